import type { Binding } from '../model/record.ts';
import type { PlanNode } from './plan.ts';

/** A plan node made ready for walking records. */
export interface Shape {
  /** Known keys and the shape of their values (null: nothing of interest inside), or null for no mapping. */
  readonly keys: ReadonlyMap<string, Shape | null> | null;
  /** Keys that are not in `keys` are unknown. */
  readonly closed: boolean;
  readonly rest: Shape | null;
  readonly items: Shape | null;
  readonly ref: readonly string[] | null;
  readonly words: readonly string[] | null;
  readonly orText: boolean;
  /** Key of a list's entries that holds an id of their own; null where they have none. */
  readonly entryId: string | null;
  readonly file: 'file' | 'data' | null;
  /** Which sign-offs bind the value. */
  readonly signed: Binding;
  /** Field of a mapping that a plain value stands for. */
  readonly short: string | null;
  /** The value is the day something happened. */
  readonly past: boolean;
  /** Whether references, entries with ids, files or closed mappings are found here or below. */
  readonly anyRef: boolean;
  readonly anyEntry: boolean;
  readonly anyFile: boolean;
  readonly anyClosed: boolean;
  readonly anyPast: boolean;
}

/**
 * Makes plan nodes walkable, each once.
 * @returns a function from a node's index to its shape, null where nothing is of interest
 */
export function shapes(nodes: readonly PlanNode[]): (index: number) => Shape | null {
  const made = new Map<number, Shape | null>([[0, null]]);
  const make = (index: number): Shape | null => {
    const known = made.get(index);
    if (known !== undefined) return known;
    const node = nodes[index]!;
    const keys = node.keys
      ? new Map(Object.entries(node.keys).map(([key, child]): [string, Shape | null] => [key, make(child)]))
      : null;
    const rest = node.rest === undefined ? null : make(node.rest);
    const items = node.items === undefined ? null : make(node.items);
    const inside = [...(keys?.values() ?? []), rest, items];
    const closed = keys !== null && !node.open;
    const shape: Shape = {
      keys,
      closed,
      rest,
      items,
      ref: node.ref ?? null,
      words: node.words ?? null,
      orText: node.orText ?? false,
      entryId: node.entryId ?? null,
      file: node.file ?? null,
      signed: node.signed ?? true,
      short: node.short ?? null,
      past: node.past ?? false,
      anyRef: node.ref !== undefined || inside.some((child) => child?.anyRef),
      anyEntry: node.entryId !== undefined || inside.some((child) => child?.anyEntry),
      anyFile: node.file !== undefined || inside.some((child) => child?.anyFile),
      anyClosed: closed || inside.some((child) => child?.anyClosed),
      anyPast: node.past === true || inside.some((child) => child?.anyPast),
    };
    made.set(index, shape);
    return shape;
  };
  return make;
}
