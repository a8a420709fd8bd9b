import { l10n, window } from 'vscode';
import {
  methods,
  type NewRecordResult,
  type NextVersion,
  type RecordSummary,
  type Refused,
} from '../../../server/src/main/lsp/protocol.ts';
import { showPlace } from '../places.ts';
import { detailOf, phaseIcon, titleOf } from '../record-words.ts';
import type { Server } from '../server.ts';
import { createRecord } from './create-record.ts';
import { pickRoot } from './pick-root.ts';
import { unlessRefused } from './refusal.ts';

/** *New Version of Record…*: writes the next version as a draft next to the one in force, and shows it. */
export async function newVersion(server: Server, given: RecordSummary | null): Promise<void> {
  const root = given?.root ?? (await pickRoot(server))?.root;
  if (root === undefined) return;
  const record = given ?? (await pickVersioned(server, root));
  if (record === null) return;
  const target = { root, id: `${record.id}@${record.version}` };
  const known = unlessRefused(await server.request<NextVersion | Refused>(methods.nextVersion, target));
  if (known === null) return;
  if (known.inWork !== null) {
    await showInWork(known.inWork);
    return;
  }
  const version = await window.showInputBox({
    title: l10n.t('New version of {0} "{1}"', record.id, titleOf(record)),
    prompt: l10n.t('Version {0} stays in force until the new one is signed and takes effect', known.present),
    value: known.next,
    ignoreFocusOut: true,
  });
  if (version === undefined || version.trim() === '') return;
  const answer = unlessRefused(
    await server.request<NewRecordResult | Refused>(methods.newVersion, {
      ...target,
      version: version.trim(),
    }),
  );
  if (answer !== null) await createRecord(answer);
}

/** Shows the version that is being written already, and says so: there are not to be two. */
async function showInWork(record: RecordSummary): Promise<void> {
  await showPlace(record.uri, record.range);
  void window.showInformationMessage(
    l10n.t(
      'Version {0} of {1} "{2}" is being written already: go on with it here.',
      record.version ?? '',
      record.id,
      titleOf(record),
    ),
  );
}

/** The only record with a version in the active document, or one that is chosen; null when none was. */
async function pickVersioned(server: Server, root: string): Promise<RecordSummary | null> {
  const all = await server.request<readonly RecordSummary[]>(methods.records, { root });
  const versioned = all.filter(
    ({ version, phase }) => version !== null && phase !== 'final' && phase !== 'void',
  );
  const uri = window.activeTextEditor?.document.uri.toString();
  const here = versioned.filter((record) => record.uri === uri);
  if (here.length === 1) return here[0]!;
  const picked = await window.showQuickPick(
    [...here, ...versioned.filter((record) => record.uri !== uri)].map((record) => ({
      label: titleOf(record),
      description: detailOf(record),
      detail: record.typeTitle,
      iconPath: phaseIcon(record),
      record,
    })),
    {
      placeHolder: l10n.t('Of which record?'),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  return picked?.record ?? null;
}
