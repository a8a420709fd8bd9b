import { describe, expect, test } from 'vitest';
import { unsettled, withFix } from './applied-fixes.ts';
import { check } from './harness.ts';

const start = 'id: RSK-001\ntype: risk\n';

/** What people write by mistake in a risk, what they are shown, where, and what the fix makes of it. */
const slips: readonly (readonly [
  name: string,
  text: string,
  told: RegExp,
  at: string,
  mended: string | null,
])[] = [
  [
    'a tab',
    'title: A\nactions:\n\t- ACT-1\n',
    /^A tab cannot indent a line/,
    '4:0',
    'title: A\nactions:\n  - ACT-1\n',
  ],
  [
    'no space behind a colon',
    'title:Supplier fails\nlikelihood: 3\n',
    /^A space is missing behind the colon\. Write `title: Supplier fails`/,
    '2:0',
    'title: Supplier fails\nlikelihood: 3\n',
  ],
  [
    'a colon in a title',
    'title: Supplier: fails # often\n',
    /^A colon with a space behind it .* Put the text in quotes/,
    '2:15',
    'title: "Supplier: fails" # often\n',
  ],
  [
    '@ at the start',
    'title: @home\n',
    /^A value cannot begin with `@`\. Put the text in quotes/,
    '2:7',
    'title: "@home"\n',
  ],
  ['% at the start', 'title: %5 scrap\n', /^A value cannot begin with `%`/, '2:7', 'title: "%5 scrap"\n'],
  [
    'a backtick at the start',
    'title: `A` fails\n',
    /^A value cannot begin with a backtick/,
    '2:7',
    'title: "`A` fails"\n',
  ],
  ['* at the start', 'title: *important\n', /`\*` at the start of a value/, '2:7', 'title: "*important"\n'],
  [
    'text in brackets at the start',
    'title: [Draft] Supplier fails\n',
    /begins with `\[` is taken for a list/,
    '2:7',
    'title: "[Draft] Supplier fails"\n',
  ],
  [
    'curly quotes',
    'title: “Supplier: fails”\n',
    /^Curly quotes do not enclose a text/,
    '2:7',
    'title: "Supplier: fails"\n',
  ],
  [
    'a list with one entry out of line',
    'title: A\nactions:\n  - ACT-1\n - ACT-2\n',
    /^This line is not indented like those it belongs with\. Begin it with 2 spaces, not 1/,
    '5:0',
    'title: A\nactions:\n  - ACT-1\n  - ACT-2\n',
  ],
  [
    'a list beside its key',
    'title: A\nactions: - ACT-1\n',
    /^A list begins on the line below its key/,
    '3:9',
    'title: A\nactions:\n  - ACT-1\n',
  ],
  ['a key out of line', ' title: A\n', /^This line is not indented.*no space, not 1/, '2:0', 'title: A\n'],
  ['a key twice', 'title: A\ntitle: A\n', /^The key `title` stands here twice/, '3:0', 'title: A\n'],
  [
    'a quote that is not closed',
    'title: "Supplier fails\nlikelihood: 3\n',
    /^The closing quote \("\) is missing/,
    '2:7',
    'title: "Supplier fails"\nlikelihood: 3\n',
  ],
  [
    'an apostrophe in single quotes',
    "title: 'Don't fail'\n",
    /^The text contains the quote/,
    '2:7',
    'title: "Don\'t fail"\n',
  ],
  [
    'quotes around the first word only',
    'title: "A" fails\n',
    /^The text goes on behind the closing quote/,
    '2:7',
    'title: \'"A" fails\'\n',
  ],
  [
    'a backslash in double quotes',
    'title: "C:\\data"\n',
    /^`\\d` is no special character, but a backslash in double quotes begins one/,
    '2:10',
    "title: 'C:\\data'\n",
  ],
  [
    'a bracket that is not closed',
    'title: A\nactions: [ACT-1, ACT-2\n',
    /^The closing `\]` is missing/,
    '3:9',
    'title: A\nactions: [ACT-1, ACT-2]\n',
  ],
  ['a hard space', 'title:\u00a0A\n', /non-breaking/, '2:6', 'title: A\n'],
  [
    'a merge that was not finished',
    '<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> branch\n',
    /^Two versions of this text were merged/,
    '2:0',
    'title: A\n',
  ],
  ['two slips', 'title: @home\nlikelihood:3\n', /^A value cannot begin with `@`/, '2:7', null],
];

/** What is said of form; whether the actions exist does not matter here. */
const ofForm = /^(yaml-|schema|key-unknown|id-format)/;

describe.each(slips)('%s', (_, text, told, at, mended) => {
  const files = { 'qms.yaml': 'organization: Test\n', 'risk.yaml': start + text };

  test('is reported once, where it is', async () => {
    const found = (await check(files)).findings.filter(({ rule }) => ofForm.test(rule));
    expect(found[0]?.message).toMatch(told);
    expect(`${found[0]!.range.start.line}:${found[0]!.range.start.character}`).toBe(at);
    if (mended === null) return;
    expect(
      found.filter(({ rule }) => rule.startsWith('yaml-syntax') || rule === 'schema').length,
    ).toBeLessThan(2);
  });

  test('is mended by the fix', async () => {
    const { findings } = await check(files);
    const found = findings.filter(({ rule }) => ofForm.test(rule));
    expect(await unsettled(files, found)).toEqual([]);
    if (mended !== null) expect(withFix(files, found[0]!.fixes[0]!)['risk.yaml']).toBe(start + mended);
  });
});

test('a file stored in Windows 1252 says so at the first character that is lost', async () => {
  const bytes = Uint8Array.from(`${start}title: Pr\u00fcfung\n`, (sign) => sign.charCodeAt(0));
  const { findings } = await check({ 'risk.yaml': bytes });
  const [found] = findings.filter(({ rule }) => rule === 'yaml-ambiguous');
  expect(found?.message).toMatch(/not stored as UTF-8.*Windows 1252/);
  expect(found?.range.start).toEqual({ line: 2, character: 9 });
});

test('a merge that was not finished shows in the text of minutes as well', async () => {
  const body = 'Before.\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> branch\nAfter.\n';
  const files = { 'qms.yaml': 'organization: Test\n', 'risk.md': `---\n${start}title: A\n---\n${body}` };
  const { findings } = await check(files);
  const [found] = findings.filter(({ rule }) => rule === 'placeholder');
  expect(found?.message).toMatch(/^Two versions of this text were merged/);
  expect(found?.severity).toBe('error');
  expect(await unsettled(files, findings)).toEqual([]);
  expect(withFix(files, found!.fixes[1]!)['risk.md']).toMatch(/Before\.\nTwo\.\nAfter\.\n$/);
});

test('a byte-order mark at the start of a file does no harm', async () => {
  const { findings } = await check({ 'risk.yaml': `\ufeff${start}title: A\n` });
  expect(findings.filter(({ rule }) => ofForm.test(rule))).toEqual([]);
});
