import { templateOf } from '../../messages/define-messages.ts';
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
 * @throws SyntaxError for what is no JSON, Error for a message that this program does not know
 */
export const readBack = (text: string): unknown =>
  JSON.parse(text, (_key, each: unknown) => {
    if (typeof each !== 'object' || each === null) return each;
    if ('$set' in each) return new Set(each.$set as readonly string[]);
    if (!isKept(each)) return each;
    const template = templateOf(each.$message);
    if (template === undefined) throw new Error(`no message is called ${each.$message}`);
    return { id: each.$message, template, values: each.values } satisfies Message;
  });
