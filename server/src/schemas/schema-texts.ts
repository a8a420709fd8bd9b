import type { Json, JsonObject } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import { isMapping } from './schema-node.ts';

/** Keywords whose value holds schemas by names of somebody's own choice, and those that hold data. */
const named = new Set(['properties', '$defs']);
const data = new Set(['examples', 'default', 'const', 'enum']);
const texts = new Set(['title', 'description']);
const meanings = new Set(['enumDescriptions', 'suggestions']);

/**
 * A schema document with every text people read (titles, descriptions, meanings of words) put as `word` puts it.
 * @param word is given the text as a message; its id is the place, such as `schema.risk.properties.owner.description`
 */
export function wordedSchema(
  name: string,
  document: JsonObject,
  word: (message: Message) => string,
): JsonObject {
  const textAt = (id: string, text: string): string =>
    // Braces of the text itself name no parameters.
    word({ id, template: text.replace(/[{}]/g, "'$&'"), values: {} });
  const visit = (node: Json, id: string, holds: 'keywords' | 'schemas' | 'texts'): Json => {
    if (Array.isArray(node)) return node.map((item, index) => visit(item, `${id}.${index}`, holds));
    if (!isMapping(node)) return node;
    const entries = Object.entries(node).map(([key, value]): [string, Json] => {
      const at = `${id}.${key}`;
      const isText = holds === 'texts' || (holds === 'keywords' && texts.has(key));
      if (isText && typeof value === 'string') return [key, textAt(at, value)];
      if (holds === 'schemas') return [key, visit(value, at, 'keywords')];
      if (data.has(key)) return [key, value];
      return [key, visit(value, at, named.has(key) ? 'schemas' : meanings.has(key) ? 'texts' : 'keywords')];
    });
    return Object.fromEntries(entries);
  };
  return visit(document, `schema.${name}`, 'keywords') as JsonObject;
}
