import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { loadTypes } from '../../load-types.ts';
import { browserHost } from './browser-host.ts';
import type { Host } from './host.ts';

const isLocal = (uri: string): boolean => URI.parse(uri).scheme === 'file';

const isUnknownMethod = (error: unknown): boolean =>
  error instanceof ResponseError && error.code === ErrorCodes.MethodNotFound;

/**
 * The server on Node for a client whose workspace may not be on this machine: `file:` folders are read
 * here, those of every other scheme by the client. Roots of other schemes are found at and below workspace
 * folders only, because a document of another scheme is often no file but an earlier version of one.
 */
export function schemeHost(local: Host, connection: Connection): Host {
  const remote = browserHost(connection, local.pause);
  return {
    ...local,
    async discoverRoots(folder) {
      if (isLocal(folder)) return local.discoverRoots(folder);
      try {
        return await remote.discoverRoots(folder);
      } catch (error) {
        // Clients other than our own extension do not hand out files.
        if (isUnknownMethod(error)) return [];
        throw error;
      }
    },
    rootAbove: async (folder) => (isLocal(folder) ? local.rootAbove(folder) : null),
    fileSystem: (root) => (isLocal(root) ? local : remote).fileSystem(root),
    placeInRepository: (root) => (isLocal(root) ? local : remote).placeInRepository(root),
    history: (root) => (isLocal(root) ? local.history(root) : null),
    bulk: (root, files, progress) =>
      isLocal(root)
        ? local.bulk(root, files, progress)
        : { ...remote.bulk(root, files, progress), loadTypes },
  };
}
