import { type Blocks, heading, paragraph, type Row, table } from '../../document/blocks.ts';
import { id, item, joined, lines, quiet, strong } from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { sourceOf } from '../../pack/document/view.ts';
import { type Coverage, type FoundEntry, type Gap, gapBases, type StandardCoverage } from '../model.ts';
import type { CoveragePages } from './pages.ts';
import { absencesOf, basisTitle, commandsFor, foundWords, numbersOf, say as words } from './words.ts';

const say = defineMessages('coverage.gaps', {
  clause: 'Clause',
  missing: 'What is missing, and what to do',
  shows: 'What would show it',
  where: 'Clause, and where',
});

/** So many places of alike things are named. */
const fewPlaces = 8;

/** What is missing, standard by standard, by the basis on which it is. */
export function gapBlocks({ standards }: Coverage, how: CoveragePages): Blocks {
  const known = standards.filter((each) => each.known);
  return known.map((standard) => [
    known.length > 1 ? heading(standard.name) : null,
    standard.gaps.length === 0
      ? paragraph(words.noGaps())
      : gapBases.map((basis) => ofBasis(standard, basis, known.length > 1 ? 4 : 3, how)),
  ]);
}

function ofBasis({ gaps }: StandardCoverage, basis: Gap['basis'], level: 3 | 4, how: CoveragePages): Blocks {
  const found = gaps.filter((gap) => gap.basis === basis && gap.kind === 'finding');
  const absences = absencesOf(gaps, basis);
  return [
    found.length + absences.length === 0 ? null : heading(basisTitle(basis), level),
    table(
      basisTitle(basis),
      [{ title: say.where() }, { title: say.missing() }],
      found.map((gap) => foundRow(gap, how)),
      { quietCaption: true },
    ),
    absences.map((each) => [
      paragraph(each.words),
      table(
        basisTitle(basis),
        [{ title: say.clause() }, { title: say.shows() }],
        each.gaps.map((gap) => absenceRow(gap, how)),
        { quietCaption: true },
      ),
    ]),
  ];
}

const foundRow = (gap: Gap, how: CoveragePages): Row => ({
  cells: [
    lines(
      strong(numbersOf(gap)),
      ...gap.found.items.slice(0, fewPlaces).map((found) => place(found, how)),
      moreThan(gap.found.items.length + gap.found.more),
    ),
    lines(foundWords(gap), gap.rule === null ? null : { is: 'code', look: 'command', of: gap.rule.id }),
  ],
});

function absenceRow(gap: Gap, { isLive }: CoveragePages): Row {
  const { items, more } = gap.records;
  return {
    cells: [
      [strong(numbersOf(gap)), ' ', gap.what],
      lines(
        ...(gap.kind === 'absent'
          ? commandsFor(gap).map((command) => ({ is: 'code', look: 'command', of: command }) as const)
          : items.slice(0, fewPlaces).map((link) => {
              const shown = joined([link.title, id(link.id)], ' ');
              return isLive === true ? item(sourceOf(link), shown) : shown;
            })),
        gap.kind === 'absent' ? null : moreThan(items.length + more),
      ),
    ],
  };
}

const moreThan = (count: number) =>
  count > fewPlaces ? quiet(words.andMore({ count: count - fewPlaces })) : null;

/** Where something was found: the record, or the file where it is about none. */
function place({ record, file, line, fingerprint }: FoundEntry, { isLive }: CoveragePages) {
  const shown =
    record === null ? ({ is: 'code', look: 'address', of: `${file}:${line}` } as const) : id(record);
  return isLive === true ? item(null, shown, { see: fingerprint, in: file }) : shown;
}
