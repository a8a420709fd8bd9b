import { commands, type Location, l10n, Position, type QuickPickItem, Uri, window } from 'vscode';
import {
  type FoundRecord,
  methods,
  type RecordCommandArgument,
  type RecordSummary,
} from '../../../server/src/main/lsp/protocol.ts';
import { Later } from '../later.ts';
import { showPlace } from '../places.ts';
import { phaseIcon, stateOf } from '../record-words.ts';
import type { Server } from '../server.ts';
import { pickRoot } from './pick-root.ts';

/** Milliseconds without typing after which is asked what answers to it. */
const quiet = 60;

interface FoundItem extends QuickPickItem {
  readonly record: FoundRecord;
}

/** *Go to Record…*: opens a record found by id, title, owner, state, type or what it says. The server seeks and ranks. */
export async function goToRecord(server: Server): Promise<void> {
  const root = await pickRoot(server);
  if (root === null) return;
  const pick = window.createQuickPick<FoundItem>();
  pick.placeholder = l10n.t('Id, title, owner, state, type or words of the record');
  // What the server found stays, whether or not the words stand in what is shown of it.
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  let asked = 0;
  const seek = async (): Promise<void> => {
    asked += 1;
    const question = asked;
    pick.busy = true;
    const { value } = pick;
    const found = await server.request<readonly FoundRecord[]>(methods.findRecords, {
      root: root.root,
      ...(value.trim() === '' ? {} : { query: value }),
    });
    if (question !== asked) return;
    pick.items = found.map(foundItem);
    pick.busy = false;
  };
  const later = new Later(quiet, () => server.unattended(seek()));
  pick.onDidChangeValue(() => later.ask());
  const chosen = new Promise<FoundRecord | null>((resolve) => {
    pick.onDidAccept(() => resolve(pick.selectedItems[0]?.record ?? null));
    pick.onDidHide(() => resolve(null));
  });
  pick.show();
  server.unattended(seek());
  const record = await chosen;
  asked += 1;
  later.dispose();
  pick.dispose();
  if (record !== null) await showPlace(record.uri, record.range);
}

/** The id alone is the label: lists put what begins with the words typed first, and of these the shortest. */
const foundItem = (record: FoundRecord): FoundItem => ({
  label: record.current || record.version === null ? record.id : `${record.id}@${record.version}`,
  description: record.title ?? '',
  detail: [record.typeTitle, stateOf(record), record.owner].filter((part) => part !== '').join(' · '),
  iconPath: phaseIcon(record),
  alwaysShow: true,
  record,
});

/** Shows in a peek window who refers to a record. */
export async function showReferences({ uri, position }: RecordCommandArgument): Promise<void> {
  const document = Uri.parse(uri);
  const place = new Position(position.line, position.character);
  const found = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', document, place);
  await commands.executeCommand('editor.action.showReferences', document, place, found);
}

/** Opens a record and shows there who refers to it. */
export async function findReferences({ root, id, uri, range }: RecordSummary): Promise<void> {
  await showPlace(uri, range);
  await showReferences({ root, id, uri, position: range.start });
}
