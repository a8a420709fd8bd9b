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
import { inLines } from '../text-lines.ts';
import type { WhoAmI } from '../who-am-i.ts';
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

/** What is known of a sign-off before anybody is asked. */
interface Known {
  /** First day in force, where the sign-off puts the record in force. */
  readonly effectiveFrom?: string;
  /** Who has signed the record before this one: is not asked for again where they may sign this too. */
  readonly signer?: Signer;
  /** Who sits here, if they said so: is offered first. */
  readonly me?: string;
  /** `2/3`, of several that are signed one after the other. */
  readonly place?: string;
}

/** *Sign Off Record…*: who may sign chooses themselves, sees what is signed, and confirms. */
export async function signOffRecord(
  server: Server,
  target: SignTarget | null,
  whoAmI: WhoAmI,
): Promise<void> {
  const chosen = target ?? (await pickTarget(server));
  if (chosen !== null) await signOne(server, chosen, await knownOf(chosen, whoAmI));
}

const knownOf = async ({ root }: SignTarget, whoAmI: WhoAmI): Promise<Known> => {
  const { person } = await whoAmI.in(root);
  return person === undefined ? {} : { me: person };
};

/** *Sign Off…* on several records: each is looked at and confirmed by itself; whoever leaves one leaves the rest. */
export async function signOffRecords(
  server: Server,
  targets: readonly SignTarget[],
  whoAmI: WhoAmI,
): Promise<void> {
  let signer: Signer | undefined;
  for (const [at, target] of targets.entries()) {
    const me = await knownOf(target, whoAmI);
    const known: Known = signer === undefined ? me : { ...me, signer };
    const place = `${at + 1}/${targets.length}`;
    const signed = await signOne(server, target, { ...known, place });
    if (signed === null) {
      void window.showInformationMessage(l10n.t('{0} of {1} records signed.', at, targets.length));
      return;
    }
    signer = signed;
  }
}

/** *Approve and Put in Force…*: from which day, who signs, and what is signed; one edit writes it all. */
export async function approveAndPutInForce(
  server: Server,
  target: SignTarget | null,
  whoAmI: WhoAmI,
): Promise<void> {
  const chosen = target ?? (await pickTarget(server));
  if (chosen === null) return;
  const preview = await lookAt(server, chosen, {});
  if (preview === null) return;
  // What is refused whatever day it is says so before it asks for one.
  const { canPutInForce, effectiveFrom: today } = preview;
  if (!canPutInForce && (await lookAt(server, chosen, { effectiveFrom: today })) === null) return;
  const effectiveFrom = await pickDay(preview, {});
  if (effectiveFrom !== undefined)
    await signOne(server, chosen, { ...(await knownOf(chosen, whoAmI)), effectiveFrom });
}

/** Asks until somebody has signed, which it returns, or has left it at that. */
async function signOne(server: Server, target: SignTarget, given: Known): Promise<Signer | null> {
  let { meaning } = target;
  let known = given;
  for (;;) {
    const asked = await askFor(server, target, meaning, known);
    if (asked === null) return null;
    const answer = await confirm(asked, known);
    if (answer === 'sign') return (await sign(server, target, asked, known)) ? asked.signer : null;
    if (answer === 'cancel') return null;
    if (answer === 'in-force') {
      const effectiveFrom = await pickDay(asked.preview, known);
      if (effectiveFrom === undefined) return null;
      known = { ...known, signer: asked.signer, effectiveFrom };
      continue;
    }
    // Somebody else may be entitled to it then, and what it means puts nothing in force.
    meaning = await pickMeaning(asked.preview, known);
    if (meaning === undefined) return null;
    known = given.place === undefined ? {} : { place: given.place };
  }
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** From which day the record is to be in force. */
const pickDay = ({ record, date, effectiveFrom }: SignPreview, known: Known): Thenable<string | undefined> =>
  window.showInputBox({
    title: placed(l10n.t('Approve {0} and put it in force', record.id), known),
    prompt: l10n.t('From which day is it in force?'),
    value: effectiveFrom,
    ignoreFocusOut: true,
    validateInput: (text) =>
      !isoDay.test(text) || Number.isNaN(Date.parse(text))
        ? l10n.t('Write the day as {0}.', date)
        : text < date
          ? l10n.t('Choose the day of signing, {0}, or a later one.', date)
          : undefined,
  });

/** A title, with which of several records it is about. */
const placed = (title: string, { place }: Known): string =>
  place === undefined ? title : `${place} · ${title}`;

/** The reason that a rejection or withdrawal needs. */
const askReason = ({ record }: SignPreview, meaning: string, known: Known): Thenable<string | undefined> =>
  window.showInputBox({
    title: placed(`${signQuestion(record)} ${meaning}`, known),
    prompt: l10n.t('Why? The reason is kept with the sign-off.'),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? l10n.t('A reason is needed.') : undefined),
  });

/** A sign-off as it is about to be given. */
interface AskedSignOff {
  readonly preview: SignPreview;
  readonly signer: Signer;
  readonly meaning: string;
  readonly comment: string | null;
}

/** What is to be seen before signing; null where it is refused. */
const lookAt = async (
  server: Server,
  { root, id, meaning }: SignTarget,
  { effectiveFrom }: Known,
): Promise<SignPreview | null> =>
  unlessRefused(
    await server.request<SignPreview | Refused>(methods.signPreview, {
      ...{ root, id },
      ...(meaning === undefined ? {} : { meaning }),
      ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    }),
  );

/** Shows the record, and finds out who signs it in which sense; null when it was left at that. */
async function askFor(
  server: Server,
  { root, id }: SignTarget,
  wanted: string | undefined,
  known: Known,
): Promise<AskedSignOff | null> {
  const look = (meaning: string | undefined): Promise<SignPreview | null> =>
    lookAt(server, meaning === undefined ? { root, id } : { root, id, meaning }, known);
  const first = await look(wanted);
  if (first === null) return null;
  await window.showTextDocument(Uri.parse(first.record.uri), {
    selection: rangeOf(first.record.range),
    preserveFocus: true,
  });
  const meaning = wanted ?? first.meaning ?? (await pickMeaning(first, known));
  if (meaning === undefined) return null;
  // Who may sign depends on what it is to mean.
  const preview = wanted === undefined && first.meaning === null ? await look(meaning) : first;
  if (preview === null) return null;
  const isKnown = ({ person, role, isEntitled }: Signer): boolean =>
    isEntitled && person === known.signer?.person && role === known.signer.role;
  const signer = preview.signers.find(isKnown) ?? (await pickSigner(preview, meaning, known));
  if (signer === undefined) return null;
  if (!preview.needsReason) return { preview, signer, meaning, comment: null };
  const comment = await askReason(preview, meaning, known);
  return comment === undefined ? null : { preview, signer, meaning, comment };
}

async function pickTarget(server: Server): Promise<SignTarget | null> {
  const record = await pickRecordToSign(server);
  return record === null ? null : targetOf(record);
}

export const targetOf = ({ root, id, version }: RecordSummary): SignTarget => ({
  root,
  id: version === null ? id : `${id}@${version}`,
});

const pickMeaning = ({ meanings, record }: SignPreview, known: Known): Thenable<string | undefined> =>
  window.showQuickPick([...meanings], {
    title: placed(signQuestion(record), known),
    placeHolder: l10n.t('What does the sign-off mean?'),
    ignoreFocusOut: true,
  });

interface SignerItem extends QuickPickItem {
  readonly signer?: Signer;
}

async function pickSigner(
  { signers, record }: SignPreview,
  meaning: string,
  known: Known,
): Promise<Signer | undefined> {
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
  const entitled = signers.filter(({ isEntitled }) => isEntitled);
  const isMe = ({ person }: Signer): boolean => person === known.me;
  const items: SignerItem[] = [
    ...[...entitled.filter(isMe), ...entitled.filter((each) => !isMe(each))].map(itemOf),
    ...(others.length === 0
      ? []
      : [
          { label: l10n.t('Signed already; may sign besides'), kind: QuickPickItemKind.Separator },
          ...others,
        ]),
  ];
  const picked = await window.showQuickPick(items, {
    title: placed(l10n.t('Sign {0} "{1}": {2}', record.id, titleOf(record), meaning), known),
    placeHolder: l10n.t('Who signs, and as what?'),
    ignoreFocusOut: true,
  });
  return picked?.signer;
}

interface Choice extends QuickPickItem {
  readonly does?: Answer;
}
type Answer = 'sign' | 'in-force' | 'meaning' | 'cancel';

/** Says what is signed, above the record itself, and asks. */
async function confirm({ preview, signer, meaning }: AskedSignOff, known: Known): Promise<Answer> {
  const pick = window.createQuickPick<Choice>();
  pick.title = placed(signQuestion(preview.record), known);
  pick.placeholder = l10n.t('Look at what is signed, then choose');
  pick.items = choices(preview, signer, meaning, known.effectiveFrom);
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
function choices(
  preview: SignPreview,
  signer: Signer,
  meaning: string,
  effectiveFrom: string | undefined,
): Choice[] {
  const warnings = signWarnings(preview);
  // Warnings come first and are what is chosen at first: nobody signs past them by pressing Enter.
  return [
    ...(warnings.length === 0 ? [] : [separator(l10n.t('Before you sign'))]),
    ...warnings.flatMap((warning) => said(warning, 'warning')),
    separator(''),
    ...(effectiveFrom === undefined
      ? [{ label: l10n.t('Sign'), iconPath: new ThemeIcon('pass'), does: 'sign' as const }]
      : [
          {
            label: l10n.t('Sign and Put in Force from {0}', effectiveFrom),
            iconPath: new ThemeIcon('pass'),
            does: 'sign' as const,
          },
        ]),
    ...(preview.canPutInForce && effectiveFrom === undefined
      ? [
          {
            label: l10n.t('Approve and Put in Force…'),
            iconPath: new ThemeIcon('verified'),
            does: 'in-force' as const,
          },
        ]
      : []),
    { label: l10n.t('Another Meaning…'), iconPath: new ThemeIcon('note'), does: 'meaning' },
    { label: l10n.t('Cancel'), iconPath: new ThemeIcon('close'), does: 'cancel' },
    separator(l10n.t('What is signed')),
    ...said(signerWords(preview, signer, meaning), 'person'),
    ...(effectiveFrom === undefined || preview.isInForce
      ? []
      : said(l10n.t('The status stays as it is until the others have signed.'), 'info')),
    ...preview.binding.flatMap(({ isBound, text }) => said(text, isBound ? 'lock' : 'unlock')),
  ];
}

/** Has the sign-off worked out and written. Returns whether it was. */
async function sign(
  server: Server,
  { root, id }: SignTarget,
  { preview, signer, meaning, comment }: AskedSignOff,
  { effectiveFrom }: Known,
): Promise<boolean> {
  const answer = unlessRefused(
    await server.request<SignResult | Refused>(methods.sign, {
      ...{ root, id, as: signer.person, content: preview.content, meaning },
      ...(signer.role === null ? {} : { role: signer.role }),
      ...(comment === null ? {} : { comment }),
      ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    }),
  );
  if (answer === null) return false;
  const { record, date } = preview;
  const document = await workspace.openTextDocument(Uri.parse(record.uri));
  const hadEdits = document.isDirty;
  if (!(await server.apply(answer.edit))) {
    void window.showWarningMessage(
      l10n.t('{0} was not signed, because it changed meanwhile: try again.', record.id),
    );
    return false;
  }
  // Edits of somebody who is still writing are theirs to save; what is put in force is no draft any more.
  const isSaved = !hadEdits || effectiveFrom !== undefined;
  if (isSaved) await document.save();
  await window.showTextDocument(document, { selection: rangeOf(answer.range) });
  stepDone('signed');
  const words =
    effectiveFrom !== undefined && preview.isInForce
      ? l10n.t('{0} is in force from {1}, signed by {2}.', record.id, effectiveFrom, signer.name)
      : l10n.t('{0} is signed: {1} by {2} on {3}.', record.id, meaning, signer.name, date);
  void window.showInformationMessage(
    isSaved ? words : `${words} ${l10n.t('The file has other changes too: save it.')}`,
  );
  return true;
}
