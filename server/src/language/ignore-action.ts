import type { Finding } from '../model/finding.ts';
import type { Position, SpanEdit } from '../model/text.ts';
import { ignoreMarker } from '../records/ignore-comments.ts';
import { readText } from '../records/read-file.ts';
import { applyEdits } from '../text/span-edits.ts';
import { deepEqual } from '../workspace/deep-equal.ts';
import type { LocatedFile } from '../workspace/located-file.ts';
import type { Project } from '../workspace/project.ts';
import { isSilenceable } from '../workspace/suppression.ts';
import { lineBreakOf } from './line-break.ts';

/**
 * The comment that silences a finding: `# qms-ignore <rule> -- ` on a line of its own above it, in a Markdown
 * body `<!-- qms-ignore <rule> --  -->`, there above a paragraph or heading, and behind the link at fault inside
 * one, in a list or in a table, which a line of its own would break apart. The reason is left to be written;
 * until it is, `ignore-reason` asks for it.
 *
 * @returns null for rules that cannot be ignored, and where a comment would become part of the text (inside a
 *   block of text, before front matter)
 */
export function ignoreEdit(project: Project, file: LocatedFile, finding: Finding): SpanEdit | null {
  const rule = project.ruleOf(finding.rule);
  if (rule === undefined || !isSilenceable(rule) || finding.file !== file.path) return null;
  const { line } = finding.range.start;
  const start = file.lines.lineStart(line);
  const words = `${ignoreMarker} ${finding.rule} --`;
  const inBody = file.markdown !== null && start >= file.markdown.bodyStart;
  const ownLine = !inBody || startsBlock(file, line);
  const edit = ownLine
    ? lineAbove(file, start, inBody ? `<!-- ${words}  -->` : `# ${words} `)
    : behindLink(file, file.lines.offsetAt(finding.range.start), `<!-- ${words}  -->`);
  return edit !== null && silences(project, file, edit, finding.rule, line, ownLine) ? edit : null;
}

/** Where the reason is to be written, in the text as it is with the comment. */
export function reasonPosition(file: LocatedFile, { span, text }: SpanEdit): Position {
  const { line, character } = file.rangeOf(span).start;
  const mark = ' -- ';
  return { line, character: character + text.indexOf(mark) + mark.length };
}

function lineAbove(file: LocatedFile, start: number, comment: string): SpanEdit {
  const indent = /^[ \t]*/.exec(file.text.slice(start, start + 200))?.[0] ?? '';
  return { span: { start, end: start }, text: `${indent}${comment}${lineBreakOf(file.text)}` };
}

/** True for the first line of a paragraph or heading of a body: a comment above it leaves it whole. */
function startsBlock(file: LocatedFile, line: number): boolean {
  const { lines, text, markdown } = file;
  const start = lines.lineStart(line);
  const above = text.slice(lines.lineStart(line - 1), start);
  const isFirst = start === markdown?.bodyStart || above.trim() === '';
  return isFirst && !/^[ \t]*(?:[-*+>|]|\d+[.)])/.test(text.slice(start, start + 200));
}

/** A comment behind the outermost link or image that holds an offset. */
function behindLink(file: LocatedFile, offset: number, comment: string): SpanEdit | null {
  const body = file.markdown?.body();
  if (body === undefined) return null;
  const holding = [...body.links, ...body.images, ...body.wikiLinks]
    .map(({ span }) => span)
    .filter(({ start, end }) => start <= offset && offset < end);
  if (holding.length === 0) return null;
  const end = Math.max(...holding.map((span) => span.end));
  return { span: { start: end, end }, text: ` ${comment}` };
}

/** Whether the text with the comment has the same data and the comment silences what was `line`. */
function silences(
  project: Project,
  file: LocatedFile,
  edit: SpanEdit,
  rule: string,
  line: number,
  ownLine: boolean,
): boolean {
  const before = project.store.factsOf(file.path);
  if (before === undefined) return false;
  const after = readText(file.path, applyEdits(file.text, [edit]), project.setup);
  const silenced = ownLine ? line + 1 : line;
  return (
    after.ignores.length > before.ignores.length &&
    after.ignores.some(
      (each) => each.rule === rule && each.line === line && each.suppressedLine === silenced,
    ) &&
    before.records.length === after.records.length &&
    before.records.every((record, at) => deepEqual(record.data, after.records[at]?.data))
  );
}
