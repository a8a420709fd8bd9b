import { type Disposable, LanguageStatusSeverity, l10n, languages } from 'vscode';
import type { RootStatus } from '../../server/src/main/lsp/protocol.ts';
import { findingWords } from './record-words.ts';
import type { Server } from './server.ts';

/** Shows next to the language of a document how the repository it belongs to stands. */
export function statusItem(server: Server): Disposable {
  const item = languages.createLanguageStatusItem('qms.status', [
    { language: 'yaml' },
    { language: 'markdown' },
  ]);
  item.name = l10n.t('Quality management system');
  const show = (): void => {
    const { roots } = server.status;
    item.busy = roots.some(({ indexing }) => indexing !== null);
    item.text = textOf(roots, server.isRunning);
    item.detail = roots.map(sentence).join(' · ');
    item.severity = roots.some(isBroken)
      ? LanguageStatusSeverity.Warning
      : LanguageStatusSeverity.Information;
    item.command = roots.some(isBroken)
      ? { command: 'qms.showOutput', title: l10n.t('Show Output') }
      : { command: 'qms.showClauseCoverage', title: l10n.t('Show Clause Coverage') };
  };
  const listening = [server.onStatus(show), server.onRunning(show), item];
  show();
  return { dispose: () => listening.forEach((each) => void each.dispose()) };
}

const isBroken = ({ configuration, failure }: RootStatus): boolean =>
  configuration !== 'good' || failure !== null;

function textOf(roots: readonly RootStatus[], isRunning: boolean): string {
  if (!isRunning) return l10n.t('QMS: not running');
  const [first, second] = roots;
  if (first === undefined) return l10n.t('QMS: no qms.yaml');
  return second === undefined ? `QMS: ${first.name}` : l10n.t('QMS: {0} repositories', roots.length);
}

/** Where one root stands, in a sentence for its line in the status. */
function sentence(root: RootStatus): string {
  const { name, failure, indexing, configuration, records, findings, today, trusted } = root;
  if (failure !== null) return l10n.t('{0} could not be read: {1}', name, failure);
  if (indexing !== null) return l10n.t('{0}: reading {1} of {2} files', name, indexing.done, indexing.total);
  const parts = [l10n.t('{0} records, {1}', records, findingWords(findings))];
  if (today !== null) parts.push(l10n.t('judged as of {0}', today));
  if (configuration === 'kept') parts.push(l10n.t('qms.yaml cannot be read: what it said last still holds'));
  if (configuration === 'defaults') parts.push(l10n.t('qms.yaml cannot be read: defaults hold'));
  if (!trusted) parts.push(l10n.t('Restricted Mode: own record types are not read'));
  return parts.join(' · ');
}
