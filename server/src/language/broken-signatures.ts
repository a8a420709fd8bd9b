import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { SpanEdit } from '../model/text.ts';
import { readText } from '../records/read-file.ts';
import { type SignOffBlock, signOffBlocks } from '../records/sign-offs.ts';
import { listWords, personWords, recordName } from '../rules/shared/words.ts';
import { matches } from '../rules/signoff/blocks.ts';
import { signatureWords } from '../rules/signoff/words.ts';
import { applyEdits } from '../text/edit.ts';
import { deepEqual } from '../workspace/deep-equal.ts';
import type { LocatedFile } from '../workspace/located-file.ts';
import type { Project } from '../workspace/project.ts';

/** A sign-off that fits its record as it is and would not fit it any more. */
export interface BrokenSignature {
  readonly record: QmsRecord;
  readonly block: SignOffBlock;
}

const signedIn = (records: readonly QmsRecord[], queries: Queries): BrokenSignature[] =>
  records.flatMap((record) =>
    signOffBlocks(record.data)
      .filter((block) => matches(record, block, queries))
      .map((block) => ({ record, block })),
  );

/**
 * What edits of a file would do to the sign-offs in it, found out by reading the text as it would be.
 * Costs nothing but a look where no record of the file carries a matching sign-off.
 */
export function signaturesBrokenBy(
  project: Project,
  file: LocatedFile,
  edits: readonly SpanEdit[],
): readonly BrokenSignature[] {
  const signed = signedIn(project.store.files.get(file.path)?.records ?? [], project.queries);
  if (signed.length === 0 || edits.length === 0) return [];
  const after = readText(file.path, applyEdits(file.text, edits), project.setup).records;
  return signed.filter(
    ({ record, block }) =>
      !deepEqual(record.digests[block.index], after[record.ordinal]?.digests[block.index]),
  );
}

/** True when the edits leave every record in its place and everybody's sign-offs as they are. */
export function leavesSignOffs(project: Project, file: LocatedFile, edits: readonly SpanEdit[]): boolean {
  const before = project.store.files.get(file.path)?.records ?? [];
  if (before.every(({ data }) => data['signOffs'] === undefined)) return true;
  const after = readText(file.path, applyEdits(file.text, edits), project.setup).records;
  return (
    before.length === after.length &&
    before.every((record, at) => deepEqual(record.data['signOffs'], after[at]?.data['signOffs']))
  );
}

/** `the approval of quality policy POL-001 "…" by Jane Doe (PER-001) on 2026-03-01`, several as a list. */
export const signatureList = (signatures: readonly BrokenSignature[], queries: Queries): string =>
  listWords(
    signatures.map(({ record, block }) => {
      const by = block.by === null ? '' : ` by ${personWords(queries, block.by)}`;
      const on = block.date === null ? '' : ` on ${block.date}`;
      return `the ${signatureWords(block.meaning)} of ${recordName(record)}${by}${on}`;
    }),
  );
