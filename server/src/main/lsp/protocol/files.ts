import type { DocumentUri } from 'vscode-languageserver-types';
import type { RemoteContent } from '../../../adapters/browser/file-system.ts';

/** What the server asks its client for where it cannot reach the files itself. */
export const fileMethods = {
  /** Server → client, for folders it cannot reach itself: {@link ListFilesParams} → {@link ListFilesResult}. */
  listFiles: 'qms/listFiles',
  /** Server → client, for folders it cannot reach itself: {@link ReadFilesParams} → {@link FileContent}[], one per URI. */
  readFiles: 'qms/readFiles',
} as const;

export interface ListFilesParams {
  /** The folder whose files are asked for, at any depth. */
  readonly folder: DocumentUri;
}

export interface ListFilesResult {
  /**
   * Paths below the folder, with `/`. Without symbolic links, dot-folders and `node_modules`.
   */
  readonly paths: readonly string[];
}

export interface ReadFilesParams {
  readonly uris: readonly DocumentUri[];
  /** Bytes; larger files are not read. */
  readonly maximum: number;
}

/** What a client answers for one file. */
export type FileContent = RemoteContent;
