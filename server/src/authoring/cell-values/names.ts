import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import { explainedAs } from '../../records/adopted.ts';
import { isId } from '../../records/record-id.ts';
import { textOf } from '../../records/values.ts';
import { excerpt } from '../../text/oddity.ts';
import type { Project } from '../../workspace/project.ts';

const say = defineMessages('import.name', {
  unknown:
    'No record is called `{value}`. {place, select, table {Write an id, or create the record first.} other {Write an id, create the record first, or keep the column as it is with `--map "…=custom.…"`.}}',
  several: '`{value}` is the name of several records: {ids}. Write the id.',
});

/** The ids of records by what people call them: as `people` of qms.yaml says, else by names and titles. */
export class Names {
  readonly #project: Project;
  readonly #byTypes = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  readonly #found = new Map<string, string>();
  readonly #dangling = new Set<string>();
  readonly #given: ReadonlySet<string>;
  readonly #place: 'table' | 'import';

  /**
   * @param given ids that the table itself gives
   * @param place where whoever is told of faults works
   */
  constructor(project: Project, given: ReadonlySet<string>, place: 'table' | 'import' = 'import') {
    this.#project = project;
    this.#given = given;
    this.#place = place;
  }

  /** The id that a text is, or the id of the one record of these types that is called so. */
  idOf(text: string, types: readonly string[]): { readonly value: string } | { readonly fault: Message } {
    const at = text.indexOf('@');
    const id = at < 0 ? text : text.slice(0, at);
    if (this.#project.store.versions(id).length > 0 || this.#given.has(id)) return { value: text };
    const said = this.#saidOf(text, types);
    if (said !== null) return this.#take(text, said);
    const ids = [...(this.#names(types).get(folded(text)) ?? [])];
    const [only, another] = ids;
    if (another !== undefined)
      return { fault: say.several({ value: excerpt(text), ids: listed([...ids].sort(), 'and', 5) }) };
    if (only !== undefined) return this.#take(text, only);
    if (!isId(id)) return { fault: say.unknown({ value: excerpt(text), place: this.#place }) };
    this.#dangling.add(id);
    return { value: text };
  }

  #take(name: string, id: string): { readonly value: string } {
    this.#found.set(name, id);
    if (this.#project.store.versions(id).length === 0 && !this.#given.has(id)) this.#dangling.add(id);
    return { value: id };
  }

  /** The id that qms.yaml says a name stands for; null where its record is of none of these types. */
  #saidOf(name: string, types: readonly string[]): string | null {
    const id = explainedAs(name, this.#project.configuration.people);
    if (id === null || types.includes('any')) return id;
    const records = this.#project.store.versions(id);
    return records.length === 0 || records.some(({ type }) => types.includes(type)) ? id : null;
  }

  /** Names that were taken for ids, with the ids. */
  get found(): readonly (readonly [name: string, id: string])[] {
    return [...this.#found];
  }

  /** Ids that no record has, neither here nor in the table. */
  get dangling(): readonly string[] {
    return [...this.#dangling];
  }

  #names(types: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
    const key = types.join();
    let names = this.#byTypes.get(key);
    if (names === undefined) {
      names = this.#namesOf(types.includes('any') ? [...this.#project.store.types()] : types);
      this.#byTypes.set(key, names);
    }
    return names;
  }

  #namesOf(types: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
    const names = new Map<string, Set<string>>();
    for (const record of types.flatMap((type) => this.#project.store.ofType(type)))
      for (const name of [record.title, textOf(record.data['name'])])
        if (name !== null && record.id !== '')
          names.set(folded(name), (names.get(folded(name)) ?? new Set()).add(record.id));
    return names;
  }
}

const folded = (name: string): string => name.normalize().toLowerCase().replace(/\s+/g, ' ').trim();
