import {
  type Holder,
  hasCompetence,
  holdersOf,
  lastingHolders,
  unreadHolders,
} from '../../domain/competence/holders.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { presentId } from '../../domain/people/present-id.ts';
import { nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { numberOf } from '../../records/values.ts';
import { evidence, held, people } from './examples.ts';

const say = defineMessages('competence-minimum', {
  few: '{have, plural, =0 {Nobody has} one {Only one person has} other {Only # people have}} this competence today, of {minimum, number} at least. Train or hire another one, and add them under `holders`.',
  fewAfter:
    '{have, plural, =0 {Nobody has} one {Only one person has} other {Only # people have}} this competence today, of {minimum, number} at least. Train or hire another one, and add them under `holders`. No longer counted: {others}.',
  left: '{person}, who has left',
  leftOn: '{person}, who left on {date}',
  expired: '{person}, expired on {date}',
  lapsed: '{person}, lapsed',
  training: '{person}, still in training',
});

const clauses = ['iso-9001:2015/7.2', 'iso-9001:2015/7.1.2'];

const minimum = (count: number): string => `${held(evidence)}minimumHolders: ${count}\n`;

/** Why somebody on the list does not count today; null where they do. */
function whyNot(holder: Holder, queries: Queries): Message | null {
  const person = nameAndId(queries, holder.person);
  const target = queries.target(holder.person);
  // Someone whose record is not here is a matter of the reference.
  if (target !== undefined && target.phase !== 'active') {
    const date = dateOf(queries.record(holder.person)?.data['to']);
    return date === null ? say.left({ person }) : say.leftOn({ person, date });
  }
  if (!hasCompetence(holder))
    return holder.status === 'in-training' ? say.training({ person }) : say.lapsed({ person });
  const today = queries.today();
  if (holder.until !== null && holder.until < today) return say.expired({ person, date: holder.until });
  return null;
}

export const rule: RecordRule = {
  id: 'competence-minimum',
  scope: 'record',
  types: ['competence'],
  needs: ['data.minimumHolders'],
  concern: 'today',
  level: 'warning',
  basis: 'own',
  begins: 'person',
  title: 'Fewer people than needed have a competence',
  clauses,
  explanation:
    'You set under `minimumHolders` how many people should have this competence, so that the work goes on when one of them is away. Fewer have it today: those who have left, whose competence expired or lapsed, or who are still in training do not count, and the message names them. Train or hire somebody, and enter them with their evidence. Lowering the number is a decision about a risk; take it where such decisions are taken.',
  examples: {
    bad: { 'competence.yaml': minimum(2), 'people.yaml': people },
    good: { 'competence.yaml': minimum(1), 'people.yaml': people },
  },
  check(record, queries, report) {
    const minimum = numberOf(record.data['minimumHolders']);
    if (minimum === null || minimum < 1 || coveredElsewhere(queries, ['iso-9001:2015/7.2'])) return;
    const today = queries.today();
    const begun = holdersOf(record, queries).filter(({ since }) => since === null || since <= today);
    const judged = bestEntries(begun, queries).map((holder) => whyNot(holder, queries));
    const have = judged.filter((reason) => reason === null).length;
    const unread = unreadHolders(record, queries);
    if (have >= minimum || (unread !== null && (unread.rows === null || have + unread.rows >= minimum)))
      return;
    const others = judged.filter((reason) => reason !== null);
    report({
      message:
        others.length === 0
          ? say.few({ have, minimum })
          : say.fewAfter({ have, minimum, others: listed(others) }),
      place: { file: record.file, record: record.key, path: ['minimumHolders'] },
    });
  },
};

/** One entry per person: one by which they have the competence, and of these the one that holds longest. */
function bestEntries(holders: readonly Holder[], queries: Queries): readonly Holder[] {
  const present = presentId(queries);
  const having = lastingHolders(holders.filter(hasCompetence), present);
  const known = new Set(having.map(({ person }) => present(person)));
  const others = holders.filter((holder) => !hasCompetence(holder) && !known.has(present(holder.person)));
  return [...having, ...lastingHolders(others, present)];
}
