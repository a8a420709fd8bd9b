import { type Command, Range, type TextDocumentShowOptions, Uri, window } from 'vscode';
import type { Range as ProtocolRange } from 'vscode-languageserver-types';
import type { CaretPlace } from '../../server/src/main/lsp/protocol.ts';

export const rangeOf = ({ start, end }: ProtocolRange): Range =>
  new Range(start.line, start.character, end.line, end.character);

/** A command that opens a file at a place. */
export function openAt(title: string, uri: string, range: ProtocolRange): Command {
  const options: TextDocumentShowOptions = { selection: rangeOf(range) };
  return { command: 'vscode.open', title, arguments: [Uri.parse(uri), options] };
}

/** Puts the caret where somebody is to go on writing. */
export const placeCaret = ({ uri, position }: CaretPlace): Thenable<unknown> =>
  showPlace(uri, { start: position, end: position });

/** Opens a file at a place. */
export const showPlace = (uri: string, range: ProtocolRange): Thenable<unknown> =>
  window.showTextDocument(Uri.parse(uri), { selection: rangeOf(range) });
