import type { Json } from '../model/json.ts';
import { hasType, type LinkedNode, type SchemaNode, typesOf } from './schema-node.ts';

/** Why no value could meet both the description a field has and one that is to narrow it. */
export interface EmptyNarrowing {
  /** The keyword at fault. */
  readonly keyword: 'enum' | 'const' | 'type';
  /** The values the field may have, or null where it is of another kind altogether. */
  readonly allowed: readonly Json[] | null;
  /** The part of the field's description that rules them out. */
  readonly by: LinkedNode;
}

const valuesOf = (node: SchemaNode): readonly Json[] | null =>
  node.const !== undefined ? [node.const] : (node.enum ?? null);

const isKindOf = (one: string, other: string): boolean =>
  one === other || (one === 'integer' && other === 'number') || (one === 'number' && other === 'integer');

/**
 * What a narrowing leaves nothing of; null where some value may meet both. Looks at lists of values and at types, since
 * bounds and patterns that exclude each other cannot be told in general.
 * @param known the field as it is
 * @param narrowed what is added to it
 */
export function emptyNarrowing(known: LinkedNode, narrowed: SchemaNode): EmptyNarrowing | null {
  for (const by of [known, ...(known.allOf ?? [])]) {
    const [allowed, types] = [valuesOf(by), typesOf(by)];
    for (const keyword of ['enum', 'const'] as const) {
      const kept =
        keyword === 'enum' ? narrowed.enum : narrowed.const === undefined ? undefined : [narrowed.const];
      if (kept === undefined) continue;
      if (allowed !== null && !kept.some((value) => allowed.includes(value))) return { keyword, allowed, by };
      if (types !== null && !kept.some((value) => hasType(value, types)))
        return { keyword, allowed: null, by };
    }
    const wanted = typesOf(narrowed);
    if (
      wanted !== null &&
      types !== null &&
      !wanted.some((one) => types.some((other) => isKindOf(one, other)))
    )
      return { keyword: 'type', allowed: null, by };
  }
  return null;
}
