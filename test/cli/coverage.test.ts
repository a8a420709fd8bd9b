import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Coverage } from '../../server/src/coverage/model.ts';
import { folderWith, qms } from './run.ts';

const company = {
  'qms.yaml': 'organization: Test\nstandards: [iso-9001:2015]\nasOf: 2026-02-01\n',
  'role.yaml': 'id: ROLE-MD\ntype: role\ntitle: Managing director\n',
  'process.md': '---\nid: PRC-1\ntype: process\n---\n',
};

test('exits with 0 whatever is missing, in several formats at once', async () => {
  const root = await folderWith(company);
  const [html, markdown] = [join(root, 'out.html'), join(root, 'out.md')];
  const formats = ['--format', 'json', '--format', `html=${html}`, '--format', `md=${markdown}`];
  const { code, out, err } = await qms('coverage', '--root', root, '--no-cache', ...formats);
  expect([code, err]).toEqual([0, '']);
  const { version, asOf, standards } = JSON.parse(out) as Coverage;
  expect([version, asOf, standards.map(({ id }) => id)]).toEqual([1, '2026-02-01', ['iso-9001:2015']]);
  expect(readFileSync(html, 'utf8')).toMatch(/^<!doctype html>/);
  expect(readFileSync(markdown, 'utf8')).toMatch(/^# Clause coverage\n/);
});

test('text without --format; only what is missing with --gaps, in JSON too', async () => {
  const root = await folderWith(company);
  const whole = await qms('coverage', '--root', root, '--no-cache');
  expect([whole.code, whole.out.split(' · ')[0]]).toEqual([0, 'Clause coverage']);
  expect(whole.out).toContain('\n4 Context of the organization\n');
  const { out } = await qms('coverage', '--root', root, '--no-cache', '--gaps');
  expect(out).not.toContain('\n4 Context of the organization\n');
  expect(out).toContain('role-vacant');
  const json = await qms('coverage', '--root', root, '--no-cache', '--gaps', '--format', 'json');
  const [standard] = (JSON.parse(json.out) as Coverage).standards;
  expect(standard!.clauses.every(({ gaps }) => gaps.length > 0)).toBe(true);
});

test('the day is that of --today', async () => {
  const root = await folderWith(company);
  const { out } = await qms(
    'coverage',
    '--root',
    root,
    '--no-cache',
    '--today',
    '2027-03-01',
    '--format',
    'json',
  );
  expect((JSON.parse(out) as Coverage).asOf).toBe('2027-03-01');
});

test.each([
  [['--format', 'xml'], 'unknown format `xml`, use one of text, json, markdown, html'],
  [['--format', 'text', '--format', 'json'], 'only one format can go to standard output'],
  [['POL-001'], 'coverage is of the whole system'],
  [['--today', '2026-13-01'], 'is not a day in the calendar'],
  [['--gap'], 'unknown option `--gap`: did you mean `--gaps`?'],
])('%j is refused with 2', async (args, message) => {
  const root = await folderWith(company);
  const { code, out, err } = await qms('coverage', '--root', root, '--no-cache', ...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
});

test('a record is not written over', async () => {
  const root = await folderWith(company);
  const { code, err } = await qms(
    'coverage',
    '--root',
    root,
    '--no-cache',
    '--format',
    `md=${join(root, 'process.md')}`,
  );
  expect(code).toBe(2);
  expect(err).toContain('is a file of the management system');
  expect(readFileSync(join(root, 'process.md'), 'utf8')).toBe(company['process.md']);
});

test('the matrix is CSV, or JSON; no other format has it', async () => {
  const root = await folderWith({
    ...company,
    'mr.yaml':
      'id: MR-1\ntype: management-review\nstatus: held\ndate: 2026-01-20\ninputs: []\noutputs:\n  - { decision: A rota, kind: improvement }\n',
  });
  const matrix = (...args: string[]) => qms('coverage', '--root', root, '--no-cache', '--matrix', ...args);
  const csv = await matrix();
  expect(csv.out.split('\r\n').map((line) => line.split(',')[0])).toEqual(['Review', 'MR-1', '']);
  const { rows } = JSON.parse((await matrix('--format', 'json')).out) as { rows: object[] };
  expect(rows).toMatchObject([{ review: 'MR-1', missing: 'input' }]);
  expect((await matrix('--gaps')).out.split('\r\n')).toHaveLength(3);
  const html = await matrix('--format', 'html');
  expect([html.code, html.err]).toEqual([2, 'qms: unknown format `html`, use one of csv, json.\n']);
});

test('leadership, and the way to a new edition; one view at a time', async () => {
  const root = await folderWith(company);
  const view = (...args: string[]) => qms('coverage', '--root', root, '--no-cache', ...args);
  expect((await view('--leadership')).out).toMatch(/^Leadership · Test · as of /);
  expect((await view('--transition', 'iso-9001:2026')).out).toMatch(/^Transition to ISO 9001:2026 · Test · /);
  const unknown = await view('--transition', 'iso-9001:2027');
  expect([unknown.code, unknown.err]).toEqual([
    2,
    'qms: no transition to `iso-9001:2027` is known here: did you mean `iso-9001:2026`?\n',
  ]);
  const two = await view('--leadership', '--matrix');
  expect([two.code, two.err]).toEqual([2, 'qms: ask for one of `--matrix` and `--leadership` at a time\n']);
});
