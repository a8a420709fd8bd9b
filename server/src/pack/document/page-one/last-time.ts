import { listOf, paragraph, type Section } from '../../../document/blocks.ts';
import { day } from '../../../document/dates.ts';
import { link, quiet } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { sourceOf, topicsOf, type View } from '../view.ts';
import { carriedOutWords, effectCells, keptWords } from './promise-words.ts';

const say = defineMessages('pack.lastTime', {
  title: 'Last decisions and what they brought',
  reviewOf: 'Review of {date}.',
  more: '{count, number} more, with dates and actions',
});

/** Past decisions on page one; the section on the last decisions has them all. */
const MOST_PAST = 6;

/** What was decided at the last review, and what came of it. */
export function lastTime(view: View): Section {
  const { lastTime: last } = view.pack.pageOne;
  const shown = last.decisions.items.slice(0, MOST_PAST);
  const left = last.decisions.items.length - shown.length + last.decisions.more;
  return {
    is: 'section',
    id: 'last',
    number: '3',
    title: say.title(),
    source: sourceOf(last.review),
    blocks: [
      paragraph(
        [keptWords(last), last.date === null ? null : [' ', quiet(say.reviewOf({ date: day(last.date) }))]],
        'lead',
      ),
      listOf(
        shown.map((decision) => ({
          cells: [decision.decision, carriedOutWords(decision), ...effectCells(view, decision)],
          source: sourceOf(decision.link),
          topics: topicsOf(decision.theme),
        })),
        'past',
      ),
      left === 0
        ? null
        : paragraph(
            view.copy === 'brief' ? say.more({ count: left }) : link('promises', say.more({ count: left })),
            'more',
          ),
    ],
  };
}
