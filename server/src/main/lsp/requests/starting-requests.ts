import type { Connection } from 'vscode-languageserver';
import { initialFiles } from '../../../authoring/init.ts';
import { knownDay, markdownSnippet, recordSnippets, yamlSnippet } from '../../../language/snippets.ts';
import { localDate } from '../../local-date.ts';
import { type InitialFile, methods, type TypeSnippet } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import type { Roots } from '../roots/roots.ts';
import { sessionsOf } from './requests.ts';

const lastOfAll = 'qms.yaml';

/** The files of a new root in the order they are to be written. */
async function filesToStart(sample: boolean, now: Date): Promise<readonly InitialFile[]> {
  const files = sample
    ? (await import('../../../authoring/sample.ts')).sampleFiles
    : initialFiles(localDate(now));
  const paths = Object.keys(files)
    .filter((path) => path !== lastOfAll)
    .sort();
  return [...paths, lastOfAll].map((path) => ({ path, text: files[path]! }));
}

/** A snippet for every type a root knows, its own included. */
function snippetsOf({ root, project }: RootSession): readonly TypeSnippet[] {
  if (project === null) return [];
  const { catalogue, queries } = project;
  const day = knownDay(queries.today());
  return recordSnippets(catalogue).map(({ type, title, description }) => {
    const schema = catalogue.get(type)!;
    return {
      root,
      type,
      title,
      description,
      yaml: yamlSnippet(catalogue, schema, day).snippet,
      markdown: markdownSnippet(catalogue, schema, day).snippet,
    };
  });
}

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
