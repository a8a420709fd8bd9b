import { reviewPeriod } from '../../domain/review/periods.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Finding, SuppressedFinding } from '../../model/finding.ts';
import type { Queries } from '../../model/queries.ts';
import { dateOf } from '../../records/dates.ts';
import type { SchemaCatalogue } from '../../schemas/catalogue.ts';
import type { Pack, ThemeHead } from '../model.ts';
import { appendixOf, citesItself, unknownIds } from './appendix.ts';
import { asksOf, askTotals, decisionsAsked, decisionsUnasked, inputsOf } from './asks.ts';
import { auditsOf } from './audits.ts';
import { bottlenecksOf } from './bottlenecks.ts';
import { significantChanges } from './changes.ts';
import { competenceOf } from './competence.ts';
import { line, type PackContext, partyOf, recordsOn, remembered, rememberedRecords } from './context.ts';
import { costOfPoorQuality } from './cost-of-poor-quality.ts';
import { cultureOf } from './culture.ts';
import { customersOf } from './customers.ts';
import { decisionEntries } from './decisions.ts';
import { packEditions } from './editions.ts';
import { engagementOf } from './engagement.ts';
import { previousOf, reviewHead, stateOf } from './head.ts';
import { indicatorEntries } from './indicators.ts';
import { inputSections } from './inputs.ts';
import { lastTime } from './last-time.ts';
import { leadershipOf } from './leadership.ts';
import { leadershipItemsOf } from './leadership-items.ts';
import { clip, limits } from './limits.ts';
import { nonconformitiesOf } from './nonconformities.ts';
import { objectiveEntries, reviewObjectives } from './objectives.ts';
import { outputsOf } from './outputs.ts';
import { readinessOf } from './readiness.ts';
import { resourcesOf } from './resources.ts';
import { contextOf, packDate } from './review-context.ts';
import { openRisks, risksOf } from './risks.ts';
import { suppliersOf } from './suppliers.ts';

export interface PackOptions {
  readonly catalogue: SchemaCatalogue;
  /** Overrides the day of the pack. */
  readonly asOf?: IsoDate;
  /** Published findings of the repository; those on cited records are listed. */
  readonly findings?: readonly Finding[];
  readonly suppressed?: readonly SuppressedFinding[];
  /** Version of qms, as the pack says it. */
  readonly version?: string;
}

/** A pack, or one plain sentence on why there is none. */
export type PackResult = { readonly pack: Pack } | { readonly problem: string };

function themesOf(context: PackContext): readonly ThemeHead[] {
  const known = context.queries.config('themes').map(({ id, title, sponsor }) => ({
    id: clip(id, limits.line),
    title: clip(title, limits.line),
    sponsor: sponsor === undefined ? null : partyOf(context, sponsor),
  }));
  const named = [...inputsOf(context.whole), ...outputsOf(context.whole)].flatMap(
    ({ value }) => line(value['theme']) ?? [],
  );
  const others = [...new Set(named)].filter((id) => !known.some((theme) => theme.id === id));
  return [...known, ...others.slice(0, limits.references).map((id) => ({ id, title: id, sponsor: null }))];
}

function notesOn(context: PackContext): readonly string[] {
  const { review, asOf } = context;
  const notes: string[] = [];
  if (reviewPeriod(review) === null)
    notes.push(`${review.id} states no period; the twelve months up to ${asOf} are shown.`);
  if (dateOf(review.data['date']) === null) notes.push(`${review.id} has no date.`);
  if (context.whole.some(citesItself))
    notes.push(`${review.id} cites itself; that shows nothing and is passed over where it would count.`);
  if (review.data['previous'] !== undefined && previousOf(context) === undefined)
    notes.push(`The previous review that ${review.id} names is no other review in this repository.`);
  const unknown = unknownIds(context);
  if (unknown.length > 0) {
    const more = unknown.length > 10 ? ` and ${unknown.length - 10} more` : '';
    const shown = unknown.slice(0, 10).map((id) => clip(id, 64));
    notes.push(`No record carries the id ${shown.join(', ')}${more}, which ${review.id} cites.`);
  }
  return notes.slice(0, limits.notes);
}

/** What a pack is made from, found again only where it may have changed. */
const records = {
  objectives: rememberedRecords('objectives of the review', reviewObjectives),
  indicators: rememberedRecords('indicators in force', (context) =>
    recordsOn(context, 'indicator').filter(({ phase }) => phase === 'active'),
  ),
  openRisks: rememberedRecords('open risks', (context) => openRisks(recordsOn(context, 'risk'), context)),
};
const facts = {
  cost: remembered('cost', (context) => costOfPoorQuality(context, records.indicators(context))),
  objectives: remembered('objectives', (context) => objectiveEntries(records.objectives(context), context)),
  indicators: remembered('indicators', (context) =>
    indicatorEntries(context, records.objectives(context), records.indicators(context)),
  ),
  customers: remembered('customers', customersOf),
  nonconformities: remembered('nonconformities', nonconformitiesOf),
  audits: remembered('audits', auditsOf),
  suppliers: remembered('suppliers', suppliersOf),
  risks: remembered('risks', (context) => risksOf(records.openRisks(context), context)),
  competence: remembered('competence', (context) => competenceOf(records.openRisks(context), context)),
  bottlenecks: remembered('bottlenecks', bottlenecksOf),
  culture: remembered('culture', cultureOf),
  engagement: remembered('engagement of all reviews', engagementOf),
  leadershipItems: remembered('leadership items', leadershipItemsOf),
};

/**
 * The pack of a management review: a pure function of the repository (through its queries), the review
 * and the day. Nothing in it depends on the clock, on the order of files or on earlier calls.
 *
 * @param reviewId id of the review
 * @returns the pack, or the reason why there is none (an unknown id, or that of something else)
 */
export function buildPack(queries: Queries, reviewId: string, options: PackOptions): PackResult {
  const review = queries.record(reviewId);
  if (review === undefined) {
    const near = queries.nearestIds(reviewId, ['management-review'])[0];
    const hint = near === undefined ? '' : `; did you mean ${near}?`;
    return { problem: `No record has the id ${clip(reviewId, 64)}${hint || '.'}` };
  }
  if (review.type !== 'management-review')
    return { problem: `${review.id} is no management review, and a pack is made of one.` };
  const context = contextOf(review, queries, options.asOf ?? packDate(review, queries));
  const { findings = [], suppressed = [] } = options;
  const themes = themesOf(context);
  const themeIds = themes.map(({ id }) => id);
  const asks = asksOf(context);
  const objectives = records.objectives(context);
  const indicators = records.indicators(context);
  const customers = facts.customers(context);
  const cost = facts.cost(context);
  const shown: Omit<Pack, 'appendix'> = {
    version: 1,
    organization: line(queries.config('organization')),
    review: reviewHead(context),
    asOf: context.asOf,
    made: { on: queries.today(), version: options.version ?? null },
    editions: packEditions(context),
    themes,
    notes: notesOn(context),
    readiness: stateOf(review) === 'approved' ? null : readinessOf(context),
    pageOne: {
      decisions: decisionsAsked(asks),
      totals: askTotals(asks),
      unasked: decisionsUnasked(asks, context),
      lastTime: lastTime(context),
      changes: significantChanges({ objectives, indicators, customers, cost, themes: themeIds }, context),
      costOfPoorQuality: cost,
    },
    inputs: inputSections(context),
    objectives: facts.objectives(context),
    indicators: facts.indicators(context),
    customers,
    nonconformities: facts.nonconformities(context),
    audits: facts.audits(context),
    suppliers: facts.suppliers(context),
    risks: facts.risks(context),
    competence: facts.competence(context),
    resources: resourcesOf(asks, context),
    bottlenecks: facts.bottlenecks(context),
    culture: facts.culture(context),
    decisions: decisionEntries(context),
  };
  const leadership = leadershipOf(themeIds, context);
  const pack: Pack = {
    ...shown,
    appendix: {
      leadership,
      engagement: facts.engagement(context),
      leadershipItems: facts.leadershipItems(context),
      ...appendixOf(
        {
          findings,
          suppressed,
          shown: { shown, leadership },
        },
        context,
      ),
    },
  };
  return { pack };
}
