/** Lets the history of the example company happen: every step on its day, every sign-off given on its day. */

import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { nodeSha256 } from '../../server/src/adapters/node/sha256.ts';
import { prepareSignature } from '../../server/src/authoring/sign.ts';
import { exceptionsInForce } from '../../server/src/domain/sign-off/exceptions.ts';
import type { QmsRecord } from '../../server/src/model/record.ts';
import { freezePack } from '../../server/src/pack/freeze.ts';
import { groupedBy } from '../../server/src/records/grouped.ts';
import { signOffBlocks } from '../../server/src/records/sign-offs.ts';
import { isObject, mappingsOf, textOf } from '../../server/src/records/values.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { chapters } from './chapters.ts';
import { History, type PlannedSignOff } from './history.ts';
import type { Author, FixedRepository } from './repository.ts';
import type { Day } from './rules.ts';

/** What a digest or the name of a commit looks like; each of them stands for one thing in the whole company. */
const fingerprints = /sha256-[A-Za-z0-9+/]{43}=|\b[0-9a-f]{40}\b/g;

interface Step {
  readonly day: Day;
  readonly author: string;
  readonly message: string;
  readonly signOffs: readonly PlannedSignOff[];
}

/** Sign-offs are given after what is written on the same day, one person after the other, a review before the rest. */
function stepsOf(history: History): readonly Step[] {
  const written = chapters.map(([day, author, message]): Step => ({ day, author, message, signOffs: [] }));
  const signed = [...groupedBy(history.signOffs, ({ date, by }) => `${date} ${by}`).values()].map(
    (signOffs): Step => {
      const [{ date, by }] = signOffs as [PlannedSignOff];
      const sorted = signOffs.toSorted(
        (a, b) => Number(b.key.startsWith('MR-')) - Number(a.key.startsWith('MR-')),
      );
      const said = [...groupedBy(sorted, ({ block }) => String(block['meaning']))].map(
        ([meaning, group]) =>
          `${meaning[0]!.toUpperCase()}${meaning.slice(1)}: ${group.map(({ key }) => key.replace(/@.*/, '')).join(', ')}`,
      );
      return { day: date, author: by, message: said.join('. '), signOffs: sorted };
    },
  );
  const rank = ({ day, author, signOffs }: Step): string => `${day} ${signOffs.length === 0 ? '' : author}`;
  return [...written, ...signed].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

class Replay {
  readonly #history: History;
  readonly #repository: FixedRepository;
  readonly #memory = new MemoryFileSystem();
  readonly #signed = new Map<string, string>();
  /** What stands in the files as they were given → what stands there now: digests and names of commits. */
  readonly #now = new Map<string, string>();
  #files: ReadonlyMap<string, string> = new Map();
  /** As of the last commit. */
  #committed: ReadonlyMap<string, string> = new Map();
  #project: Project | null = null;
  #day: Day = '';

  constructor(history: History, repository: FixedRepository) {
    this.#history = history;
    this.#repository = repository;
  }

  get files(): ReadonlyMap<string, string> {
    return this.#files;
  }

  async take(step: Step, time: Date): Promise<void> {
    this.#day = step.day;
    const before = this.#files;
    if (step.signOffs.length === 0) await this.#write(this.#filesNow());
    else {
      this.#requireWritten();
      for (const signOff of step.signOffs) await this.#sign(signOff);
      const expected = this.#filesNow(new Set(step.signOffs.map(({ key }) => key)));
      for (const [path, text] of expected)
        if (this.#files.get(path) !== text)
          throw new Error(
            `${path} is not signed as it stands in the end: ${difference(this.#files.get(path), text)}`,
          );
      await this.#write(this.#filesNow());
    }
    this.#requireMatching();
    const changed = changesBetween(before, this.#files);
    if (changed.size === 0) throw new Error(`nothing changes on ${step.day}: ${step.message}`);
    this.#repository.write(changed);
    this.#repository.commit(this.#author(step.author), time, step.message);
    this.#committed = this.#files;
  }

  #opened(): Project {
    if (this.#project === null) throw new Error('nothing is written yet');
    return this.#project;
  }

  #filesNow(unsettled: ReadonlySet<string> = new Set()): ReadonlyMap<string, string> {
    const files = this.#history.filesOn(this.#day, this.#signed, unsettled);
    return new Map(
      [...files].map(([path, text]) => [
        path,
        text.replace(fingerprints, (known) => this.#now.get(known) ?? known),
      ]),
    );
  }

  async #write(files: ReadonlyMap<string, string>): Promise<void> {
    const changed = changesBetween(this.#files, files);
    for (const [path, text] of changed) {
      if (text === null) this.#memory.delete(path);
      else this.#memory.write(path, text);
    }
    this.#files = files;
    if (this.#project === null)
      this.#project = await Project.open({
        files: this.#memory,
        sha256: nodeSha256,
        readFacts: readFactsInThread(this.#memory),
        loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
        clock: () => this.#day,
        rules: [],
        exceptionsInForce,
        incremental: true,
        readCommitted: async (_commit, work) => {
          const { head } = this.#repository;
          return head === null ? null : work(new MemoryFileSystem(Object.fromEntries(this.#committed)), head);
        },
      });
    else {
      await this.#project.update([...changed.keys()]);
      await this.#project.advance();
    }
  }

  /** A record is written before it is signed, in a step of its own. */
  #requireWritten(): void {
    const due = changesBetween(this.#files, this.#filesNow());
    if (due.size > 0) throw new Error(`on ${this.#day} nobody has written ${[...due.keys()].join(', ')}`);
  }

  async #sign({ key, name, block, by, date }: PlannedSignOff): Promise<void> {
    const project = this.#opened();
    await project.advance();
    const optional = Object.fromEntries(
      ['onBehalfOf', 'comment'].flatMap((each) => {
        const value = textOf(block[each]);
        return value === null ? [] : [[each, value]];
      }),
    );
    const version = textOf(block['version']);
    const id = version === null ? key : `${key.replace(/@.*$/, '')}@${version}`;
    const signature = await prepareSignature(
      { id, as: by, role: String(block['role']), meaning: String(block['meaning']), date, ...optional },
      project,
      this.#memory,
      freezePack(project, this.#memory),
    );
    this.#signed.set(name, signature.digest);
    this.#learn(block, { digest: signature.digest });
    for (const [was, now] of this.#filledIn(signature.record)) this.#now.set(was, now);
    const files = new Map(this.#files).set(signature.file.path, signature.text);
    await this.#write(files);
  }

  #learn(was: { readonly [key: string]: unknown }, now: { readonly digest: string }): void {
    if (typeof was['digest'] === 'string') this.#now.set(was['digest'], now.digest);
  }

  /** What signing filled into a review, next to what stands there in the files as they were given. */
  #filledIn(record: QmsRecord): readonly (readonly [was: string, now: string])[] {
    const given = this.#history.dataOf(record.id);
    if (record.type !== 'management-review' || given === null) return [];
    const found = (data: QmsRecord['data']): readonly (string | null)[] => [
      ...(isObject(data['frozen']) ? [textOf(data['frozen']['commit']), textOf(data['frozen']['pack'])] : []),
      ...mappingsOf(data['outputs']).flatMap(({ value }) =>
        mappingsOf(value['approves']).map((entry) => textOf(entry.value['digest'])),
      ),
    ];
    const now = found(record.data);
    return found(given).flatMap((was, index) => {
      const value = now[index];
      return was === null || value === null || value === undefined ? [] : [[was, value] as const];
    });
  }

  /** Every sign-off that stands matches what it stands on, in each step of the way. */
  #requireMatching(): void {
    const { store, queries } = this.#opened();
    for (const record of store.records.values())
      for (const { index, digest } of signOffBlocks(record.data))
        if (queries.expectedDigest(record, index) !== digest)
          throw new Error(`on ${this.#day} ${record.key} is not what was signed (sign-off ${index})`);
  }

  #author(person: string): Author {
    const data = this.#opened().queries.record(person)?.data;
    const emails = data?.['emails'];
    if (data === undefined || !Array.isArray(emails)) throw new Error(`${person} is nobody on ${this.#day}`);
    return { person, name: String(data['name']), email: String(emails[0]) };
  }
}

/** The first line in which two texts differ. */
function difference(signed: string | undefined, expected: string): string {
  const [lines, wanted] = [(signed ?? '').split('\n'), expected.split('\n')];
  const index = wanted.findIndex((line, at) => line !== lines[at]);
  return `line ${index + 1} is "${lines[index]}", not "${wanted[index]}"`;
}

/** Paths whose content is another in `after`: with the new text, or null where the file is gone. */
function changesBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): ReadonlyMap<string, string | null> {
  const changes = new Map<string, string | null>();
  for (const path of before.keys()) if (!after.has(path)) changes.set(path, null);
  for (const [path, text] of after) if (before.get(path) !== text) changes.set(path, text);
  return changes;
}

/**
 * Builds the history of the example company in a repository.
 * @param files the files as they stand in the end, path → text; digests and names of commits in them may be out of date
 * @returns the files as they come out in the end
 */
export async function replay(
  files: ReadonlyMap<string, string>,
  repository: FixedRepository,
): Promise<ReadonlyMap<string, string>> {
  const history = new History(files);
  const happening = new Replay(history, repository);
  let day = '';
  let minutes = 0;
  for (const step of stepsOf(history)) {
    minutes = step.day === day ? minutes + 20 : 0;
    day = step.day;
    const hour = `${String(9 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    await happening.take(step, new Date(`${day}T${hour}:00Z`));
  }
  repository.end();
  return happening.files;
}
