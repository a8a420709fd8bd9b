import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { inForceSince } from '../../domain/in-force-since.ts';
import { registerOf } from '../../domain/register.ts';
import { linkTo } from '../../domain/words/fixes.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { addDays, dateOf, daysBetween } from '../../records/dates.ts';
import { idsOf, isBlank } from '../../records/values.ts';
import { objective } from './examples.ts';

const say = defineMessages('objective-communicated', {
  untold:
    'No evidence in this repository that this objective was communicated. Name the communication under `communicatedIn`, or record one that is `about` it. It has been in force for {days, plural, one {# day} other {# days}}, since {since}.',
});

const clauses = ['iso-9001:2015/6.2.1', 'iso-9001:2015/7.4'];

/** Days that pass before people who work for an objective should know it: a month, as meetings come. */
const grace = 30;

/** How many communications a finding offers to link. */
const offered = 3;

/** True for a communication that took place or is planned. */
const stands = ({ type, phase }: { readonly type: string; readonly phase: QmsRecord['phase'] }): boolean =>
  type === 'communication' && phase !== 'draft' && phase !== 'void';

const about = (id: string, queries: Queries): readonly QmsRecord[] =>
  ['about', 'body']
    .flatMap((field) => queries.referrers(id, field))
    .map(({ source }) => source)
    .filter(stands);

/** True where a communication is named, or one is about the objective, what it is a part of, or the register it stands in. */
function isCommunicated(record: QmsRecord, queries: Queries): boolean {
  // One that does not exist, or is still a draft, has a finding of its own.
  if (!isBlank(record.data['communicatedIn'])) return true;
  const register = registerOf(record, queries)?.id ?? '';
  const ids = [record.id, register, ...idsOf(record.data['parent'])];
  return ids.some((id) => id !== '' && about(id, queries).length > 0);
}

/** Communications that may have been the one: on the policy or the review that the objective follows from, newest first. */
function candidates(record: QmsRecord, since: IsoDate, queries: Queries): readonly QmsRecord[] {
  const sources = ['policy', 'setIn', 'approvedIn'].flatMap((key) => idsOf(record.data[key]));
  const day = ({ data }: QmsRecord): IsoDate => dateOf(data['date']) ?? queries.today();
  const found = sources
    .flatMap((id) => about(id, queries))
    .filter((each) => each.id !== '' && day(each) >= since);
  return [...new Map(found.map((each) => [each.id, each])).values()]
    .sort((one, other) => (day(one) > day(other) ? -1 : 1))
    .slice(0, offered);
}

const link = (record: QmsRecord, communication: QmsRecord): FixPlan => ({
  title: linkTo(communication),
  certain: false,
  file: record.file,
  record: record.key,
  steps: [{ kind: 'add-key', path: [], key: 'communicatedIn', value: `[${communication.id}]` }],
});

const inForce = `${objective}effectiveFrom: 2025-10-01\n`;

export const rule: RecordRule = {
  id: 'objective-communicated',
  scope: 'record',
  types: ['quality-objective'],
  concern: 'today',
  level: 'warning',
  basis: 'required',
  begins: 'communication',
  title: 'Objective that nobody was told of',
  clauses: ['iso-9001:2015/6.2.1'],
  explanation:
    'Objectives are to be communicated: people cannot work towards what they have not heard of. This one has been in force for more than 30 days, and no communication that took place or is planned names it. Name the one in which it was made known under `communicatedIn`, or record it (type `communication`, the objective under `about`). One about the objective it is a part of, or about the register it stands in, counts as well. If communication is kept in another system, name that for clause 7.4 under `elsewhere` in qms.yaml.',
  examples: {
    bad: { 'objective.yaml': inForce },
    good: {
      'objective.yaml': inForce,
      'communication.yaml':
        'id: COM-2025-03\ntype: communication\ntitle: Objectives on one page\nstatus: done\ndate: 2025-10-08\nabout: [OBJ-2026-01]\n',
    },
  },
  check(record, queries, report) {
    const since = inForceSince(record, queries);
    const today = queries.today();
    if (record.id === '' || since === null || addDays(since, grace) >= today) return;
    if (isCommunicated(record, queries) || coveredElsewhere(queries, clauses)) return;
    report({
      message: say.untold({ days: daysBetween(since, today), since }),
      place: { file: record.file, record: record.key, path: ['communicatedIn'] },
      fixes: candidates(record, since, queries).map((each) => link(record, each)),
    });
  },
};
