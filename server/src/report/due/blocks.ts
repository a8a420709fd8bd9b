import { type Blocks, list, listOf, paragraph, table } from '../../document/blocks.ts';
import { day } from '../../document/dates.ts';
import { number } from '../../document/figures.ts';
import { type Inline, strong } from '../../document/inline.ts';
import { whens } from '../../domain/due.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { DueGroup, DueLine, DueReport } from './result.ts';
import { daysNamed, groupNamed, recordNamed, whenNamed } from './words.ts';

const say = defineMessages('due.page', {
  overview: 'Who has how much to do how soon',
  from: 'From',
  more: '{count, number} more',
});

/** A table of who has how much to do how soon. */
export function overviewTable({ groups, lines }: DueReport): Blocks {
  const shown = whens.filter((when) => lines.some((line) => line.when === when));
  const counted = (group: DueGroup, when: DueLine['when']): Inline => {
    const count = group.lines.filter((line) => line.when === when).length;
    return count === 0 ? null : number(count);
  };
  return table(
    say.overview(),
    [{ title: say.from() }, ...shown.map((when) => ({ title: whenNamed(when), numeric: true }))],
    groups.map((group) => ({
      cells: [groupNamed(group), ...shown.map((when) => counted(group, when))],
    })),
    { quietCaption: true },
  );
}

/** A day and what is to be done by it, in a line. */
function itemOf(line: DueLine, today: boolean) {
  const named = recordNamed(line);
  const days = today ? daysNamed(line) : null;
  return {
    cells: [
      line.on === null ? null : strong(day(line.on)),
      days,
      line.deed,
      named === '' ? null : named,
      { is: 'code' as const, look: 'address' as const, of: line.file },
    ].filter((cell) => cell !== null),
  };
}

/**
 * What is due from the same persons, by how soon.
 * @param most so many lines are shown
 * @param withDays whether it says in how many days: what is kept reads the same tomorrow without
 */
export function groupBlocks({ lines }: DueGroup, most: number, withDays: boolean): Blocks {
  const shown = lines.slice(0, most);
  const rest = lines.length - shown.length;
  return [
    whens.map((when) => {
      const same = shown.filter((line) => line.when === when);
      return same.length === 0
        ? null
        : [paragraph(whenNamed(when), 'label'), listOf(same.map((line) => itemOf(line, withDays)))];
    }),
    rest > 0 ? list([say.more({ count: rest })]) : null,
  ];
}
