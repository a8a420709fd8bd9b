import type { Finding } from '../../model/finding.ts';
import { isMadeFor } from '../../workspace/findings/publication.ts';
import type { LanguageContext } from '../context.ts';

/** The findings of the document; none while they are still those of another text, whose places say nothing of this one. */
export const findingsAt = ({ project, file }: LanguageContext): readonly Finding[] => {
  const published = project.findingsOf(file.path);
  return published !== undefined && isMadeFor(published, file, project.setup.sha256)
    ? published.findings
    : [];
};
