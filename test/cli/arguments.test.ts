import { expect, test } from 'vitest';
import { folderWith, qms } from './run.ts';

test.each([['-h'], ['--help'], ['help']])('%s lists the commands', async (word) => {
  const { code, out, err } = await qms(word);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^Usage: qms <command>/);
});

test.each(['check', 'init', 'new', 'sign', 'rules', 'lsp'])('help on %s in three ways', async (command) => {
  const { code, out } = await qms('help', command);
  expect([code, out]).toEqual([0, expect.stringMatching(new RegExp(`^Usage: qms ${command}`))]);
  expect(await qms(command, '-h')).toEqual({ code: 0, out, err: '' });
  expect(await qms(command, '--help')).toEqual({ code: 0, out, err: '' });
});

test.each([
  ['help on nothing there is', ['help', 'chek'], /did you mean `qms check`\?/],
  ['an option without its value', ['check', '--root'], /`--root` needs a value: .*`--root=…`/],
  ['an option in the place of a value', ['check', '--today', '--fix'], /`--today` needs a value/],
  ['a value for a switch', ['check', '--fix=yes'], /`--fix` takes no value/],
  ['one dash too few', ['check', '-root', 'x'], /unknown option `-root`: did you mean `--root`\?/],
  ['an option of one letter', ['check', '-x'], /unknown option `-x`/],
  ['an option without a name', ['check', '--=x'], /unknown option `--`/],
])('%s is told in our own words', async (_, args, words) => {
  const { code, out, err } = await qms(...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(words);
  expect(err).toMatch(/^qms: [^\n]+\n$/);
});

test('a terminal that says it has no columns gets eighty', async () => {
  const root = await folderWith({
    'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n',
    'risk.yaml': `id: RSK-1\ntype: risk\nstatus: in-review\ndescription: ${'TBD and so on, '.repeat(8)}\n`,
  });
  const before = { isTTY: process.stdout.isTTY, columns: process.stdout.columns };
  Object.assign(process.stdout, { isTTY: true, columns: 0 });
  process.env['NO_COLOR'] = '1';
  try {
    const { out } = await qms('check', '--root', root);
    const widths = out.split('\n').map((line) => line.length);
    expect(Math.max(...widths)).toBeGreaterThan(60);
    expect(Math.max(...widths)).toBeLessThanOrEqual(80);
  } finally {
    delete process.env['NO_COLOR'];
    Object.assign(process.stdout, before);
  }
});
