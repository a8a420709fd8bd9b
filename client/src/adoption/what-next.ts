import { commands, l10n, type Uri, window } from 'vscode';
import { type BaselineOffer, methods, type Refused } from '../../../server/src/main/lsp/protocol.ts';
import type { Server } from '../server.ts';

/** A root, and how many of its findings a baseline could hold. */
interface OldDebt {
  readonly root: string;
  readonly findings: number;
}

/** What of the findings a baseline could hold, once they are known; null where nobody can say. */
async function oldDebt(server: Server, folder: Uri): Promise<OldDebt | null> {
  const root = await server.rootAt(folder);
  if (root === null) return null;
  const offer = await server.request<BaselineOffer | Refused>(methods.baselineOffer, { root });
  return 'refused' in offer ? null : { root, findings: offer.findings };
}

/**
 * Says what adopting a folder wrote, and offers what comes next: to look at what is found, or to have the baseline hold
 * it as old debt.
 * @param isNew whether there was no qms.yaml before
 */
export async function offerWhatNext(server: Server, folder: Uri, isNew: boolean): Promise<void> {
  const written = isNew
    ? l10n.t('qms.yaml is written, and nothing else. Deleting it undoes this.')
    : l10n.t('qms.yaml is added to, and nothing else is changed.');
  const debt = await oldDebt(server, folder);
  const problems = l10n.t('Show Problems');
  const record = l10n.t('Record as Old Debt…');
  const hasDebt = debt !== null && debt.findings > 0;
  const answer = await window.showInformationMessage(
    hasDebt ? `${written} ${debtWords(debt)}` : written,
    problems,
    ...(hasDebt ? [record] : []),
  );
  if (answer === problems) await commands.executeCommand('workbench.actions.view.problems');
  if (answer === record) await commands.executeCommand('qms.recordBaseline', debt?.root);
}

const debtWords = ({ findings }: OldDebt): string =>
  findings === 1
    ? l10n.t('1 finding may wait as old debt, held by a baseline until a day you name.')
    : l10n.t('{0} findings may wait as old debt, held by a baseline until a day you name.', findings);
