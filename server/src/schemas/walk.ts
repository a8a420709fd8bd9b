import type { Json, JsonObject } from '../model/json.ts';
import type { Binding } from '../model/record.ts';
import type { Path } from '../model/text.ts';
import type { KnownPaths, Step } from './known-paths.ts';
import { isMapping } from './schema-node.ts';
import type { Shape } from './shape.ts';

/** A text in a field that refers to records, as written (`id` or `id@version`). */
export interface FoundReference {
  readonly path: Path;
  readonly value: string;
  /** Types the field allows; empty means any. */
  readonly types: readonly string[];
}

/** A text in a field that names a file, as written. */
export interface FoundFile {
  readonly path: Path;
  readonly value: string;
  /** The file is a CSV table with the record's data. */
  readonly data: boolean;
  /** Which sign-offs of the record cover the file's content. */
  readonly signed: Binding;
}

export interface UnknownKey {
  /** The mapping the key stands in. */
  readonly path: Path;
  readonly key: string;
  readonly mapping: JsonObject;
  readonly known: Iterable<string>;
}

const referenceForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}(@.{1,64})?$/;

/** Whether a text is written like a reference. */
export function isReference(text: string): boolean {
  return text.length <= 129 && referenceForm.test(text) && !text.includes('..');
}

/** Where a name may stand in place of a reference, an id is what has a digit or a prefix in capitals. */
function looksLikeId(text: string): boolean {
  return /\d|^[A-Z]{2,}[-_.]/.test(text);
}

/**
 * Every reference in a value. Texts that are not written like one are left to the schema check.
 * Linear in the size of the value.
 * @param paths the paths known so far, which grow
 */
export function findReferences(shape: Shape | null, value: Json, paths: KnownPaths): FoundReference[] {
  const found: FoundReference[] = [];
  if (shape?.anyRef) visit(shape, value, paths.start());
  return found;

  function visit(at: Shape, here: Json, step: Step): void {
    if (typeof here === 'string') {
      if (at.ref === null || !isReference(here)) return;
      if (at.words?.includes(here) || (at.orText && !looksLikeId(here))) return;
      found.push({ path: step.path, value: here, types: at.ref });
    } else if (Array.isArray(here)) {
      const items = at.items;
      if (!items?.anyRef) return;
      for (let index = 0; index < here.length; index++) visit(items, here[index]!, paths.into(step, index));
    } else if (typeof here === 'object' && here !== null) {
      for (const key of Object.keys(here)) {
        const known = at.keys?.get(key);
        const child = known === undefined ? at.rest : known;
        if (child?.anyRef) visit(child, here[key]!, paths.into(step, key));
      }
    }
  }
}

/** An entry of a list that has an id of its own, as written. */
export interface FoundEntry {
  readonly id: string;
  /** Names of the lists it stands in, outermost first. */
  readonly lists: readonly string[];
  /** The entry. */
  readonly path: Path;
  /** Its key that holds the id. */
  readonly key: string;
}

/** Every entry with an id in lists whose entries have ids. Linear in the size of the value. */
export function findEntries(shape: Shape | null, value: Json): readonly FoundEntry[] {
  if (!shape?.anyEntry) return [];
  const found: FoundEntry[] = [];
  visit(shape, value, [], []);
  return found;

  function visit(at: Shape, here: Json, path: (string | number)[], lists: readonly string[]): void {
    if (typeof here !== 'object' || here === null) return;
    if (!Array.isArray(here)) {
      for (const key of Object.keys(here)) {
        const known = at.keys?.get(key);
        const child = known === undefined ? at.rest : known;
        if (child?.anyEntry) visit(child, here[key]!, [...path, key], [...lists, key]);
      }
      return;
    }
    for (const [index, entry] of here.entries()) {
      const inner = [...path, index];
      const id = at.entryId === null || !isMapping(entry) ? undefined : entry[at.entryId];
      if (typeof id === 'string' && id.trim() !== '')
        found.push({ id, lists, path: inner, key: at.entryId! });
      if (at.items?.anyEntry) visit(at.items, entry, inner, lists);
    }
  }
}

const webAddress = /^[A-Za-z][A-Za-z0-9+.-]+:|^\/\//;

/** Every path of a file in a value; web addresses are none. */
export function findFiles(shape: Shape | null, value: Json): FoundFile[] {
  const found: FoundFile[] = [];
  if (shape?.anyFile) visit(shape, value, [], true);
  return found;

  function visit(at: Shape, here: Json, path: (string | number)[], around: Binding): void {
    const signed = around === true ? at.signed : around;
    if (typeof here === 'string') {
      if (at.file === null || here === '' || webAddress.test(here)) return;
      found.push({
        path: path.slice(),
        value: here,
        data: at.file === 'data',
        signed,
      });
    } else if (Array.isArray(here)) {
      const items = at.items;
      if (!items?.anyFile) return;
      for (let index = 0; index < here.length; index++) {
        path.push(index);
        visit(items, here[index]!, path, signed);
        path.pop();
      }
    } else if (typeof here === 'object' && here !== null) {
      for (const key of Object.keys(here)) {
        const known = at.keys?.get(key);
        const child = known === undefined ? at.rest : known;
        if (!child?.anyFile) continue;
        path.push(key);
        visit(child, here[key]!, path, signed);
        path.pop();
      }
    }
  }
}

/** Calls `report` for every key of a mapping whose keys are all described and which is not among them. */
export function findUnknownKeys(
  shape: Shape | null,
  value: Json,
  report: (unknown: UnknownKey) => void,
): void {
  if (shape?.anyClosed) visit(shape, value, []);

  function visit(at: Shape, here: Json, path: (string | number)[]): void {
    if (typeof here !== 'object' || here === null) return;
    if (Array.isArray(here)) {
      const items = at.items;
      if (!items?.anyClosed) return;
      for (let index = 0; index < here.length; index++) {
        path.push(index);
        visit(items, here[index]!, path);
        path.pop();
      }
      return;
    }
    for (const key of Object.keys(here)) {
      const known = at.keys?.get(key);
      if (known === undefined && at.closed) {
        report({ path: path.slice(), key, mapping: here, known: at.keys!.keys() });
        continue;
      }
      const child = known === undefined ? at.rest : known;
      if (!child?.anyClosed) continue;
      path.push(key);
      visit(child, here[key]!, path);
      path.pop();
    }
  }
}
