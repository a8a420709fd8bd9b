import { type Blocks, facts, paragraph, table } from '../../../document/blocks.ts';
import { day } from '../../../document/dates.ts';
import { number } from '../../../document/figures.ts';
import { type Inline, joined, lines, quiet } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Resources } from '../../model.ts';
import { moneyOrNone, people, sums } from '../amounts.ts';
import { theme } from '../names.ts';
import { nothing } from '../nothing.ts';
import { shared } from '../shared.ts';
import { state } from '../states.ts';
import { sourceOf, type View } from '../view.ts';

const say = defineMessages('pack.resources', {
  none: 'none',
  committed: 'Committed by other decisions',
  peopleAsked: 'People asked',
  peopleGranted: 'People granted',
  caption: 'Resources one by one',
  amount: 'Amount',
  grantedOrCommitted: 'Granted or committed',
  noneYet: 'none yet',
  unasked: 'decided without an ask',
});

/** Resources asked, granted and committed by decisions without an ask, summed and one by one. */
export function resources(view: View): Blocks {
  const { resources: found } = view.pack;
  if (found.entries.length === 0) return paragraph(nothing.resources());
  return [
    totals(found),
    table(
      say.caption(),
      [
        { title: shared.asked() },
        { title: say.amount(), numeric: true },
        { title: shared.answer() },
        { title: say.grantedOrCommitted(), numeric: true },
      ],
      found.entries.map((each) => ({
        source: sourceOf(each.asked?.link ?? each.granted?.link ?? each.decision?.link ?? null),
        cells: [
          joined(
            [
              each.asked?.request ?? each.granted?.decision ?? each.decision?.text,
              theme(view, each.asked?.theme ?? null),
            ],
            ' ',
          ),
          lines(moneyOrNone(each.asked?.money), people(each.asked?.headcount)),
          joined([answer(each), each.granted?.reason], ' '),
          given(each),
        ],
      })),
    ),
  ];
}

function totals({ asked, granted, committed, headcountAsked, headcountGranted }: Resources): Blocks {
  const saysPeople = headcountAsked > 0 || headcountGranted > 0;
  return facts([
    [shared.asked(), sums(asked)],
    [shared.granted(), sums(granted) ?? (asked.length > 0 ? say.none() : null)],
    [say.committed(), sums(committed)],
    [say.peopleAsked(), headcountAsked > 0 ? number(headcountAsked) : null],
    [say.peopleGranted(), saysPeople ? number(headcountGranted) : null],
  ]);
}

type Entry = Resources['entries'][number];

function answer({ granted, decision }: Entry): Inline {
  if (granted !== null) return state(granted.answer);
  return quiet(decision === null ? say.noneYet() : say.unasked());
}

const given = ({ granted, committed }: Entry): Inline =>
  lines(
    moneyOrNone(granted?.granted?.money),
    sums(committed),
    people(granted?.granted?.headcount),
    granted?.granted?.from == null ? null : quiet(shared.from({ date: day(granted.granted.from) })),
  );
