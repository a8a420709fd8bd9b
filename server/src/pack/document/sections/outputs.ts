import { type Table, table } from '../../../document/blocks.ts';
import { dayOrNone } from '../../../document/dates.ts';
import { joined, lines, quiet, sentence } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { OutputEntry } from '../../model.ts';
import { sums } from '../amounts.ts';
import { cited, named } from '../names.ts';
import { shared } from '../shared.ts';
import { sourceOf, type View } from '../view.ts';
import { words, wordsOrNone } from '../words.ts';

const say = defineMessages('pack.outputs', {
  caption: 'Nonconforming outputs',
  found: 'Found',
  decision: 'Decision',
  belongsTo: 'belongs to {record}',
  timing: '{timing, select, before {before the period} other {after the period}}',
  noneYet: 'none yet',
});

/** Products and services that were not as required. */
export const outputTable = (view: View, entries: readonly OutputEntry[]): Table =>
  table(
    say.caption(),
    [
      { title: shared.whatWasFound() },
      { title: shared.where() },
      { title: say.found(), numeric: true },
      { title: say.decision() },
      { title: shared.costs(), numeric: true },
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
          dayOrNone(each.detectedOn),
          each.timing !== 'period' && quiet(say.timing({ timing: each.timing })),
        ),
        joined(
          [
            each.disposition === null ? quiet(say.noneYet()) : words(each.disposition),
            each.open ? quiet(words('open')) : null,
          ],
          ', ',
        ),
        sums(each.costs),
      ],
    })),
  );
