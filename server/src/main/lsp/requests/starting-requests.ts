import type { Connection } from 'vscode-languageserver';
import { authoring } from '../../../core/authoring.ts';
import { features } from '../../../core/features.ts';
import { localDate } from '../../local-date.ts';
import { type InitialFiles, methods, type SetUpAnswers, type TypeSnippet } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import type { Roots } from '../roots/roots.ts';
import { isObject, optionalTextIn, sessionsOf } from './requests.ts';

const lastOfAll = 'qms.yaml';

const asked = ['organization', 'you', 'role', 'topManagement'] as const;

function answersIn(params: unknown): SetUpAnswers {
  const given = isObject(params) ? params['answers'] : undefined;
  const answers: Partial<Record<(typeof asked)[number], string>> = {};
  for (const name of asked) {
    const answer = optionalTextIn(given, name);
    if (answer !== undefined) answers[name] = answer;
  }
  return answers;
}

/** What a new root starts with, its files in the order they are to be written. */
async function filesToStart(params: unknown, now: Date): Promise<InitialFiles> {
  const isSample = isObject(params) && params['sample'] === true;
  const { files, you } = isSample
    ? { files: await authoring.sampleFiles(), you: null }
    : await authoring.initialFiles(localDate(now), answersIn(params));
  const paths = Object.keys(files)
    .filter((path) => path !== lastOfAll)
    .sort();
  return { files: [...paths, lastOfAll].map((path) => ({ path, text: files[path]! })), you };
}

/** A snippet for every type a root knows, its own included. */
const snippetsOf = ({ root, project }: RootSession): readonly TypeSnippet[] =>
  project === null ? [] : features.typeSnippets(project).map((snippet) => ({ root, ...snippet }));

/** Answers the requests that help to begin: a repository, or a record in it. */
export function registerStartingRequests(connection: Connection, roots: Roots, now: () => Date): void {
  connection.onRequest(methods.initialFiles, (params: unknown) => filesToStart(params, now()));
  connection.onRequest(methods.snippets, async (params: unknown, token) =>
    (await sessionsOf(roots, params, 'indexed', token)).flatMap(snippetsOf),
  );
}
