import type { Blocks } from '../../document/blocks.ts';
import { day } from '../../document/dates.ts';
import type { Document, Part } from '../../document/document.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Coverage } from '../model.ts';
import { clauseTables } from './clauses.ts';
import { documentedTable } from './documented.ts';
import { gapBlocks } from './gaps.ts';
import { overview } from './overview.ts';
import type { CoveragePages } from './pages.ts';
import { say as words } from './words.ts';

const say = defineMessages('coverage.document', {
  system: 'Quality management system',
  overview: 'Overview',
  gaps: 'What is missing',
  documented: '{standard}, what is asked for in writing',
  clauses: '{standard}, clause by clause',
  madeFrom: 'Made from the records of {organization} as of {date}.',
  madeHere: 'Made from the records of this repository as of {date}.',
  rests: 'Titles and sentences on clauses are in our own words; the text of the standard holds.',
  header: '{organization} · {title}',
});

/** The pages of clause coverage, as what every format is written from. */
export function coverageDocument(coverage: Coverage, how: CoveragePages = {}): Document {
  const { organization, asOf, standards } = coverage;
  const date = day(asOf);
  const section = (id: string, title: Part['title'], blocks: Blocks): Part => ({
    id,
    title,
    kind: 'section',
    chapter: null,
    onPaper: false,
    blocks,
  });
  const known = standards.filter((each) => each.known);
  return {
    title: words.title(),
    of: organization ?? say.system(),
    parts: [
      {
        id: 'overview',
        title: say.overview(),
        kind: 'front',
        chapter: null,
        onPaper: false,
        blocks: overview(coverage, organization ?? say.system()),
      },
      ...(known.length === 0 ? [] : [section('gaps', say.gaps(), gapBlocks(coverage, how))]),
      ...(how.onlyGaps === true
        ? []
        : known.flatMap((standard, at) => [
            section(
              `documented-${at + 1}`,
              say.documented({ standard: standard.name }),
              documentedTable(standard, how),
            ),
            section(
              `clauses-${at + 1}`,
              say.clauses({ standard: standard.name }),
              clauseTables(standard, how),
            ),
          ])),
    ],
    leftOut: null,
    colophon: [
      organization === null ? say.madeHere({ date }) : say.madeFrom({ organization, date }),
      say.rests(),
    ],
    margins: {
      left: organization === null ? words.title() : say.header({ organization, title: words.title() }),
      right: words.asOf({ date }),
      foot: null,
    },
    anchors: new Map(),
  };
}
