import { type Blocks, note, paragraph } from '../../document/blocks.ts';
import { day } from '../../document/dates.ts';
import type { Document, Part } from '../../document/document.ts';
import type { Text } from '../../document/inline.ts';
import { blocksMarkdown } from '../../document/markdown/blocks.ts';
import { documentMarkdown } from '../../document/markdown/document.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Language } from '../../messages/language.ts';
import { groupBlocks, overviewTable } from './blocks.ts';
import type { DueGroup, DueReport } from './result.ts';
import { groupNamed, unreadNamed } from './words.ts';

const say = defineMessages('due.document', {
  title: 'What is due',
  from: 'From {name}',
  everybody: 'From everybody',
  asOf: 'As of {today}',
  until: 'As of {today}, until {until}',
  none: 'Nothing is due.',
  missing: 'Something may be missing',
  madeFrom: 'Made from the records of {organization} as of {today}.',
  madeHere: 'Made from the records of this repository as of {today}.',
});

/** What is due as GitHub Markdown, person by person and by day. Ends with a line feed. */
export const dueMarkdown = (report: DueReport, language: Language): string =>
  documentMarkdown(dueDocument(report), language);

/** So much of what is due from the same persons is shown on a page. */
const mostOnPage = 1000;

function dueDocument(report: DueReport): Document {
  const { organization, asked, groups, unread } = report;
  const [today, until] = [day(report.today), report.until === null ? null : day(report.until)];
  const front: Blocks = [
    {
      is: 'masthead',
      title: say.title(),
      owner: asked === null ? say.everybody() : say.from({ name: asked.name }),
      band: null,
      when: until === null ? say.asOf({ today }) : say.until({ today, until }),
      source: null,
    },
    unread.length === 0 ? null : note(say.missing(), paragraph(unreadNamed(unread))),
    groups.length === 0 ? paragraph(say.none()) : null,
    groups.length > 1 ? overviewTable(report) : null,
  ];
  const part = (id: string, title: Text, blocks: Blocks): Part => ({
    ...{ id, title, chapter: null, onPaper: false, blocks },
    kind: id === 'front' ? 'front' : 'section',
  });
  return {
    title: say.title(),
    of: organization ?? say.title(),
    parts: [
      part('front', say.title(), front),
      ...groups.map((group, at) =>
        part(`due-${at + 1}`, groupNamed(group), groupBlocks(group, mostOnPage, true)),
      ),
    ],
    leftOut: null,
    colophon: [organization === null ? say.madeHere({ today }) : say.madeFrom({ organization, today })],
    margins: { left: say.title(), right: say.asOf({ today }), foot: null },
    anchors: new Map(),
  };
}

/** So much of it goes into an issue, whose text may not be longer than 65,536 characters. */
const mostInIssue = 200;
const longestIssue = 60_000;

/**
 * What is due from the same persons as Markdown for an issue: it reads the same from day to day, so that nobody hears of
 * what has not changed.
 */
export function groupMarkdown(group: DueGroup, language: Language): string {
  for (let most = mostInIssue; ; most = Math.floor(most / 2)) {
    const context = { language, anchors: new Map(), depth: 0 };
    const text = `${blocksMarkdown(context, groupBlocks(group, most, false)).join('\n\n')}\n`;
    if (text.length <= longestIssue || most === 0) return text;
  }
}
