import { addKey, insertItem, wrapInList } from '../../text/edit.ts';
import { keyText, type YamlMap, type YamlNode, type YamlScalar } from '../../text/node.ts';
import { applyEdits } from '../../text/span-edits.ts';
import { readYaml } from '../../text/yaml.ts';
import type { Proposal } from './proposal.ts';
import { visibleScalar } from './visible-scalar.ts';
import { entryText, patternText } from './write-configuration.ts';

const rootOf = (text: string): YamlNode | null => readYaml(text).documents[0]?.tree() ?? null;

const valueUnder = (map: YamlMap, key: string): YamlNode | null =>
  map.pairs.find((pair) => keyText(pair.key) === key)?.value ?? null;

const isEmpty = (node: YamlNode): node is YamlScalar => node.kind === 'scalar' && node.value === null;

/** The text with a key and its value behind all others. */
function withKey(text: string, key: string, value: string): string {
  const root = rootOf(text);
  if (root?.kind === 'map') return applyEdits(text, addKey(text, root, key, value));
  // Nothing but comments stands there.
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  return `${text}${gap}${key}:${value.includes('\n') ? `\n  ${value.replaceAll('\n', '\n  ')}` : ` ${value}`}\n`;
}

/** The text with one more item in the list under a key. */
function withItem(text: string, key: string, item: string): string {
  const root = rootOf(text);
  const list = root?.kind === 'map' ? valueUnder(root, key) : null;
  if (list === null)
    return withKey(text, key, item.includes('\n') ? `- ${item.replaceAll('\n', '\n  ')}` : `[${item}]`);
  if (list.kind === 'seq' || isEmpty(list)) return applyEdits(text, insertItem(text, list, item));
  // A single pattern may stand there without brackets.
  const wrapped = applyEdits(text, wrapInList(list));
  return wrapped === text ? text : withItem(wrapped, key, item);
}

/** The text with one more entry in the mapping under a key. */
function withEntry(text: string, key: string, name: string, value: string): string {
  const root = rootOf(text);
  const map = root?.kind === 'map' ? valueUnder(root, key) : null;
  if (map === null) return withKey(text, key, `{ ${visibleScalar(name)}: ${value} }`);
  if (map.kind === 'map' || isEmpty(map)) return applyEdits(text, addKey(text, map, name, value));
  return text;
}

/**
 * A qms.yaml with what is proposed besides, by the smallest edits: nothing that stands there is changed, moved or taken
 * away, comments included.
 */
export function extendedConfiguration(text: string, proposal: Proposal): string {
  let extended = text;
  for (const { pattern } of proposal.exclude) extended = withItem(extended, 'exclude', patternText(pattern));
  for (const entry of proposal.entries) extended = withItem(extended, 'types', entryText(entry));
  for (const [word, type] of Object.entries(proposal.typeWords))
    extended = withEntry(extended, 'typeWords', word, type);
  for (const [name, id] of Object.entries(proposal.people))
    extended = withEntry(extended, 'people', name, visibleScalar(id));
  const root = rootOf(extended);
  const says = (key: string): boolean => root?.kind === 'map' && valueUnder(root, key) !== null;
  if (proposal.isWithoutWikiLinks && !says('wikiLinks')) extended = withKey(extended, 'wikiLinks', 'false');
  return extended;
}
