import type { Json } from '../../model/json.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { ratingOf } from '../../records/risk-scale.ts';
import { textsOf } from '../../records/values.ts';
import type { OpportunityRating, RiskCell, RiskEntry, RiskRating, Risks } from '../model.ts';
import { actionEntries } from './actions.ts';
import {
  dateBy,
  line,
  linkTo,
  member,
  moneyOf,
  type PackContext,
  partyOf,
  recordsOn,
  resultOf,
} from './context.ts';
import { boundedMap, limits } from './limits.ts';

/** A rating on the scale, or null for anything else. */
export function ratingOnScale(value: Json | undefined, scale: number): RiskRating | null {
  const rated = ratingOf(value);
  const isOnScale = (step: number): boolean => Number.isInteger(step) && step >= 1 && step <= scale;
  return rated !== null && isOnScale(rated.likelihood) && isOnScale(rated.severity) ? rated : null;
}

interface Rated {
  readonly risk: QmsRecord;
  readonly before: RiskRating | null;
  readonly after: RiskRating | null;
}

/**
 * A risk's ratings before treatment and after it. After it only where it was assessed again: under `after`, or
 * in its present rating when `before` keeps an earlier one. Otherwise nobody knows yet what treatment did.
 */
function ratedOf(risk: QmsRecord, context: PackContext, scale: number): Rated {
  const { data } = risk;
  const present = ratingOnScale(data, scale);
  const first = ratingOnScale(data['before'], scale);
  const stated = ratingOnScale(data['after'], scale);
  const assessed = dateOf(member(data['after'], 'date'));
  const isKnown = assessed === null || assessed <= context.asOf;
  const again = stated ?? (first === null ? null : present);
  return { risk, before: first ?? present, after: isKnown ? again : null };
}

function cellsOf(
  ratings: readonly { readonly id: string; readonly rating: RiskRating | null }[],
): readonly RiskCell[] {
  const cells = new Map<string, { rating: RiskRating; ids: string[] }>();
  for (const { id, rating } of ratings) {
    if (rating === null) continue;
    const key = `${rating.likelihood} ${rating.severity}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, { rating, ids: [id] });
    else cell.ids.push(id);
  }
  return [...cells.values()]
    .map(({ rating: { likelihood, severity }, ids }) => ({
      likelihood,
      severity,
      count: ids.length,
      ids: ids.slice(0, 10),
    }))
    .sort((left, right) => left.likelihood - right.likelihood || left.severity - right.severity);
}

function riskEntry({ risk, before, after }: Rated, context: PackContext): RiskEntry {
  const { data } = risk;
  return {
    link: linkTo(risk),
    category: line(data['category']),
    themes: textsOf(data['themes']).slice(0, limits.references),
    owner: partyOf(context, data['owner']),
    before,
    after,
    treatment: line(data['treatment']),
    acceptedUntil: dateOf(member(data['acceptance'], 'until')),
    exposure: moneyOf(data['exposure']),
    actions: actionEntries(risk, context),
    effect: resultOf(data, context),
  };
}

/** Of all risks those known on the day of the pack and not closed by then, as written. */
export const openRisks = (risks: readonly QmsRecord[], context: PackContext): readonly QmsRecord[] =>
  risks
    .filter(({ data }) => (dateOf(data['identifiedOn']) ?? '') <= context.asOf)
    .filter(({ data, phase }) =>
      dateOf(data['closedOn']) === null ? phase !== 'final' : dateBy(context, data['closedOn']) === null,
    );

/** The rating that counts: after treatment where it was assessed again, otherwise before. */
const ratingNow = ({ before, after }: Rated): RiskRating | null => after ?? before;

/** The rating of a risk that counts on the day of the pack. */
export const currentRating = (risk: QmsRecord, context: PackContext): RiskRating | null =>
  ratingNow(ratedOf(risk, context, context.queries.config('risk').scale));

/** Whether an opportunity had been decided on by the day of the pack, as far as a date says. */
const isDecided = ({ data }: QmsRecord, context: PackContext): boolean =>
  dateOf(data['decidedOn']) === null || dateBy(context, data['decidedOn']) !== null;

/** How an opportunity was rated; null where it was not. */
function opportunityRating({ data }: QmsRecord): OpportunityRating | null {
  const [benefit, effort, likelihood] = ['benefit', 'effort', 'likelihood'].map((key) =>
    line(member(data['rating'], key)),
  ) as [string | null, string | null, string | null];
  return benefit === null && effort === null && likelihood === null ? null : { benefit, effort, likelihood };
}

/** The risks open on the day of the pack, the highest first; opportunities decided or open. */
export function risksOf(open: readonly QmsRecord[], context: PackContext): Risks {
  const { scale, threshold } = context.queries.config('risk');
  const rated = open
    .map((risk) => ratedOf(risk, context, scale))
    .sort((left, right) => (ratingNow(right)?.rating ?? 0) - (ratingNow(left)?.rating ?? 0));
  const opportunities = recordsOn(context, 'opportunity').filter(
    ({ id, phase }) => phase === 'active' || context.cited.has(id),
  );
  return {
    scale,
    threshold,
    before: cellsOf(rated.map(({ risk, before }) => ({ id: risk.id, rating: before }))),
    after: cellsOf(rated.map(({ risk, after }) => ({ id: risk.id, rating: after }))),
    entries: boundedMap(rated, (risk) => riskEntry(risk, context)),
    opportunities: boundedMap(opportunities, (opportunity) => ({
      link: linkTo(opportunity),
      decision: isDecided(opportunity, context) ? line(opportunity.data['decision']) : null,
      value: moneyOf(opportunity.data['value']),
      effort: line(opportunity.data['effort']),
      rating: opportunityRating(opportunity),
      owner: partyOf(context, opportunity.data['owner']),
      effect: resultOf(opportunity.data, context),
    })),
  };
}
