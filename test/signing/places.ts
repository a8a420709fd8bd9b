import type { Json } from '../../server/src/model/json.ts';
import { shippedNode } from '../../server/src/schemas/catalogue.ts';
import { type LinkedNode, typesOf } from '../../server/src/schemas/schema-node.ts';
import { bindingOfType } from '../unbound-keys.ts';

/** Two values that may stand at a place of a schema, so that one can be changed into the other. */
export function sample(node: LinkedNode, which: 0 | 1): Json {
  if (node.enum !== undefined) return node.enum[which % node.enum.length]!;
  const types = typesOf(node) ?? ['string'];
  if (types.includes('object')) {
    if (node.properties !== undefined)
      return Object.fromEntries(
        Object.entries(node.properties).map(([key, child]) => [key, sample(child, which)]),
      );
    const { additionalProperties: rest } = node;
    return { key: typeof rest === 'object' ? sample(rest, which) : `Text ${which}` };
  }
  if (types.includes('array'))
    return [node.items === undefined ? `Text ${which}` : sample(node.items, which)];
  if (types.includes('boolean')) return which === 0;
  if (types.includes('integer') || types.includes('number'))
    return types.includes('string') ? 2025 + which : (node.minimum ?? 1) + which;
  return sampleText(node, which);
}

function sampleText({ format, pattern = '', qms }: LinkedNode, which: 0 | 1): string {
  if (format === 'date') return `2025-0${which + 1}-10`;
  if (qms?.file === true || qms?.data === true) return ['plan.txt', 'other.txt'][which]!;
  if (pattern.startsWith('^P(')) return `P${which + 1}M`;
  if (pattern.includes('@')) return `REF-${which}`;
  return `Text ${which}`;
}

/** A place of a type's records that can hold something. */
export interface PlaceOfType {
  /** As in the lists of what is not bound: `outputs[].actions`. */
  readonly name: string;
  /** The same place in a record in which every list has one entry: `outputs[0].actions`. */
  readonly at: string;
  readonly node: LinkedNode;
}

/** Every place of a type's schema at which something can be written, the ones that hold others included. */
export function placesOf(type: string): readonly PlaceOfType[] {
  const places: PlaceOfType[] = [];
  const visit = (node: LinkedNode, name: string, at: string): void => {
    for (const [key, child] of Object.entries(node.properties ?? {})) {
      const place = { name: `${name}${key}`, at: `${at}${key}`, node: child };
      places.push(place);
      if (child.items !== undefined) visit(child.items, `${place.name}[].`, `${place.at}[0].`);
      else visit(child, `${place.name}.`, `${place.at}.`);
    }
  };
  visit(shippedNode(type), '', '');
  return places;
}

/** Whether sign-offs of this meaning bind a place of a type, by the lists written apart from the schemas. */
export function isBound(type: string, name: string, meaning: string): boolean {
  const [key = ''] = name.split(/[.[]/);
  if (type === 'person') return ['id', 'type', 'name'].includes(key);
  const { common, own } = bindingOfType(type);
  if (common.includes(key) || name === 'attachments[].digest') return false;
  const listed = own.map((each) => each.split(':')).find(([place]) => isWithin(name, place!));
  return listed === undefined || listed[1] === meaning;
}

const isWithin = (name: string, place: string): boolean =>
  name === place || name.startsWith(`${place}.`) || name.startsWith(`${place}[`);
