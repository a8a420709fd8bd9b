import { l10n, Uri, window, workspace } from 'vscode';
import {
  methods,
  type NewRecordArgument,
  type NewRecordResult,
  type RecordType,
  type Refused,
} from '../../../server/src/main/lsp/protocol.ts';
import { stepDone } from '../progress-keys.ts';
import type { Server } from '../server.ts';
import type { WhoAmI } from '../who-am-i.ts';
import { createRecord } from './create-record.ts';
import { fillInRecord } from './fill-in.ts';
import { pickRoot } from './pick-root.ts';
import { unlessRefused } from './refusal.ts';
import type { SignTarget } from './sign-off.ts';

/**
 * *New Record…*: asks for type and title and writes a record to fill in.
 * @param wanted where it is known already what kind of record, such as for a finding; else null
 */
export async function newRecord(
  server: Server,
  wanted: NewRecordArgument | null,
  whoAmI: WhoAmI,
): Promise<void> {
  const root = wanted ?? (await pickRoot(server));
  if (root === null) return;
  const types = await server.request<readonly RecordType[]>(methods.recordTypes, { root: root.root });
  const type = wanted === null ? await pickType(types) : types.find((each) => each.type === wanted.type);
  if (type === undefined) return;
  const title = await window.showInputBox({
    title: l10n.t('New record: {0}', type.title),
    prompt: l10n.t('A few words it will be known by'),
    ignoreFocusOut: true,
  });
  if (title === undefined) return;
  const answer = unlessRefused(
    await server.request<NewRecordResult | Refused>(methods.newRecord, {
      root: root.root,
      type: type.type,
      ...(title.trim() === '' ? {} : { title: title.trim() }),
      ...(wanted?.from === undefined ? {} : { from: wanted.from }),
    }),
  );
  if (answer === null) return;
  if (!(await createRecord(answer))) return;
  const { link } = answer;
  if (link !== undefined && (await server.apply(link.edit)))
    await (await workspace.openTextDocument(Uri.parse(link.uri))).save();
  stepDone('createdRecord');
  server.unattended(offerQuestions(server, { root: root.root, id: answer.id }, whoAmI));
}

/** Whoever does not want to write in the text is asked instead. */
async function offerQuestions(server: Server, target: SignTarget, whoAmI: WhoAmI): Promise<void> {
  const ask = l10n.t('Question by Question…');
  const words = l10n.t('{0} is begun. Write it here, or answer questions.', target.id);
  if ((await window.showInformationMessage(words, ask)) === ask) await fillInRecord(server, target, whoAmI);
}

async function pickType(types: readonly RecordType[]): Promise<RecordType | undefined> {
  const picked = await window.showQuickPick(
    types.map((type) => ({
      label: type.title,
      description: type.clause ?? '',
      detail: type.description,
      type,
    })),
    { placeHolder: l10n.t('What kind of record?'), matchOnDetail: true, matchOnDescription: true },
  );
  return picked?.type;
}
