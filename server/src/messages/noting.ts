import type { Message } from '../model/message.ts';
import type { Language } from './language.ts';

/** A language that knows of which messages the texts it gave were made. */
export interface NotingLanguage extends Language {
  /** The message that was put into these words; undefined for text that is none of ours. */
  readonly messageOf: (text: string) => Message | undefined;
}

/** The same language, remembering what it says. */
export function noting({ tag, text }: Language): NotingLanguage {
  const said = new Map<string, Message>();
  return {
    tag,
    text(message) {
      const words = text(message);
      if (typeof message !== 'string') said.set(words, message);
      return words;
    },
    messageOf: (words) => said.get(words),
  };
}
