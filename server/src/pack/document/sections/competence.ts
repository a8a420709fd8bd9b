import { type Blocks, listOf, paragraph, table } from '../../../document/blocks.ts';
import { day } from '../../../document/dates.ts';
import { number } from '../../../document/figures.ts';
import { type Inline, joined, sentence, strong, type Text, tag } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import type { CompetenceView } from '../../model.ts';
import { named, titleOf, titleOrId } from '../names.ts';
import { more } from '../nothing.ts';
import { shared } from '../shared.ts';
import { unreadTag } from '../unread.ts';
import { sourceOf, type View } from '../view.ts';

const say = defineMessages('pack.competence', {
  none: 'The records hold no competences.',
  tooFew: '{count, plural, one {#\u00a0competence hangs} other {#\u00a0competences hang}} on too few people.',
  enough:
    'The {count, plural, one {#\u00a0competence on record has} other {#\u00a0competences on record have}} enough holders.',
  enoughJust:
    'The {count, plural, one {#\u00a0competence on record has} other {#\u00a0competences on record have}} enough holders; just enough: {titles}.',
  noTraining: 'No training was recorded in the period.',
  trainings:
    '{held, plural, one {#\u00a0training} other {#\u00a0trainings}} held, the effect of {evaluated, number} evaluated.',
  caption: 'Competences',
  competence: 'Competence',
  holders: 'Holders',
  needed: 'Needed',
  inTraining: 'In training',
  runningOut: 'Running out',
  requiredFor: 'Required for',
  single: 'single point of failure',
  justEnough: 'just enough',
  notShown: 'What the figures above do not show',
  openRisk: 'Open risk: {risk}',
  rating: 'rating {rating} of {highest}',
  objective: 'Objective: {objective}',
  stillOpen: 'still open: {what}',
});

/** How many competences hang on too few people; what can be said of those on record, and no more. */
function holderWords({ entries }: CompetenceView): Text {
  const single = entries.items.filter((each) => each.singlePointOfFailure).length;
  const count = entries.items.length + entries.more;
  if (count === 0) return say.none();
  if (single > 0) return say.tooFew({ count: single });
  const just = entries.items.filter((each) => each.atMinimum).map(({ link }) => titleOrId(link));
  return just.length === 0
    ? say.enough({ count })
    : say.enoughJust({ count, titles: listed(just, 'and', just.length) });
}

/** What was done to train people, and whether anyone looked at what it brought. */
const trainingWords = ({ trainings }: CompetenceView): Text =>
  trainings.held === 0 ? say.noTraining() : say.trainings(trainings);

/** Competence: who holds what by number, and where everything hangs on one person. */
export function competence(view: View): Blocks {
  const { competence: found } = view.pack;
  const { entries } = found;
  const held = holderWords(found);
  return [
    paragraph([
      entries.items.some((each) => each.singlePointOfFailure) ? strong(held) : held,
      ' ',
      trainingWords(found),
    ]),
    table(
      say.caption(),
      [
        { title: say.competence() },
        { title: say.holders(), numeric: true },
        { title: say.needed(), numeric: true },
        { title: say.inTraining(), numeric: true },
        { title: say.runningOut(), numeric: true },
        { title: say.requiredFor() },
      ],
      entries.items.map((each) => ({
        source: sourceOf(each.link),
        cells: [
          joined(
            [
              named(view, each.link),
              each.singlePointOfFailure && tag(say.single(), 'bad'),
              each.atMinimum && tag(say.justEnough()),
              unreadTag(each),
            ],
            ' ',
          ),
          number(each.holders),
          each.minimum === null ? null : number(each.minimum),
          number(each.inTraining),
          number(each.expiring),
          joined(each.requiredFor.map(titleOf), ', '),
        ],
      })),
      { quietCaption: true },
    ),
    more(entries),
    notShown(view),
  ];
}

function notShown(view: View): Blocks {
  const { risks, objectives } = view.pack.competence;
  if (risks.length + objectives.length === 0) return null;
  return [
    paragraph(say.notShown(), 'label'),
    listOf([
      ...risks.map(({ link, rating }) => ({
        source: sourceOf(link),
        cells: [
          joined(
            [
              sentence(say.openRisk, { risk: named(view, link) }),
              rating === null
                ? null
                : say.rating({ rating: number(rating), highest: number(view.pack.risks.scale ** 2) }),
            ],
            ', ',
          ),
        ],
      })),
      ...objectives.map(({ link, due, open }) => ({
        source: sourceOf(link),
        cells: [objective(view, link, due, open)],
      })),
    ]),
  ];
}

const objective = (
  view: View,
  link: CompetenceView['objectives'][number]['link'],
  due: string | null,
  open: readonly string[],
): Inline =>
  joined(
    [
      joined(
        [
          sentence(say.objective, { objective: named(view, link) }),
          due === null ? null : shared.dueOn({ date: day(due) }),
        ],
        ', ',
      ),
      open.length === 0 ? null : say.stillOpen({ what: listed(open, 'and', open.length) }),
    ],
    '; ',
  );
