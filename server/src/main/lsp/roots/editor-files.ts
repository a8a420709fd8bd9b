import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isLeftOut } from '../../../records/paths.ts';
import { decode } from '../../../text/decode.ts';
import type { FileSystem, ReadResult } from '../../../workspace/ports.ts';
import type { OpenDocument } from './open-documents.ts';

export interface EditorFilesOptions {
  /** The files as they are stored. */
  readonly stored: FileSystem;
  /** The open document at a path below the root. */
  readonly openAt: (path: string) => OpenDocument | undefined;
  /** Paths below the root that are open. */
  readonly openPaths: () => Iterable<string>;
  /** False for what an inner root owns. */
  readonly owns: (path: string) => boolean;
  /** Called before each reading, so that long work lets others have a turn. */
  readonly breathe: () => Promise<unknown>;
}

/** The files of a root as an editor has them: what is open counts as it stands there, all else as it is stored. */
export function editorFiles(options: EditorFilesOptions): FileSystem {
  const { stored, openAt, openPaths, owns, breathe } = options;
  const visible = (path: string): boolean => !isLeftOut(path) && owns(path);

  /** Open documents that were seen in a file: new ones are in none yet. */
  const inFile = new WeakSet<TextDocument>();

  /** True for a document in which nobody has typed, of a file that was moved or deleted while it is open. */
  const isLeftOver = ({ document, clean }: OpenDocument): boolean => clean && inFile.has(document);

  const readOpen = async (open: OpenDocument, path: string, maximum: number): Promise<ReadResult> => {
    const { document, clean } = open;
    const text = document.getText();
    if (clean) {
      // The same text may be stored in ways an editor does not show: not as UTF-8, or with faulty bytes.
      const result = await stored.read(path, maximum);
      if (result.kind !== 'missing') inFile.add(document);
      else if (isLeftOver(open)) return result;
      if (result.kind === 'bytes' && decode(result.bytes).text === text) return result;
    }
    const bytes = new TextEncoder().encode(text);
    return bytes.length > maximum
      ? ({ kind: 'too-large', size: bytes.length } as const)
      : ({ kind: 'bytes', bytes } as const);
  };

  return {
    async list() {
      const paths = (await stored.list()).filter(visible);
      const known = new Set(paths);
      const added = [...openPaths()].filter((path) => {
        const open = openAt(path);
        return visible(path) && !known.has(path) && !(open !== undefined && isLeftOver(open));
      });
      return added.length === 0 ? paths : [...paths, ...added].sort();
    },
    async read(path, maximum): Promise<ReadResult> {
      if (!visible(path)) return { kind: 'missing' };
      await breathe();
      const open = openAt(path);
      return open === undefined ? stored.read(path, maximum) : readOpen(open, path, maximum);
    },
  };
}
