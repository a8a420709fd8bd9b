import type { Configuration } from '../model/configuration.ts';
import type { FileFacts, IgnoreComment, ReadingIssue } from '../model/facts.ts';
import type {
  FileEdit,
  Finding,
  FixPlan,
  Issue,
  Place,
  Severity,
  SuppressedFinding,
} from '../model/finding.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Rule } from '../model/rule.ts';
import type { SpanEdit } from '../model/text.ts';
import { displayPath } from '../records/display-path.ts';
import { sha256Base64 } from '../records/sha256.ts';
import type { UnitIssue } from './engine.ts';
import { fingerprint } from './fingerprint.ts';
import { publishedSeverity } from './gate.ts';
import type { LocatedFile } from './located-file.ts';
import {
  cannotIgnore,
  type Exception,
  excusedBy,
  ignoredBy,
  voidsException,
  withoutEffect,
} from './silence.ts';

/** Where a rule is explained. */
export const documentation = (rule: string): string =>
  `https://github.com/qms-as-code/qms-as-code/blob/main/docs/rules.md#${rule}`;

/** What turning issues into findings needs to know. */
export interface Publication {
  readonly configuration: Configuration;
  readonly ruleOf: (id: string) => Rule | undefined;
  readonly recordOf: (key: string) => QmsRecord | undefined;
  readonly exceptions: readonly Exception[];
  /** Keys of the exceptions that would be in effect were they signed, and of the registers they are in. */
  readonly unsigned: ReadonlySet<string>;
  /** A file's text and trees, or null when it can no longer be read. */
  readonly open: (path: string) => Promise<LocatedFile | null>;
  /** Whether texts may change before their findings are used. */
  readonly marked: boolean;
  /** The text edits of a fix, or null when it no longer applies. */
  readonly editsOf: (
    plan: FixPlan,
    file: LocatedFile,
    record: QmsRecord | null,
  ) => readonly SpanEdit[] | null;
}

export interface PublishedFile {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** Version of the document the file was open as; null where it was not, or nothing was found in it. */
  readonly version: number | null;
  /** Other files whose text the ranges of related places depend on. */
  readonly relatedFiles: readonly string[];
  /** By path, what the texts were known by that the ranges were worked out in; see {@link isMadeFor}. */
  readonly marks: ReadonlyMap<string, string>;
}

const nothing: PublishedFile = {
  findings: [],
  suppressed: [],
  version: null,
  relatedFiles: [],
  marks: new Map(),
};

/** True when ranges in this file, of findings and their fixes, were worked out in the text it has now. */
export const isMadeFor = ({ marks }: PublishedFile, { path, text }: LocatedFile): boolean =>
  marks.get(path) === sha256Base64(text);

interface Draft {
  readonly issue: Issue;
  readonly rule: Rule;
  readonly record: QmsRecord | null;
  readonly severity: Severity;
}

/** What a reader sees of a finding's place and words: two alike are one. */
const seenAs = (finding: Finding): string =>
  [
    finding.range.start.line,
    finding.range.start.character,
    finding.range.end.line,
    finding.range.end.character,
  ]
    .map((number) => String(number).padStart(9, '0'))
    .concat(finding.rule, finding.message)
    .join('\u0000');

const byCodeUnit = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Findings in order of position, then rule, then message; the same said of several items of a register is said once. */
function inOrder<F extends Finding>(findings: readonly F[]): F[] {
  const keyed = findings.map((finding) => ({
    finding,
    key: seenAs(finding),
    of: `${finding.record ?? ''}\u0000${finding.path}`,
  }));
  keyed.sort((left, right) => byCodeUnit(left.key, right.key) || byCodeUnit(left.of, right.of));
  return keyed.filter(({ key }, index) => key !== keyed[index - 1]?.key).map(({ finding }) => finding);
}

/** Turns what was found in one file into findings: severity, silencing, ranges, fixes, order. */
export async function publishFile(
  path: string,
  facts: FileFacts | undefined,
  unitIssues: readonly UnitIssue[],
  publication: Publication,
): Promise<PublishedFile> {
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
  const suppressed: SuppressedFinding[] = [];
  const used = new Set<IgnoreComment>();
  for (const draft of drafts) {
    const finding = await locate(draft, publication, open);
    const comment = ignoredBy(ignores, finding.rule, finding.range.start.line);
    const exception =
      comment === undefined ? excusedBy(publication.exceptions, finding.rule, draft.record) : undefined;
    if (comment !== undefined) {
      used.add(comment);
      suppressed.push({ ...finding, suppressedBy: { kind: 'ignore', reason: comment.reason } });
    } else if (exception !== undefined) {
      suppressed.push({ ...finding, suppressedBy: { kind: 'exception', reason: exception.reason } });
    } else findings.push(finding);
  }
  for (const issue of ignores.flatMap((comment) =>
    ignoreIssues(path, comment, used.has(comment), publication),
  )) {
    const draft = draftOf(issue, null, publication);
    if (draft !== null) findings.push(await locate(draft, publication, open));
  }
  const marks = new Map<string, string>();
  if (publication.marked)
    for (const file of opened.values()) if (file !== null) marks.set(file.path, sha256Base64(file.text));
  const relatedFiles = [...opened.keys()].filter((other) => other !== path);
  const version = opened.get(path)?.version ?? null;
  return { findings: inOrder(findings), suppressed: inOrder(suppressed), version, relatedFiles, marks };
}

function draftOf(issue: Issue, record: QmsRecord | null, publication: Publication): Draft | null {
  const rule = publication.ruleOf(issue.rule);
  if (rule === undefined) throw new Error(`no rule is called ${issue.rule}`);
  const severity = publishedSeverity(issue, rule, record, publication.configuration.rules);
  if (severity === null) return null;
  const isVoiding = severity === 'error' && record !== null && voidsException(rule.id);
  const consequence = isVoiding ? withoutEffect(record, publication.unsigned) : '';
  return { issue: { ...issue, message: `${issue.message}${consequence}` }, rule, record, severity };
}

const unitDrafts = (found: readonly UnitIssue[], publication: Publication): Draft[] =>
  found.flatMap(({ issue, record }) => {
    const about =
      issue.place.record === undefined ? record : (publication.recordOf(issue.place.record) ?? record);
    const draft = draftOf(issue, about, publication);
    return draft === null ? [] : [draft];
  });

function readingDrafts(path: string, facts: FileFacts | undefined, publication: Publication): Draft[] {
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

function ignoreIssues(
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

async function locate(draft: Draft, publication: Publication, open: Publication['open']): Promise<Finding> {
  const { issue, rule, record, severity } = draft;
  const { configuration, recordOf } = publication;
  const file = await open(issue.place.file);
  const rangeAt = (place: Place, at: LocatedFile | null) => {
    const about = place.record === undefined ? null : (recordOf(place.record) ?? null);
    return at === null
      ? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
      : at.rangeOf(at.spanOf(place, about, configuration.aliases));
  };
  const related: Finding['related'][number][] = [];
  for (const { place, message } of issue.related ?? []) {
    related.push({ file: place.file, range: rangeAt(place, await open(place.file)), message });
  }
  const path = record === null ? plainPath(issue.place) : displayPath(record.data, issue.place.path);
  const named = record !== null && record.id !== '' ? record.id : null;
  const editions = new Set(configuration.standards.map(({ id }) => id));
  return {
    rule: rule.id,
    severity,
    basis: issue.basis ?? rule.basis,
    message: issue.message,
    file: issue.place.file,
    range: rangeAt(issue.place, file),
    ...(named === null ? {} : { record: named }),
    path,
    clauses: (issue.clauses ?? rule.clauses).filter((clause) =>
      editions.has(clause.slice(0, clause.indexOf('/'))),
    ),
    related,
    fixes: await fixesOf(issue, publication, open),
    ...(issue.signOff === undefined ? {} : { signOff: issue.signOff }),
    docs: documentation(rule.id),
    fingerprint: fingerprint(rule.id, named ?? issue.place.file, path),
  };
}

const plainPath = ({ path }: Place): string =>
  path
    .map((segment, index) =>
      typeof segment === 'number' ? `[${segment + 1}]` : index === 0 ? segment : `.${segment}`,
    )
    .join('');

async function fixesOf(
  issue: Issue,
  publication: Publication,
  open: Publication['open'],
): Promise<Finding['fixes']> {
  const fixes: Finding['fixes'][number][] = [];
  for (const plan of issue.fixes ?? []) {
    const file = await open(plan.file);
    const record = plan.record === undefined ? null : (publication.recordOf(plan.record) ?? null);
    const edits = file === null ? null : publication.editsOf(plan, file, record);
    if (edits === null || file === null) continue;
    const inFile = (edit: SpanEdit): FileEdit => ({
      file: plan.file,
      range: file.rangeOf(edit.span),
      newText: edit.text,
    });
    fixes.push({ title: plan.title, certain: plan.certain, edits: edits.map(inFile) });
  }
  return fixes;
}
