import { spannedText } from '../document/markdown/spans.ts';
import { escapeInJson } from '../document/sanitize.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Position, Range } from '../model/text.ts';
import { withClauses } from './clauses.ts';
import { Lines } from './frame.ts';
import { type InRepository, inRepository } from './in-repository.ts';
import { type CheckResult, gravestFirst, lastLine } from './result.ts';
import { trustFindings } from './trust.ts';

export interface RdjsonOptions extends InRepository {
  /** Home page of the product, an absolute address. */
  readonly informationUri: string;
  /** Text of a file of the root, in which columns are counted; undefined when it cannot be had. */
  readonly source: (file: string) => string | undefined;
}

const severity: Record<Severity, 'ERROR' | 'WARNING' | 'INFO'> = {
  error: 'ERROR',
  warning: 'WARNING',
  information: 'INFO',
};
const longestMessage = 4000;
const encoder = new TextEncoder();

/**
 * The result in reviewdog's diagnostic format, gravest first. Messages are Markdown without HTML, because reviewdog puts
 * them into comments as they are. Columns count bytes of UTF-8; of a file whose text is not to be had there are lines only.
 * A certain fix is a suggestion where it changes the lines of its finding, since reviewdog refuses any other.
 */
export function formatRdjson(result: CheckResult, options: RdjsonOptions): string {
  const texts = new Map<string, Lines | null>();
  const linesOf = (file: string): Lines | null => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const source = options.source(file);
    const lines = source === undefined ? null : new Lines(source);
    texts.set(file, lines);
    return lines;
  };
  const all = [...trustFindings(result.trust), ...gravestFirst(result.findings)];
  const report = {
    source: { name: 'qms', url: options.informationUri },
    diagnostics: all.map((finding) => diagnostic(finding, linesOf(finding.file), options)),
  };
  return `${escapeInJson(JSON.stringify(report, null, 2))}\n`;
}

function diagnostic(finding: Finding, lines: Lines | null, options: InRepository) {
  const suggestions = suggestionsOf(finding, lines);
  return {
    message: spannedText(withClauses(finding.message, finding), longestMessage),
    location: {
      path: inRepository(finding.file, options).toWellFormed(),
      range: rangeIn(lines, finding.range),
    },
    severity: severity[finding.severity],
    code: {
      value: finding.rule,
      ...(/^https?:\/\/\S+$/.test(finding.docs) ? { url: finding.docs } : {}),
    },
    ...(suggestions.length === 0 ? {} : { suggestions }),
  };
}

/** One-based; with columns where the lines are known, and otherwise from line to line, the last one included. */
function rangeIn(lines: Lines | null, range: Range) {
  const start = positionIn(lines, range.start);
  const end = positionIn(lines, range.end);
  return start === null || end === null
    ? { start: { line: range.start.line + 1 }, end: { line: lastLine(range) + 1 } }
    : { start, end };
}

function positionIn(lines: Lines | null, { line, character }: Position) {
  const text = lines?.at(line);
  return text === undefined ? null : { line: line + 1, column: bytes(text.slice(0, character)) + 1 };
}

const bytes = (text: string): number => encoder.encode(text).length;

function suggestionsOf({ file, range, fixes }: Finding, lines: Lines | null) {
  return fixes.flatMap(({ certain, edits }) => {
    const [edit] = edits;
    if (!certain || edit === undefined || edits.length !== 1 || lines === null || edit.file !== file)
      return [];
    const isOnItsLines = edit.range.start.line === range.start.line && edit.range.end.line === range.end.line;
    return isOnItsLines ? [{ range: rangeIn(lines, edit.range), text: edit.newText }] : [];
  });
}
