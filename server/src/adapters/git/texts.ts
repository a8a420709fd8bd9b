import type { QmsRecord } from '../../model/record.ts';
import { indexOfBlock } from '../../records/block-identity.ts';
import type { SignedBlock } from '../../workspace/ports.ts';
import type { Sought } from './introductions.ts';
import type { Integrities } from './present-files.ts';
import type { FileVersion, Versions } from './versions.ts';

/** A record in some text, and which of its blocks is the one sought. */
export interface SignedText {
  readonly record: QmsRecord;
  readonly index: number;
}

const nameOf = ({ blob, path }: FileVersion): string => `${blob} ${path}`;

/** The texts in which sign-offs stood. What is on disk as it is in the last commit need not be read a second time. */
export class Texts {
  readonly versions: Versions;
  readonly #unchanged = new Map<string, SignedBlock[]>();

  constructor(versions: Versions) {
    this.versions = versions;
  }

  /** Notes that a text of today is the same in the last commit. */
  note(version: FileVersion, block: SignedBlock): void {
    const name = nameOf(version);
    const others = this.#unchanged.get(name);
    if (others === undefined) this.#unchanged.set(name, [block]);
    else others.push(block);
  }

  /** A sign-off in a text as it is today, where that is the same; undefined where it is another. */
  unchanged({ key }: Sought, version: FileVersion): SignedBlock | undefined {
    return this.#unchanged.get(nameOf(version))?.find((block) => block.key === key);
  }

  /** The record that holds a sign-off in a text; null where none does. */
  async holding(sought: Sought, version: FileVersion): Promise<SignedText | null> {
    const known = this.unchanged(sought, version);
    if (known !== undefined) return known;
    const { ids, form } = sought;
    const facts = await this.versions.facts(version);
    for (const record of facts?.records ?? []) {
      const index = ids.has(record.id) ? indexOfBlock(record, form) : -1;
      if (index >= 0) return { record, index };
    }
    return null;
  }

  /**
   * Whether the digest of a sign-off fitted in a text as a commit had it; null where nobody can tell.
   * @param lost what files held that the commit may not have any more
   */
  async fitted(
    sought: Sought,
    version: FileVersion,
    commit: string,
    lost: Integrities = {},
  ): Promise<boolean | null> {
    const text = await this.holding(sought, version);
    return text === null ? null : this.versions.fits(text.record, text.index, commit, lost);
  }
}
