import type { Path } from '../model/text.ts';
import type { LinkedNode } from '../schemas/schema-node.ts';

/**
 * Of a mapping that needs one of several keys (`decision` or `none`), the keys of the first alternative;
 * empty where the schema offers no such choice.
 * @param root the schema of the record
 * @param path of the mapping; positions in lists stand for any
 */
export function neededAlternative(root: LinkedNode, path: Path): readonly string[] {
  let node: LinkedNode | undefined = root;
  for (const step of path) {
    node = typeof step === 'number' ? itemsOf(node) : childOf(node, step);
    if (node === undefined) return [];
  }
  for (const part of [node, ...(node.allOf ?? [])]) {
    const first = (part.anyOf ?? part.oneOf)?.find((each) => each.required !== undefined && !each.properties);
    if (first !== undefined) return first.required ?? [];
  }
  return [];
}

const itemsOf = (node: LinkedNode): LinkedNode | undefined =>
  node.items ?? node.allOf?.find((part) => part.items !== undefined)?.items;

function childOf(node: LinkedNode, key: string): LinkedNode | undefined {
  if (node.properties !== undefined && Object.hasOwn(node.properties, key)) return node.properties[key];
  for (const part of node.allOf ?? []) {
    const child = childOf(part, key);
    if (child !== undefined) return child;
  }
  return undefined;
}
