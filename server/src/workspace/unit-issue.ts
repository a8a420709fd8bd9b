import type { Issue } from '../model/finding.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Rule } from '../model/rule.ts';

/** An issue with the rule and record whose unit found it. */
export interface UnitIssue {
  readonly issue: Issue;
  readonly rule: Rule;
  readonly record: QmsRecord | null;
}
