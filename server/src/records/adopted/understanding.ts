import type { Json, JsonObject } from '../../model/json.ts';
import { setKey } from '../../text/data.ts';
import { textOf } from '../values.ts';
import { noNotes, type Understanding } from './canonical-map.ts';
import { explainedAs } from './convert-value.ts';
import type { AdoptedSource } from './source.ts';
import { statusPhases } from './status-phases.ts';
import { statusOf } from './words.ts';

/**
 * How records of a type are understood in a file, with nothing noted yet.
 * @param language of its text, as a tag; null where nobody knows it
 */
export function understandingOf(
  { entry, setup }: AdoptedSource,
  type: string,
  language: string | null = null,
): Understanding {
  const schema = setup.catalogue.get(type);
  return {
    type,
    entry,
    configuration: setup.configuration,
    schema: schema?.parts.node(),
    statuses: statusPhases(schema),
    language,
    ...(entry.register === null ? {} : { columns: entry.register.aliases }),
    notes: noNotes(),
  };
}

/** The type that a document's own word for it stands for: as qms.yaml explains it, else that of the entry. */
export function typeOf({ entry, setup }: AdoptedSource, word: Json | undefined): string {
  if (typeof word !== 'string') return entry.type;
  const explained = explainedAs(word, setup.configuration.typeWords);
  if (explained !== null) return explained;
  return setup.catalogue.get(word) === undefined ? entry.type : word;
}

/** Days that say of a record that it is closed. */
const closing = ['closedOn', 'completedOn'] as const;

/**
 * What a document or a row says: without what it leaves empty, and closed where it states no status and since when it
 * is.
 */
export function saidIn(data: JsonObject, { statuses, notes }: Understanding): JsonObject {
  const said = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
  const hasStatus =
    Object.hasOwn(said, 'status') ||
    notes.unread.some(({ path }) => path.length === 1 && path[0] === 'status');
  if (hasStatus || !closing.some((key) => textOf(said[key]) !== null)) return said;
  const closed = statusOf('closed', statuses);
  return closed === null ? said : { ...said, status: closed };
}

/** Data with the type first and an entry's defaults where nothing else is said. */
export function withDefaults(type: string, data: JsonObject, defaults: JsonObject): JsonObject {
  const whole: JsonObject = { type };
  for (const [key, value] of [...Object.entries(defaults), ...Object.entries(data)])
    if (key !== 'type') setKey(whole, key, value);
  return whole;
}
