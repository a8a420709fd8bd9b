import { guardLineStart, oneLine } from '../document/sanitize.ts';
import { countWords } from '../domain/words/lists.ts';
import type { Finding, NeededSignOff, NextStep, Severity, SuppressedFinding } from '../model/finding.ts';
import type { Position } from '../model/text.ts';
import type { ShownChange, ShownLaxerPlace, Trust } from '../model/trust.ts';
import { groupedBy } from '../records/grouped.ts';
import { type Paint, painter, type Style } from './ansi.ts';
import { byCause } from './cause.ts';
import { clausePhrase } from './clauses.ts';
import { codeFrame, Lines } from './frame.ts';
import {
  byFile,
  type CheckResult,
  changedPhrase,
  elsewherePhrase,
  fromPrefix,
  gravestFirst,
  isFixable,
  notReadPhrase,
  severityPhrase,
  silencedPhrase,
} from './result.ts';
import { cut, displayWidth, wrap } from './width.ts';

export interface TextOptions {
  /** Whether to write ANSI colours. */
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether to show all of what a line only begins to name. */
  readonly verbose?: boolean;
  /** Text of a file of the root, for code frames; undefined when it cannot be had. */
  readonly source: (file: string) => string | undefined;
  /** Path from where the reader stands to the root, so that a terminal can open the places; empty when there. */
  readonly rootFromHere?: string;
  /** The day findings were judged on, for commands that take one. */
  readonly today?: string;
}

const severityStyle: Record<Severity, Style> = { error: 'red', warning: 'yellow', information: 'blue' };
/** Findings of one cause in one file that are shown in full; the rest are named by place. */
const fullPerCause = 3;
const placesPerCause = 8;
const listedPerFinding = 5;
const listedSuppressed = 20;
const listedChanges = 20;
const longestText = 2000;
/** Up to so many findings are read without a summary. */
const fewFindings = 20;
const listedCauses = 15;

/**
 * Findings for people, grouped by file and by cause, each with its place, clause, code frame and ways
 * out; the last line counts. Ends with a line feed. No record text can steer a terminal or a CI log.
 */
export function formatText(result: CheckResult, given: TextOptions): string {
  const options = { today: result.today, ...given };
  const paint = painter(options.colour);
  const columns = Math.min(100, Math.max(40, options.width));
  const lines = [
    ...(result.changed === undefined
      ? []
      : [...paragraph(changedPhrase(result.changed), columns, '', paint, 'dim'), '']),
    ...trustLines(result.trust, columns, options, paint),
  ];
  if (result.findings.length > fewFindings) lines.push(...causeLines(result.findings, columns, paint), '');
  for (const [file, findings] of byFile(result.findings)) {
    lines.push(...fileHeading(fromPrefix(options.rootFromHere, file), columns, paint), '');
    const text = options.source(file);
    const source = text === undefined ? undefined : new Lines(text);
    for (const { findings: same } of byCause(findings)) {
      const full = same.slice(0, fullPerCause);
      for (const finding of full) lines.push(...findingLines(finding, source, columns, options, paint), '');
      const rest = same.slice(full.length);
      if (rest.length > 0) lines.push(...moreOfTheSame(rest, columns, paint), '');
    }
  }
  if (result.suppressed.length > 0) {
    lines.push(...suppressedLines(result.suppressed, columns, options, paint), '');
  }
  lines.push(closingLine(result, paint));
  return `${lines.map(guardLineStart).join('\n')}\n`;
}

/** What the checks rest on. It stands first, for all else rests on it: what is changed about it, then what is laxer. */
function trustLines(trust: Trust, columns: number, options: TextOptions, paint: Paint): string[] {
  const { base, summary, laxer } = trust;
  const placed = ({ file, range, message }: ShownChange | ShownLaxerPlace): string[] =>
    paragraph(`${placeOf(file, range.start, options)}: ${message}`, columns, '  ', paint, 'dim');
  const lines: string[] = [];
  if (base !== null) {
    const style = base.changes.length === 0 ? 'dim' : 'yellow';
    const listed = options.verbose === true ? base.changes : base.changes.slice(0, listedChanges);
    const unlisted = base.changes.length - listed.length;
    lines.push(...paragraph(base.summary, columns, '', paint, style), ...listed.flatMap(placed));
    if (unlisted > 0) lines.push(paint(`  +${unlisted} more with --verbose`, 'dim'));
    lines.push('');
  }
  if (summary !== null) {
    const style = laxer.length === 0 ? 'dim' : 'yellow';
    lines.push(...paragraph(summary, columns, '', paint, style));
    if (options.verbose === true) lines.push(...laxer.flatMap(placed));
    lines.push('');
  }
  return lines;
}

/** What was found by cause, gravest and most frequent first: so much that nobody reads it through. */
function causeLines(findings: readonly Finding[], columns: number, paint: Paint): string[] {
  const causes = groupedBy(findings, ({ rule, severity }) => `${severity} ${rule}`);
  const all = [...causes.values()].sort((left, right) => right.length - left.length);
  const sorted = gravestFirst(all.map(([first]) => first!)).map(
    ({ rule, severity }) => causes.get(`${severity} ${rule}`)!,
  );
  const width = String(Math.max(...all.map(({ length }) => length))).length;
  const line = (same: readonly Finding[]): string => {
    const { severity, rule, message } = same[0]!;
    const lead = `  ${String(same.length).padStart(width)} × ${severity.padEnd('information'.length)} ${rule}`;
    const room = columns - displayWidth(lead) - 2;
    return `${paint(lead, severityStyle[severity])}${room < 20 ? '' : paint(`  ${cut(oneLine(firstSentence(message), longestText), room)}`, 'dim')}`;
  };
  const rest = sorted.length - listedCauses;
  return [
    ...sorted.slice(0, listedCauses).map(line),
    ...(rest > 0 ? [paint(`  +${countWords(rest, 'more cause')}`, 'dim')] : []),
  ];
}

const firstSentence = (message: string): string => /^.*?[.!?](?=\s|$)/s.exec(message)?.[0] ?? message;

function fileHeading(file: string, columns: number, paint: Paint): string[] {
  const name = oneLine(file, longestText);
  return [paint(name, 'bold'), paint('─'.repeat(Math.min(columns, displayWidth(name))), 'dim')];
}

function findingLines(
  finding: Finding,
  source: Lines | undefined,
  columns: number,
  options: TextOptions,
  paint: Paint,
): string[] {
  const style = severityStyle[finding.severity];
  const about = [finding.record, finding.rule, clausePhrase(finding.clauses)]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => oneLine(part!, longestText));
  const lines = [
    `${paint(finding.severity, style, 'bold')}${paint(` · ${about.join(' · ')}`, 'dim')}`,
    ...paragraph(finding.message, columns, '', paint),
    `  ${paint(placeOf(finding.file, finding.range.start, options), 'cyan')}`,
  ];
  if (source !== undefined) {
    for (const line of codeFrame(source, finding.range, columns - 2, paint, style)) lines.push(`  ${line}`);
  }
  for (const fix of finding.fixes.slice(0, listedPerFinding)) {
    const lead = fix.certain ? 'can be fixed with --fix: ' : 'quick fix in the editor: ';
    lines.push(...paragraph(lead + fix.title, columns, '  ', paint, 'green'));
  }
  if (finding.signOff !== undefined)
    lines.push(...paragraph(`sign with: ${signCommand(finding.signOff)}`, columns, '  ', paint, 'green'));
  for (const command of (finding.steps ?? []).map((step) => stepWords(step, options.today)))
    if (command !== null) lines.push(...paragraph(command, columns, '  ', paint, 'green'));
  for (const related of finding.related.slice(0, listedPerFinding)) {
    const place = placeOf(related.file, related.range.start, options);
    lines.push(...paragraph(`see ${place}: ${related.message}`, columns, '  ', paint, 'dim'));
  }
  const unlisted = finding.related.length - listedPerFinding;
  if (unlisted > 0) lines.push(paint(`  see ${countWords(unlisted, 'more place')} in --format json`, 'dim'));
  return lines;
}

/** The command that gives a sign-off, ready to be carried out where it is known who signs. */
const signCommand = ({ id, as = 'PER-…', role, meaning }: NeededSignOff): string =>
  [
    `qms sign ${id} --as ${as}`,
    ...(role === undefined ? [] : [`--role ${role}`]),
    ...(meaning === undefined ? [] : [`--meaning ${meaning}`]),
  ].join(' ');

/** The command by which somebody goes on from a finding; null where there is only something to write. */
function stepWords(step: NextStep, today = 'YYYY-MM-DD'): string | null {
  switch (step.kind) {
    case 'new-record':
      return `begin one with: qms new ${step.type}`;
    case 'put-in-force':
      return `put it in force with: qms sign ${step.id} --as PER-… --effective ${today}`;
    case 'name-theme':
    case 'fill-in':
    case 'write':
      return null;
  }
}

/** One line per finding would be noise: the rest of a cause is a line of places. */
function moreOfTheSame(rest: readonly Finding[], columns: number, paint: Paint): string[] {
  const only =
    rest.length > 1 && rest.every(({ record }) => record === rest[0]?.record) ? rest[0]?.record : undefined;
  const listed = rest.slice(0, placesPerCause).map(({ range: { start }, record }, index) => {
    const place = `${start.line + 1}:${start.character + 1}`;
    const comma = index < rest.length - 1 ? ',' : '';
    const id = record === undefined || record === only ? '' : ` ${oneLine(record, longestText)}`;
    return `${place}${id}${comma}`;
  });
  const where = only === undefined ? '' : `in ${oneLine(only, longestText)} `;
  const words = [
    `+${rest.length} more of the same ${where}at`,
    ...listed,
    ...(rest.length > placesPerCause ? ['…'] : []),
  ];
  return wrap(words, columns).map((line) => paint(line, 'dim'));
}

function suppressedLines(
  suppressed: readonly SuppressedFinding[],
  columns: number,
  options: TextOptions,
  paint: Paint,
): string[] {
  const by = { ignore: 'ignored here', exception: 'exception', baseline: 'baseline' } as const;
  const lines = [paint('Silenced', 'bold'), paint('────────', 'dim')];
  for (const finding of suppressed.slice(0, listedSuppressed)) {
    const about = [placeOf(finding.file, finding.range.start, options), finding.record, finding.rule];
    const reason = `${by[finding.suppressedBy.kind]}: ${finding.suppressedBy.reason}`;
    const text = [...about.filter((part) => part !== undefined), reason].join(' · ');
    lines.push(...paragraph(text, columns, '', paint, 'dim'));
  }
  const unlisted = suppressed.length - listedSuppressed;
  if (unlisted > 0) lines.push(paint(`+${unlisted} more in --format json`, 'dim'));
  return lines;
}

/** Wraps text of any origin to the columns, behind an indent. */
function paragraph(text: string, columns: number, indent: string, paint: Paint, style?: Style): string[] {
  return wrap(oneLine(text, longestText).split(' '), columns - indent.length).map(
    (line) => indent + (style === undefined ? line : paint(line, style)),
  );
}

function placeOf(file: string, { line, character }: Position, options: TextOptions): string {
  return `${oneLine(fromPrefix(options.rootFromHere, file), longestText)}:${line + 1}:${character + 1}`;
}

function closingLine(result: CheckResult, paint: Paint): string {
  const { findings, suppressed } = result;
  const silenced = suppressed.length > 0 ? ` · ${silencedPhrase(suppressed)}` : '';
  const notRead = notReadPhrase(result.notRead, (name) => oneLine(name, longestText));
  const elsewhere = elsewherePhrase(result.changed);
  const missed = [notRead, elsewhere].map((each) => (each === '' ? '' : ` · ${each}`)).join('');
  const records = countWords(result.records, 'record');
  const files = countWords(result.files, 'file');
  if (findings.length === 0) {
    return paint(
      `No findings: ${records} in ${files}, as of ${oneLine(result.today)}${silenced}${missed}.`,
      'green',
    );
  }
  const fixable = findings.filter(isFixable).length;
  const repair = fixable > 0 ? ` · ${fixable} can be fixed with --fix` : '';
  return `${paint(severityPhrase(findings), 'bold')} in ${records} of ${files}${silenced}${missed}${repair}`;
}
