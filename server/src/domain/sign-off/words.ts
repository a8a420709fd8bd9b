import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { Demand } from '../../records/sign-off-demands.ts';
import { asPractice } from '../words/practice.ts';

const say = defineMessages('sign-off', {
  signature:
    "{meaning, select, authored {author''s signature} reviewed {review} approved {approval} affirmed {affirmation} authorized {authorization} verified {verification} acknowledged {acknowledgement} rejected {rejection} withdrawn {withdrawal} other {sign-off}}",
  ownRule: '{finding} A rule of this system, not a requirement of the standard.',
});

/** A sign-off of this meaning as a noun: `approved` → `approval`. */
export const signatureNamed = (meaning: string | null): Message => say.signature({ meaning: meaning ?? '' });

/** Clauses a finding about a demand names: none where the standard asks for no signature. */
export const demandClauses = (demand: Demand): readonly string[] =>
  demand.basis === 'practice' ? [] : demand.clauses;

/** A finding about what is demanded, which says at its end where the demand is not the standard's own. */
export function asDemanded(finding: Message, demand: Demand): Message {
  if (demand.basis === 'practice') return asPractice(finding);
  return demand.basis === 'own' ? say.ownRule({ finding }) : finding;
}
