import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';

const say = defineMessages('words.practice', {
  practice: '{finding} Practice, not a requirement.',
});

/** A finding of basis `practice`, which says at its end that the standard does not ask for this. */
export const asPractice = (finding: Message): Message => say.practice({ finding });
