import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';

/** Writes objects of git as git does, without a process for each: loose ones, under the SHA-1 of what they hold. */
export class ObjectStore {
  readonly #folder: string;
  /** Text of a file → its blob: most files stand unchanged in many commits. */
  readonly #blobs = new Map<string, string>();

  /** @param folder the `.git` of a repository */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @returns the name of the object */
  write(type: 'blob' | 'tree' | 'commit', content: Uint8Array): string {
    const whole = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
    const name = createHash('sha1').update(whole).digest('hex');
    const file = join(this.#folder, 'objects', name.slice(0, 2), name.slice(2));
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, deflateSync(whole, { level: 1 }), { mode: 0o444 });
    }
    return name;
  }

  #blob(text: string): string {
    const name = this.#blobs.get(text) ?? this.write('blob', Buffer.from(text));
    this.#blobs.set(text, name);
    return name;
  }

  /**
   * The tree of all these files, none of which can be run.
   * @param files path → text
   */
  tree(files: ReadonlyMap<string, string>): string {
    const folders = new Map<string, Map<string, string>>();
    const entries: { readonly name: string; readonly mode: string; readonly object: string }[] = [];
    for (const [path, text] of files) {
      const end = path.indexOf('/');
      if (end < 0) entries.push({ name: path, mode: '100644', object: this.#blob(text) });
      else {
        const name = path.slice(0, end);
        const within = folders.get(name) ?? new Map<string, string>();
        folders.set(name, within.set(path.slice(end + 1), text));
      }
    }
    for (const [name, within] of folders) entries.push({ name, mode: '40000', object: this.tree(within) });
    // Git compares folders as if a slash stood behind their names.
    const place = ({ name, mode }: (typeof entries)[number]): Buffer =>
      Buffer.from(mode === '40000' ? `${name}/` : name);
    entries.sort((one, other) => Buffer.compare(place(one), place(other)));
    return this.write(
      'tree',
      Buffer.concat(
        entries.flatMap(({ name, mode, object }) => [
          Buffer.from(`${mode} ${name}\0`),
          Buffer.from(object, 'hex'),
        ]),
      ),
    );
  }
}
