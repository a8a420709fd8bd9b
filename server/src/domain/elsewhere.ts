import type { Configuration, IsoDate } from '../model/configuration.ts';
import type { Queries } from '../model/queries.ts';
import { slugsOf } from '../standards/lookup.ts';
import { isInForceOn } from './editions.ts';

/** `iso-9001:2015/7.2` → `7.2`; a clause without standard stays as it is. */
const clauseNumber = (clause: string): string => clause.slice(clause.lastIndexOf('/') + 1);

/** True when a clause is another or a part of it: `7.2.1` is within `7.2`, `7.20` is not. */
export function isWithin(clause: string, whole: string): boolean {
  const [part, own] = [clauseNumber(clause), clauseNumber(whole)];
  return part === own || part.startsWith(`${own}.`);
}

/** The edition whose numbers a clause without one has, where a rule names it. */
const editionOfRules = 'iso-9001:2015';

/** What of qms.yaml decides what is kept elsewhere. */
interface Setting {
  readonly kept: Configuration['elsewhere'];
  readonly standards: Configuration['standards'];
  /** Empty where only one edition is in use. */
  readonly today: IsoDate;
}

/**
 * The slugs of what qms.yaml says is kept elsewhere. A number that stands alone is one of the editions in use: where
 * several have it, of the one in force today.
 */
function keptSlugs(written: string, { standards, today }: Setting): readonly string[] | null {
  if (written.includes('/')) return slugsOf(written, 'with-parts');
  const known = standards.filter(({ id }) => slugsOf(`${id}/${written}`) !== null);
  const edition = known.find((each) => isInForceOn(each, today)) ?? known[0];
  return edition === undefined ? null : slugsOf(`${edition.id}/${written}`, 'with-parts');
}

/** True when what is kept elsewhere takes in all that a clause asks for, whichever editions the two are of. */
function covers(kept: string, asked: string, setting: Setting): boolean {
  const [whole, part] = [
    keptSlugs(kept, setting),
    slugsOf(asked.includes('/') ? asked : `${editionOfRules}/${asked}`),
  ];
  return whole === null || part === null ? isWithin(asked, kept) : part.every((slug) => whole.includes(slug));
}

/** The answers by clause under a setting: rules ask the same of thousands of records. */
const known = new WeakMap<
  Setting['kept'],
  { readonly setting: Setting; readonly answers: Map<string, boolean> }
>();

function answersUnder(setting: Setting): Map<string, boolean> {
  const before = known.get(setting.kept);
  if (before?.setting.standards === setting.standards && before.setting.today === setting.today)
    return before.answers;
  const answers = new Map<string, boolean>();
  known.set(setting.kept, { setting, answers });
  return answers;
}

/**
 * True when `elsewhere` in qms.yaml says that the evidence for one of the clauses is kept in another
 * system. Rules about something that is absent ask this before they speak.
 */
export function coveredElsewhere(queries: Queries, clauses: readonly string[]): boolean {
  const kept = queries.config('elsewhere');
  if (kept.length === 0) return false;
  const standards = queries.config('standards');
  const setting: Setting = { kept, standards, today: standards.length > 1 ? queries.today() : '' };
  const answers = answersUnder(setting);
  return clauses.some((clause) => {
    const answer = answers.get(clause) ?? kept.some((own) => covers(own.clause, clause, setting));
    answers.set(clause, answer);
    return answer;
  });
}
