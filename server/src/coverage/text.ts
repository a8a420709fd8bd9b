import { day } from '../document/dates.ts';
import type { Language } from '../messages/language.ts';
import type { Style } from '../report/ansi.ts';
import { cut, displayWidth, wrap } from '../report/width.ts';
import { paragraph, type TerminalOptions, textOfLines, type Writing, writingFor } from '../report/writing.ts';
import type { CoveragePages } from './document/pages.ts';
import {
  absencesOf,
  basisTitle,
  commandsFor,
  findingCounts,
  foundWords,
  gapSentence,
  notApplicable,
  numbersOf,
  recordCounts,
  say,
  stateText,
  totalsSentences,
} from './document/words.ts';
import { type ClauseCoverage, type Coverage, type Gap, gapBases, type StandardCoverage } from './model.ts';

/** So many places of alike things are named. */
const fewPlaces = 5;
/** Columns of a clause's number, and of its title at most. */
const numberWidth = 8;
const titleWidth = 40;
/** The same of what is missing: it has a line to itself. */
const missingWidth = 48;

/**
 * Clause coverage for a terminal: how each standard stands, its clauses in a line each, then what is missing by basis.
 * Ends with a line feed. No record text can steer a terminal or a CI log.
 */
export function coverageText(
  { organization, asOf, standards }: Coverage,
  language: Language,
  { onlyGaps = false, ...options }: TerminalOptions & CoveragePages,
): string {
  const writing = writingFor(language, options);
  const { paint, words } = writing;
  const head = [say.title(), organization, say.asOf({ date: day(asOf) })];
  const lines = [paint(head.flatMap((each) => (each === null ? [] : [words(each)])).join(' · '), 'bold')];
  if (standards.length === 0) lines.push('', ...paragraph(say.noStandard(), writing));
  for (const standard of standards) {
    lines.push('');
    for (const sentence of totalsSentences(standard)) lines.push(...paragraph(sentence, writing));
    if (!standard.known) continue;
    if (standard.caution !== null) lines.push(...paragraph(standard.caution, writing, '', 'dim'));
    if (!onlyGaps) lines.push(...clauseLines(standard, writing));
    lines.push('', ...gapLines(standard, writing));
  }
  return textOfLines(lines);
}

function clauseLines({ clauses }: StandardCoverage, writing: Writing): string[] {
  const { paint, words, columns } = writing;
  return clauses.flatMap((row): string[] => {
    if (row.depth === 1) return ['', paint(`${row.label} ${words(row.title)}`, 'bold')];
    if (row.depth > 2) return [];
    const title = cut(words(row.title), titleWidth);
    const lead = `  ${row.label.padEnd(numberWidth)}${title}${' '.repeat(titleWidth - displayWidth(title) + 1)}`;
    const found = findingCounts(row).map(({ of }) => words(of));
    const said = [standing(row, writing), ...found].filter((each) => each !== '').join('; ');
    return wrap(said.split(' '), columns - displayWidth(lead)).map(
      (line, i) => (i === 0 ? lead : ' '.repeat(displayWidth(lead))) + paint(line, ...styleOf(row)),
    );
  });
}

/** In a few words: how many records, which system, or that there is nothing. */
function standing(row: ClauseCoverage, { words }: Writing): string {
  const counts = recordCounts(row);
  const isOpen = row.state === 'none' || row.state === 'in-work' || row.state === 'past';
  const counted = [counts, isOpen ? stateText(row.state) : null].flatMap((each) =>
    each === null ? [] : [words(each)],
  );
  return [
    ...(counted.length === 0 ? [] : [counted.join(', ')]),
    ...row.elsewhere.map(({ system }) => words(say.keptBriefly({ system }))),
    ...notApplicable(row).map(words),
  ].join('; ');
}

function styleOf({ state, findingCounts: { error, warning } }: ClauseCoverage): Style[] {
  if (state === 'none' || error > 0) return ['red'];
  return state === 'in-work' || state === 'past' || warning > 0 ? ['yellow'] : [];
}

function gapLines(standard: StandardCoverage, writing: Writing): string[] {
  const { gaps } = standard;
  const counted = gapSentence(standard);
  if (counted === null) return paragraph(say.noGaps(), writing, '', 'green');
  return [
    ...paragraph(counted, writing, '', 'bold'),
    ...gapBases.flatMap((basis) => {
      const own = gaps.filter((gap) => gap.basis === basis);
      if (own.length === 0) return [];
      return [
        '',
        ...paragraph(basisTitle(basis), writing, '', 'bold'),
        ...own.filter(({ kind }) => kind === 'finding').flatMap((gap) => foundLines(gap, writing)),
        ...absencesOf(own, basis).flatMap((each) => [
          ...paragraph(each.words, writing, '  '),
          ...each.gaps.map((gap) => absenceLine(gap, writing)),
        ]),
      ];
    }),
  ];
}

function foundLines(gap: Gap, writing: Writing): string[] {
  const { words } = writing;
  const all = gap.found.items.length + gap.found.more;
  const places = gap.found.items
    .slice(0, fewPlaces)
    .map(({ record, file, line }) => words(record ?? `${file}:${line}`));
  const where = [
    ...new Set(places),
    ...(all > fewPlaces ? [words(say.andMore({ count: all - fewPlaces }))] : []),
  ];
  const about = [numbersOf(gap), gap.rule!.id, where.join(', ')];
  return [
    ...paragraph(about.join(' · '), writing, '  ', 'dim'),
    ...paragraph(foundWords(gap), writing, '    '),
  ];
}

/** A clause with what to type, or with the records that would show it. */
function absenceLine(gap: Gap, { words, columns, paint }: Writing): string {
  const named = cut(words(gap.what ?? ''), missingWidth);
  const { items, more } = gap.records;
  const ids = items.slice(0, fewPlaces).map(({ id }) => words(id));
  const left = items.length + more - ids.length;
  const said =
    gap.kind === 'absent'
      ? commandsFor(gap).join(', ')
      : [...ids, ...(left > 0 ? [words(say.andMore({ count: left }))] : [])].join(', ');
  const lead = `    ${numbersOf(gap).padEnd(numberWidth)}${named}${' '.repeat(missingWidth - displayWidth(named) + 1)}`;
  return `${lead}${paint(cut(said, Math.max(10, columns - displayWidth(lead))), 'cyan')}`;
}
