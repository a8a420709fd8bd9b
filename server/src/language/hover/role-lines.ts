import { delegationsOn } from '../../domain/people/delegations.ts';
import { holdersOn, roleVersions } from '../../domain/people/roles.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, mappingsOf } from '../../records/values.ts';
import { escapeMarkdown } from '../markdown-text.ts';
import { personName } from '../people.ts';

const say = defineMessages('hover.role', {
  vacant: 'Held by: nobody',
  held: 'Held by: {people}',
  coming: 'To be held by: {people}',
  standIns: 'In their place: {people}',
  since: '{person} since {date}',
  from: '{person} from {date}',
  until: '{person} until {date}',
});

/** Who holds a role today and since when, who will hold it, and who may act in the place of its holders. */
export function roleLines({ id }: QmsRecord, queries: Queries): readonly Message[] {
  const today = queries.today();
  const name = (person: string): string => escapeMarkdown(personName(queries, person));
  const appointments = roleVersions(id, queries)
    .flatMap(({ data }) => mappingsOf(data['holders']))
    .flatMap(({ value }) =>
      idsOf(value['person']).map((person) => ({ person, from: dateOf(value['from']) })),
    );
  const held = holdersOn(id, today, queries).map((person): Message | string => {
    const from = appointments.findLast(
      (each) => each.person === person && (each.from ?? today) <= today,
    )?.from;
    return from == null ? name(person) : say.since({ person: name(person), date: from });
  });
  const coming = appointments.filter(
    (each): each is { person: string; from: IsoDate } => each.from !== null && each.from > today,
  );
  const standIns = delegationsOn(id, today, queries);
  return [
    held.length === 0 ? say.vacant() : say.held({ people: listed(held) }),
    ...(coming.length === 0
      ? []
      : [
          say.coming({
            people: listed(coming.map(({ person, from }) => say.from({ person: name(person), date: from }))),
          }),
        ]),
    ...(standIns.length === 0
      ? []
      : [
          say.standIns({
            people: listed(standIns.map(({ to, until }) => say.until({ person: name(to), date: until }))),
          }),
        ]),
  ];
}
