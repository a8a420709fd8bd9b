import { l10n, Uri, window, workspace } from 'vscode';
import {
  type Blank,
  type FilledIn,
  methods,
  type RecordSummary,
  type RecordToFillIn,
  type Refused,
} from '../../../server/src/main/lsp/protocol.ts';
import { askInBoxes, type Box, dayFault } from '../boxes.ts';
import { detailOf, phaseIcon, titleOf } from '../record-words.ts';
import type { Server } from '../server.ts';
import type { WhoAmI } from '../who-am-i.ts';
import { pickRoot } from './pick-root.ts';
import { unlessRefused } from './refusal.ts';
import { approveAndPutInForce, type SignTarget, targetOf } from './sign-off.ts';

/** The record that is filled in; of a review, one of its inputs. */
export interface FillInTarget extends SignTarget {
  readonly input?: string;
}

/**
 * *Fill In Record…*: asks, box by box, for what is still to be said of a record, and writes it.
 * @param given the record, where it is known; else null
 */
export async function fillInRecord(
  server: Server,
  given: FillInTarget | null,
  whoAmI: WhoAmI,
): Promise<void> {
  const target: FillInTarget | null = given ?? (await pickDraft(server));
  if (target === null) return;
  const { root, id, input } = target;
  const which = { root, id, ...(input === undefined ? {} : { input }) };
  const open = unlessRefused(await server.request<RecordToFillIn | Refused>(methods.toFillIn, which));
  if (open === null) return;
  await window.showTextDocument(Uri.parse(open.record.uri), { preview: false, preserveFocus: true });
  const title = open.about ?? `${open.record.id} "${titleOf(open.record)}"`;
  const asked = await askInBoxes(
    open.blanks.map((blank) => () => boxOf(blank, title)),
    false,
  );
  if (asked === null || asked === 'back') return;
  const answers = Object.fromEntries(open.blanks.map(({ key }, at) => [key, asked[at] ?? '']));
  const answer = unlessRefused(
    await server.request<FilledIn | Refused>(methods.fillIn, { ...which, answers }),
  );
  if (answer === null || !(await server.apply(answer.edit))) return;
  for (const uri of answer.files) await (await workspace.openTextDocument(Uri.parse(uri))).save();
  server.unattended(goOn(server, target, title, answer, whoAmI));
}

/** Offers what comes next of a record that is written. */
async function goOn(
  server: Server,
  target: FillInTarget,
  title: string,
  { isWhole, awaitsForce }: FilledIn,
  whoAmI: WhoAmI,
): Promise<void> {
  const approve = l10n.t('Approve and Put in Force…');
  const more = l10n.t('Fill In the Rest…');
  const words = isWhole
    ? l10n.t('{0} is filled in.', title)
    : l10n.t('{0} is filled in as far as you said.', title);
  const next = isWhole ? (awaitsForce ? [approve] : []) : [more];
  const answer = await window.showInformationMessage(words, ...next);
  if (answer === approve) await approveAndPutInForce(server, target, whoAmI);
  if (answer === more) await fillInRecord(server, target, whoAmI);
}

/** A question as a box. */
function boxOf({ label, hint, kind, choices }: Blank, title: string): Box {
  const prompt = hint === '' ? label : `${label}: ${hint}`;
  if (choices.length > 0)
    return {
      title,
      prompt,
      isClosed: kind === 'choice',
      isSeveral: kind === 'choices',
      choices: choices.map(({ value, label: words, detail }) => ({ label: words, detail, answer: value })),
    };
  if (kind === 'date') return { title, prompt, example: l10n.t('such as 2026-12-31'), validate: dayFault };
  return kind === 'number' ? { title, prompt, validate: numberFault } : { title, prompt };
}

const numberFault = (answer: string): string | undefined =>
  /^-?\d+(\.\d+)?$/.test(answer) ? undefined : l10n.t('Write a number.');

/** The record of the active document, or one of those that are being written. */
async function pickDraft(server: Server): Promise<SignTarget | null> {
  const root = await pickRoot(server);
  if (root === null) return null;
  const all = await server.request<readonly RecordSummary[]>(methods.records, { root: root.root });
  const uri = window.activeTextEditor?.document.uri.toString();
  const here = all.filter((record) => record.uri === uri);
  if (here.length === 1) return targetOf(here[0]!);
  const picked = await window.showQuickPick(
    all
      .filter(({ phase }) => phase === 'draft' || phase === 'review')
      .map((record) => ({
        label: titleOf(record),
        description: detailOf(record),
        detail: record.typeTitle,
        iconPath: phaseIcon(record),
        record,
      })),
    { placeHolder: l10n.t('Of which record?'), matchOnDescription: true, matchOnDetail: true },
  );
  return picked === undefined ? null : targetOf(picked.record);
}
