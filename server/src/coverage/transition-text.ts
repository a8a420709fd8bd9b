import { day } from '../document/dates.ts';
import type { Language } from '../messages/language.ts';
import { paragraph, type TerminalOptions, textOfLines, type Writing, writingFor } from '../report/writing.ts';
import type { CoveragePages } from './document/pages.ts';
import {
  changeWords,
  dateSentences,
  say,
  stepWords,
  transitionSentences,
  warningSentences,
  wouldShow,
} from './document/transition-document.ts';
import { say as shared } from './document/words.ts';
import type { Bounded } from './model.ts';
import type { ChangeCoverage, StepCoverage, TransitionCoverage } from './transition.ts';

/** So many records are named. */
const fewRecords = 5;

/** A transition for a terminal: how far it is, its steps, then what is new with what shows it. */
export function transitionText(
  coverage: TransitionCoverage,
  language: Language,
  { onlyGaps = false, ...options }: TerminalOptions & CoveragePages,
): string {
  const writing = writingFor(language, options);
  const { paint, words } = writing;
  const head = [
    say.title({ edition: coverage.to.name }),
    coverage.organization,
    shared.asOf({ date: day(coverage.asOf) }),
  ];
  const steps = coverage.steps.filter(({ state }) => !onlyGaps || state !== 'done');
  const changes = coverage.changes.filter(
    ({ state }) => !onlyGaps || (state !== 'shown' && state !== 'nothing-asked'),
  );
  return textOfLines([
    paint(head.flatMap((each) => (each === null ? [] : [words(each)])).join(' · '), 'bold'),
    '',
    ...warningSentences(coverage).flatMap((sentence) => paragraph(sentence, writing, '', 'yellow')),
    ...transitionSentences(coverage).flatMap((sentence) => paragraph(sentence, writing)),
    ...[...dateSentences(coverage), coverage.caution].flatMap((sentence) =>
      sentence === null ? [] : paragraph(sentence, writing, '', 'dim'),
    ),
    '',
    paint(words(say.stepsTitle()), 'bold'),
    ...steps.flatMap((step) => stepLines(step, writing)),
    '',
    paint(words(say.changesTitle()), 'bold'),
    ...changes.flatMap((change) => changeLines(change, writing)),
    ...(onlyGaps
      ? []
      : [
          '',
          ...paragraph(say.notAsked({ edition: coverage.to.name }), writing),
          ...coverage.notAsked.flatMap(({ title }) => paragraph(title, writing, '  ')),
        ]),
  ]);
}

const namesOf = <T>({ items, more }: Bounded<T>, idOf: (item: T) => string, { words }: Writing): string => {
  const ids = items.slice(0, fewRecords).map((each) => words(idOf(each)));
  const left = items.length + more - ids.length;
  return [...ids, ...(left > 0 ? [words(shared.andMore({ count: left }))] : [])].join(', ');
};

/** Columns of how a step stands, so that the steps begin in one. */
const stateWidth = 7;

function stepLines(step: StepCoverage, writing: Writing): string[] {
  const { paint, words } = writing;
  const state = words(stepWords(step)).padEnd(stateWidth);
  const records = namesOf(step.records, ({ id }) => id, writing);
  const style = step.state === 'done' ? 'green' : step.state === 'begun' ? 'yellow' : 'dim';
  return [
    `  ${paint(state, style)}${words(step.title)}${records === '' ? '' : paint(`  ${records}`, 'cyan')}`,
    ...(step.state === 'done' ? [] : paragraph(step.hint, writing, ' '.repeat(2 + stateWidth), 'dim')),
  ];
}

function changeLines(change: ChangeCoverage, writing: Writing): string[] {
  const { paint, words } = writing;
  const records = namesOf(change.records, ({ link }) => link.id, writing);
  const isOpen = change.state !== 'shown' && change.state !== 'nothing-asked';
  const actions = change.actions.items.map(({ link, due }) =>
    due === null ? words(link.id) : words(say.action({ action: link.id, date: day(due) })),
  );
  return [
    ...paragraph(
      `${change.label} ${words(change.title)}: ${words(changeWords(change))}${records === '' ? '' : ` (${records})`}`,
      writing,
      '  ',
      ...(isOpen ? (['yellow'] as const) : []),
    ),
    ...(isOpen
      ? paragraph(`${words(change.summary)} ${words(wouldShow(change))}`, writing, '    ', 'dim')
      : []),
    ...(actions.length === 0
      ? []
      : [`    ${paint(words(say.atWork({ actions: actions.join(', ') })), 'cyan')}`]),
  ];
}
