import { defineMessages } from '../../messages/define-messages.ts';
import type { FileFacts, IgnoreComment, ReadingIssue } from '../../model/facts.ts';
import type { FixPlan, Issue, Place, Severity } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Rule } from '../../model/rule.ts';
import { publishedSeverity } from '../phases.ts';
import { isSilenceable, withoutEffect } from '../suppression.ts';
import type { UnitIssue } from '../unit-issue.ts';
import type { Publication } from './publication.ts';

const say = defineMessages('finding', {
  followed: '{finding} {consequence}',
  noRuleNamed: 'This comment names no rule. Write `qms-ignore <rule> -- <reason>`.',
  noReason: 'No reason is given for ignoring `{rule}` here. Add `-- <reason>`.',
  unknownRule: 'No rule is called `{rule}`, so this comment silences nothing. Correct the name or delete it.',
  notSilenceable: '`{rule}` cannot be silenced by a comment. Repair what it reports, or record an exception.',
  nothingSilenced: '`{rule}` reports nothing on the next line, so this comment silences nothing. Delete it.',
  deleteComment: 'Delete the comment',
});

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
  const severity = publishedSeverity(issue, rule, record, publication.configuration);
  if (severity === null) return null;
  const isVoiding = severity === 'error' && record !== null && rule.voidsExceptions === true;
  const consequence = isVoiding ? withoutEffect(record, publication.unsigned) : null;
  const message =
    consequence === null ? issue.message : say.followed({ finding: issue.message, consequence });
  return { issue: { ...issue, message }, rule, record, severity };
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
        message: say.noRuleNamed(),
        place,
      },
    ];
  }
  if (comment.reason === '') {
    issues.push({
      rule: 'ignore-reason',
      message: say.noReason({ rule: comment.rule }),
      place,
    });
  }
  if (used) return issues;
  const fixes: FixPlan[] = [
    {
      title: say.deleteComment(),
      certain: false,
      file,
      steps: [{ kind: 'edit', edit: { span: comment.span, text: '' } }],
    },
  ];
  const rule = publication.ruleOf(comment.rule);
  const message =
    rule === undefined
      ? say.unknownRule({ rule: comment.rule })
      : isSilenceable(rule)
        ? say.nothingSilenced({ rule: comment.rule })
        : say.notSilenceable({ rule: comment.rule });
  return [...issues, { rule: 'ignore-unused', message, place, fixes }];
}
