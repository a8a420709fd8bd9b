import { transitionDocument } from '../coverage/document/transition-document.ts';
import { transitionCoverage } from '../coverage/facts/transition.ts';
import { transitionText } from '../coverage/transition-text.ts';
import { htmlPage } from '../document/html/page.ts';
import { documentMarkdown } from '../document/markdown/document.ts';
import { knownTransitions } from '../standards/transition.ts';
import type { Core } from './core.ts';

export const transitions: Core['transitions'] = {
  known: knownTransitions,
  build: transitionCoverage,
  html: (coverage, { language }, how) => htmlPage(transitionDocument(coverage, how), { language }),
  markdown: (coverage, { language }, how) => documentMarkdown(transitionDocument(coverage, how), language),
  text: (coverage, { language }, how) => transitionText(coverage, language, how),
};
