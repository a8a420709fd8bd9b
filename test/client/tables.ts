import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { ToTablePage } from '../../client/page/table-messages.ts';
import type { TableWords } from '../../client/page/table-words.ts';
import { tablePage } from '../../client/src/table/page.ts';
import type {
  TableCell,
  TableChoice,
  TableColumn,
  TableRow,
  TableView,
} from '../../server/src/main/lsp/protocol.ts';
import type { Shown } from '../pack/browser-page.ts';
import { openShell, tell } from '../pack/live-page.ts';
import { type Theme, themeRule, themes } from './themes.ts';

const source = readFileSync(resolve(import.meta.dirname, '../../client/src/table/words.ts'), 'utf8');

/** The texts of the page as they stand in the client, in English. */
const words = Object.fromEntries(
  [...source.matchAll(/^ {2}(\w+): l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/gm)].map(([, key, text]) => [key, text]),
) as unknown as TableWords;

const column = (key: string, kind: TableColumn['kind'], more: Partial<TableColumn> = {}): TableColumn => ({
  ...{ key, title: `${key.charAt(0).toUpperCase()}${key.slice(1)}`.replace('$', ''), description: '', kind },
  ...{ isEditable: true, whyNot: null, isRequired: false, isShown: true, ...more },
});
const choices = (...values: string[]): readonly TableChoice[] =>
  values.map((value) => ({ value, label: value, detail: null }));

const columns: readonly TableColumn[] = [
  column('id', 'id', { isEditable: false, whyNot: 'The id is changed by Rename.' }),
  column('title', 'text'),
  column('status', 'enum', { choices: choices('open', 'treated', 'closed') }),
  column('owner', 'reference'),
  column('rating', 'rating', { isEditable: false, whyNot: 'It is computed from severity and likelihood.' }),
  column('severity', 'number'),
  column('nextReview', 'due', { title: 'Next review' }),
  column('accepted', 'date', { isShown: false }),
  column('objectives', 'references'),
  column('description', 'long-text', { isShown: false }),
  column('$trend', 'trend', { title: 'Trend', isEditable: false, whyNot: 'It is computed.' }),
  column('$findings', 'findings', {
    title: 'Findings',
    isEditable: false,
    whyNot: 'They come from the checks.',
  }),
];

const levels = ['high', 'medium', 'low'] as const;
const nowhere = { start: { line: 3, character: 2 }, end: { line: 3, character: 9 } };

function cellsOf(at: number, text: (plain: string) => string): readonly TableCell[] {
  const level = levels[at % 3]!;
  const isLate = at % 9 === 0;
  const isFaulty = at % 7 === 0;
  return [
    text(`RSK-${String(at).padStart(4, '0')}`),
    text(`Risk number ${at} of a register that is as long as registers become`),
    text(['open', 'treated', 'closed'][at % 3]!),
    { text: text(`Role ${at % 5}`), value: `ROLE-${at % 5}` },
    { text: text(`${12 - (at % 12)} ${level}`), sort: 12 - (at % 12), level },
    { text: String((at % 5) + 1), value: (at % 5) + 1, sort: (at % 5) + 1 },
    isLate
      ? { text: '2026-01-20', level: 'error', detail: text('12 days overdue') }
      : { text: '2026-06-30', detail: text('due in 149 days') },
    '',
    { text: text('OBJ-1, OBJ-2'), value: ['OBJ-1', 'OBJ-2'], parts: ['OBJ-1', 'OBJ-2'].map(text) },
    { text: text('First line … (3 lines)'), value: 'First line\nSecond line\nThird' },
    { text: text('improving'), level: 'good', points: [3, 5, null, 4, 8] },
    isFaulty
      ? {
          ...{ text: text('1 error'), sort: 1, level: 'error' },
          findings: [
            {
              severity: 'error',
              text: text('This risk has no owner.'),
              rule: 'risk-owner',
              column: 'owner',
              range: nowhere,
            },
          ],
        }
      : '',
  ];
}

export const rowOf = (at: number, text: (plain: string) => string = (plain) => plain): TableRow => ({
  ...{ key: `risks/${at}.yaml#0`, file: 0, cells: cellsOf(at, text) },
});

/** A table of so many risks. */
export const viewOf = (count: number, more: Partial<TableView> = {}): TableView => ({
  ...{ table: 't1', version: 1, title: 'Risks', type: 'risk', today: '2026-02-01', columns },
  groupings: ['owner', 'status'],
  files: [{ uri: 'file:///company/risks.yaml', path: 'risks.yaml', state: 'good', note: null, range: null }],
  rows: Array.from({ length: count }, (_, at) => rowOf(at)),
  total: count,
  additions: { isPossible: true, reason: null },
  ...more,
});

/** The page as an editor shows it, with a table if there is one to show. */
export async function openTable(
  browser: Browser,
  script: string,
  view: TableView | null,
  {
    theme = 'dark',
    layout = null,
    state,
    ...options
  }: BrowserContextOptions & {
    readonly theme?: Theme;
    readonly layout?: Extract<ToTablePage, { kind: 'table' }>['layout'];
    readonly state?: string;
  } = {},
): Promise<Shown> {
  const shell = tablePage({
    ...{ title: 'Risks', data: { root: 'file:///company', type: 'risk' }, language: 'en' },
    ...{ script: 'page.js', nonce: 'abc' },
  })
    .replace('</head>', `<style nonce="abc">${themeRule(theme)}</style></head>`)
    .replace('<body', `<body data-vscode-theme-kind="${themes[theme].kind}"`);
  const shown = await openShell(browser, shell, script, state, {
    viewport: { width: 1200, height: 700 },
    ...options,
  });
  if (view !== null) await tell(shown.page, tableMessage(view, layout));
  return shown;
}

export const tableMessage = (
  view: TableView,
  layout: Extract<ToTablePage, { kind: 'table' }>['layout'] = null,
): ToTablePage => ({ ...{ kind: 'table', view, layout, words, language: 'en' } });
