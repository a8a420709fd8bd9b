import type { Language } from '../../messages/language.ts';
import type { Message } from '../../model/message.ts';

/** A message as it is kept: the text is looked up in the program when it is read. */
interface KeptMessage {
  readonly $message: string;
  readonly values: Message['values'];
}

const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && 'template' in value && 'values' in value && 'id' in value;

const isKept = (value: unknown): value is KeptMessage =>
  typeof value === 'object' && value !== null && '$message' in value;

/** Plain data with messages and sets of texts in it, as JSON without a text of ours. */
export const written = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    each instanceof Set
      ? { $set: [...each] }
      : isMessage(each)
        ? ({ $message: each.id, values: each.values } satisfies KeptMessage)
        : each,
  );

/**
 * What `written` wrote. Not by the function that `JSON.parse` would call for each value: nearly all of them are figures
 * and words that stay as they are, and it takes several times as long.
 * @param templateOf the English text of a message by its id
 * @param language what messages are put into words in; absent, they stay messages
 * @throws SyntaxError for what is no JSON, Error for a message that this program does not know
 */
export function readBack(
  text: string,
  templateOf: (id: string) => string | undefined,
  language?: Language,
): unknown {
  const messageOf = ({ $message, values }: KeptMessage): Message => {
    const template = templateOf($message);
    if (template === undefined) throw new Error(`no message is called ${$message}`);
    for (const [name, value] of Object.entries(values))
      if (typeof value === 'object') (values as Record<string, unknown>)[name] = inMessage(value);
    return { id: $message, template, values };
  };
  /** A message in a message stays one: that is what puts it into words. */
  const inMessage = (value: object): unknown => {
    if (isKept(value)) return messageOf(value);
    inPlace(value, inMessage);
    return value;
  };
  const read = (value: object): unknown => {
    if (isKept(value)) return language === undefined ? messageOf(value) : language.text(messageOf(value));
    if ('$set' in value) return new Set(value.$set as readonly string[]);
    inPlace(value, read);
    return value;
  };
  const all: unknown = JSON.parse(text);
  return typeof all === 'object' && all !== null ? read(all) : all;
}

/** Puts something else in the place of lists and objects in one. */
function inPlace(value: object, change: (each: object) => unknown): void {
  const places = value as Record<string, unknown>;
  for (const key in places) {
    const each = places[key];
    if (typeof each === 'object' && each !== null) places[key] = change(each);
  }
}

/** Plain data in which what is the wording of a message is that message. */
export function asMessages(value: unknown, messageOf: (text: string) => Message | undefined): unknown {
  if (typeof value === 'string') return messageOf(value) ?? value;
  return mapped(value, (each) => asMessages(each, messageOf));
}

/** The English texts of the messages in plain data, by their ids: each once, however often it is said. */
export function templatesIn(value: unknown, found: Record<string, string> = {}): Record<string, string> {
  if (typeof value !== 'object' || value === null) return found;
  if (isMessage(value)) found[value.id] = value.template;
  for (const each of Object.values(value)) templatesIn(each, found);
  return found;
}

/** The same list or object with something else in each place. */
function mapped(value: unknown, change: (each: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, change(each)]));
}
