import { type Blocks, paragraph, table } from '../../document/blocks.ts';
import { day } from '../../document/dates.ts';
import { number } from '../../document/figures.ts';
import { joined, type Text } from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Coverage, StandardCoverage } from '../model.ts';
import { gapSentence, inForceWords, totalsSentences, say as words } from './words.ts';

const say = defineMessages('coverage.overview', {
  sideBySide: 'The standards side by side',
  standard: 'Standard',
  inForce: 'In force',
  clauses: 'Clauses',
  shown: 'Shown by records',
  elsewhere: 'Kept elsewhere',
  excluded: 'Do not apply',
  inWork: 'Only in work',
  past: 'Only in the past',
  none: 'Nothing here',
  documented: 'Gaps: documented',
  required: 'Gaps: required',
  own: 'Gaps: own rule',
  practice: 'Gaps: practice',
});

/** What stands first: how much of each standard is shown, and how much is missing. */
export function overview(coverage: Coverage, owner: Text): Blocks {
  const { standards, asOf } = coverage;
  return [
    {
      is: 'masthead',
      title: words.title(),
      owner,
      band: null,
      when: words.asOf({ date: day(asOf) }),
      source: null,
    },
    standards.length === 0 ? paragraph(words.noStandard()) : null,
    standards.map((standard) => [
      paragraph(standardSentences(standard), 'lead'),
      standard.caution === null ? null : paragraph(standard.caution, 'context'),
    ]),
    standards.length > 1 ? sideBySide(standards) : null,
  ];
}

/** How a standard stands, in a few sentences. */
const standardSentences = (standard: StandardCoverage) =>
  joined([...totalsSentences(standard), gapSentence(standard)], ' ');

const some = (count: number): Text | null => (count === 0 ? null : number(count));

const sideBySide = (standards: readonly StandardCoverage[]): Blocks =>
  table(
    say.sideBySide(),
    [
      { title: say.standard() },
      { title: say.inForce() },
      { title: say.clauses(), numeric: true },
      { title: say.shown(), numeric: true },
      { title: say.elsewhere(), numeric: true },
      { title: say.excluded(), numeric: true },
      { title: say.inWork(), numeric: true },
      { title: say.past(), numeric: true },
      { title: say.none(), numeric: true },
      { title: say.documented(), numeric: true },
      { title: say.required(), numeric: true },
      { title: say.own(), numeric: true },
      { title: say.practice(), numeric: true },
    ],
    standards.map((standard) => {
      const { name, totals, gapCounts } = standard;
      return {
        cells: [
          name,
          inForceWords(standard),
          number(totals.clauses),
          some(totals.shown),
          some(totals.elsewhere),
          some(totals.excluded),
          some(totals['in-work']),
          some(totals.past),
          some(totals.none),
          some(gapCounts.documented),
          some(gapCounts.required),
          some(gapCounts.own),
          some(gapCounts.practice),
        ],
      };
    }),
  );
