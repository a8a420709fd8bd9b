import messages from '../../server/generated/messages.json' with { type: 'json' };
import { languageOf } from '../../server/src/messages/language.ts';

/** English with marks around every text: what comes without them is none of the texts that can be translated. */
export const pseudo = languageOf(
  'en-XA',
  Object.fromEntries(Object.entries(messages).map(([id, text]) => [id, `⟦${text}⟧`])),
);
