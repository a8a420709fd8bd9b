import { type Blocks, fold, paragraph } from '../../document/blocks.ts';
import { blocksMarkdown, headingMarkdown } from '../../document/markdown/blocks.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Language } from '../../messages/language.ts';
import { countWords } from '../counts.ts';
import type { Diff } from '../model.ts';
import { stateNamed } from '../state-words.ts';
import { changesTable } from './changes-table.ts';
import { leftOutBlocks, say as page } from './diff-document.ts';

const say = defineMessages('diff.comment', {
  first: 'The most severe changes',
  others: '{count, plural, one {The other change} other {The other # changes}}',
});

/** Rows that stand open in a comment. */
const mostOpen = 5;
/** Rows to be opened, as long as they fit. */
const mostFolded = 500;
/** Characters: GitHub takes comments of at most 65,536, and whoever posts it may put something above. */
const longest = 60_000;

/**
 * What a change does, as GitHub Markdown for a comment on it: the five most severe changes, the others to be opened, as
 * many as fit. Ends with a line feed. Text of records stands there as text: it mentions nobody and links nowhere.
 */
export function diffComment(diff: Diff, language: Language): string {
  const context = { language, anchors: new Map(), depth: 0 };
  for (let most = mostOpen + mostFolded; ; most = Math.floor(most / 2)) {
    const pieces = [
      headingMarkdown(context, 2, page.title()),
      ...blocksMarkdown(context, blocks(diff, most)),
    ];
    const text = `${pieces.join('\n\n')}\n`;
    if (text.length <= longest || most === 0) return text;
  }
}

/** @param most how many changes are shown */
function blocks(diff: Diff, most: number): Blocks {
  const { base, head, changes } = diff;
  const shown = changes.slice(0, most);
  const [open, folded] = [shown.slice(0, mostOpen), shown.slice(mostOpen)];
  const further = changes.length - shown.length;
  const others = say.others({ count: changes.length - open.length });
  return [
    paragraph([
      countWords(changes),
      ' ',
      page.states({ base: stateNamed(base), head: stateNamed(head) }),
      '.',
    ]),
    changesTable(say.first(), open, diff),
    folded.length === 0 ? null : fold(others, changesTable(others, folded, diff)),
    further > 0 ? paragraph(page.further({ count: further })) : null,
    leftOutBlocks(diff),
  ];
}
