import { hasCompetence, holdersOf } from '../../domain/competence/holders.ts';
import { delegationsTo } from '../../domain/people/delegations.ts';
import { holdsOn } from '../../domain/people/roles.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { titleOf } from '../../records/record-title.ts';
import { idsOf, mappingsOf, numberOf } from '../../records/values.ts';
import { escapeMarkdown, shortened } from '../markdown-text.ts';

const say = defineMessages('hover.person', {
  roles: 'Roles: {roles}',
  noRoles: 'Roles: none',
  standsIn: 'Stands in for: {roles}',
  competences: 'Competences: {competences}',
  share: '{role} ({percent} % of working time)',
  inTraining: '{competence} (in training)',
  expired: '{competence} (expired on {date})',
  until: '{competence} (until {date})',
});

/** Roles and competences that are named; the others are counted. */
const named = 8;
const longestTitle = 60;

/** What a person answers for and can do today: roles held, with the share of working time, roles they stand in for, competences. */
export function personLines(person: QmsRecord, queries: Queries): readonly Message[] {
  const today = queries.today();
  const roles = queries.ofType('role').filter(({ phase }) => phase === 'active' || phase === 'review');
  const held = roles.filter(({ id }) => holdsOn(id, person.id, today, queries));
  const delegated = roles.filter(({ id }) => delegationsTo(id, person.id, today, queries).length > 0);
  return [
    held.length === 0
      ? say.noRoles()
      : say.roles({
          roles: listed(
            held.map((role) => withShare(role, person.id, today)),
            'and',
            named,
          ),
        }),
    ...(delegated.length === 0 ? [] : [say.standsIn({ roles: listed(delegated.map(nameOf), 'and', named) })]),
    ...competenceLine(person, queries),
  ];
}

function competenceLine(person: QmsRecord, queries: Queries): readonly Message[] {
  const today = queries.today();
  const words = queries.ofType('competence').flatMap((record): (Message | string)[] => {
    if (record.phase !== 'active') return [];
    const competence = nameOf(record);
    const own = holdersOf(record, queries).filter((holder) => holder.person === person.id);
    // Somebody may be listed again after a renewal: the longest validity counts.
    const current = own
      .filter(hasCompetence)
      .toSorted((left, right) => until(right).localeCompare(until(left)))[0];
    if (current === undefined)
      return own.some(({ status }) => status === 'in-training') ? [say.inTraining({ competence })] : [];
    const date = current.until;
    if (date === null) return [competence];
    return [date < today ? say.expired({ competence, date }) : say.until({ competence, date })];
  });
  return words.length === 0 ? [] : [say.competences({ competences: listed(words, 'and', named) })];
}

const until = (holder: { readonly until: string | null }): string => holder.until ?? '9999-12-31';

/** A role by its name, with the share of working time a holder has for it. */
function withShare(record: QmsRecord, person: string, today: string): Message | string {
  const role = nameOf(record);
  const entry = mappingsOf(record.data['holders']).find(({ value }) => {
    const [from, to] = [dateOf(value['from']), dateOf(value['to'])];
    const isNow = (from === null || from <= today) && (to === null || today <= to);
    return isNow && idsOf(value['person'])[0] === person;
  });
  const share = numberOf(entry?.value['share']);
  return share === null ? role : say.share({ role, percent: Math.round(share * 100) });
}

const nameOf = (record: QmsRecord): string =>
  `${escapeMarkdown(shortened(titleOf(record) ?? '', longestTitle))} ${escapeMarkdown(record.id)}`.trim();
