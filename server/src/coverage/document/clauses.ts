import { type Blocks, heading, type Row, table } from '../../document/blocks.ts';
import { type Inline, lines, quiet, strong, tag } from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { ClauseCoverage, Link, StandardCoverage } from '../model.ts';
import { evidenceCell, recordsIn } from './evidence.ts';
import type { CoveragePages } from './pages.ts';
import { findingCounts, recordCounts, standsElsewhere, stateTag, say as words } from './words.ts';

const say = defineMessages('coverage.clauses', {
  clause: 'Clause',
  evidence: 'Evidence',
  inOther: '{standard}: {numbers}',
  stands: 'How it stands',
  chapter: '{label} {title}',
});

/**
 * The clauses of a standard by chapter: those of two numbers, and of their parts those that say something else than the
 * clause around them.
 */
export function clauseTables({ clauses }: StandardCoverage, how: CoveragePages): Blocks {
  const chapters: { readonly head: ClauseCoverage; readonly rows: ClauseCoverage[] }[] = [];
  for (const row of clauses) {
    if (row.depth === 1) chapters.push({ head: row, rows: [] });
    else if (row.depth === 2 || saysMore(row, around(row, clauses))) chapters.at(-1)?.rows.push(row);
  }
  return chapters.map(({ head, rows }) => {
    const title = say.chapter({ label: head.label, title: head.title });
    return [
      heading(title),
      table(
        title,
        [{ title: say.clause() }, { title: say.evidence() }, { title: say.stands() }],
        rows.map((row) => clauseRow(row, isToldByParts(row, rows), how)),
        { quietCaption: true, layout: 'cards' },
      ),
    ];
  });
}

/** The clause a part belongs to. */
const around = ({ ref }: ClauseCoverage, clauses: readonly ClauseCoverage[]): ClauseCoverage | undefined => {
  const whole = ref.slice(0, ref.lastIndexOf('.'));
  return clauses.find((each) => each.ref === whole);
};

const saysMore = (row: ClauseCoverage, whole: ClauseCoverage | undefined): boolean =>
  row.gaps.length > 0 ||
  row.silenced > 0 ||
  row.exclusions.length > 0 ||
  (row.state !== 'none' &&
    (whole === undefined ||
      recordsIn(row.records) !== recordsIn(whole.records) ||
      row.state !== whole.state));

/** Whether the parts that are shown name all records of a clause, so that a count will do for the clause itself. */
function isToldByParts(row: ClauseCoverage, rows: readonly ClauseCoverage[]): boolean {
  const parts = rows.filter(({ ref }) => ref.startsWith(`${row.ref}.`));
  const named = new Set(parts.flatMap(({ records }) => records.items.map(({ link }) => nameOf(link))));
  return parts.length > 0 && row.records.items.every(({ link }) => named.has(nameOf(link)));
}

const nameOf = ({ id, version, file }: Link): string => JSON.stringify([id, version, file]);

/** @param hasParts whether parts of it follow, with the records by name */
const clauseRow = (row: ClauseCoverage, hasParts: boolean, how: CoveragePages): Row => ({
  cells: [
    lines(
      [strong(row.label), ' ', row.title],
      row.depth === 2 ? quiet(row.summary) : null,
      ...row.otherNumbers.map(({ name, labels }) =>
        quiet(say.inOther({ standard: name, numbers: labels.join(', ') })),
      ),
    ),
    hasParts ? lines(...standsElsewhere(row), recordCounts(row)) : evidenceCell(row, how),
    stands(row),
  ],
});

/** That records show a part is seen from these. */
const stands = (row: ClauseCoverage): Inline =>
  lines(
    row.state === null || (row.depth > 2 && row.state === 'shown') ? null : stateTag(row.state),
    ...findingCounts(row).map(({ of, tone }) => tag(of, tone)),
    row.silenced === 0 ? null : quiet(words.silenced({ count: row.silenced })),
  );
