import { commands, type Location, Position, Uri } from 'vscode';
import type { RecordCommandArgument } from '../../../server/src/main/lsp/protocol.ts';

/** Shows in a peek window who refers to a record. */
export async function showReferences({ uri, position }: RecordCommandArgument): Promise<void> {
  const document = Uri.parse(uri);
  const place = new Position(position.line, position.character);
  const found = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', document, place);
  await commands.executeCommand('editor.action.showReferences', document, place, found);
}
