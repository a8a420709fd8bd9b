import type { Finding } from '../../server/src/model/finding.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { applyEdits, spanEdits } from '../../server/src/text/span-edits.ts';
import { type CheckOptions, check } from './harness.ts';

export type Files = Readonly<Record<string, string>>;

/** The files with the edits of one fix made. */
export function withFix(files: Files, { edits }: Finding['fixes'][number]): Files {
  const changed: Record<string, string> = { ...files };
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const text = files[file]!;
    const own = edits.filter((edit) => edit.file === file);
    changed[file] = applyEdits(text, spanEdits(own, new LineIndex(text)));
  }
  return changed;
}

const said = ({ rule, file, record, path, message }: Finding): string =>
  [rule, file, record, path, message].join(' | ');

const isSyntax = ({ rule }: Finding): boolean => /^(yaml|front-matter)-syntax$/.test(rule);

/**
 * Makes each fix the findings offer, one at a time, and checks again.
 * @returns what is wrong with those that leave their finding, or a text that can no longer be read
 */
export async function unsettled(
  files: Files,
  findings: readonly Finding[],
  options: CheckOptions = {},
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const syntaxBefore = findings.filter(isSyntax).length;
  for (const finding of findings) {
    for (const fix of finding.fixes) {
      const after = (await check(withFix(files, fix), options)).findings;
      const about = `${fix.title} — ${said(finding)}`;
      if (fix.edits.length === 0) wrong.push(`changes nothing: ${about}`);
      if (after.some((other) => said(other) === said(finding))) wrong.push(`stays: ${about}`);
      if (after.filter(isSyntax).length > syntaxBefore) wrong.push(`no YAML: ${about}`);
    }
  }
  return wrong;
}
