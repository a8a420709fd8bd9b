import { type Blocks, paragraph, type Table, table } from '../../../document/blocks.ts';
import { day } from '../../../document/dates.ts';
import { number } from '../../../document/figures.ts';
import { type Inline, joined, quiet, sentence, strong } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { OpportunityEntry, RiskEntry, RiskRating } from '../../model.ts';
import { moneyOrNone } from '../amounts.ts';
import { named, party, theme } from '../names.ts';
import { more, nothing } from '../nothing.ts';
import { shared } from '../shared.ts';
import { state } from '../states.ts';
import { sourceOf, type View } from '../view.ts';
import { words, wordsOrNone } from '../words.ts';
import { matrices } from './risk-matrix.ts';

const say = defineMessages('pack.risks', {
  risks: 'Risks',
  risk: 'Risk',
  before: 'Before',
  after: 'After',
  treatment: 'Treatment',
  atStake: 'At stake',
  accepted: 'accepted as it is',
  notAssessedAgain: 'not assessed again',
  rating: '{rating} {factors}',
  factors: '({likelihood} × {severity})',
  opportunities: 'Opportunities',
  opportunity: 'Opportunity',
  decision: 'Decision',
  rated: 'Rated',
  benefit: 'benefit {level}',
  effort: 'effort {level}',
  likelihood: 'likelihood {level}',
  worth: 'Worth',
});

/** Risks before and after treatment as matrices, then the list, then opportunities. */
export function risks(view: View): Blocks {
  const { risks: found } = view.pack;
  return [
    found.entries.items.length === 0 ? paragraph(nothing.risks()) : null,
    matrices(view),
    riskTable(view),
    more(found.entries),
    opportunityTable(view),
    more(found.opportunities),
  ];
}

const riskTable = (view: View): Table =>
  table(
    say.risks(),
    [
      { title: say.risk() },
      { title: shared.owner() },
      { title: say.before(), numeric: true },
      { title: say.after(), numeric: true },
      { title: say.treatment() },
      { title: say.atStake(), numeric: true },
    ],
    view.pack.risks.entries.items.map((each) => ({
      source: sourceOf(each.link),
      cells: [
        joined([named(view, each.link), ...each.themes.map((id) => theme(view, id))], ' '),
        party(each.owner),
        rating(view, each.before),
        each.after === null ? quiet(notAgain(each)) : rating(view, each.after),
        joined(
          [
            wordsOrNone(each.treatment),
            each.acceptedUntil === null ? null : shared.acceptedUntil({ date: day(each.acceptedUntil) }),
            state(each.effect),
          ],
          ', ',
        ),
        moneyOrNone(each.exposure),
      ],
    })),
  );

const notAgain = ({ treatment }: RiskEntry): Inline =>
  treatment === 'accept' ? say.accepted() : say.notAssessedAgain();

/** A rating with what it is made of; bold from where it asks for something. */
function rating(view: View, value: RiskRating | null): Inline {
  if (value === null) return null;
  const shown = sentence(say.rating, {
    rating: number(value.rating),
    factors: quiet(say.factors({ likelihood: number(value.likelihood), severity: number(value.severity) })),
  });
  return value.rating >= view.pack.risks.threshold ? strong(shown) : shown;
}

const isRated = ({ pack }: View): boolean =>
  pack.risks.opportunities.items.some(({ rating }) => rating !== null);

/** How an opportunity was rated, in words. */
const rated = ({ rating }: OpportunityEntry): Inline =>
  rating === null
    ? null
    : joined(
        [
          rating.benefit !== null && say.benefit({ level: words(rating.benefit) }),
          rating.effort !== null && say.effort({ level: words(rating.effort) }),
          rating.likelihood !== null && say.likelihood({ level: words(rating.likelihood) }),
        ],
        ', ',
      );

const opportunityTable = (view: View): Table =>
  table(
    say.opportunities(),
    [
      { title: say.opportunity() },
      ...(isRated(view) ? [{ title: say.rated() }] : []),
      { title: say.decision() },
      { title: shared.owner() },
      { title: say.worth(), numeric: true },
    ],
    view.pack.risks.opportunities.items.map((each) => ({
      source: sourceOf(each.link),
      cells: [
        named(view, each.link),
        ...(isRated(view) ? [rated(each)] : []),
        joined([wordsOrNone(each.decision), state(each.effect)], ' '),
        party(each.owner),
        moneyOrNone(each.value),
      ],
    })),
  );
