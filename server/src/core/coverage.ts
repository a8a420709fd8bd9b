import { coverageDocument } from '../coverage/document/coverage-document.ts';
import { leadershipChapter } from '../coverage/document/leadership-document.ts';
import { transitionChapter } from '../coverage/document/transition-document.ts';
import { stateText } from '../coverage/document/words.ts';
import { buildCoverage, gapsOf } from '../coverage/facts/build.ts';
import { namedRecords } from '../coverage/facts/evidence.ts';
import { leadershipCoverage } from '../coverage/facts/leadership.ts';
import { transitionCoverage } from '../coverage/facts/transition.ts';
import type { Coverage } from '../coverage/model.ts';
import { coverageText } from '../coverage/text.ts';
import type { TransitionCoverage } from '../coverage/transition.ts';
import { htmlPage, htmlParts } from '../document/html/page.ts';
import { pageStyle } from '../document/html/style.ts';
import { documentMarkdown } from '../document/markdown/document.ts';
import { knownTransitions, transitionTo } from '../standards/transition.ts';
import type { Project } from '../workspace/project.ts';
import type { Core } from './core.ts';

export const coverages: Core['coverages'] = {
  async build(project) {
    await project.publish();
    return buildCoverage(project, project.outcome());
  },
  gapsOf,
  stateText,
  namedRecords,
  html: (coverage, { language }, how) => htmlPage(coverageDocument(coverage, how), { language }),
  markdown: (coverage, { language }, how) => documentMarkdown(coverageDocument(coverage, how), language),
  text: (coverage, { language }, how) => coverageText(coverage, language, how),
  parts: (coverage, project) => {
    const how = { isLive: true };
    const ahead = transitionAhead(coverage, project);
    const also = [
      ...(ahead === null ? [] : transitionChapter(ahead, how)),
      ...leadershipChapter(leadershipCoverage(project.queries), how),
    ];
    return htmlParts(coverageDocument(coverage, how, also), { language: project.language });
  },
  style: pageStyle,
};

/** The way to an edition that is known, for whoever goes by the one before it. */
function transitionAhead({ standards }: Coverage, project: Project): TransitionCoverage | null {
  const ahead = knownTransitions.find((to) => {
    const from = transitionTo(to)?.from;
    return standards.some(({ id }) => id === from);
  });
  return ahead === undefined ? null : transitionCoverage(project, ahead);
}
