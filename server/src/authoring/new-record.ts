import { isAskedForOn } from '../domain/editions.ts';
import { requiredInputs } from '../domain/review/inputs.ts';
import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import { listed } from '../messages/listed.ts';
import { isId } from '../records/record-id.ts';
import { nearest } from '../schemas/nearest.ts';
import type { TypeSchema } from '../schemas/type-schema.ts';
import type { Project } from '../workspace/project.ts';
import { folderFor } from './folders.ts';
import { nextFreeId } from './next-id.ts';
import { Refusal } from './refusal.ts';
import { isProse, skeleton } from './skeleton.ts';

const say = defineMessages('new.record', {
  noType: 'There is no record type `{type}`. Use one of {types}.',
  mistypedType: 'There is no record type `{type}`. {suggestion}',
  noId: '`{id}` cannot be an id. Use letters, digits, `.`, `_` and `-`, at most 64, starting with a letter or digit.',
  idTaken: '{id} is already an id in {file}. Choose another or leave out --id.',
  notRead:
    '{file} would not be read as a record. Choose another place with {option}, ending in .yaml or .md, or see `records` and `exclude` in qms.yaml.',
  fileTaken: '{file} is already there. Choose another place with {option}.',
});

/** What `qms new` was asked for. */
export interface NewRecordRequest {
  readonly type: string;
  readonly id?: string;
  readonly title?: string;
  /** Path below the root; its ending decides between YAML and Markdown. */
  readonly file?: string;
}

export interface NewRecord {
  readonly id: string;
  readonly file: string;
  readonly text: string;
}

/** The type of this name. Throws a {@link Refusal} that names the nearest for one that is none. */
export function knownType(type: string, { catalogue }: Project): TypeSchema {
  const schema = catalogue.get(type);
  if (schema !== undefined) return schema;
  const near = nearest(type, catalogue.types());
  throw new Refusal(
    near === undefined
      ? say.noType({ type, types: listed(catalogue.types(), 'or', catalogue.types().length) })
      : say.mistypedType({ type, suggestion: didYouMean(near) }),
  );
}

/**
 * Throws a {@link Refusal} for a path where a new record would not be read, or where something is.
 * @param option what names another path
 */
export function freePlace(
  file: string,
  { setup, listed: there }: Project,
  option: '--file' | '--out' = '--file',
): void {
  if (!setup.selection.selects(file)) throw new Refusal(say.notRead({ file, option }));
  if (there.has(file)) throw new Refusal(say.fileTaken({ file, option }));
}

/**
 * A record of a type to be filled in, with the next free id, next to the records of that type. Writes
 * nothing; throws a {@link Refusal} for a type, id or file that will not do.
 */
export function newRecord(request: NewRecordRequest, project: Project): NewRecord {
  const { store, today, queries } = project;
  const { type } = request;
  const schema = knownType(type, project);
  const folder = folderFor(type, store.ofType(type));
  const fileOf = (id: string): string =>
    request.file ?? `${folder === '' ? '' : `${folder}/`}${id}${isProse(type) ? '.md' : '.yaml'}`;
  // A file may be there without being read as the record it is named after: in a merge conflict, say.
  const isInTheWay = (id: string): boolean => request.file === undefined && project.listed.has(fileOf(id));
  const id = request.id ?? nextFreeId(schema, project, isInTheWay);
  if (!isId(id)) {
    throw new Refusal(say.noId({ id }));
  }
  const taken = store.versions(id)[0] ?? store.entries(id)[0]?.record;
  if (request.id !== undefined && taken !== undefined)
    throw new Refusal(say.idTaken({ id, file: taken.file }));
  const file = fileOf(id);
  freePlace(file, project);
  const text = skeleton({
    schema,
    id,
    title: request.title ?? null,
    markdown: /\.(md|markdown)$/i.test(file),
    today,
    idsOf: (other) => [...new Set(store.ofType(other).map((record) => record.id))],
    isAskedFor: (ref) => isAskedForOn(ref, today, queries),
    themes: project.configuration.themes.map((theme) => theme.id),
    reviewInputs: requiredInputs(queries, today).map((input) => ({
      ...input,
      hint: input.hint === '' ? input.title : input.hint,
    })),
  });
  return { id, file, text };
}
