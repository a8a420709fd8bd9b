import { requiredInputs } from '../domain/review/inputs.ts';
import { isId } from '../records/record-id.ts';
import { didYouMean, nearest } from '../schemas/nearest.ts';
import type { Project } from '../workspace/project.ts';
import { folderFor } from './folders.ts';
import { nextFreeId } from './next-id.ts';
import { Refusal } from './refusal.ts';
import { isProse, skeleton } from './skeleton.ts';

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

/**
 * A record of a type to be filled in, with the next free id, beside the records of that type. Writes
 * nothing; throws a {@link Refusal} for a type, id or file that will not do.
 */
export function newRecord(request: NewRecordRequest, project: Project): NewRecord {
  const { catalogue, store, today, setup, listed, queries } = project;
  const { type } = request;
  const schema = catalogue.get(type);
  if (schema === undefined) {
    const near = nearest(type, catalogue.types());
    throw new Refusal(
      `there is no record type \`${type}\`: ${didYouMean(near, `use one of ${catalogue.types().join(', ')}`)}`,
    );
  }
  const folder = folderFor(type, store.ofType(type));
  const fileOf = (id: string): string =>
    request.file ?? `${folder === '' ? '' : `${folder}/`}${id}${isProse(type) ? '.md' : '.yaml'}`;
  // A file may be there without being read as the record it is named after: in a merge conflict, say.
  const isInTheWay = (id: string): boolean => request.file === undefined && listed.has(fileOf(id));
  const id = request.id ?? nextFreeId(schema, project, isInTheWay);
  if (!isId(id)) {
    throw new Refusal(
      `\`${id}\` cannot be an id: use letters, digits, \`.\`, \`_\` and \`-\`, at most 64, starting with a letter or digit`,
    );
  }
  const [taken] = store.versions(id);
  if (request.id !== undefined && taken !== undefined)
    throw new Refusal(
      `${id} is already the id of a record in ${taken.file}: choose another or leave out --id`,
    );
  const file = fileOf(id);
  if (!setup.selection.selects(file)) {
    throw new Refusal(
      `${file} would not be read as a record (see \`records\` and \`exclude\` in qms.yaml): choose another place with --file, ending in .yaml or .md`,
    );
  }
  if (listed.has(file)) throw new Refusal(`${file} is already there: choose another place with --file`);
  const text = skeleton({
    schema,
    id,
    title: request.title ?? null,
    markdown: /\.(md|markdown)$/i.test(file),
    today,
    idsOf: (other) => [...new Set(store.ofType(other).map((record) => record.id))],
    themes: project.configuration.themes.map((theme) => theme.id),
    reviewInputs: requiredInputs(queries, today).map((input) => ({
      ...input,
      hint: input.hint === '' ? input.title : input.hint,
    })),
  });
  return { id, file, text };
}
