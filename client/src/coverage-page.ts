import { env, l10n } from 'vscode';
import type { Range } from 'vscode-languageserver-types';
import type { ClauseCoverage } from '../../server/src/main/lsp/protocol.ts';
import { escaped } from './escaped.ts';
import { detailOf, findingWords, titleOf } from './record-words.ts';

/** The command that links of the page may call, and no other: it opens a file at a place. */
export const openPlace = 'qms.openPlace';

const style = `
  body { max-width: 64rem; margin: 0 auto; padding: 1rem 2rem 3rem; color: var(--vscode-editor-foreground); }
  h1 { font-weight: 600; font-size: 1.5rem; margin-bottom: 0.25rem; }
  p.lead { color: var(--vscode-descriptionForeground); margin-top: 0; }
  table { border-collapse: collapse; width: 100%; table-layout: fixed; }
  th { text-align: start; font-weight: 600; }
  th, td { padding: 0.45rem 0.75rem; vertical-align: top; }
  thead th { border-bottom: 1px solid var(--vscode-contrastBorder, var(--vscode-panel-border)); }
  tbody tr { border-bottom: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, transparent)); }
  tbody tr.chapter th { padding-top: 1.5rem; font-size: 1.05rem; }
  tbody th.clause { font-weight: normal; white-space: nowrap; }
  tr.part th.clause { padding-inline-start: 1.75rem; }
  thead th:nth-child(1) { width: 6rem; }
  thead th:nth-child(3) { width: 28%; }
  thead th:nth-child(4) { width: 25%; }
  summary { cursor: pointer; }
  ul { margin: 0.25rem 0 0.25rem; padding-inline-start: 1.1rem; }
  li { margin: 0.2rem 0; overflow-wrap: anywhere; }
  .about, .none, .detail { color: var(--vscode-descriptionForeground); }
  .error { color: var(--vscode-list-errorForeground); }
  .warning { color: var(--vscode-list-warningForeground); }
`;

/** The page of *Show Clause Coverage*: one table, no scripts, nothing from elsewhere; its links open records. */
export function coveragePage(name: string, clauses: readonly ClauseCoverage[]): string {
  const whole = clauses.filter(({ depth }) => depth === 2);
  const covered = whole.filter(
    ({ recordCount, elsewhere, exclusions }) =>
      recordCount > 0 || elsewhere.length > 0 || exclusions.length > 0,
  );
  const heads = [l10n.t('Clause'), l10n.t('What it is about'), l10n.t('Records'), l10n.t('Findings')];
  const lead = l10n.t(
    '{0} of {1} clauses have a record here, a system named in qms.yaml, or a reason why they do not apply.',
    covered.length,
    whole.length,
  );
  return `<!DOCTYPE html>
<html lang="${escaped(env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(l10n.t('Clause coverage'))}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(l10n.t('Clause coverage: {0}', name))}</h1>
<p class="lead">${escaped(lead)}</p>
<table>
<thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead>
<tbody>
${clauses.map((clause) => (clause.depth === 1 ? chapter(clause) : row(clause))).join('\n')}
</tbody>
</table>
</main>
</body>
</html>`;
}

const chapter = ({ label, title }: ClauseCoverage): string =>
  `<tr class="chapter"><th colspan="4" scope="rowgroup">${escaped(`${label} ${title}`)}</th></tr>`;

function row(clause: ClauseCoverage): string {
  const { label, title, summary, depth, elsewhere, exclusions } = clause;
  const notes = [
    summary,
    ...(elsewhere.length === 0 ? [] : [l10n.t('Kept in: {0}', elsewhere.join(', '))]),
    ...exclusions.map((reason) => l10n.t('Not applicable: {0}', reason)),
  ];
  const about = notes.map((note) => `<br><span class="about">${escaped(note)}</span>`).join('');
  return `<tr${depth > 2 ? ' class="part"' : ''}><th scope="row" class="clause">${escaped(label)}</th><td>${escaped(title)}${about}</td><td>${records(clause)}</td><td>${findings(clause)}</td></tr>`;
}

function records({ recordCount, records, elsewhere, exclusions }: ClauseCoverage): string {
  // That there is nothing is said only where something else does not already say why.
  if (recordCount === 0) return elsewhere.length + exclusions.length > 0 ? '' : '<span class="none">–</span>';
  const items = records.map(
    (record) =>
      `${link(titleOf(record), record.uri, record.range)} <span class="detail">${escaped(detailOf(record))}</span>`,
  );
  const count = recordCount === 1 ? l10n.t('1 record') : l10n.t('{0} records', recordCount);
  return unfolding(escaped(count), items, recordCount);
}

function findings({ findingCounts, findings }: ClauseCoverage): string {
  const { error, warning, information } = findingCounts;
  const all = error + warning + information;
  if (all === 0) return `<span class="none">${escaped(findingWords(findingCounts))}</span>`;
  const tone = error > 0 ? 'error' : warning > 0 ? 'warning' : 'about';
  const items = findings.map(({ message, uri, range }) => link(message, uri, range));
  return unfolding(`<span class="${tone}">${escaped(findingWords(findingCounts))}</span>`, items, all);
}

/** A list that is opened when wanted, and how many there are beyond those it holds. */
function unfolding(head: string, items: readonly string[], all: number): string {
  const rest =
    all > items.length ? `<li class="about">${escaped(l10n.t('and {0} more', all - items.length))}</li>` : '';
  return `<details><summary>${head}</summary><ul>${items.map((item) => `<li>${item}</li>`).join('')}${rest}</ul></details>`;
}

const link = (text: string, uri: string, range: Range): string =>
  `<a href="${escaped(`command:${openPlace}?${encodeURIComponent(JSON.stringify([uri, range]))}`)}">${escaped(text)}</a>`;
