import { escapeInJson, oneLine } from '../document/sanitize.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { withClauses } from './clauses.ts';
import { uniqueFingerprints } from './fingerprints.ts';
import { type InRepository, inRepository } from './in-repository.ts';
import { type CheckResult, gravestFirst, lastLine } from './result.ts';
import { trustFindings } from './trust.ts';

/** `critical` and `blocker` are left to those who scan for what endangers a product. */
const severity: Record<Severity, 'major' | 'minor' | 'info'> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
};
const longestMessage = 4000;

/**
 * The result as a report of GitLab's Code Quality, a list of issues of the Code Climate specification, gravest first.
 * GitLab keeps one issue per fingerprint and compares them between branches: each is there once in the repository, and
 * stays while other things change. Silenced findings are left out, since the format has no place for them.
 */
export function formatGitlab(result: CheckResult, options: InRepository): string {
  const all = [...gravestFirst(result.findings), ...trustFindings(result.trust)];
  const fingerprints = uniqueFingerprints(all);
  const issues = all.map((finding) => issue(finding, fingerprints.get(finding)!, options));
  return `${escapeInJson(JSON.stringify(issues, null, 2))}\n`;
}

function issue(finding: Finding, fingerprint: string, options: InRepository) {
  return {
    type: 'issue',
    check_name: oneLine(finding.rule),
    description: withClauses(oneLine(finding.message, longestMessage), finding),
    // Roots of one repository may hold records of the same id.
    fingerprint: inRepository(fingerprint, options),
    severity: severity[finding.severity],
    location: {
      path: inRepository(finding.file, options).toWellFormed(),
      lines: { begin: finding.range.start.line + 1, end: lastLine(finding.range) + 1 },
    },
  };
}
