import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { isBefore } from '../../records/history.ts';
import type { Due } from './item.ts';
import type { RecordSource } from './source.ts';
import { audited } from './sources/audits.ts';
import { decisions } from './sources/decisions.ts';
import { effects } from './sources/effects.ts';
import { looks } from './sources/looks.ts';
import { managementReviews } from './sources/reviews.ts';
import { signOffs } from './sources/sign-offs.ts';
import { transitions } from './sources/transitions.ts';
import { validity } from './sources/validity.ts';
import { work } from './sources/work.ts';

/** What is due record by record. */
const ofRecords: readonly RecordSource[] = [...work, ...effects, ...looks, ...validity, ...audited];

/** What is due by the repository as a whole. Dates that come from elsewhere than a record have their place here. */
const ofRepository: readonly ((queries: Queries) => readonly Due[])[] = [
  managementReviews,
  decisions,
  transitions,
];

/** The sources that look at a type. */
function sourcesByType(): (type: string) => readonly RecordSource[] {
  const known = new Map<string, readonly RecordSource[]>();
  return (type) => {
    let sources = known.get(type);
    if (sources === undefined) {
      sources = ofRecords.filter(({ types }) => types.length === 0 || types.includes(type));
      known.set(type, sources);
    }
    return sources;
  };
}

/**
 * True for a record by which something may be due: in work or over, not void, not older than judging begins, and of the
 * versions of an id in use the one in force.
 */
function isAsked(record: QmsRecord, queries: Queries): boolean {
  if (record.phase !== 'active' && record.phase !== 'review' && record.phase !== 'final') return false;
  if (isBefore(record, queries.config('judgeFrom'))) return false;
  if (record.version === null || record.phase !== 'active') return true;
  const inForce = queries.record(record.id);
  return inForce === undefined || inForce.phase !== 'active' || inForce.version === record.version;
}

/** What is due by the fields of records by which something may be. */
function byFields(asked: readonly QmsRecord[], queries: Queries): readonly Due[] {
  const sourcesOf = sourcesByType();
  return asked.flatMap((record) =>
    sourcesOf(record.type)
      .filter(({ ofFinal }) => record.phase === 'active' || (ofFinal === true && record.phase === 'final'))
      .flatMap((source) => source.of(record, queries)),
  );
}

/** What is due by the fields of some records alone, without sign-offs, in no order. */
export const dueByFields = (records: readonly QmsRecord[], queries: Queries): readonly Due[] =>
  byFields(
    records.filter((record) => isAsked(record, queries)),
    queries,
  );

/** Everything that is due by some records, all of a root, in no order. */
export function allDue(records: Iterable<QmsRecord>, queries: Queries): readonly Due[] {
  const asked = [...records].filter((record) => isAsked(record, queries));
  return [
    ...byFields(asked, queries),
    ...signOffs(asked, queries),
    ...ofRepository.flatMap((source) => source(queries)),
  ];
}
