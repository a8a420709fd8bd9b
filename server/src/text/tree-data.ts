import type { Json, JsonObject } from '../model/json.ts';
import { setKey } from './data.ts';
import { keyText, type YamlNode } from './node.ts';

/** The data of a tree whose expanded size is known to be bearable. */
export function toData(node: YamlNode): Json {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'alias':
      return node.target === null ? null : toData(node.target);
    case 'seq':
      return node.items.map(toData);
    case 'map': {
      const object: JsonObject = {};
      for (const { key, value } of node.pairs) setKey(object, keyText(key), toData(value));
      return object;
    }
  }
}
