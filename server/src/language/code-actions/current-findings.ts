import type { Finding } from '../../model/finding.ts';
import { isMadeFor, type PublishedFile } from '../../workspace/findings/publication.ts';
import type { LanguageContext } from '../context.ts';

/** What is published of the document; null while that is still of another text, whose places say nothing of this one. */
const currentAt = ({ project, file }: LanguageContext): PublishedFile | null => {
  const published = project.findingsOf(file.path);
  return published !== undefined && isMadeFor(published, file, project.setup.sha256) ? published : null;
};

/** The findings of the document. */
export const findingsAt = (context: LanguageContext): readonly Finding[] =>
  currentAt(context)?.findings ?? [];

/** The findings of the document and those the baseline holds, which are still to be settled. */
export function openFindingsAt(context: LanguageContext): readonly Finding[] {
  const { findings = [], suppressed = [] } = currentAt(context) ?? {};
  const held = suppressed.filter(({ suppressedBy }) => suppressedBy.kind === 'baseline');
  return held.length === 0 ? findings : [...findings, ...held];
}
