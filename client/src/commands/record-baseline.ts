import { l10n, Uri, window, workspace } from 'vscode';
import {
  type BaselineOffer,
  methods,
  type RecordedBaseline,
  type Refused,
} from '../../../server/src/main/lsp/protocol.ts';
import { askInBoxes, type Box, dayFault } from '../boxes.ts';
import type { Server } from '../server.ts';
import type { WhoAmI } from '../who-am-i.ts';
import { pickRoot } from './pick-root.ts';
import { unlessRefused } from './refusal.ts';

/**
 * *Record Today's Findings as Baseline…*: asks who settles what is found, why it is not settled yet and until when, and
 * has the baseline hold it until then.
 * @param given the root, where it is known
 */
export async function recordBaseline(server: Server, whoAmI: WhoAmI, given: unknown): Promise<void> {
  const root = typeof given === 'string' ? given : (await pickRoot(server))?.root;
  if (root === undefined) return;
  const offer = unlessRefused(
    await server.request<BaselineOffer | Refused>(methods.baselineOffer, {
      root,
      ...(await whoAmI.in(root)),
    }),
  );
  if (offer === null) return;
  if (offer.findings === 0) {
    const nothing = l10n.t('Nothing is found that a baseline could hold and does not hold yet.');
    void window.showInformationMessage([nothing, offer.leftAlone ?? ''].join(' ').trim(), l10n.t('OK'));
    return;
  }
  if (offer.isThere && !(await mayGrow(offer))) return;
  const asked = await askInBoxes(
    [ownerBox, reasonBox, untilBox].map((box) => () => box(offer)),
    false,
  );
  if (asked === null || asked === 'back') return;
  const [owner, reason, until] = asked;
  const params = { root, owner, reason, until };
  const answer = unlessRefused(
    await server.request<RecordedBaseline | Refused>(methods.recordBaseline, params),
  );
  if (answer === null) return;
  const uri = Uri.parse(answer.uri);
  if (!(await server.apply(answer.edit))) {
    void window.showWarningMessage(
      l10n.t('Nothing was recorded, because qms-baseline.yaml has been changed meanwhile. Try again.'),
      l10n.t('OK'),
    );
    return;
  }
  await (await workspace.openTextDocument(uri)).save();
  server.unattended(offerToShow(uri, answer.summary));
}

const title = ({ findings }: BaselineOffer): string =>
  findings === 1
    ? l10n.t('Record 1 finding as old debt')
    : l10n.t('Record {0} findings as old debt', findings);

const ownerBox = (offer: BaselineOffer): Box => ({
  title: title(offer),
  prompt: l10n.t('Who settles what is found? A role, a person, or a name.'),
  isNeeded: true,
  // A list of nobody would only hide that any name will do.
  ...(offer.owners.length === 0
    ? { example: 'Jane Doe' }
    : { choices: offer.owners.map(({ id, name }) => ({ label: name, description: id, answer: id })) }),
});

const reasonBox = (offer: BaselineOffer): Box => ({
  title: title(offer),
  prompt: l10n.t('Why is it not settled yet?'),
  isNeeded: true,
  // What is added later was not there before.
  ...(offer.isThere ? {} : { value: offer.reason }),
});

const untilBox = (offer: BaselineOffer): Box => ({
  title: title(offer),
  prompt: l10n.t('Last day on which it is silenced; from the next day on it is found again.'),
  isNeeded: true,
  value: offer.until,
  validate: dayFault,
});

/** A baseline may only shrink unless somebody says otherwise. */
async function mayGrow({ findings }: BaselineOffer): Promise<boolean> {
  const add = l10n.t('Add to the Baseline');
  const detail =
    findings === 1
      ? l10n.t('1 finding is not in it. Settle what is new, and add only what was there before.')
      : l10n.t(
          '{0} findings are not in it. Settle what is new, and add only what was there before.',
          findings,
        );
  const words = l10n.t('There is a baseline already, and it should only shrink.');
  return (await window.showWarningMessage(words, { modal: true, detail }, add)) === add;
}

async function offerToShow(uri: Uri, summary: string): Promise<void> {
  const show = l10n.t('Show Baseline');
  const answer = await window.showInformationMessage(summary, show);
  if (answer === show) await window.showTextDocument(uri, { preview: false });
}
