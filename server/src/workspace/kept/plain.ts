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
 * What `written` wrote.
 * @param templateOf the English text of a message by its id
 * @throws SyntaxError for what is no JSON, Error for a message that this program does not know
 */
export const readBack = (text: string, templateOf: (id: string) => string | undefined): unknown =>
  JSON.parse(text, (_key, each: unknown) => {
    if (typeof each !== 'object' || each === null) return each;
    if ('$set' in each) return new Set(each.$set as readonly string[]);
    if (!isKept(each)) return each;
    const template = templateOf(each.$message);
    if (template === undefined) throw new Error(`no message is called ${each.$message}`);
    return { id: each.$message, template, values: each.values } satisfies Message;
  });

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

/** Plain data with messages put into words. */
export function inWords(value: unknown, language: Language): unknown {
  if (isMessage(value)) return language.text(value);
  return mapped(value, (each) => inWords(each, language));
}

/** The same list or object with something else in each place. */
function mapped(value: unknown, change: (each: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, change(each)]));
}
