import { hasCompetence, holdersOf } from '../../domain/competence/holders.ts';
import { delegatesOn, holdersOn } from '../../domain/people/roles.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { titleOf } from '../../records/record-title.ts';
import { idsOf, mappingsOf, numberOf } from '../../records/values.ts';
import { code, escapeMarkdown, shortened } from '../markdown-text.ts';

/** Roles and competences that are named; the others are counted. */
const named = 8;
const longestTitle = 60;

/** What a person answers for and can do today: roles held, with the share of working time, roles they stand in for, competences. */
export function personLines(person: QmsRecord, queries: Queries): readonly string[] {
  const today = queries.today();
  const roles = queries.ofType('role').filter(({ phase }) => phase === 'active' || phase === 'review');
  const held = roles.filter(({ data }) => holdersOn(data, today).includes(person.id));
  const delegated = roles.filter(({ data }) => delegatesOn(data, today).includes(person.id));
  return [
    `Roles: ${listed(held.map((role) => `${nameOf(role)}${shareOf(role, person.id, today)}`)) || 'none'}`,
    ...(delegated.length === 0 ? [] : [`Stands in for: ${listed(delegated.map(nameOf))}`]),
    ...competenceLine(person, queries),
  ];
}

function competenceLine(person: QmsRecord, queries: Queries): readonly string[] {
  const today = queries.today();
  const words = queries.ofType('competence').flatMap((competence): string[] => {
    if (competence.phase !== 'active') return [];
    const own = holdersOf(competence, queries).filter((holder) => holder.person === person.id);
    // Somebody may be listed again after a renewal: the longest validity counts.
    const current = own
      .filter(hasCompetence)
      .toSorted((left, right) => until(right).localeCompare(until(left)))[0];
    if (current === undefined)
      return own.some(({ status }) => status === 'in-training')
        ? [`${nameOf(competence)} (in training)`]
        : [];
    const end = current.until === null ? '' : current.until < today ? 'expired on' : 'until';
    return [`${nameOf(competence)}${end === '' ? '' : ` (${end} ${current.until})`}`];
  });
  return words.length === 0 ? [] : [`Competences: ${listed(words)}`];
}

const until = (holder: { readonly until: string | null }): string => holder.until ?? '9999-12-31';

/** ` (60 %)` for a holder with a share of working time. */
function shareOf({ data }: QmsRecord, person: string, today: string): string {
  const entry = mappingsOf(data['holders']).find(({ value }) => {
    const [from, to] = [dateOf(value['from']), dateOf(value['to'])];
    const isNow = (from === null || from <= today) && (to === null || today <= to);
    return isNow && idsOf(value['person'])[0] === person;
  });
  const share = numberOf(entry?.value['share']);
  return share === null ? '' : ` (${Math.round(share * 100)} % of working time)`;
}

const nameOf = (record: QmsRecord): string =>
  `${escapeMarkdown(shortened(titleOf(record) ?? '', longestTitle))} ${code(record.id)}`.trim();

const listed = (words: readonly string[]): string => {
  const more = words.length - named;
  return `${words.slice(0, named).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};
