import { l10n, window } from 'vscode';
import { methods, type RecordSummary } from '../../../server/src/main/lsp/protocol.ts';
import { phaseIcon, titleOf } from '../record-words.ts';
import type { Server } from '../server.ts';
import type { WhoAmI } from '../who-am-i.ts';
import { pickRoot } from './pick-root.ts';

/**
 * *Choose Who I Am…*: remembers which person on record sits here.
 * @param given the root it is asked for
 * @returns whether somebody was chosen
 */
export async function chooseWhoIAm(server: Server, whoAmI: WhoAmI, given: unknown): Promise<boolean> {
  const root = typeof given === 'string' ? given : (await pickRoot(server))?.root;
  if (root === undefined) return false;
  const params = { root, types: ['person'] };
  const persons = await server.request<readonly RecordSummary[]>(methods.records, params);
  const here = persons.filter(({ phase, current }) => phase === 'active' && current);
  if (here.length === 0) {
    void window.showInformationMessage(
      l10n.t('There is no person on record yet: write one with your name and your e-mail address.'),
    );
    return false;
  }
  const picked = await window.showQuickPick(
    here.map((record) => ({
      label: titleOf(record),
      description: record.id,
      iconPath: phaseIcon(record),
      record,
    })),
    { placeHolder: l10n.t('Who are you?'), matchOnDescription: true },
  );
  if (picked === undefined) return false;
  await whoAmI.remember(root, picked.record.id);
  return true;
}
