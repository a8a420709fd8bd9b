import type { Connection } from 'vscode-languageserver';
import { authoring } from '../../../core/authoring.ts';
import { features } from '../../../core/features.ts';
import { localDate } from '../../local-date.ts';
import { type InitialFile, methods, type TypeSnippet } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import type { Roots } from '../roots/roots.ts';
import { sessionsOf } from './requests.ts';

const lastOfAll = 'qms.yaml';

/** The files of a new root in the order they are to be written. */
async function filesToStart(sample: boolean, now: Date): Promise<readonly InitialFile[]> {
  const files = sample ? await authoring.sampleFiles() : await authoring.initialFiles(localDate(now));
  const paths = Object.keys(files)
    .filter((path) => path !== lastOfAll)
    .sort();
  return [...paths, lastOfAll].map((path) => ({ path, text: files[path]! }));
}

/** A snippet for every type a root knows, its own included. */
const snippetsOf = ({ root, project }: RootSession): readonly TypeSnippet[] =>
  project === null ? [] : features.typeSnippets(project).map((snippet) => ({ root, ...snippet }));

/** Answers the requests that help to begin: a repository, or a record in it. */
export function registerStartingRequests(connection: Connection, roots: Roots, now: () => Date): void {
  connection.onRequest(methods.initialFiles, (params: unknown) => {
    const sample = (params as { sample?: unknown } | null)?.sample === true;
    return filesToStart(sample, now());
  });
  connection.onRequest(methods.snippets, async (params: unknown, token) =>
    (await sessionsOf(roots, params, 'indexed', token)).flatMap(snippetsOf),
  );
}
