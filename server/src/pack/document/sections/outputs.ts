import { type Table, table } from '../../../document/blocks.ts';
import { day } from '../../../document/dates.ts';
import { joined, lines, quiet, sentence } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { OutputEntry } from '../../model.ts';
import { sums } from '../amounts.ts';
import { cited, named } from '../names.ts';
import { sourceOf, type View } from '../view.ts';
import { words, wordsOrNone } from '../words.ts';

const say = defineMessages('pack.outputs', {
  caption: 'Nonconforming outputs',
  what: 'What was found',
  where: 'Where',
  found: 'Found',
  decision: 'Decision',
  costs: 'Costs',
  belongsTo: 'belongs to {record}',
  timing: '{timing, select, before {before the period} other {after the period}}',
  noneYet: 'none yet',
  open: 'open',
});

/** Products and services that were not as required. */
export const outputTable = (view: View, entries: readonly OutputEntry[]): Table =>
  table(
    say.caption(),
    [
      { title: say.what() },
      { title: say.where() },
      { title: say.found(), numeric: true },
      { title: say.decision() },
      { title: say.costs(), numeric: true },
    ],
    entries.map((each) => ({
      source: sourceOf(each.link),
      cells: [
        lines(
          named(view, each.link),
          each.nonconformity === null
            ? null
            : quiet(sentence(say.belongsTo, { record: cited(view, each.nonconformity) })),
        ),
        wordsOrNone(each.detectedAt),
        lines(
          each.detectedOn === null ? null : day(each.detectedOn),
          each.timing !== 'period' && quiet(say.timing({ timing: each.timing })),
        ),
        joined(
          [
            each.disposition === null ? quiet(say.noneYet()) : words(each.disposition),
            each.open ? quiet(say.open()) : null,
          ],
          ', ',
        ),
        sums(each.costs),
      ],
    })),
  );
