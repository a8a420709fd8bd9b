import type { Path } from '../../model/text.ts';

const none: ReadonlyMap<string, string> = new Map();

/** Texts of the entries of a document's own lists. */
export class EntryTexts {
  readonly #entries = new Map<string, Map<string, string>>();

  /** @param path of the text: list, position, key */
  set([list, position, key]: Path, text: string): void {
    if (typeof position !== 'number') return;
    const name = `${position} ${list}`;
    const known = this.#entries.get(name);
    if (known === undefined) this.#entries.set(name, new Map([[String(key), text]]));
    else known.set(String(key), text);
  }

  /** The texts of the entry a path leads into. */
  of([list, position]: Path): ReadonlyMap<string, string> {
    return (typeof position === 'number' && this.#entries.get(`${position} ${list}`)) || none;
  }
}
