import {
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  Range,
  ThemeIcon,
  Uri,
  window,
  workspace,
} from 'vscode';
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
import { inLines } from '../text-lines.ts';
import { pickRecordToSign } from './pick-to-sign.ts';
import { unlessRefused } from './refusal.ts';
import { signerWords, signQuestion, signWarnings } from './sign-words.ts';

type Signer = SignPreview['signers'][number];

/** What names a record to sign: an entry of a view, or words from elsewhere in the editor. */
export interface SignTarget {
  readonly root: string;
  readonly id: string;
  /** What the sign-off is to mean; default: what the record needs. */
  readonly meaning?: string;
}

/** *Sign Off Record…*: who may sign chooses themselves, sees what is signed, and confirms. */
export async function signOffRecord(server: Server, target: SignTarget | null): Promise<void> {
  const chosen = target ?? (await pickTarget(server));
  if (chosen === null) return;
  let meaning = chosen.meaning;
  for (;;) {
    const asked = await askFor(server, chosen, meaning);
    if (asked === null) return;
    const answer = await confirm(asked);
    if (answer === 'sign') return sign(server, chosen, asked);
    if (answer === 'cancel') return;
    // Somebody else may be entitled to it then.
    meaning = await pickMeaning(asked.preview);
    if (meaning === undefined) return;
  }
}

/** A sign-off as it is about to be given. */
interface AskedSignOff {
  readonly preview: SignPreview;
  readonly signer: Signer;
  readonly meaning: string;
}

/** Shows the record, and finds out who signs it in which sense; null when it was left at that. */
async function askFor(
  server: Server,
  { root, id }: SignTarget,
  wanted: string | undefined,
): Promise<AskedSignOff | null> {
  const look = async (meaning?: string): Promise<SignPreview | null> =>
    unlessRefused(
      await server.request<SignPreview | Refused>(methods.signPreview, {
        ...{ root, id },
        ...(meaning === undefined ? {} : { meaning }),
      }),
    );
  const first = await look(wanted);
  if (first === null) return null;
  await window.showTextDocument(Uri.parse(first.record.uri), {
    selection: rangeOf(first.record.range),
    preserveFocus: true,
  });
  const meaning = wanted ?? first.meaning ?? (await pickMeaning(first));
  if (meaning === undefined) return null;
  // Who may sign depends on what it is to mean.
  const preview = wanted === undefined && first.meaning === null ? await look(meaning) : first;
  const signer = preview === null ? undefined : await pickSigner(preview, meaning);
  return preview === null || signer === undefined ? null : { preview, signer, meaning };
}

async function pickTarget(server: Server): Promise<SignTarget | null> {
  const record = await pickRecordToSign(server);
  return record === null ? null : targetOf(record);
}

export const targetOf = ({ root, id, version }: RecordSummary): SignTarget => ({
  root,
  id: version === null ? id : `${id}@${version}`,
});

const pickMeaning = ({ meanings, record }: SignPreview): Thenable<string | undefined> =>
  window.showQuickPick([...meanings], {
    title: signQuestion(record),
    placeHolder: l10n.t('What does the sign-off mean?'),
    ignoreFocusOut: true,
  });

interface SignerItem extends QuickPickItem {
  readonly signer?: Signer;
}

async function pickSigner({ signers, record }: SignPreview, meaning: string): Promise<Signer | undefined> {
  if (signers.length === 0) {
    void window.showWarningMessage(
      l10n.t('Nobody may sign {0} today: name holders of the role that decides on it.', record.id),
    );
    return undefined;
  }
  const itemOf = (signer: Signer): SignerItem => ({
    label: signer.name,
    description: [signer.roleTitle ?? signer.role, signer.person].filter((part) => part !== null).join(' · '),
    signer,
  });
  const others = signers.filter(({ isEntitled }) => !isEntitled).map(itemOf);
  const items: SignerItem[] = [
    ...signers.filter(({ isEntitled }) => isEntitled).map(itemOf),
    ...(others.length === 0
      ? []
      : [
          { label: l10n.t('Signed already; may sign besides'), kind: QuickPickItemKind.Separator },
          ...others,
        ]),
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Sign {0} "{1}": {2}', record.id, titleOf(record), meaning),
    placeHolder: l10n.t('Who signs, and as what?'),
    ignoreFocusOut: true,
  });
  return picked?.signer;
}

interface Choice extends QuickPickItem {
  readonly does?: Answer;
}
type Answer = 'sign' | 'meaning' | 'cancel';

/** Says what is signed, above the record itself, and asks. */
async function confirm({ preview, signer, meaning }: AskedSignOff): Promise<Answer> {
  const pick = window.createQuickPick<Choice>();
  pick.title = signQuestion(preview.record);
  pick.placeholder = l10n.t('Look at what is signed, then choose');
  pick.items = choices(preview, signer, meaning);
  pick.ignoreFocusOut = true;
  const answer = new Promise<Answer>((resolve) => {
    pick.onDidAccept(() => {
      const does = pick.selectedItems[0]?.does;
      if (does !== undefined) resolve(does);
    });
    pick.onDidHide(() => resolve('cancel'));
  });
  pick.show();
  try {
    return await answer;
  } finally {
    pick.dispose();
  }
}

/** Characters of a line that the list shows whole. */
const lineLength = 66;

const said = (text: string, icon: string): Choice[] =>
  inLines(text, lineLength).map((label, at) => ({
    label,
    iconPath: new ThemeIcon(at === 0 ? icon : 'blank'),
    alwaysShow: true,
  }));

const separator = (label: string): Choice => ({ label, kind: QuickPickItemKind.Separator });

/** What to know first, what can be done, and below it what is signed by whom as what. */
function choices(preview: SignPreview, signer: Signer, meaning: string): Choice[] {
  const warnings = signWarnings(preview);
  // Warnings come first and are what is chosen at first: nobody signs past them by pressing Enter.
  return [
    ...(warnings.length === 0 ? [] : [separator(l10n.t('Before you sign'))]),
    ...warnings.flatMap((warning) => said(warning, 'warning')),
    separator(''),
    { label: l10n.t('Sign'), iconPath: new ThemeIcon('pass'), does: 'sign' },
    { label: l10n.t('Another Meaning…'), iconPath: new ThemeIcon('note'), does: 'meaning' },
    { label: l10n.t('Cancel'), iconPath: new ThemeIcon('close'), does: 'cancel' },
    separator(l10n.t('What is signed')),
    ...said(signerWords(preview, signer, meaning), 'person'),
    ...preview.binding.flatMap(({ isBound, text }) => said(text, isBound ? 'lock' : 'unlock')),
  ];
}

async function sign(
  server: Server,
  { root, id }: SignTarget,
  { preview, signer, meaning }: AskedSignOff,
): Promise<void> {
  const answer = unlessRefused(
    await server.request<SignResult | Refused>(methods.sign, {
      ...{ root, id, as: signer.person, content: preview.content, meaning },
      ...(signer.role === null ? {} : { role: signer.role }),
    }),
  );
  if (answer === null) return;
  const { record, date } = preview;
  const document = await workspace.openTextDocument(Uri.parse(record.uri));
  const hadEdits = document.isDirty;
  const before = document.lineCount;
  if (!(await server.apply(answer.edit))) {
    void window.showWarningMessage(
      l10n.t('{0} was not signed, because it changed meanwhile: try again.', record.id),
    );
    return;
  }
  // Edits of somebody who is still writing are theirs to save.
  if (!hadEdits) await document.save();
  const [change] = answer.edit.documentChanges ?? [];
  const start = change !== undefined && 'edits' in change ? (change.edits[0]?.range.start.line ?? 0) : 0;
  const end = start + Math.max(document.lineCount - before, 0);
  await window.showTextDocument(document, { selection: new Range(start, 0, end, 0) });
  stepDone('signed');
  const words = l10n.t('{0} is signed: {1} by {2} on {3}.', record.id, meaning, signer.name, date);
  void window.showInformationMessage(
    hadEdits ? `${words} ${l10n.t('The file has other changes too: save it.')}` : words,
  );
}
