import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { textOf } from '../../records/values.ts';
import { type OpenDemand, openDemands } from './gaps.ts';
import { signatureNamed } from './words.ts';

const say = defineMessages('sign-off.open', {
  byTop: '{signature} by top management',
  by: '{signature} by {people}',
  row: '{first}, then {rest}',
  needs: 'needs {signatures}',
});

/** A person's name or another record's title; the id where neither is known. */
export function shortNameOf(id: string, queries: Queries): string {
  const record = queries.record(id);
  return textOf(record?.data['name']) ?? record?.title ?? id;
}

/** A sign-off that is missing, as a noun with whoever gives it: `review by Quality manager`. */
export function openWords({ demand, gap }: OpenDemand, queries: Queries): Message {
  const signature = signatureNamed(demand.meaning);
  if (demand.by === 'top-management') return say.byTop({ signature });
  const roles = gap.kind === 'several' && gap.openRoles.length > 0 ? gap.openRoles : demand.roles;
  const people = [...demand.named, ...roles].map((id) => shortNameOf(id, queries));
  if (people.length === 0) return signature;
  return say.by({ signature, people: listed(people, demand.needed === 'all' ? 'and' : 'or') });
}

/** So many sign-offs in a row are named. */
const mostNamed = 5;

/** Sign-offs in the order in which they are given: `review by …, then approval by …`. */
export const inOrder = ([first, ...rest]: readonly [Message, ...Message[]]): Message => {
  const [next, ...others] = rest;
  return next === undefined ? first : say.row({ first, rest: inOrder([next, ...others]) });
};

/** Who still has to sign a record, in order, as `needs review by …, then approval by …`; null for nobody. */
export function stillToSign(record: QmsRecord, queries: Queries): Message | null {
  const [first, ...others] = openDemands(record, queries)
    .slice(0, mostNamed)
    .map((open) => openWords(open, queries));
  return first === undefined ? null : say.needs({ signatures: inOrder([first, ...others]) });
}
