import { signaturesBrokenBy } from '../domain/sign-off/broken.ts';
import type { FileSystem } from '../workspace/ports.ts';
import type { Project } from '../workspace/project.ts';
import { readForEditing } from './file-text.ts';
import { withAnswer } from './with-answer.ts';

/** A text that is changed. */
export interface ChangedText {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Which record is to name another one, and where. */
export interface ReferenceRequest {
  /** Id of the record that names it. */
  readonly from: string;
  /** A field that holds references. */
  readonly field: string;
  readonly to: string;
}

/**
 * The text of a record's file with one more reference in a field of it; null where the record is gone, its text takes none
 * there, or a sign-off would break.
 */
export async function withReference(
  { from, field, to }: ReferenceRequest,
  project: Project,
  files: FileSystem,
): Promise<ChangedText | null> {
  const [record] = project.store.versions(from);
  const isList = record !== undefined && project.catalogue.get(record.type)?.field([field])?.refs.length;
  if (record === undefined || !isList) return null;
  const { text } = await readForEditing(record.file, files);
  const after = withAnswer(record, text, [field], [to], project.setup);
  if (after === text || signaturesBrokenBy(project, record.file, text, after).length > 0) return null;
  return { file: record.file, before: text, after };
}
