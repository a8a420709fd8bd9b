import type { IdSource } from '../../model/configuration.ts';
import type { Span } from '../../model/text.ts';
import type { PlainText } from '../../text/header.ts';
import { isId } from '../record-id.ts';
import { asId, idIn } from './id-in-text.ts';
import { isFillIn } from './words.ts';

/** What a document offers to take its id from. */
export interface IdPlaces {
  readonly path: string;
  readonly heading: PlainText | null;
  /** Value of the label that stands for an id, in the header. */
  readonly metadata: PlainText | null;
  /** Value of the key `id` of the front matter. */
  readonly key: PlainText | null;
}

export interface AdoptedId {
  readonly id: string;
  /** Where it stands in the text; null for one from the file's name. */
  readonly span: Span | null;
  readonly from: IdSource['from'];
}

/** Where an id is looked for when qms.yaml says nothing. A name without a number is no id unless qms.yaml says so. */
const usual: readonly IdSource[] = (['key', 'metadata', 'heading', 'name'] as const).map((from) => ({
  from,
  pattern: null,
}));

/** File name without folder, endings and the language behind them (`policy.de.md`). */
const stemOf = (path: string): string =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.[A-Za-z0-9]+$/, '')
    .replace(/[._-](?:en|de|es|pt|fr|it|id)$/, '');

const isIndex = (stem: string): boolean => /^(?:readme|index|_index)$/i.test(stem);

/** A file called README or index goes by its folder. */
function nameOf(path: string): string {
  const stem = stemOf(path);
  if (!isIndex(stem)) return stem;
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return folder === '' ? stem : folder.slice(folder.lastIndexOf('/') + 1);
}

function inStated(stated: PlainText, pattern: string | null, from: IdSource['from']): AdoptedId | null {
  if (stated.text === '' || isFillIn(stated.text)) return null;
  const found = pattern === null && isId(stated.text) ? null : idIn(stated.text, pattern);
  if (found !== null) {
    const start = stated.span.start + found.start;
    return { id: found.id, span: { start, end: stated.span.start + found.end }, from };
  }
  if (pattern !== null) return null;
  const id = isId(stated.text) ? stated.text : asId(stated.text);
  return id === null ? null : { id, span: stated.span, from };
}

function fromSource({ from, pattern }: IdSource, places: IdPlaces, configured: boolean): AdoptedId | null {
  switch (from) {
    case 'key':
      return places.key === null ? null : inStated(places.key, pattern, from);
    case 'metadata':
      return places.metadata === null ? null : inStated(places.metadata, pattern, from);
    case 'heading': {
      const found = places.heading === null ? null : idIn(places.heading.text, pattern);
      if (found === null) return null;
      const { start } = places.heading!.span;
      return { id: found.id, span: { start: start + found.start, end: start + found.end }, from };
    }
    case 'name': {
      const name = nameOf(places.path);
      const found = idIn(name.replaceAll('_', ' '), pattern) ?? idIn(name, pattern);
      const id = found?.id ?? (configured && pattern === null ? asId(name) : null);
      return id === null ? null : { id, span: null, from };
    }
  }
}

/** The id of a document, from the first place that has one. */
export function adoptedId(sources: readonly IdSource[], places: IdPlaces): AdoptedId | null {
  const configured = sources.length > 0;
  for (const source of configured ? sources : usual) {
    const found = fromSource(source, places, configured);
    if (found !== null) return found;
  }
  return null;
}
