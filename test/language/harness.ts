import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import type { LanguageContext } from '../../server/src/language/context.ts';
import type { Position } from '../../server/src/model/text.ts';
import { LocatedFile } from '../../server/src/workspace/located-file.ts';
import { type CheckOptions, openProject } from '../rules/harness.ts';

export interface OpenOptions extends CheckOptions {
  /** The file the cursor is in, when other files hold `|` too. */
  readonly at?: string;
}

/** A repository in memory with a cursor in one of its files. */
export interface Opened {
  readonly context: LanguageContext;
  /** Where the cursor is; 0:0 where no file has a marker. */
  readonly position: Position;
  readonly offset: number;
  /** The text of the file with the cursor, without the marker. */
  readonly text: string;
  /** Another file of the repository, as a server would open it. */
  readonly open: (path: string) => Promise<LocatedFile | null>;
  /** What a feature is given for another file of the repository. */
  readonly contextOf: (path: string) => LanguageContext;
  /** The text of a file. */
  readonly textOf: (path: string) => string;
}

/**
 * Opens a repository given as path → text with the cursor written as `|` in one file; a `|` of the text
 * itself is written `\|` there. `qms.yaml` is supplied when absent.
 */
export async function open(
  files: Readonly<Record<string, string>>,
  options: OpenOptions = {},
): Promise<Opened> {
  const at = options.at ?? Object.keys(files).find((path) => cursorIn(files[path]!) >= 0);
  const texts: Record<string, string> = { 'qms.yaml': 'organization: Test\n', ...files };
  let offset = 0;
  if (at !== undefined) {
    const marked = cursorIn(texts[at]!);
    const before = texts[at]!.slice(0, Math.max(marked, 0)).replaceAll('\\|', '|');
    const after = texts[at]!.slice(marked + 1).replaceAll('\\|', '|');
    if (marked >= 0 && cursorIn(texts[at]!.slice(marked + 1)) >= 0)
      throw new Error(`${at} has more than one cursor: write \`\\|\` for a \`|\` of the text.`);
    texts[at] = before + after;
    offset = before.length;
  }
  const { project } = await openProject(texts, options);
  const path = at ?? Object.keys(files)[0] ?? 'qms.yaml';
  const contextOf = (other: string): LanguageContext => ({
    project,
    file: new LocatedFile(other, texts[other] ?? '', null, project.setup),
  });
  const context = contextOf(path);
  return {
    context,
    position: context.file.lines.positionAt(offset),
    offset,
    text: texts[path]!,
    open: async (other) =>
      other in texts ? new LocatedFile(other, texts[other]!, null, project.setup) : null,
    contextOf,
    textOf: (other) => texts[other] ?? '',
  };
}

/** Where the cursor's `|` is; -1 where there is none. */
const cursorIn = (text: string): number => /(?<!\\)\|/.exec(text)?.index ?? -1;

/** A text after an editor has applied edits to it. */
export const edited = (text: string, edits: readonly TextEdit[]): string =>
  TextDocument.applyEdits(TextDocument.create('file:///x', 'yaml', 0, text), [...edits]);

/** A text after an editor has accepted a completion. */
export const accepted = (text: string, { textEdit, additionalTextEdits = [] }: CompletionItem): string =>
  edited(text, [textEdit as TextEdit, ...additionalTextEdits]);
