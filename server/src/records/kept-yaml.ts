import type { FileFacts } from '../model/facts.ts';
import { type ReadYaml, readEdited } from '../text/edited-yaml.ts';
import { readYaml, type YamlStream } from '../text/yaml.ts';
import type { ReadSetup } from './read-setup.ts';

/** Characters from which on a text is kept with what it says: smaller ones are read at once. */
const worthKeeping = 16_384;

/** So many texts are kept; the one that was asked for longest ago goes. */
const most = 4;

/** A text with what it says as YAML, and what was made of that. */
export interface KeptYaml extends ReadYaml {
  facts: { readonly setup: ReadSetup; readonly facts: FileFacts } | null;
}

/** By path: one of another root has another text, and is read whole. */
const kept = new Map<string, KeptYaml>();

/**
 * The YAML of a file whose text is looked at closely, as are those that people edit. It is kept: the same text is not
 * read again, and one with another item in a list at the cost of that item.
 */
export function lookedAt(path: string, text: string): YamlStream {
  if (text.length < worthKeeping) return readYaml(text);
  const known = kept.get(path);
  const now = known?.text === text ? known : { text, stream: readAnew(known, text), facts: null };
  kept.delete(path);
  kept.set(path, now);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return now.stream;
}

const readAnew = (known: KeptYaml | undefined, text: string): YamlStream =>
  (known === undefined ? null : readEdited(known, text)) ?? readYaml(text);

/** What is kept of a file that was looked at; null for any other. */
export const keptOf = (path: string): KeptYaml | null => kept.get(path) ?? null;

/**
 * Says what became of what was read of a file: records that are the same as before are the very records there were, and
 * are taken the next time.
 */
export function settled(read: FileFacts, facts: FileFacts): void {
  const known = kept.get(read.path);
  if (known?.facts?.facts === read) known.facts = { ...known.facts, facts };
}
