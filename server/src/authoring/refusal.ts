import { english } from '../messages/language.ts';
import type { Message } from '../model/message.ts';

/** Why something cannot be written as asked, and what to do instead. */
export class Refusal extends Error {
  /** For people; `message` is the same in English. */
  readonly reason: Message;

  constructor(reason: Message) {
    super(english.text(reason));
    this.reason = reason;
  }
}
