import type { Language } from '../../messages/language.ts';
import { noting } from '../../messages/noting.ts';
import type { Finding, Place, SuppressedFinding } from '../../model/finding.ts';
import type { PublishedFile } from '../findings/publication.ts';
import { asMessages, readBack, written } from './plain.ts';

/** What was published of one file, but for what an editor knows of it. */
interface KeptFile {
  readonly path: string;
  readonly findings: readonly { readonly finding: Finding; readonly place: Place }[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly relatedFiles: readonly string[];
  readonly marks: readonly (readonly [path: string, mark: string])[];
}

const keptFile = (
  path: string,
  { findings, suppressed, places, relatedFiles, marks }: PublishedFile,
): KeptFile => ({
  path,
  findings: findings.map((finding) => ({ finding, place: places.get(finding)! })),
  suppressed,
  relatedFiles,
  marks: [...marks],
});

/** What was published, by file: ranges, and sentences by their ids. */
export function writePublished(files: ReadonlyMap<string, PublishedFile>): Uint8Array {
  const kept = [...files].map(([path, file]) => asMessages(keptFile(path, file), file.messageOf));
  return new TextEncoder().encode(written(kept));
}

/**
 * What `writePublished` wrote, in the words of a language; null for what is none of it.
 * @param templateOf the English text of a message by its id
 */
export function readPublished(
  bytes: Uint8Array,
  templateOf: (id: string) => string | undefined,
  language: Language,
): ReadonlyMap<string, PublishedFile> | null {
  try {
    const noted = noting(language);
    const files = readBack(new TextDecoder().decode(bytes), templateOf, noted) as readonly KeptFile[];
    return new Map(
      files.map(({ path, findings, suppressed, relatedFiles, marks }) => [
        path,
        {
          findings: findings.map(({ finding }) => finding),
          suppressed,
          places: new Map(findings.map(({ finding, place }) => [finding, place])),
          ...{ version: null, relatedFiles, marks: new Map(marks), messageOf: noted.messageOf },
        },
      ]),
    );
  } catch {
    return null;
  }
}
