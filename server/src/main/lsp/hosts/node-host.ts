import { lstatSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { URI } from 'vscode-uri';
import { committedFiles } from '../../../adapters/git/committed-files.ts';
import { headCommit } from '../../../adapters/git/head-commit.ts';
import { placeInRepository } from '../../../adapters/git/place-in-repository.ts';
import { nodeFileSystem } from '../../../adapters/node/file-system.ts';
import { watchFolder } from '../../../adapters/node/watch-folder.ts';
import { configurationFile } from '../../../records/configuration.ts';
import { isLeftOut } from '../../../records/paths.ts';
import { installedLanguage } from '../../installed-language.ts';
import { loadTypes } from '../../load-types.ts';
import { bulkReading, historyReading, usualThreads } from '../../open-project.ts';
import { canonicalUri } from '../uris.ts';
import { branchComparison } from './branch-comparison.ts';
import type { Host } from './host.ts';

const pathOf = (uri: string): string | null => {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : null;
};

const rootUri = (folder: string): string => canonicalUri(URI.file(folder).toString());

const isOrdinaryFile = (path: string): boolean => {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
};

/** Folders that hold a `qms.yaml`, symbolic links not followed. */
async function rootsBelow(folder: string, found: string[]): Promise<void> {
  const inner: string[] = [];
  try {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.isFile() && entry.name === configurationFile) found.push(rootUri(folder));
      else if (entry.isDirectory() && !isLeftOut(entry.name)) inner.push(join(folder, entry.name));
    }
  } catch {
    // A folder that vanished or may not be read holds no root we could speak about.
    return;
  }
  for (const each of inner) await rootsBelow(each, found);
}

/** The server on Node: files of this machine, several threads, facts kept from one start to the next. */
export function nodeHost(pause: Host['pause']): Host {
  return {
    async discoverRoots(folder) {
      const found: string[] = [];
      const path = pathOf(folder);
      if (path !== null) await rootsBelow(path, found);
      return found;
    },
    async rootAbove(folder) {
      let path = pathOf(folder);
      while (path !== null) {
        if (isOrdinaryFile(join(path, configurationFile))) return rootUri(path);
        const above = dirname(path);
        path = above === path ? null : above;
      }
      return null;
    },
    fileSystem: (root) => nodeFileSystem(pathOf(root) ?? ''),
    bulk: (root, files, progress) =>
      bulkReading(pathOf(root) ?? '', files, { cache: true, keep: true, threads: usualThreads(), progress }),
    history: (root) => {
      const folder = pathOf(root);
      if (folder === null) return null;
      return {
        read: historyReading(folder, true, loadTypes),
        readCommitted: committedFiles(folder),
        mark: () => headCommit(folder),
        compare: branchComparison(folder),
      };
    },
    placeInRepository: async (root) => {
      const folder = pathOf(root);
      return folder === null ? null : placeInRepository(folder);
    },
    watch: (root, isWhole, onChange) => {
      const folder = pathOf(root);
      return folder === null ? undefined : watchFolder({ folder, isWhole }, onChange, pause);
    },
    pause,
    now: () => new Date(),
    language: installedLanguage,
    foldCase: process.platform === 'win32' || process.platform === 'darwin',
  };
}
