import { coverageDocument } from '../coverage/document/coverage-document.ts';
import { buildCoverage, gapsOf } from '../coverage/facts/build.ts';
import { namedRecords } from '../coverage/facts/evidence.ts';
import { coverageText } from '../coverage/text.ts';
import { htmlPage, htmlParts } from '../document/html/page.ts';
import { pageStyle } from '../document/html/style.ts';
import { documentMarkdown } from '../document/markdown/document.ts';
import type { Core } from './core.ts';

export const coverages: Core['coverages'] = {
  async build(project) {
    await project.publish();
    return buildCoverage(project, project.outcome());
  },
  gapsOf,
  namedRecords,
  html: (coverage, { language }, how) => htmlPage(coverageDocument(coverage, how), { language }),
  markdown: (coverage, { language }, how) => documentMarkdown(coverageDocument(coverage, how), language),
  text: (coverage, { language }, how) => coverageText(coverage, language, how),
  parts: (coverage, { language }) => htmlParts(coverageDocument(coverage, { isLive: true }), { language }),
  style: pageStyle,
};
