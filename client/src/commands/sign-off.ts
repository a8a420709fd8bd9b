import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, Uri, window, workspace } from 'vscode';
import {
  methods,
  type RecordSummary,
  type Refused,
  type SignPreview,
  type SignResult,
} from '../../../server/src/main/lsp/protocol.ts';
import { rangeOf } from '../places.ts';
import { stepDone } from '../progress-keys.ts';
import { titleOf } from '../record-words.ts';
import type { Server } from '../server.ts';
import { pickRecord } from './go-to-record.ts';
import { unlessRefused } from './refusal.ts';

type Signer = SignPreview['signers'][number];

/** What names a record to sign: an entry of a view, or words from elsewhere in the editor. */
export interface SignTarget {
  readonly root: string;
  readonly id: string;
}

/** *Sign Off Record…*: who may sign chooses themselves, sees what is signed, and confirms. */
export async function signOffRecord(server: Server, target: SignTarget | null): Promise<void> {
  const { root, id } = target ?? (await pickTarget(server)) ?? {};
  if (root === undefined || id === undefined) return;
  const look = async (meaning?: string): Promise<SignPreview | null> =>
    unlessRefused(
      await server.request<SignPreview | Refused>(methods.signPreview, {
        ...{ root, id },
        ...(meaning === undefined ? {} : { meaning }),
      }),
    );
  const first = await look();
  if (first === null) return;
  const meaning = first.meaning ?? (await pickMeaning(first.meanings));
  if (meaning === undefined) return;
  // Who may sign depends on what it is to mean.
  const preview = first.meaning === null ? await look(meaning) : first;
  if (preview === null) return;
  const signer = await pickSigner(preview);
  if (signer === undefined || !(await confirm(preview, signer, meaning))) return;
  const answer = unlessRefused(
    await server.request<SignResult | Refused>(methods.sign, {
      root,
      id,
      as: signer.person,
      content: preview.content,
      ...(signer.role === null ? {} : { role: signer.role }),
      meaning,
    }),
  );
  if (answer !== null) await write(server, answer, preview.record);
}

async function pickTarget(server: Server): Promise<SignTarget | null> {
  const record = await pickRecord(server, l10n.t('Which record is to be signed?'));
  return record === null ? null : targetOf(record);
}

export const targetOf = ({ root, id, version }: RecordSummary): SignTarget => ({
  root,
  id: version === null ? id : `${id}@${version}`,
});

const pickMeaning = (meanings: readonly string[]): Thenable<string | undefined> =>
  window.showQuickPick([...meanings], {
    placeHolder: l10n.t('What does the sign-off mean?'),
    ignoreFocusOut: true,
  });

async function pickSigner({ signers, record }: SignPreview): Promise<Signer | undefined> {
  if (signers.length === 0) {
    void window.showWarningMessage(
      l10n.t('Nobody may sign {0} today: name holders of the role that decides on it.', record.id),
    );
    return undefined;
  }
  const items = signers.map((signer): QuickPickItem & { readonly signer: Signer } => ({
    label: signer.name,
    description: [signer.roleTitle ?? signer.role, signer.person].filter((part) => part !== null).join(' · '),
    signer,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Sign {0}', titleOf(record)),
    placeHolder: l10n.t('Who signs, and as what?'),
    ignoreFocusOut: true,
  });
  return picked?.signer;
}

interface Choice extends QuickPickItem {
  readonly does?: 'sign' | 'show' | 'cancel';
}

/** Shows what the signature covers and asks; the record can be looked at before answering. */
async function confirm(preview: SignPreview, signer: Signer, meaning: string): Promise<boolean> {
  const { record } = preview;
  const pick = window.createQuickPick<Choice>();
  pick.title =
    record.version === null
      ? l10n.t('Sign {0} "{1}"?', record.id, titleOf(record))
      : l10n.t('Sign {0} "{1}", version {2}?', record.id, titleOf(record), record.version);
  pick.placeholder = l10n.t('Look at what is signed, then choose');
  pick.items = choices(preview, signer, meaning);
  pick.ignoreFocusOut = true;
  const answer = new Promise<boolean>((resolve) => {
    pick.onDidAccept(() => {
      const does = pick.selectedItems[0]?.does;
      if (does === 'show') void openRecord(record);
      else if (does !== undefined) resolve(does === 'sign');
    });
    pick.onDidHide(() => resolve(false));
  });
  pick.show();
  try {
    return await answer;
  } finally {
    pick.dispose();
  }
}

/** What can be done, and below it what is signed by whom as what. */
function choices(preview: SignPreview, signer: Signer, meaning: string): Choice[] {
  const { date, doubts, coveredFiles, notCovered } = preview;
  const left = [
    ...notCovered.keys.map((key) => l10n.t('the field {0}', key)),
    ...notCovered.records.map((id) => l10n.t('the record {0} itself', id)),
    ...notCovered.links,
    ...notCovered.remoteImages,
  ];
  const as = signer.roleTitle ?? signer.role ?? signer.name;
  return [
    { label: l10n.t('Sign'), iconPath: new ThemeIcon('pass'), does: 'sign' },
    { label: l10n.t('Show Record'), iconPath: new ThemeIcon('go-to-file'), does: 'show' },
    { label: l10n.t('Cancel'), iconPath: new ThemeIcon('close'), does: 'cancel' },
    { label: l10n.t('What is signed'), kind: QuickPickItemKind.Separator },
    ...doubts.map((doubt): Choice => ({ label: `${doubt}.`, iconPath: new ThemeIcon('warning') })),
    { label: l10n.t('{0} signs as {1} on {2}.', signer.name, as, date), iconPath: new ThemeIcon('person') },
    { label: l10n.t('Meaning: {0}', meaning), iconPath: new ThemeIcon('note') },
    {
      label:
        coveredFiles.length === 0
          ? l10n.t('Covered: the content of the record')
          : l10n.t('Covered: the content of the record and {0}', some(coveredFiles)),
      iconPath: new ThemeIcon('lock'),
    },
    ...(left.length === 0
      ? []
      : [{ label: l10n.t('Not covered: {0}', some(left)), iconPath: new ThemeIcon('unlock') }]),
  ];
}

const openRecord = ({ uri, range }: RecordSummary): Thenable<unknown> =>
  window.showTextDocument(Uri.parse(uri), { selection: rangeOf(range), preserveFocus: true });

const mostNamed = 8;

const some = (names: readonly string[]): string =>
  names.length <= mostNamed
    ? names.join(', ')
    : l10n.t('{0} and {1} more', names.slice(0, mostNamed).join(', '), names.length - mostNamed);

async function write(server: Server, { edit }: SignResult, record: RecordSummary): Promise<void> {
  const uri = Uri.parse(record.uri);
  const document = await workspace.openTextDocument(uri);
  const hadEdits = document.isDirty;
  if (!(await server.apply(edit))) {
    void window.showWarningMessage(
      l10n.t('{0} was not signed, because it changed meanwhile: try again.', record.id),
    );
    return;
  }
  // Edits of somebody who is still writing are theirs to save.
  if (!hadEdits) await document.save();
  await window.showTextDocument(document);
  stepDone('signed');
}
