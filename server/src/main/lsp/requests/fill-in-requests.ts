import type { Connection } from 'vscode-languageserver';
import { authoring } from '../../../core/authoring.ts';
import type { Project } from '../../../workspace/project.ts';
import type { ClientAbilities } from '../client-abilities.ts';
import { editFor } from '../edit-for.ts';
import { type FilledIn, methods, type RecordToFillIn, type ThemeAdded } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import type { Roots } from '../roots/roots.ts';
import { recordSummaries } from '../views/record-summaries.ts';
import { changedText, differenceEdit } from './difference-edit.ts';
import { answersInRoot, isObject, optionalTextIn, textIn } from './requests.ts';

/** Answers what is still to be said of a record, and writes what was said. */
export function registerFillInRequests(
  connection: Connection,
  roots: Roots,
  abilities: () => ClientAbilities,
): void {
  const inRoot = answersInRoot(connection, roots);
  inRoot(methods.toFillIn, 'indexed', async (session, project, params): Promise<RecordToFillIn> => {
    const { record, about, blanks } = await authoring.toFillIn(
      textIn(params, 'id'),
      project,
      session.files,
      inputIn(params),
    );
    const summaries = await recordSummaries(session, project, [record]);
    return { record: summaries.get(record.key)!, about, blanks };
  });
  inRoot(methods.addTheme, 'indexed', async (session, project, params): Promise<ThemeAdded> => {
    const changed = await authoring.withTheme(textIn(params, 'title'), project, session.files);
    return { edit: changedText(session, changed, abilities()), file: session.uriOf(changed.file) };
  });
  inRoot(methods.fillIn, 'indexed', (session, project, params) =>
    fillIn(session, project, params, abilities()),
  );
}

const inputIn = (params: unknown): string | null => optionalTextIn(params, 'input') ?? null;

function answersIn(params: unknown): Readonly<Record<string, string>> {
  const given = isObject(params) && isObject(params['answers']) ? params['answers'] : {};
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

async function fillIn(
  session: RootSession,
  project: Project,
  params: unknown,
  abilities: ClientAbilities,
): Promise<FilledIn> {
  const answers = answersIn(params);
  const versions = new Map(session.paths.openVersions());
  const open = await authoring.toFillIn(textIn(params, 'id'), project, session.files, inputIn(params));
  const { text, created } = authoring.filledIn(open, answers, project);
  const { file, blanks, awaitsForce } = open;
  const change = { file: file.path, ...differenceEdit(file.text, text) };
  const proposed = {
    created,
    changes: text === file.text ? [] : [change],
    versions: { [file.path]: versions.get(file.path) ?? null },
    annotations: {},
  };
  return {
    edit: editFor(session, proposed, abilities),
    files: [file.path, ...created.map((each) => each.file)].map((path) => session.uriOf(path)),
    isWhole: blanks.every(({ key }) => (answers[key] ?? '').trim() !== ''),
    awaitsForce,
  };
}
