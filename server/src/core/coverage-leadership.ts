import { leadershipDocument } from '../coverage/document/leadership-document.ts';
import { leadershipCoverage } from '../coverage/facts/leadership.ts';
import { leadershipText } from '../coverage/leadership-text.ts';
import { htmlPage } from '../document/html/page.ts';
import { documentMarkdown } from '../document/markdown/document.ts';
import type { Core } from './core.ts';

export const leaderships: Core['leaderships'] = {
  build: ({ queries }) => leadershipCoverage(queries),
  html: (coverage, { language }) => htmlPage(leadershipDocument(coverage), { language }),
  markdown: (coverage, { language }) => documentMarkdown(leadershipDocument(coverage), language),
  text: (coverage, { language }, how) => leadershipText(coverage, language, how),
};
