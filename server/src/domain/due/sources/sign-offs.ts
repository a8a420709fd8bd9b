import { defineMessages } from '../../../messages/define-messages.ts';
import type { IsoDate } from '../../../model/configuration.ts';
import type { Message } from '../../../model/message.ts';
import type { Queries } from '../../../model/queries.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { addDays } from '../../../records/dates.ts';
import { groupedBy } from '../../../records/grouped.ts';
import { nextStep } from '../../evidence/next-step.ts';
import { topManagementRolesOn } from '../../people/roles.ts';
import { registerOf } from '../../register.ts';
import { daysToApprove } from '../../review/review.ts';
import { declaredApprovals } from '../../sign-off/declared.ts';
import { demandsOn } from '../../sign-off/demands.ts';
import { type DueDemand, dueDemands } from '../../sign-off/gaps.ts';
import { possibleSigners } from '../../sign-off/possible-signers.ts';
import { inOrder, openWords } from '../../sign-off/still-to-sign.ts';
import { waitingSince } from '../../sign-off/waiting-since.ts';
import { signatureNamed } from '../../sign-off/words.ts';
import type { Due } from '../item.ts';
import { dueBy, ownersOf } from '../source.ts';

const say = defineMessages('due.sign-off', {
  give: 'Sign it off ({signature})',
  giveFirst: 'Sign it off ({signature}; after that {later})',
  count: 'Make the {signature} count: {step}',
  items: 'Sign the register off ({signature} of {count, plural, one {# item} other {# items}})',
});

/** The day since which, or until which, a sign-off is waited for; null where the record says none. */
function waitedForOn(record: QmsRecord): IsoDate | null {
  const since = waitingSince(record);
  return since !== null && record.type === 'management-review' ? addDays(since, daysToApprove) : since;
}

/** As a record will be once it is in use: who has to sign it is known before. */
const onceInUse = (record: QmsRecord): QmsRecord =>
  record.phase === 'review' ? { ...record, phase: 'active', status: null } : record;

/** Whom a demand is made of, as qms.yaml or the record says. */
function ownersOfDemand(record: QmsRecord, { demand }: DueDemand, queries: Queries): readonly string[] {
  if (demand.by === 'top-management')
    return [...topManagementRolesOn(queries.today(), queries), ...demand.named];
  if (demand.by === 'roles') return demand.roles;
  return demand.named.length > 0 ? demand.named : ownersOf(record);
}

/** What is to be done about the first of the sign-offs that are due, and which come after it. */
function deedOf([first, ...later]: readonly [DueDemand, ...DueDemand[]], queries: Queries): Message {
  const signature = signatureNamed(first.demand.meaning);
  const [weak] = first.weak;
  if (weak !== undefined) return say.count({ signature, step: nextStep(weak) });
  const [next, ...others] = later.map((each) => openWords(each, queries));
  return next === undefined
    ? say.give({ signature })
    : say.giveFirst({ signature, later: inOrder([next, ...others]) });
}

/** The sign-off of a record that comes next: of several that must each sign one for each, of several that may one for all. */
function ofRecord(record: QmsRecord, queries: Queries): readonly Due[] {
  const [first, ...later] = dueDemands(onceInUse(record), queries);
  // Once the review that decides on it is signed off, so is the record.
  if (first === undefined || first.gap.kind === 'not-signed') return [];
  const { demand, gap, weak } = first;
  // What an adopted document states in words has a finding of its own.
  if (gap.kind === 'none' && demand.meaning === 'approved' && declaredApprovals(record).length > 0) return [];
  const deed = deedOf([first, ...later], queries);
  const due = (part: string, more: Pick<Due, 'owners' | 'persons'>): Due =>
    dueBy(record, 'sign-off', waitedForOn(record), deed, ['signOffs'], { part, ...more });
  if (weak.length > 0) {
    const persons = weak.flatMap(({ block }) => block.by ?? []);
    return [due(demand.meaning, { owners: ownersOfDemand(record, first, queries), persons })];
  }
  const openRoles = demand.needed === 'all' && gap.kind === 'several' ? gap.openRoles : [];
  const each = demand.needed === 'all' && gap.kind === 'none' ? demand.roles : openRoles;
  if (each.length > 0) return each.map((role) => due(`${demand.meaning} ${role}`, { owners: [role] }));
  return [
    due(demand.meaning, {
      owners: ownersOfDemand(record, first, queries),
      persons: possibleSigners(onceInUse(record), demand, queries),
    }),
  ];
}

/** Items of a register that wait for the same sign-off wait for that of the register: one for all. */
function perRegister(found: readonly Due[], queries: Queries): readonly Due[] {
  const groups = groupedBy(found, ({ record, part }) =>
    JSON.stringify(record?.register == null ? [record?.key, part] : [record.register, part]),
  );
  return [...groups.values()].flatMap((same): readonly Due[] => {
    const [first] = same;
    const register = same.length > 1 && first?.record ? registerOf(first.record, queries) : undefined;
    if (first === undefined || register === undefined) return same;
    const demand = demandsOn(register, queries).find(({ meaning }) => meaning === first.part);
    if (demand === undefined) return same;
    const deed = say.items({ signature: signatureNamed(demand.meaning), count: same.length });
    const on = same.map((each) => each.on ?? '').sort()[0];
    return [
      dueBy(register, 'sign-off', on === '' ? null : (on ?? null), deed, ['signOffs'], {
        part: demand.meaning,
        owners: first.owners.length > 0 ? first.owners : ownersOf(register),
        persons: possibleSigners(register, demand, queries),
      }),
    ];
  });
}

/** Who still has to sign what: each record that is reviewed, in use or closed, with the sign-off that comes next. */
export const signOffs = (records: Iterable<QmsRecord>, queries: Queries): readonly Due[] =>
  perRegister(
    [...records].flatMap((record) => (record.type === 'register' ? [] : ofRecord(record, queries))),
    queries,
  );
