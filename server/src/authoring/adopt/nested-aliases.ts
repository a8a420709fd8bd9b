import type { SchemaCatalogue } from '../../schemas/catalogue.ts';
import { propertiesOf } from '../../schemas/field-doc.ts';
import type { LinkedNode } from '../../schemas/schema-node.ts';

/** What entries of a list are called, and the key that is meant where the entry has it. */
const meant: readonly (readonly [name: RegExp, keys: readonly string[]])[] = [
  [/^(?:name|full_?name|person_?name|employee|who)$/i, ['person', 'name']],
  [/^(?:classification|class|category|severity|level|grading)$/i, ['grade', 'kind']],
  [/^(?:description|text|finding|detail|details|observation)$/i, ['statement', 'decision', 'text', 'what']],
  [/^(?:clause|iso_?clause|criterion|reference)$/i, ['requirement']],
  [/^(?:role|function|position)$/i, ['role']],
  [/^(?:date|planned_?date|scheduled|scheduled_?for|month)$/i, ['date', 'planned']],
  [/^(?:auditor|lead_?auditor)$/i, ['auditors']],
];

const singular = (word: string): string => word.replace(/ies$/i, 'y').replace(/s$/i, '');

function keyFor(name: string, list: string, properties: ReadonlyMap<string, LinkedNode>): string | null {
  if (/^(?:.*_)?(?:id|no|nr|number|ref)$/i.test(name))
    return ['id', singular(list)].find((key) => properties.has(key)) ?? null;
  const keys = meant.find(([form]) => form.test(name))?.[1] ?? [];
  return keys.find((key) => properties.has(key)) ?? null;
}

/**
 * What keys within lists are likely to stand for: `audits[].audit_id` of an audit programme is the `audit`.
 * @param unknown keys that nothing stands for, as reading names them
 */
export function nestedAliases(
  unknown: readonly string[],
  type: string,
  catalogue: SchemaCatalogue,
): Readonly<Record<string, string>> {
  const root = catalogue.get(type)?.parts.node();
  if (root === undefined) return {};
  const aliases: Record<string, string> = {};
  const taken = new Set<string>();
  for (const written of unknown) {
    const [, list, name] = /^([^[\].]+)\[\]\.([^[\].]+)$/.exec(written) ?? [];
    const items = list === undefined ? undefined : propertiesOf(root).get(list)?.items;
    if (list === undefined || name === undefined || items === undefined) continue;
    const key = keyFor(name, list, propertiesOf(items));
    if (key === null || taken.has(`${list} ${key}`)) continue;
    taken.add(`${list} ${key}`);
    aliases[written] = key;
  }
  return aliases;
}
