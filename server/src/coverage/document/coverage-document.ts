import type { Document, Part } from '../../document/document.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Coverage } from '../model.ts';
import { clauseTables } from './clauses.ts';
import { documentedTable } from './documented.ts';
import { gapBlocks } from './gaps.ts';
import { overview } from './overview.ts';
import { organizationOf, pageOf, sectionOf } from './page.ts';
import type { CoveragePages } from './pages.ts';
import { say as words } from './words.ts';

const say = defineMessages('coverage.document', {
  gaps: 'What is missing',
  documented: '{standard}, what is asked for in writing',
  clauses: '{standard}, clause by clause',
});

/**
 * The pages of clause coverage, as what every format is written from.
 * @param also chapters that are shown on them, too
 */
export function coverageDocument(
  coverage: Coverage,
  how: CoveragePages = {},
  also: readonly Part[] = [],
): Document {
  const known = coverage.standards.filter((each) => each.known);
  const clauses = known.flatMap((standard, at) => [
    sectionOf(
      `documented-${at + 1}`,
      say.documented({ standard: standard.name }),
      documentedTable(standard, how),
    ),
    sectionOf(`clauses-${at + 1}`, say.clauses({ standard: standard.name }), clauseTables(standard, how)),
  ]);
  return pageOf(coverage, words.title(), overview(coverage, organizationOf(coverage)), [
    ...(known.length === 0 ? [] : [sectionOf('gaps', say.gaps(), gapBlocks(coverage, how))]),
    ...also,
    ...(how.onlyGaps === true ? [] : clauses),
  ]);
}
