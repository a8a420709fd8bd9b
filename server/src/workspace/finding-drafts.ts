import type { FileFacts, IgnoreComment, ReadingIssue } from '../model/facts.ts';
import type { FixPlan, Issue, Place, Severity } from '../model/finding.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Rule } from '../model/rule.ts';
import type { UnitIssue } from './engine.ts';
import { publishedSeverity } from './gate.ts';
import type { Publication } from './publication.ts';
import { cannotIgnore, voidsException, withoutEffect } from './silence.ts';

/** A finding that has its severity and its last words, and no range yet. */
export interface Draft {
  readonly issue: Issue;
  readonly rule: Rule;
  readonly record: QmsRecord | null;
  readonly severity: Severity;
}

/** What becomes of an issue; null for one that qms.yaml switches off. */
export function draftOf(issue: Issue, record: QmsRecord | null, publication: Publication): Draft | null {
  const rule = publication.ruleOf(issue.rule);
  if (rule === undefined) throw new Error(`no rule is called ${issue.rule}`);
  const severity = publishedSeverity(issue, rule, record, publication.configuration.rules);
  if (severity === null) return null;
  const isVoiding = severity === 'error' && record !== null && voidsException(rule.id);
  const consequence = isVoiding ? withoutEffect(record, publication.unsigned) : '';
  return { issue: { ...issue, message: `${issue.message}${consequence}` }, rule, record, severity };
}

/** What rules found in a file. */
export const unitDrafts = (found: readonly UnitIssue[], publication: Publication): Draft[] =>
  found.flatMap(({ issue, record }) => {
    const about =
      issue.place.record === undefined ? record : (publication.recordOf(issue.place.record) ?? record);
    const draft = draftOf(issue, about, publication);
    return draft === null ? [] : [draft];
  });

/** What reading the file found in it. */
export function readingDrafts(path: string, facts: FileFacts | undefined, publication: Publication): Draft[] {
  return (facts?.issues ?? []).flatMap((found) => {
    const record = found.ordinal === null ? null : (facts?.records[found.ordinal] ?? null);
    const draft = draftOf(issueOf(path, found, record), record, publication);
    return draft === null ? [] : [draft];
  });
}

function issueOf(path: string, found: ReadingIssue, record: QmsRecord | null): Issue {
  return {
    rule: found.rule,
    message: found.message,
    ...(found.severity === undefined ? {} : { severity: found.severity }),
    place: {
      file: path,
      path: found.path,
      span: found.span,
      ...(record === null ? {} : { record: record.key }),
    },
    fixes: found.fixes ?? [],
  };
}

/** What is wrong with a comment that silences a rule; `used` is true where it did silence one. */
export function ignoreIssues(
  file: string,
  comment: IgnoreComment,
  used: boolean,
  publication: Publication,
): Issue[] {
  const place: Place = { file, path: [], span: comment.span };
  const issues: Issue[] = [];
  if (comment.rule === '') {
    return [
      {
        rule: 'ignore-unused',
        message: 'This comment names no rule: write `qms-ignore <rule> -- <reason>`.',
        place,
      },
    ];
  }
  if (comment.reason === '') {
    issues.push({
      rule: 'ignore-reason',
      message: `Say why \`${comment.rule}\` is ignored here: add \`-- <reason>\`.`,
      place,
    });
  }
  if (used) return issues;
  const fixes: FixPlan[] = [
    {
      title: 'Delete the comment',
      certain: false,
      file,
      steps: [{ kind: 'edit', edit: { span: comment.span, text: '' } }],
    },
  ];
  const message =
    publication.ruleOf(comment.rule) === undefined
      ? `No rule is called \`${comment.rule}\`, so this comment silences nothing: correct the name or delete it.`
      : cannotIgnore(comment.rule)
        ? `\`${comment.rule}\` cannot be silenced by a comment: repair what it reports, or record an exception.`
        : `\`${comment.rule}\` reports nothing on the next line, so this comment silences nothing: delete it.`;
  return [...issues, { rule: 'ignore-unused', message, place, fixes }];
}
