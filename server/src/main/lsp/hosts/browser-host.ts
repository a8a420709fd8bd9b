import type { Connection } from 'vscode-languageserver';
import { browserFileSystem } from '../../../adapters/browser/file-system.ts';
import { readTwice } from '../../../adapters/browser/read-twice.ts';
import { browserRunKeeper, type RunStore } from '../../../adapters/browser/run-keeper.ts';
import { english } from '../../../messages/language.ts';
import { configurationFile } from '../../../records/configuration.ts';
import { isLeftOut } from '../../../records/paths.ts';
import { portableSha256 } from '../../../records/sha256.ts';
import { type NotedReads, notingReads } from '../../../workspace/noted-reads.ts';
import { readFactsInThread } from '../../../workspace/read-facts.ts';
import { typesOfSchemas } from '../../types-of-schemas.ts';
import { type FileContent, type ListFilesResult, methods } from '../protocol.ts';
import { canonicalUri, nameOf, parentUri, pathBelow, uriBelow } from '../uris.ts';
import type { Host } from './host.ts';

/** Files asked for side by side; they go out together. */
const sideBySide = 250;

/** Where a server in a browser keeps what was found, and what it calls itself. */
export interface BrowserKeeping {
  readonly store: RunStore;
  /** What identifies this build of the program. */
  readonly engine: string;
}

/**
 * The server in a worker of a browser: it has no files of its own and asks its client, many at a time.
 * @param keeping null where nothing can be kept from one start to the next
 */
export function browserHost(
  connection: Connection,
  pause: Host['pause'],
  keeping: BrowserKeeping | null = null,
): Host {
  const list = async (folder: string): Promise<readonly string[]> => {
    const { paths } = await connection.sendRequest<ListFilesResult>(methods.listFiles, { folder });
    return paths.filter((path) => !isLeftOut(path));
  };
  const read = (uris: readonly string[], maximum: number): Promise<readonly FileContent[]> =>
    connection.sendRequest<readonly FileContent[]>(methods.readFiles, { uris, maximum });

  /** Workspace folders, as far as roots were looked for in them. */
  const folders = new Set<string>();
  return {
    async discoverRoots(folder) {
      folders.add(canonicalUri(folder));
      const suffix = `/${configurationFile}`;
      return (await list(folder)).flatMap((path) => {
        if (path === configurationFile) return [canonicalUri(folder)];
        return path.endsWith(suffix) ? [canonicalUri(uriBelow(folder, path.slice(0, -suffix.length)))] : [];
      });
    },
    async rootAbove(folder) {
      for (let above: string | null = folder; above !== null; above = parentUri(above)) {
        const [found] = await read([uriBelow(above, configurationFile)], 0);
        if (found !== undefined && (found.kind === 'bytes' || found.kind === 'too-large')) return above;
      }
      return null;
    },
    fileSystem: (root) =>
      browserFileSystem({
        list: () => list(root),
        read: (paths, maximum) =>
          read(
            paths.map((path) => uriBelow(root, path)),
            maximum,
          ),
      }),
    bulk(root, files, progress) {
      const noted: NotedReads = new Map();
      const all = notingReads(files, noted, portableSha256);
      const { toCompare, toRead, forget } = readTwice(all);
      return {
        loadTypes: (schemas) => typesOfSchemas(schemas, () => Promise.resolve('compiled')),
        async readFacts(paths, setup, each, signal) {
          const inThread = readFactsInThread(toRead, sideBySide);
          // Few files are asked for anchors, and these were counted before.
          if (setup.withAnchors === true) return inThread(paths, setup, each, signal);
          let done = 0;
          const counted: typeof each = (facts) => {
            done += 1;
            if (done % 100 === 0 || done === paths.length) progress(done, paths.length);
            each(facts);
          };
          await inThread(paths, setup, counted, signal);
          forget();
        },
        ...(keeping === null
          ? {}
          : { files: all, keeper: browserRunKeeper({ ...keeping, root, files: toCompare, noted, forget }) }),
      };
    },
    async placeInRepository(root) {
      const below: string[] = [];
      for (let above: string | null = root; above !== null; above = parentUri(above)) {
        // A folder, or in a linked work tree a file.
        const found = await read([uriBelow(above, '.git/HEAD'), uriBelow(above, '.git')], 0);
        if (found.some(({ kind }) => kind === 'bytes' || kind === 'too-large')) return below.join('/');
        below.unshift(nameOf(above));
      }
      // A client that shows a repository as it is kept elsewhere has no `.git`, and its top as a workspace folder.
      return [...folders].flatMap((folder) => pathBelow(folder, root, false) ?? [])[0] ?? null;
    },
    history: () => null,
    pause,
    now: () => new Date(),
    // A worker has nothing installed next to it.
    language: () => english,
    foldCase: false,
  };
}
