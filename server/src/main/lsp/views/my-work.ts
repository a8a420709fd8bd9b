import { due } from '../../../core/due.ts';
import { type DueItem, whens } from '../../../domain/due.ts';
import { personsWithEmail } from '../../../domain/people/emails.ts';
import { shortNameOf } from '../../../domain/sign-off/still-to-sign.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import type { Message } from '../../../model/message.ts';
import type { Range } from '../../../model/text.ts';
import { configurationFile } from '../../../records/configuration.ts';
import { daysBetween } from '../../../records/dates.ts';
import { titleOf } from '../../../records/record-title.ts';
import { daysNamed, recordNamed, whenNamed } from '../../../report/due/words.ts';
import type { LocatedFile } from '../../../workspace/located-file.ts';
import type { Project } from '../../../workspace/project.ts';
import type { MyWork, Someone, WorkItem } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import { recordSummary } from './record-summaries.ts';

const say = defineMessages('server.my-work', {
  what: '{record}: {deed}',
  days: '{date}, {days}',
  as: 'Asked of {owners}.',
  delegate: 'Asked of {owners}, in whose place you act.',
  successor: 'Asked of {owners}, whom you succeed.',
  others: 'May be done by {names} as well.',
});

/** Who is meant: a person by id, else whoever has an address. */
export interface Me {
  readonly person: string | null;
  readonly email: string | null;
}

/** So much of what is due equally soon is listed. */
const mostListed = 200;

/** Where somebody begins to read a file. */
const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What is due from somebody, by how soon. Nobody is guessed: where an address is that of several, they are named. */
export async function myWork(session: RootSession, project: Project, me: Me): Promise<MyWork[]> {
  const { queries } = project;
  const ids = personsMeant(me, project);
  const someone = (id: string): Someone => ({ id, name: shortNameOf(id, queries) });
  const [id, ...others] = ids;
  if (id === undefined || others.length > 0) {
    const { root } = session;
    return [{ root, person: null, several: ids.map(someone), pressing: 0, groups: [] }];
  }
  const mine = due.items(project).filter(({ duties }) => duties.some(({ person }) => person === id));
  const places = new Places(session, project);
  const groups: MyWork['groups'][number][] = [];
  for (const when of whens) {
    const all = mine.filter((item) => item.when === when);
    if (all.length === 0) continue;
    const items: WorkItem[] = [];
    for (const item of all.slice(0, mostListed))
      items.push(workItem(item, id, await places.rangeOf(item), session, project));
    const title = session.language.text(whenNamed(when));
    groups.push({ when, title, items, more: all.length - items.length });
  }
  const pressing = mine.filter(({ when }) => when === 'overdue' || when === 'week').length;
  return [{ root: session.root, person: someone(id), several: [], pressing, groups }];
}

/** The persons that may be meant, who are here. One who was chosen and has left is nobody. */
export function personsMeant({ person, email }: Me, { queries }: Project): readonly string[] {
  const chosen = person === null ? undefined : queries.target(person);
  if (chosen?.type === 'person' && chosen.phase === 'active') return [chosen.id];
  return email === null ? [] : personsWithEmail(email, queries);
}

/** Finds places in files, each of which is read once. */
class Places {
  readonly #session: RootSession;
  readonly #project: Project;
  readonly #files = new Map<string, LocatedFile | null>();

  constructor(session: RootSession, project: Project) {
    this.#session = session;
    this.#project = project;
  }

  async rangeOf({ record, path }: DueItem): Promise<Range> {
    if (record === null) return start;
    if (!this.#files.has(record.file)) this.#files.set(record.file, await this.#session.locate(record.file));
    const file = this.#files.get(record.file) ?? null;
    const place = { file: record.file, record: record.key, path };
    return file?.rangeOf(file.spanOf(place, record, this.#project.configuration.aliases)) ?? start;
  }
}

function workItem(item: DueItem, me: string, range: Range, session: RootSession, project: Project): WorkItem {
  const { id, kind, deed, on, record } = item;
  const { text } = session.language;
  const named = recordNamed({
    record: record === null ? null : { id: record.id, title: titleOf(record) },
  });
  const inDays = on === null ? null : daysBetween(project.today, on);
  const far = daysNamed({ inDays });
  const days = on === null || far === null ? '' : text(say.days({ date: on, days: far }));
  const line = named === '' ? text(deed) : text(say.what({ record: named, deed }));
  return {
    ...{ id, line, days, range },
    detail: [line, days, ...whyMine(item, me, project).map(text)].filter((part) => part !== '').join('\n\n'),
    isSignOff: kind === 'sign-off',
    uri: session.uriOf(record?.file ?? configurationFile),
    record: record === null ? null : recordSummary(session, project, record, range),
  };
}

/** Why somebody is asked, where the record does not name them, and who is asked besides. */
function whyMine({ duties, owners }: DueItem, me: string, { queries }: Project): readonly Message[] {
  const name = (id: string): string => shortNameOf(id, queries);
  const capacity = duties.find(({ person }) => person === me)?.as;
  const asked = owners.filter((owner) => owner !== me);
  const others = duties.filter(({ person }) => person !== me).map(({ person }) => name(person));
  const inRole = capacity === 'delegate' || capacity === 'successor' ? say[capacity] : say.as;
  return [
    ...(asked.length === 0 ? [] : [inRole({ owners: listed(asked.map(name), 'or') })]),
    ...(others.length === 0 ? [] : [say.others({ names: listed(others, 'or') })]),
  ];
}
