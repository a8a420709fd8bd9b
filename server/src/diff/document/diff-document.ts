import { type Blocks, heading, paragraph } from '../../document/blocks.ts';
import { day } from '../../document/dates.ts';
import type { Document, Part } from '../../document/document.ts';
import { code, joined, type Text } from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Severity } from '../../model/finding.ts';
import type { Message } from '../../model/message.ts';
import { severities } from '../compare.ts';
import { countWords } from '../counts.ts';
import { groupTitles } from '../group-titles.ts';
import { type Change, changeGroups, type Diff } from '../model.ts';
import { notComparedWords, stateNamed } from '../state-words.ts';
import { changesTable } from './changes-table.ts';

export const say = defineMessages('diff.document', {
  title: 'What the change does to the quality management system',
  states: 'From {base} to {head}',
  judged: 'Both judged as of {date}',
  off: 'Left out by qms.yaml:',
  further:
    '{count, plural, one {A further change is} other {# further changes are}} in `qms diff --format json`.',
  errors: 'What must not stay as it is',
  warnings: 'What somebody has to look at',
  informations: 'What is good to know',
  made: 'Made by `qms diff` from the files of both states.',
  foot: '{base} → {head}',
});

/** Changes of a group that are shown on a page. */
const mostOfGroup = 1000;

/** What is not compared, and what is left out by the base's qms.yaml. */
export const leftOutBlocks = ({ kindsOff, notCompared }: Diff): Blocks => [
  notCompared.length === 0 ? null : paragraph(notComparedWords(notCompared), 'quiet'),
  kindsOff.length === 0
    ? null
    : paragraph(
        [
          say.off(),
          ' ',
          joined(
            kindsOff.map((kind) => code(kind)),
            ', ',
          ),
        ],
        'quiet',
      ),
];

const part = (id: string, title: Text, kind: Part['kind'], blocks: Blocks): Part => ({
  ...{ id, title, kind, blocks },
  chapter: null,
  onPaper: false,
});

const severityTitles: Readonly<Record<Severity, () => Message>> = {
  error: say.errors,
  warning: say.warnings,
  information: say.informations,
};

/** All changes as pages: the most severe first, and of each severity group by group. */
export function diffDocument(diff: Diff, organization: string | null): Document {
  const { base, head, changes, today } = diff;
  const states = { base: stateNamed(base), head: stateNamed(head) };
  const front: Blocks = [
    {
      is: 'masthead',
      title: say.title(),
      owner: organization ?? say.states(states),
      band: null,
      when: joined(
        [organization === null ? null : say.states(states), say.judged({ date: day(today) })],
        ' · ',
      ),
      source: null,
    },
    paragraph(countWords(changes), 'lead'),
    leftOutBlocks(diff),
  ];
  const sections = severities.flatMap((severity): Part[] => {
    const own = changes.filter((change) => change.severity === severity);
    if (own.length === 0) return [];
    return [part(severity, severityTitles[severity](), 'section', sectionBlocks(own, diff))];
  });
  return {
    title: say.title(),
    of: organization ?? say.foot(states),
    parts: [part('front', say.title(), 'front', front), ...sections],
    leftOut: null,
    colophon: [say.made()],
    margins: { left: say.title(), right: say.judged({ date: day(today) }), foot: null },
    anchors: new Map(),
  };
}

/** The changes of one severity, group by group. */
const sectionBlocks = (changes: readonly Change[], diff: Diff): Blocks => [
  changeGroups.map((group) => {
    const own = changes.filter((change) => change.group === group);
    if (own.length === 0) return null;
    const title = groupTitles[group]();
    return [
      heading(title),
      changesTable(title, own.slice(0, mostOfGroup), diff),
      own.length > mostOfGroup ? paragraph(say.further({ count: own.length - mostOfGroup }), 'quiet') : null,
    ];
  }),
];
