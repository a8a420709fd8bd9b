import { isHeld } from '../../domain/phases.ts';
import { isFull } from '../../domain/review/review.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { linkTo } from '../../pack/facts/context.ts';
import { bounded } from '../../pack/facts/limits.ts';
import { dateOf } from '../../records/dates.ts';
import { isBlank, textsOf } from '../../records/values.ts';
import { clause, clausesIn } from '../../standards/lookup.ts';
import type { StepEvidence, Transition, TransitionStep } from '../../standards/transition.ts';
import type { ChangeCoverage, StepCoverage, TransitionCoverage } from '../transition.ts';

export interface StepSources {
  readonly queries: Queries;
  readonly records: Iterable<QmsRecord>;
  readonly transition: Transition;
  readonly firstDay: IsoDate | null;
  /** Whether qms.yaml names the new edition. */
  readonly isNamed: boolean;
  readonly changes: readonly ChangeCoverage[];
  readonly certificate: TransitionCoverage['certificate'];
}

type Found = Pick<StepCoverage, 'state'> & { readonly records: readonly QmsRecord[] };

const standsAs = (done: readonly QmsRecord[], begun: readonly QmsRecord[]): Found =>
  done.length > 0
    ? { state: 'done', records: done }
    : { state: begun.length > 0 ? 'begun' : 'to-do', records: begun };

/** How far a step is, by what the records show. */
export function stepCoverage(step: TransitionStep, sources: StepSources): StepCoverage {
  const { state, records } = ways[step.evidence](sources, step);
  return {
    slug: step.slug,
    title: step.title,
    hint: step.hint,
    state,
    records: bounded(records.map((record) => linkTo(record))),
  };
}

const ways: Readonly<Record<StepEvidence, (sources: StepSources, step: TransitionStep) => Found>> = {
  'edition-dated': ({ isNamed }) => ({ state: isNamed ? 'done' : 'to-do', records: [] }),
  'gap-list': ({ queries, transition }) => {
    const about = [...queries.ofType('change'), ...queries.ofType('audit')].filter(
      (record) => record.phase !== 'void' && record.status !== 'rejected' && names(record, transition.to),
    );
    return standsAs(
      about.filter(({ phase }) => phase === 'active' || phase === 'final'),
      about,
    );
  },
  change: ({ changes }, step) => {
    const own = changes.filter(({ slug, state }) => step.changes.includes(slug) && state !== 'nothing-asked');
    const isDone = own.every(({ state }) => state === 'shown');
    const isBegun = own.some(({ state }) => state !== 'open');
    return { state: isDone ? 'done' : isBegun ? 'begun' : 'to-do', records: [] };
  },
  auditors: ({ queries, transition }) => {
    const competences = queries
      .ofType('competence')
      .filter((record) => record.phase !== 'void' && names(record, transition.to));
    const trainings = queries
      .ofType('communication')
      .filter((record) => record.data['kind'] === 'training' && names(record, transition.to));
    const isTrained = ({ data }: QmsRecord): boolean => !isBlank(data['holders']) || !isBlank(data['data']);
    return standsAs(
      [...competences.filter(isTrained), ...trainings.filter(isHeld)],
      [...competences, ...trainings],
    );
  },
  audit: ({ queries, firstDay }) => {
    const audits = queries
      .ofType('audit')
      .filter(({ data }) => data['kind'] === 'internal' && isOnOrAfter(data['date'], firstDay));
    return standsAs(
      audits.filter(({ phase, status }) => phase === 'final' && status !== 'cancelled'),
      audits.filter(({ status }) => status !== 'cancelled'),
    );
  },
  review: ({ queries, firstDay }) => {
    const reviews = queries
      .ofType('management-review')
      .filter((review) => isFull(review) && isOnOrAfter(review.data['date'], firstDay));
    return standsAs(reviews.filter(isHeld), reviews);
  },
  'clause-tags': ({ records, transition }) => {
    const old = [...records].filter(
      (record) =>
        record.phase !== 'void' && textsOf(record.data['clauses']).some((tag) => hasMoved(tag, transition)),
    );
    return { state: old.length === 0 ? 'done' : 'to-do', records: old };
  },
  certificate: ({ certificate, queries }) => {
    const scope = certificate === null ? undefined : queries.record(certificate.scope.id);
    return {
      state: certificate?.edition === 'new' ? 'done' : 'to-do',
      records: scope === undefined ? [] : [scope],
    };
  },
  'transition-audit': ({ queries, transition, firstDay }) => {
    const audits = queries
      .ofType('audit')
      .filter(
        (audit) =>
          audit.data['kind'] === 'certification' &&
          audit.phase !== 'void' &&
          audit.status !== 'cancelled' &&
          (names(audit, transition.to) || isOnOrAfter(audit.data['date'], firstDay)),
      );
    return standsAs(
      audits.filter(({ phase, data }) => phase !== 'draft' && dateOf(data['date']) !== null),
      audits,
    );
  },
};

/** On a day of the new edition; without such a day, on none. */
const isOnOrAfter = (value: QmsRecord['data'][string] | undefined, firstDay: IsoDate | null): boolean =>
  firstDay !== null && (dateOf(value) ?? '') >= firstDay;

/** Longest text of a record that is looked through for the name of an edition. */
const longest = 100_000;

/** Whether a record names an edition anywhere: `ISO 9001:2026`, `iso-9001:2026/6.1.3`. */
function names({ data, body }: QmsRecord, edition: string): boolean {
  const [number, year] = edition.match(/\d+/g) ?? [];
  const pattern = new RegExp(`${number}\\s?[:/–-]\\s?${year}`);
  return [JSON.stringify(data), body ?? ''].some((text) => pattern.test(text.slice(0, longest)));
}

/** A clause tag of the old edition that the new one has not, or has under another number. */
function hasMoved(tag: string, { from, to }: Transition): boolean {
  const full = tag.includes('/') ? tag : `${from}/${tag}`;
  const entry = clause(full);
  if (entry?.edition.id !== from) return false;
  const now = clausesIn(entry.ref, to);
  return !now.some(({ number }) => number === entry.number);
}
