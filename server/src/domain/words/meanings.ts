import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';

const say = defineMessages('words.meaning', {
  done: '{meaning, select, authored {authored} reviewed {reviewed} approved {approved} affirmed {affirmed} authorized {authorized} verified {verified} acknowledged {acknowledged} rejected {rejected} withdrawn {withdrawn} other {signed}}',
});

/** What a sign-off says was done with a record: `approved`; `signed` where it does not say. */
export const meaningDone = (meaning: string | null): Message => say.done({ meaning: meaning ?? '' });
