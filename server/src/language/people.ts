import { holdersOn } from '../domain/people/roles.ts';
import { defineMessages } from '../messages/define-messages.ts';
import { listed } from '../messages/listed.ts';
import type { Message } from '../model/message.ts';
import type { Queries } from '../model/queries.ts';
import { titleOf } from '../records/record-title.ts';

const say = defineMessages('owner', {
  vacant: '{role} (vacant)',
  held: '{role} ({holders})',
});

/** What people call a person: the name, else the title, else the id. */
export function personName(queries: Queries, id: string): string {
  const record = queries.record(id);
  return record === undefined ? id : (titleOf(record) ?? id);
}

/** Names of those who hold a role today; empty for a vacant role and for what is no role. */
export function holderNames(queries: Queries, role: string): readonly string[] {
  const record = queries.record(role);
  if (record?.type !== 'role') return [];
  return holdersOn(record.id, queries.today(), queries).map((person) => personName(queries, person));
}

/** Who answers for something: a person by name, a role by its title with its holders. */
export function ownerWords(queries: Queries, id: string): Message | string {
  const record = queries.record(id);
  if (record?.type !== 'role') return personName(queries, id);
  const holders = holderNames(queries, id);
  const role = record.title ?? id;
  return holders.length === 0 ? say.vacant({ role }) : say.held({ role, holders: listed(holders) });
}
