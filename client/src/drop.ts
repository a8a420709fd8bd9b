import {
  type CancellationToken,
  type DataTransfer,
  Disposable,
  DocumentDropEdit,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  type DocumentSelector,
  l10n,
  languages,
  type Position,
  type TextDocument,
  Uri,
} from 'vscode';
import { methods, type PasteParams } from '../../server/src/main/lsp/protocol.ts';
import type { Server } from './server.ts';

const uriList = 'text/uri-list';
const selector: DocumentSelector = [{ language: 'markdown' }, { language: 'yaml' }];
const kind = DocumentDropOrPasteEditKind.Text.append('qms', 'record');

/** Drops and pastes record files as references: `[[id]]` in Markdown text, the bare id in YAML. */
export function dropRecords(server: Server): Disposable {
  const title = l10n.t('Insert reference to record');
  return Disposable.from(
    languages.registerDocumentDropEditProvider(
      selector,
      {
        async provideDocumentDropEdits(document, position, transfer, token) {
          const text = await reference(server, document, position, transfer, token);
          if (text === null) return undefined;
          const edit = new DocumentDropEdit(text, title, kind);
          return edit;
        },
      },
      { dropMimeTypes: [uriList], providedDropEditKinds: [kind] },
    ),
    languages.registerDocumentPasteEditProvider(
      selector,
      {
        async provideDocumentPasteEdits(document, [range], transfer, _context, token) {
          const text =
            range === undefined ? null : await reference(server, document, range.start, transfer, token);
          return text === null ? undefined : [new DocumentPasteEdit(text, title, kind)];
        },
      },
      { pasteMimeTypes: [uriList], providedPasteEditKinds: [kind] },
    ),
  );
}

/** Words that refer to the records in the files, or null where the server would not refer to them. */
async function reference(
  server: Server,
  document: TextDocument,
  { line, character }: Position,
  transfer: DataTransfer,
  token: CancellationToken,
): Promise<string | null> {
  const list = await transfer.get(uriList)?.asString();
  if (list === undefined || !server.isRunning || token.isCancellationRequested) return null;
  const uris = list.split(/\r?\n/).filter((each) => each !== '' && !each.startsWith('#'));
  if (uris.length === 0) return null;
  const params: PasteParams = {
    textDocument: { uri: document.uri.toString() },
    position: { line, character },
    uris: uris.map((uri) => Uri.parse(uri).toString()),
  };
  return server.ask<string>(methods.pasteReferences, params);
}
