import { l10n } from 'vscode';
import type { ClauseCoverage } from '../../server/src/main/lsp/protocol.ts';
import { escaped } from './escaped.ts';
import { findingWords } from './record-words.ts';

const style = `
  body { max-width: 64rem; margin: 0 auto; padding: 1rem 2rem 3rem; color: var(--vscode-editor-foreground); }
  h1 { font-weight: 600; font-size: 1.5rem; margin-bottom: 0.25rem; }
  p.lead { color: var(--vscode-descriptionForeground); margin-top: 0; }
  table { border-collapse: collapse; width: 100%; }
  th { text-align: start; font-weight: 600; }
  th, td { padding: 0.45rem 0.75rem; vertical-align: top; }
  thead th { border-bottom: 1px solid var(--vscode-contrastBorder, var(--vscode-panel-border)); }
  tbody tr { border-bottom: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, transparent)); }
  tbody tr.group th { padding-top: 1.25rem; font-size: 1.05rem; }
  td.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
  td.clause { white-space: nowrap; }
  .summary, .none { color: var(--vscode-descriptionForeground); }
  .error { color: var(--vscode-list-errorForeground); }
  .warning { color: var(--vscode-list-warningForeground); }
`;

/** The page of *Show Clause Coverage*: one table, no scripts, nothing from elsewhere. */
export function coveragePage(name: string, clauses: readonly ClauseCoverage[]): string {
  const withRecords = clauses.filter(({ records, elsewhere }) => records > 0 || elsewhere.length > 0).length;
  const heads = [l10n.t('Clause'), l10n.t('What it is about'), l10n.t('Records'), l10n.t('Findings')];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(l10n.t('Clause coverage'))}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(l10n.t('Clause coverage: {0}', name))}</h1>
<p class="lead">${escaped(l10n.t('{0} of {1} clauses have a record here or a system named in qms.yaml.', withRecords, clauses.length))}</p>
<table>
<thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead>
<tbody>
${clauses.map(row).join('\n')}
</tbody>
</table>
</body>
</html>`;
}

function row({ label, title, summary, records, elsewhere, findings }: ClauseCoverage): string {
  const systems =
    elsewhere.length === 0
      ? ''
      : `<br><span class="summary">${escaped(l10n.t('Kept in: {0}', elsewhere.join(', ')))}</span>`;
  const count = records > 0 ? String(records) : elsewhere.length > 0 ? '' : '–';
  const tone = findings.error > 0 ? 'error' : findings.warning > 0 ? 'warning' : 'none';
  return `<tr><td class="clause">${escaped(label)}</td><td>${escaped(title)}<br><span class="summary">${escaped(summary)}</span>${systems}</td><td class="number">${count}</td><td class="${tone}">${escaped(findingWords(findings))}</td></tr>`;
}
