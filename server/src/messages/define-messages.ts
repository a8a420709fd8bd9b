import type { Message, MessageValue } from '../model/message.ts';
import type { ParametersOf } from './parameters.ts';

type Wording<Template extends string> = [ParametersOf<Template>] extends [never]
  ? () => Message
  : (values: { readonly [Name in ParametersOf<Template>]: MessageValue }) => Message;

/** The texts of all files that were loaded. */
const defined = new Map<string, string>();

/** The English text of a message by its id, such as `signoff-stale.changed`; undefined where no file that was loaded has it. */
export const templateOf = (id: string): string | undefined => defined.get(id);

/**
 * The texts of one file, next to the code that uses them: a function per text that takes what goes into it.
 * Templates are in ICU message syntax (`{name}`, `{count, plural, one {# record} other {# records}}`,
 * `{kind, select, …}`) and literals, since `scripts/generate/messages.ts` collects them from the source.
 * @param scope What the texts are about, unique in the product: a rule's id, or a name such as `pack.asks`.
 * @param templates English text by key; `<scope>.<key>` is the id that another language gives it by.
 */
export function defineMessages<const Templates extends Readonly<Record<string, string>>>(
  scope: string,
  templates: Templates,
): { readonly [Key in keyof Templates]: Wording<Templates[Key]> } {
  const wordings = Object.entries(templates).map(([key, template]) => {
    const id = `${scope}.${key}`;
    defined.set(id, template);
    return [key, (values: Message['values'] = {}): Message => ({ id, template, values })];
  });
  return Object.fromEntries(wordings);
}
