import { type Blocks, facts, paragraph, type Table, table } from '../../../document/blocks.ts';
import { day } from '../../../document/dates.ts';
import { number } from '../../../document/figures.ts';
import { type Inline, joined, lines, quiet, sentence, strong, type Text } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Nonconformities, NonconformityEntry } from '../../model.ts';
import { actionTable } from '../actions.ts';
import { sums } from '../amounts.ts';
import { cited, named, party, titleOf } from '../names.ts';
import { more } from '../nothing.ts';
import { shared } from '../shared.ts';
import { state } from '../states.ts';
import { sourceOf, type View } from '../view.ts';
import { words, wordsOrNone } from '../words.ts';
import { against } from './customers.ts';
import { measured } from './measured.ts';
import { outputTable } from './outputs.ts';

const say = defineMessages('pack.nonconformities', {
  indicators: 'What the indicators say of nonconformities',
  detected: 'Found and kept as records',
  closed: 'Closed in the period',
  open: 'Open',
  repeated: 'Found again',
  effective: 'Effective',
  partlyEffective: 'Partly effective',
  notEffective: 'Not effective',
  awaited: 'Effect to be checked',
  costsOfFound: 'Costs of those found',
  ageing: 'Days the open ones have been open',
  ofPeriod: 'Nonconformities found in the period',
  others: 'Nonconformities found before or after the period',
  counting: 'Days open count from finding to closing, the check of the effect included.',
  actions: 'Corrective actions still open',
  daysOpen: 'Days open',
  ownerDue: 'Owner, due',
  cause: 'Cause',
  effect: 'Effect',
  again: 'again, after {record}',
  closedOn: 'closed {date}',
  notChecked: 'not checked yet',
});

/** Nonconformities and corrective actions: how many, how old, and whether what was done worked. */
export function nonconformities(view: View): Blocks {
  const { nonconformities: found } = view.pack;
  const { items } = found.entries;
  return [
    measured(view, say.indicators(), found.indicators),
    figuresOf(found),
    ageing(found),
    nonconformityTable(
      view,
      say.ofPeriod(),
      items.filter(({ timing }) => timing === 'period'),
    ),
    nonconformityTable(
      view,
      say.others(),
      items.filter(({ timing }) => timing !== 'period'),
    ),
    more(found.entries),
    items.length === 0 ? null : paragraph(say.counting(), 'quiet'),
    actionTable(view, say.actions(), found.actions.items),
    more(found.actions),
    outputTable(view, found.outputs.items),
    more(found.outputs),
  ];
}

const figuresOf = ({ detected, detectedBefore, effect, ...found }: Nonconformities): Blocks =>
  facts([
    [say.detected(), against(strong(number(detected)), detectedBefore)],
    [say.closed(), number(found.closed)],
    [say.open(), number(found.open)],
    [say.repeated(), number(found.repeated)],
    [say.effective(), number(effect.effective)],
    [say.partlyEffective(), number(effect.partlyEffective)],
    [say.notEffective(), number(effect.notEffective)],
    [say.awaited(), number(effect.awaited)],
    [say.costsOfFound(), sums(found.costs)],
  ]);

function ageing({ open, ageing: ages }: Nonconformities): Blocks {
  if (open === 0) return null;
  const highest = Math.max(0, ...ages.map((each) => each.count));
  return [
    paragraph(say.ageing(), 'label'),
    facts(
      ages.map(({ label, count }) => [
        words(label),
        joined([number(count), count > 0 && { is: 'bar', value: count, highest }], ' '),
      ]),
    ),
  ];
}

const nonconformityTable = (view: View, caption: Text, entries: readonly NonconformityEntry[]): Table =>
  table(
    caption,
    [
      { title: shared.whatWasFound() },
      { title: shared.where() },
      { title: say.daysOpen(), numeric: true },
      { title: say.ownerDue() },
      { title: say.cause() },
      { title: say.effect() },
      { title: shared.costs(), numeric: true },
    ],
    entries.map((each) => ({
      source: sourceOf(each.link),
      cells: [
        lines(
          named(view, each.link),
          each.repeats === null ? null : quiet(sentence(say.again, { record: cited(view, each.repeats) })),
        ),
        joined(
          [
            wordsOrNone(each.grade),
            wordsOrNone(each.source),
            each.process === null ? null : titleOf(each.process),
          ],
          ', ',
        ),
        lines(each.ageInDays === null ? null : number(each.ageInDays), quiet(closing(each))),
        lines(
          party(each.owner),
          each.closedOn !== null || each.due === null ? null : quiet(shared.dueOn({ date: day(each.due) })),
        ),
        each.cause,
        state(each.effect) ?? quiet(say.notChecked()),
        sums(each.costs),
      ],
    })),
  );

const closing = ({ closedOn }: NonconformityEntry): Inline =>
  closedOn === null ? words('open') : say.closedOn({ date: day(closedOn) });
