/** Draws the picture of the comment in the README: what a pull request to the example company is shown as. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { chromium as engine } from 'playwright-core';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { chromiumStart } from '../test/chromium.ts';

const acme = resolve(import.meta.dirname, '../test/workspaces/acme');
const target = resolve(import.meta.dirname, '../docs/images/pull-request-comment.png');
const program = resolve(import.meta.dirname, '../server/bin/qms.mjs');
const width = 1000;

/** What the pull request edits, file by file. */
const edits: readonly (readonly [file: string, before: string, after: string])[] = [
  ['policy/quality-policy-2.0.md', 'We ', 'Whenever we can, we '],
  ['objectives/cost-of-poor-quality.yaml', 'target: 130', 'target: 150'],
  ['reviews/MR-2026-01.md', '    objectives: [OBJ-2025-05]\n', ''],
  ['qms.yaml', 'risk: {', 'rules: { review-overdue: off }\nrisk: {'],
  [
    'roles/managing-director.yaml',
    'from: 2012-01-01 }\n',
    'from: 2012-01-01 }\n  - { person: PER-006, from: 2026-01-01 }\n',
  ],
];

function comment(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qms-comment-'));
  const author = { name: 'Somebody', email: 'somebody@acme.example', date: '2026-02-01T09:00:00Z' };
  const names = Object.entries(author).flatMap(([key, value]) =>
    ['AUTHOR', 'COMMITTER'].map((role) => [`GIT_${role}_${key.toUpperCase()}`, value] as const),
  );
  const git = (...args: readonly string[]): void => {
    execFileSync('git', args, {
      cwd: folder,
      env: { ...process.env, ...Object.fromEntries(names), GIT_CONFIG_GLOBAL: '/dev/null' },
    });
  };
  const commit = (message: string): void => {
    git('add', '--all');
    git('commit', '--quiet', '--no-gpg-sign', '--message', message);
  };
  try {
    cpSync(acme, folder, { recursive: true });
    git('init', '--quiet', '--initial-branch', 'main');
    commit('The example company');
    git('checkout', '--quiet', '-b', 'work');
    for (const [file, before, after] of edits) {
      const text = readFileSync(join(folder, file), 'utf8');
      if (!text.includes(before)) throw new Error(`${file} does not hold ${JSON.stringify(before)}`);
      writeFileSync(join(folder, file), text.replace(before, after));
    }
    commit('A pull request');
    const args = [program, 'diff', 'main..work', '--root', folder, '--format', 'markdown'];
    return spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a forge makes of a comment, in plain colours. */
const style = `
body{margin:0;padding:24px;font:15px/1.5 'Open Sans',sans-serif;color:#1f2328;background:#fff}
.comment{border:1px solid #d1d9e0;border-radius:8px;padding:4px 20px 16px}
h2{font-size:21px;border-bottom:1px solid #d1d9e0;padding-bottom:6px}
table{border-collapse:collapse;font-size:13.5px}th,td{border:1px solid #d1d9e0;padding:6px 12px;text-align:left;vertical-align:top}
tr:nth-child(even) td{background:#f6f8fa}code{background:#eff1f3;border-radius:5px;padding:1px 5px;font:12.5px 'Source Code Pro',monospace}
details{margin-top:14px}summary{color:#0969da}
`;

const html = await unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeStringify, { allowDangerousHtml: true })
  .process(comment());
const browser = await engine.launch({
  ...(await chromiumStart()),
  args: ['--no-sandbox', '--font-render-hinting=none'],
});
const tab = await browser.newPage({ viewport: { width, height: 200 } });
await tab.setContent(`<style>${style}</style><div class="comment">${String(html)}</div>`);
mkdirSync(dirname(target), { recursive: true });
await tab.screenshot({ path: target, fullPage: true });
await browser.close();
process.stdout.write(`${target}: ${readFileSync(target).length} bytes\n`);
