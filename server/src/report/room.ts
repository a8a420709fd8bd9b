import type { Finding } from '../model/finding.ts';
import { byFile, gravestFirst } from './result.ts';

const encoder = new TextEncoder();

/** The bytes that are left of a limit. */
export class Room {
  #left: number;

  /** @param bytes as UTF-8 */
  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** Takes the room for a text; false from the first that does not fit. */
  take(text: string): boolean {
    this.#left -= encoder.encode(text).length;
    return this.#left >= 0;
  }
}

/** How many of the lines fit, from the first on. */
export function fitting(lines: readonly string[], room: Room): number {
  const end = lines.findIndex((line) => !room.take(line));
  return end < 0 ? lines.length : end;
}

/**
 * The findings that fit as lines below the headings of their files, in the order given, and those that do not: the least
 * grave are left out first, whole finding by whole finding. A file's heading is paid for with its first line.
 */
export function linesByFile(
  findings: readonly Finding[],
  headingOf: (file: string) => string,
  lineOf: (finding: Finding) => string,
  room: Room,
): { readonly text: string; readonly left: readonly Finding[] } {
  const lines = new Map<Finding, string>();
  const files = new Set<string>();
  for (const finding of gravestFirst(findings)) {
    const line = lineOf(finding);
    if (!room.take(files.has(finding.file) ? line : headingOf(finding.file) + line)) break;
    files.add(finding.file);
    lines.set(finding, line);
  }
  const kept = findings.filter((finding) => lines.has(finding));
  const text = Array.from(byFile(kept), ([file, ofFile]) =>
    [headingOf(file), ...ofFile.map((finding) => lines.get(finding)!)].join(''),
  );
  return { text: text.join(''), left: findings.filter((finding) => !lines.has(finding)) };
}
