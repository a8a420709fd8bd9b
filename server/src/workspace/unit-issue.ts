import type { Issue } from '../model/finding.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Rule } from '../model/rule.ts';

/** An issue with the rule and record whose unit found it. */
export interface UnitIssue {
  readonly issue: Issue;
  readonly rule: Rule;
  readonly record: QmsRecord | null;
  /** Set where it rests on an answer that may be another once all texts can be read: it is known, and not shown. */
  readonly withheld?: true;
}
