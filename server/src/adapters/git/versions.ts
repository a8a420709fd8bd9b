import type { FileFacts } from '../../model/facts.ts';
import type { QmsRecord } from '../../model/record.ts';
import { fileIntegrity, signOffDigest } from '../../records/canonical.ts';
import { largestFileSize } from '../../records/configuration.ts';
import { isCovered } from '../../records/covered-files.ts';
import { readFile } from '../../records/read-file.ts';
import type { ReadSetup } from '../../records/read-setup.ts';
import { type SignOffBlock, signOffBlocks } from '../../records/sign-offs.ts';
import { type Integrities, withLost } from './present-files.ts';
import type { Repository } from './repository.ts';
import { isFile } from './tree.ts';

/** One text of a file in the history. */
export interface FileVersion {
  readonly path: string;
  readonly blob: string;
}

/** So many texts are kept once read: a commit is looked at file by file, and its parent after it. */
const mostKept = 400;

const digest = /sha256-[A-Za-z0-9+/=_-]{20,100}/g;

const blockAt = (record: QmsRecord, index: number): SignOffBlock | undefined =>
  signOffBlocks(record.data).find((block) => block.index === index);

/** Reads earlier texts of records as today's are read, and says what digests their sign-offs had to carry then. */
export class Versions {
  readonly #repository: Repository;
  readonly #setup: ReadSetup;
  readonly #facts = new Map<string, Promise<FileFacts | null>>();
  readonly #integrities = new Map<string, Promise<string | null>>();

  constructor(repository: Repository, setup: ReadSetup) {
    this.#repository = repository;
    this.#setup = setup;
  }

  get setup(): ReadSetup {
    return this.#setup;
  }

  /** True for a file that may hold records. */
  selects(path: string): boolean {
    return this.#setup.selection.selects(path);
  }

  async #bytes(blob: string): Promise<Buffer | null> {
    const object = await this.#repository.objects.read(blob, this.#setup.configuration.limits.fileSize);
    return object.kind === 'object' && object.type === 'blob' ? object.bytes : null;
  }

  /** What a text says; null when it is missing or too large. */
  facts({ path, blob }: FileVersion): Promise<FileFacts | null> {
    const key = `${blob} ${path}`;
    let known = this.#facts.get(key);
    if (known === undefined) {
      known = this.#bytes(blob).then((bytes) => (bytes === null ? null : readFile(path, bytes, this.#setup)));
      if (this.#facts.size >= mostKept) this.#facts.delete(this.#facts.keys().next().value!);
      this.#facts.set(key, known);
    }
    return known;
  }

  /** What stands in a text as a digest, without reading it as records. */
  async digestsIn(blob: string): Promise<ReadonlySet<string>> {
    const bytes = await this.#bytes(blob);
    return new Set(bytes === null ? [] : (bytes.toString('latin1').match(digest) ?? []));
  }

  /** The integrity a file had in a commit; null when it was not there. */
  async integrity(commit: string, path: string): Promise<string | null> {
    const blob = await this.blobAt(commit, path);
    if (blob === null) return null;
    let known = this.#integrities.get(blob);
    if (known === undefined) {
      known = this.#repository.objects
        .read(blob, largestFileSize)
        .then((object) =>
          object.kind === 'object' ? fileIntegrity(object.bytes, this.#setup.sha256) : null,
        );
      this.#integrities.set(blob, known);
    }
    return known;
  }

  /** The name of what a file held in a commit; null when it was not there. */
  async blobAt(commit: string, path: string): Promise<string | null> {
    const raw = await this.#repository.commit(commit);
    if (raw === null) return null;
    const entry = await this.#repository.trees.find(raw.tree, this.#repository.prefix + path);
    return entry === null || entry === 'missing' || !isFile(entry) ? null : entry.hash;
  }

  /** The files a sign-off covers as they were in a commit, by the path as written. */
  async coveredFiles(
    record: QmsRecord,
    index: number,
    meaning: string | null,
    commit: string,
  ): Promise<Integrities> {
    const files: Record<string, string | null> = {};
    for (const use of record.fileUses) {
      if (!isCovered(use, { index, meaning })) continue;
      files[use.written] = use.target === null ? null : await this.integrity(commit, use.target);
    }
    return files;
  }

  /**
   * Whether a block's digest fits the record as it was in a commit; null where nobody can tell.
   * @param lost what files held that the commit may not have any more
   */
  async fits(
    record: QmsRecord,
    index: number,
    commit: string,
    lost: Integrities = {},
  ): Promise<boolean | null> {
    const block = blockAt(record, index);
    if (block === undefined) return false;
    const isNeeded = record.digests[index]?.kind === 'needs-files';
    const files = isNeeded ? await this.coveredFiles(record, index, block.meaning, commit) : {};
    return this.fitsWith(record, index, withLost(files, lost));
  }

  /** The same with files that hold this. */
  fitsWith(record: QmsRecord, index: number, files: Integrities): boolean | null {
    const written = blockAt(record, index)?.digest;
    const expected = record.digests[index];
    if (written == null || expected === undefined || expected.kind === 'none') return false;
    if (expected.kind === 'digest')
      return written === expected.value || Object.values(expected.former ?? {}).includes(written);
    if (Object.values(files).includes(null)) return null;
    const forms = [expected.canonical.record, ...Object.values(expected.former ?? {})];
    return forms.some(
      (form) =>
        signOffDigest(
          { ...expected.canonical, record: form },
          files as Record<string, string>,
          this.#setup.sha256,
        ) === written,
    );
  }
}
