import { noting } from '../../messages/noting.ts';
import type { FileFacts, IgnoreComment } from '../../model/facts.ts';
import type { Finding, Place, SuppressedFinding } from '../../model/finding.ts';
import type { LocatedFile } from '../located-file.ts';
import { excusedBy, ignoredBy } from '../suppression.ts';
import type { UnitIssue } from '../unit-issue.ts';
import { draftOf, ignoreIssues, readingDrafts, unitDrafts } from './draft.ts';
import { locateFinding } from './locate.ts';
import { inOrder } from './order.ts';
import type { Publication, PublishedFile } from './publication.ts';

const nothing: PublishedFile = {
  findings: [],
  suppressed: [],
  places: new Map(),
  version: null,
  relatedFiles: [],
  marks: new Map(),
  messageOf: () => undefined,
};

/** Turns what was found in one file into findings: severity, silencing, ranges, fixes, order. */
export async function publishFile(
  path: string,
  facts: FileFacts | undefined,
  unitIssues: readonly UnitIssue[],
  given: Publication,
): Promise<PublishedFile> {
  const language = noting(given.language);
  const publication: Publication = { ...given, language };
  const drafts = [...readingDrafts(path, facts, publication), ...unitDrafts(unitIssues, publication)];
  const ignores = facts?.ignores ?? [];
  if (drafts.length === 0 && ignores.length === 0) return nothing;
  const opened = new Map<string, LocatedFile | null>();
  const open = async (other: string): Promise<LocatedFile | null> => {
    const known = opened.get(other);
    if (known !== undefined) return known;
    const file = await publication.open(other);
    opened.set(other, file);
    return file;
  };
  const findings: Finding[] = [];
  const places = new Map<Finding, Place>();
  const suppressed: SuppressedFinding[] = [];
  const used = new Set<IgnoreComment>();
  for (const draft of drafts) {
    const finding = await locateFinding(draft, publication, open);
    const comment = ignoredBy(ignores, draft.rule, finding.range.start.line);
    const exception =
      comment === undefined ? excusedBy(publication.exceptions, finding.rule, draft.record) : undefined;
    if (comment !== undefined) {
      used.add(comment);
      suppressed.push({ ...finding, suppressedBy: { kind: 'ignore', reason: comment.reason } });
    } else if (exception !== undefined) {
      suppressed.push({ ...finding, suppressedBy: { kind: 'exception', reason: exception.reason } });
    } else {
      findings.push(finding);
      places.set(finding, draft.issue.place);
    }
  }
  for (const issue of ignores.flatMap((comment) =>
    ignoreIssues(path, comment, used.has(comment), publication),
  )) {
    const draft = draftOf(issue, null, publication);
    if (draft === null) continue;
    const finding = await locateFinding(draft, publication, open);
    findings.push(finding);
    places.set(finding, draft.issue.place);
  }
  const marks = new Map<string, string>();
  if (publication.marked)
    for (const file of opened.values())
      if (file !== null) marks.set(file.path, publication.sha256(file.text));
  const relatedFiles = [...opened.keys()].filter((other) => other !== path);
  const version = opened.get(path)?.version ?? null;
  return {
    findings: inOrder(findings),
    suppressed: inOrder(suppressed),
    places,
    version,
    relatedFiles,
    marks,
    messageOf: language.messageOf,
  };
}
