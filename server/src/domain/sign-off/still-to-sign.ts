import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { textOf } from '../../records/values.ts';
import { nextStep } from '../evidence/next-step.ts';
import { type DueDemand, dueDemands, type OpenDemand } from './gaps.ts';
import { signatureNamed } from './words.ts';

const say = defineMessages('sign-off.open', {
  byTop: '{signature} by top management',
  by: '{signature} by {people}',
  row: '{first}, then {rest}',
  byReview: '{signature} by {review}',
  weak: '{person} ({step})',
  nobody: 'nobody',
  needs: 'needs {signatures}',
});

/** A person's name or another record's title; the id where neither is known. */
export function shortNameOf(id: string, queries: Queries): string {
  const record = queries.record(id);
  return textOf(record?.data['name']) ?? record?.title ?? id;
}

/** A sign-off that is missing, as a noun with whoever gives it: `review by Quality manager`. */
export function openWords({ demand, gap }: OpenDemand | DueDemand, queries: Queries): Message {
  const signature = signatureNamed(demand.meaning);
  if (gap.kind === 'not-signed') return say.byReview({ signature, review: gap.review.id });
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

/** What is due in words: what is missing, or what was given and does not count, with what makes it count. */
function dueWords(due: DueDemand, queries: Queries): Message {
  if (due.weak.length === 0) return openWords(due, queries);
  const people = due.weak.map((each) => {
    const { by } = each.block;
    return say.weak({
      person: by === null ? say.nobody() : shortNameOf(by, queries),
      step: nextStep(each),
    });
  });
  return say.by({ signature: signatureNamed(due.demand.meaning), people: listed(people) });
}

/** Who still has to sign a record, in order, as `needs review by …, then approval by …`; null for nobody. */
export function stillToSign(record: QmsRecord, queries: Queries): Message | null {
  const [first, ...others] = dueDemands(record, queries)
    .slice(0, mostNamed)
    .map((due) => dueWords(due, queries));
  return first === undefined ? null : say.needs({ signatures: inOrder([first, ...others]) });
}
