import { asWritten } from '../domain/references.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Position } from '../model/text.ts';
import { writeScalar } from '../text/write-scalar.ts';
import type { LanguageContext } from './context.ts';
import { cursorAt } from './cursor.ts';
import { lineBreakOf } from './line-break.ts';

/**
 * What to insert in the place of record files that are pasted or dropped: `[[id]]` in a Markdown body, the id
 * in data (several as the entries of a list). A version that is not the one in force is pinned.
 * @param paths of the files, below the root
 * @returns null when one of the files holds no record, or where the position is in qms.yaml
 */
export function pastedReferences(
  context: LanguageContext,
  position: Position,
  paths: readonly string[],
): string | null {
  const references = paths.map((path) => referenceTo(context, path));
  if (references.length === 0 || !references.every((each) => each !== null)) return null;
  const cursor = cursorAt(context, position);
  if (cursor.place === 'configuration') return null;
  if (cursor.place === 'body') return references.map((each) => `[[${each}]]`).join(', ');
  const values = references.map((each) => (each.includes('@') ? each : writeScalar(each)));
  const before = context.file.text.slice(context.file.lines.lineStart(position.line), cursor.offset);
  const dash = /^([ \t]*)-[ \t]+$/.exec(before);
  if (dash !== null) return values.join(`${lineBreakOf(context.file.text)}${dash[1]}- `);
  const inFlow = cursor.node?.kind === 'seq' && cursor.node.flow;
  const emptyValue = /:[ \t]*$/.test(before);
  if (values.length === 1 || inFlow || !emptyValue)
    return `${emptyValue && !/\s$/.test(before) ? ' ' : ''}${values.join(', ')}`;
  return `${/\s$/.test(before) ? '' : ' '}[${values.join(', ')}]`;
}

/** How to refer to the first record of a file; null where it holds none. */
function referenceTo({ project }: LanguageContext, path: string): string | null {
  const record: QmsRecord | undefined = project.store.factsOf(path)?.records.find(({ id }) => id !== '');
  if (record === undefined) return null;
  const isUsual = project.queries.record(record.id)?.key === record.key;
  return asWritten({ target: record.id, version: isUsual ? null : record.version });
}
