import { day } from '../document/dates.ts';
import type { Language } from '../messages/language.ts';
import { engagementSentences } from '../pack/document/sections/engagement.ts';
import { paragraph, type TerminalOptions, textOfLines, type Writing, writingFor } from '../report/writing.ts';
import { itemNumbers, leadershipSentences, periodWords, say } from './document/leadership-document.ts';
import { say as shared, stateText } from './document/words.ts';
import type { LeadershipCoverage, LeadershipItemCoverage } from './leadership.ts';

/** So many records of a period are named. */
const fewRecords = 6;

/** Leadership for a terminal: each item with what shows it period by period, then what engagement moved. */
export function leadershipText(
  coverage: LeadershipCoverage,
  language: Language,
  options: TerminalOptions,
): string {
  const writing = writingFor(language, options);
  const { paint, words } = writing;
  const { organization, asOf, items, engagement, cautions } = coverage;
  const head = [say.title(), organization, shared.asOf({ date: day(asOf) })];
  return textOfLines([
    paint(head.flatMap((each) => (each === null ? [] : [words(each)])).join(' · '), 'bold'),
    '',
    ...leadershipSentences(coverage).flatMap((sentence) => paragraph(sentence, writing)),
    ...cautions.flatMap((caution) => paragraph(caution, writing, '', 'dim')),
    ...items.flatMap((item) => ['', ...itemLines(item, coverage, writing)]),
    '',
    paint(words(say.engagement()), 'bold'),
    ...engagementSentences(engagement.total).flatMap((sentence) => paragraph(sentence, writing, '  ')),
  ]);
}

function itemLines(
  item: LeadershipItemCoverage,
  { periods }: LeadershipCoverage,
  writing: Writing,
): string[] {
  const { paint, words } = writing;
  const style = item.state === 'none' ? (['red'] as const) : [];
  return [
    `${paint(`${itemNumbers(item)} ${words(item.title)}`, 'bold')}  ${paint(words(stateText(item.state)), ...style)}`,
    ...item.shown.flatMap(({ items, more }, at) => {
      const ids = items.slice(0, fewRecords).map(({ id }) => words(id));
      const left = items.length + more - ids.length;
      const named = [...ids, ...(left > 0 ? [words(shared.andMore({ count: left }))] : [])].join(', ');
      const period = periods[at]!;
      if (named === '' && period.review === null) return [];
      return paragraph(
        `${words(periodWords(period))}: ${named === '' ? words(stateText('none')) : named}`,
        writing,
        '  ',
        'dim',
      );
    }),
  ];
}
