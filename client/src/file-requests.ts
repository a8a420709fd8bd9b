import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FileContent,
  type ListFilesParams,
  type ListFilesResult,
  methods,
  type ReadFilesParams,
} from '../../server/src/main/lsp/protocol.ts';

/** Files and folders asked for at a time: more does not make a file system faster. */
const sideBySide = 32;
/** Characters `String.fromCharCode` is given at once. */
const chunk = 8_192;

/** Answers a server that has no file system of its own. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(
    methods.listFiles,
    async ({ folder }: ListFilesParams): Promise<ListFilesResult> => ({
      paths: await listFiles(Uri.parse(folder)),
    }),
  );
  client.onRequest(methods.readFiles, ({ uris, maximum }: ReadFilesParams) =>
    inBatches(uris, (uri) => readFile(Uri.parse(uri), maximum)),
  );
}

const isLeftOut = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/** Paths of all files below a folder, in no particular order; links are not followed. */
async function listFiles(folder: Uri): Promise<string[]> {
  const found: string[] = [];
  let folders = [''];
  while (folders.length > 0) {
    const listed = await inBatches(folders, async (path) => {
      try {
        const entries = await workspace.fs.readDirectory(Uri.joinPath(folder, path));
        return entries.map(([name, type]) => ({ path: path === '' ? name : `${path}/${name}`, name, type }));
      } catch {
        // A folder that went or cannot be read has no files to speak about.
        return [];
      }
    });
    const entries = listed.flat();
    found.push(...entries.filter(({ type }) => type === FileType.File).map(({ path }) => path));
    folders = entries
      .filter(({ name, type }) => type === FileType.Directory && !isLeftOut(name))
      .map(({ path }) => path);
  }
  return found;
}

async function readFile(uri: Uri, maximum: number): Promise<FileContent> {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if (type !== FileType.File) return { kind: 'missing' };
    if (size > maximum) return { kind: 'too-large', size };
    return { kind: 'bytes', base64: base64(await workspace.fs.readFile(uri)) };
  } catch (error) {
    if ((error as { code?: unknown }).code === 'FileNotFound') return { kind: 'missing' };
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += chunk)
    binary += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return btoa(binary);
}

/** The answers for all items in their order, a few at a time. */
async function inBatches<T, R>(items: readonly T[], answer: (item: T) => Promise<R>): Promise<R[]> {
  const answers = new Array<R>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const at = next;
      next += 1;
      answers[at] = await answer(items[at]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(sideBySide, items.length) }, worker));
  return answers;
}
