import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { painter } from '../../server/src/report/ansi.ts';
import { codeFrame, Lines } from '../../server/src/report/frame.ts';
import { formatGithub } from '../../server/src/report/github.ts';
import { formatSarif } from '../../server/src/report/sarif.ts';
import { formatText, type TextOptions } from '../../server/src/report/text.ts';
import { displayWidth } from '../../server/src/report/width.ts';
import { changedScope, finding, range, result, sarifOptions, suppressed } from './samples.ts';

const sources: Record<string, string> = {
  'policy/quality-policy.md': '---\nid: POL-001\nversion: 3\n---\n',
  'actions.yaml': Array.from({ length: 6 }, (_, i) => `- id: ACT-${i + 1}\n  due: 2025-01-0${i + 1}`).join(
    '\n',
  ),
};
const options: TextOptions = { colour: false, width: 80, source: (file) => sources[file] };

const signature = finding({
  rule: 'signoff-missing',
  message: 'POL-001 carries no sign-off by top management. Have it signed with `qms sign POL-001`.',
  file: 'policy/quality-policy.md',
  record: 'POL-001',
  range: range(1, 0, 1, 2),
  clauses: ['iso-9001:2015/5.2.1', 'iso-9001:2015/7.5.2'],
  related: [{ file: 'roles/ROLE-MD.yaml', range: range(0, 0, 0, 2), message: 'the role that may sign' }],
});
const version = finding({
  rule: 'schema',
  basis: 'technical',
  message: 'The version is a number, but a version is text. Put it in quotes.',
  file: 'policy/quality-policy.md',
  record: 'POL-001',
  range: range(2, 9, 2, 10),
  fixes: [{ title: 'Write "3"', certain: true, edits: [] }],
});
const climate = finding({
  rule: 'context-climate',
  severity: 'information',
  message: 'No record says whether climate change matters.',
  file: 'qms.yaml',
  range: range(0, 0, 0, 0),
  clauses: ['iso-9001:2015/4.1'],
});
const { record: _, ...repositoryWide } = climate;
const overdue = Array.from({ length: 6 }, (_, i) =>
  finding({
    rule: 'action-overdue',
    severity: 'warning',
    message: `ACT-${i + 1} was due on 2025-01-0${i + 1} and is open.`,
    file: 'actions.yaml',
    record: `ACT-${i + 1}`,
    range: range(i * 2 + 1, 7, i * 2 + 1, 17),
  }),
);

test('findings by file, each with place, clause, frame and ways out, and a count at the end', () => {
  const silenced = [
    suppressed(
      { rule: 'placeholder', file: 'risks/R-1.yaml', record: 'RSK-1', range: range(3, 2, 3, 5) },
      'ignore',
      'TBD is a product',
    ),
  ];
  expect(
    formatText(result([signature, version, repositoryWide], silenced, ['review-trend-missing']), options),
  ).toBe(
    `Checks are laxer than the default in 1 places: rules.review-trend-missing: off.

policy/quality-policy.md
────────────────────────

error · POL-001 · signoff-missing · ISO 9001:2015, 5.2.1 and 7.5.2
POL-001 carries no sign-off by top management. Have it signed with \`qms sign
POL-001\`.
  policy/quality-policy.md:2:1
    2 │ id: POL-001
      │ ^^
  see roles/ROLE-MD.yaml:1:1: the role that may sign

error · POL-001 · schema
The version is a number, but a version is text. Put it in quotes.
  policy/quality-policy.md:3:10
    3 │ version: 3
      │          ^
  can be fixed with --fix: Write "3"

qms.yaml
────────

information · context-climate · ISO 9001:2015, 4.1
No record says whether climate change matters.
  qms.yaml:1:1

Silenced
────────
risks/R-1.yaml:4:3 · RSK-1 · placeholder · ignored here: TBD is a product

2 errors, 1 for information in 120 records of 41 files · 1 silenced · 1 can be fixed with --fix
`,
  );
});

test('more than three findings of one cause: three in full, the rest by place', () => {
  expect(formatText(result(overdue), options)).toBe(
    `actions.yaml
────────────

warning · ACT-1 · action-overdue
ACT-1 was due on 2025-01-01 and is open.
  actions.yaml:2:8
    2 │   due: 2025-01-01
      │        ^^^^^^^^^^

warning · ACT-2 · action-overdue
ACT-2 was due on 2025-01-02 and is open.
  actions.yaml:4:8
    4 │   due: 2025-01-02
      │        ^^^^^^^^^^

warning · ACT-3 · action-overdue
ACT-3 was due on 2025-01-03 and is open.
  actions.yaml:6:8
    6 │   due: 2025-01-03
      │        ^^^^^^^^^^

+3 more of the same at 8:8 ACT-4, 10:8 ACT-5, 12:8 ACT-6

6 warnings in 120 records of 41 files
`,
  );
});

test('the rest of one record names it once', () => {
  const findings = Array.from({ length: 20 }, (_, line) => finding({ range: range(line, 2, line, 3) }));
  const text = formatText(result(findings), options);
  const rest = text.slice(text.indexOf('+17'), text.indexOf('…') + 1).replaceAll('\n', ' ');
  expect(rest).toBe('+17 more of the same in OBJ-1 at 4:3, 5:3, 6:3, 7:3, 8:3, 9:3, 10:3, 11:3, …');
});

test('findings of one rule with different messages are different causes', () => {
  const messages = ['No owner.', 'No due date.', 'No purpose.', 'No criteria.'];
  const text = formatText(result(messages.map((message) => finding({ message }))), options);
  for (const message of messages) expect(text).toContain(message);
  expect(text).not.toContain('more of the same');
});

test('nothing found: one line', () => {
  expect(formatText(result([]), options)).toBe('No findings: 120 records in 41 files, as of 2026-02-01.\n');
  expect(formatText(result([]), { ...options, colour: true })).toBe(
    '\u001b[32mNo findings: 120 records in 41 files, as of 2026-02-01.\u001b[0m\n',
  );
});

test('what was compared stands first, what is not shown last', () => {
  const changed = changedScope({ elsewhere: 12, notes: ['sub: not compared.'] });
  expect(formatText({ ...result([]), changed }, options)).toBe(
    [
      'Compared with origin/main (0123456789ab): 3 files changed. sub: not compared.',
      '',
      'No findings: 120 records in 41 files, as of 2026-02-01 · 12 findings elsewhere not shown.',
      '',
    ].join('\n'),
  );
  const nothing = changedScope({ base: null, commit: null });
  expect(formatText({ ...result([]), changed: nothing }, options)).toMatch(
    /^Nothing is committed here yet, so all of it counts as changed\.\n\nNo findings: [^·]*\n$/,
  );
});

test('what was not read is counted', () => {
  const missed = { ...result([]), notRead: { links: 2, folders: 1, names: [] } };
  expect(formatText(missed, options)).toBe(
    'No findings: 120 records in 41 files, as of 2026-02-01 · 2 links and 1 folder not read.\n',
  );
});

test('names that are not UTF-8 are named, a few of them, and cannot steer a terminal', () => {
  const names = ['b\\xE4.yaml', 'c\u001b[31m\\xE4.yaml', 'd\\xE4', 'e\\xE4'];
  const missed = { ...result([]), notRead: { links: 2, folders: 1, names } };
  expect(formatText(missed, options)).toBe(
    'No findings: 120 records in 41 files, as of 2026-02-01 · 2 links, 1 folder and 4 names that are not UTF-8 (b\\xE4.yaml, c\\u001b[31m\\xE4.yaml, d\\xE4 and 1 more) not read.\n',
  );
});

test('silenced findings are counted and listed', () => {
  const text = formatText(result([], [suppressed({}, 'exception', 'old debt')]), options);
  expect(text).toContain('No findings: 120 records in 41 files, as of 2026-02-01 · 1 silenced.\n');
  expect(text).toContain('exception: old debt');
});

test('colour adds codes and nothing else; without colour there are none', () => {
  const all = result(
    [signature, version, repositoryWide, ...overdue],
    [suppressed({}, 'exception', 'EXC-1')],
  );
  const plain = formatText(all, options);
  const coloured = formatText(all, { ...options, colour: true });
  expect(plain).not.toContain('\u001b');
  expect(coloured).toContain('\u001b[31;1merror\u001b[0m');
  expect(coloured).toContain('\u001b[33;1mwarning\u001b[0m');
  expect(stripVTControlCharacters(coloured)).toBe(plain);
});

test('places are given from where the reader stands', () => {
  const text = formatText(result([signature]), { ...options, rootFromHere: 'systems/acme' });
  expect(text).toContain('  systems/acme/policy/quality-policy.md:2:1\n');
  expect(text).toContain('see systems/acme/roles/ROLE-MD.yaml:1:1');
});

test('a record cannot put a command at the start of a line, not even through wrapping', () => {
  const message = `${'x'.repeat(78)} ::error::owned ${'y'.repeat(40)} ##[group]z`;
  const text = formatText(result([finding({ message })]), options);
  expect(text).toContain('\n: :error::owned');
  expect(text).toContain('# #[group]z');
});

describe('code frames', () => {
  const frame = (text: string, ...at: [number, number, number, number]) =>
    codeFrame(new Lines(text), range(...at), 50, painter(false), 'red');

  test.each<[string, string, [number, number, number, number], string[]]>([
    ['an empty range gets one mark', 'a: 1', [0, 3, 0, 3], ['  1 │ a: 1', '    │    ^']],
    ['beyond the end of the line', 'a:', [0, 9, 0, 12], ['  1 │ a:', '    │   ^']],
    ['line ends of all kinds', 'a\r\nb\rc\nd', [2, 0, 2, 1], ['  3 │ c', '    │ ^']],
    ['tabs go to the next stop', '\ta\tb: 1', [0, 3, 0, 4], ['  1 │     a   b: 1', '    │         ^']],
    ['wide characters count double', '名前: 品質', [0, 4, 0, 6], ['  1 │ 名前: 品質', '    │       ^^^^']],
    ['emoji count double', 'a 👩‍🔧🙂: x', [0, 9, 0, 10], ['  1 │ a 👩‍🔧🙂: x', '    │       ^']],
    ['combining marks count nothing', 'e\u0301: x', [0, 4, 0, 5], ['  1 │ e\u0301: x', '    │    ^']],
    ['hidden characters are shown', 'a\u202eb', [0, 1, 0, 2], ['  1 │ a\\u202eb', '    │  ^^^^^^']],
    ['log commands are parted', 'x ##[a] y', [0, 8, 0, 9], ['  1 │ x # #[a] y', '    │          ^']],
    ['a command parted inside the fault', '##vso[x]', [0, 0, 0, 8], ['  1 │ # #vso[x]', '    │ ^^^^^^^^^']],
    ['a command across the fault', '##[x]', [0, 2, 0, 5], ['  1 │ # #[x]', '    │    ^^^']],
    [
      'several lines, the last one cut at the range',
      'a:\n  b: 1\n  c: 2',
      [0, 0, 2, 3],
      ['  1 │ a:', '    │ ^^', '  2 │   b: 1', '    │   ^^^^', '  3 │   c: 2', '    │   ^'],
    ],
    [
      'many lines',
      'a\nb\nc\nd\ne\n',
      [0, 0, 5, 0],
      ['  1 │ a', '    │ ^', '  2 │ b', '    │ ^', '  ⋮ │', '  5 │ e', '    │ ^'],
    ],
    ['a line the text does not have', 'a', [4, 0, 4, 1], []],
    ['the file as a whole', 'a', [0, 0, 0, 0], []],
  ])('%s', (_, text, at, shown) => {
    expect(frame(text, ...at)).toEqual(shown);
  });

  test.each([
    ['a long fault with more behind it', `${'F'.repeat(60)}${'b'.repeat(60)}`, 0, 60],
    ['a line that has the sign itself', `${'…'.repeat(60)}F${'…'.repeat(60)}`, 60, 61],
    ['a line longer than is looked at', `F${'b'.repeat(900)}`, 0, 1],
    ['a fault longer than is looked at', 'F'.repeat(3000), 0, 3000],
  ])('one sign for what is cut: %s', (_, line, from, to) => {
    const [code] = frame(line, 0, from, 0, to);
    expect(code).toMatch(/[^…]…$/);
    expect(displayWidth(code!)).toBeLessThanOrEqual(50);
  });

  test('a long line is cut around the fault', () => {
    const line = `${'a'.repeat(300)}FAULT${'b'.repeat(300)}`;
    const [code, mark] = frame(line, 0, 300, 0, 305);
    expect(code).toBe(`  1 │ …${'a'.repeat(18)}FAULT${'b'.repeat(19)}…`);
    expect(mark).toBe(`    │ ${' '.repeat(19)}^^^^^`);
    expect(displayWidth(code!)).toBe(50);
  });

  test('a long fault is cut itself, and a cut near the line start or end wastes no room', () => {
    expect(frame('F'.repeat(200), 0, 0, 0, 200)).toEqual([
      `  1 │ ${'F'.repeat(41)}…`,
      `    │ ${'^'.repeat(42)}`,
    ]);
    expect(frame(`id${'b'.repeat(200)}`, 0, 0, 0, 2)[0]).toBe(`  1 │ id${'b'.repeat(41)}…`);
    expect(frame(`${'a'.repeat(200)}id`, 0, 200, 0, 202)[0]).toBe(`  1 │ …${'a'.repeat(41)}id`);
  });

  test('a line of megabytes is shown at once', () => {
    const [code] = frame(`${' '.repeat(5_000_000)}x${'y'.repeat(5_000_000)}`, 0, 5_000_000, 0, 5_000_001);
    expect(code).toContain('x');
    expect(displayWidth(code!)).toBeLessThanOrEqual(50);
  });
});

test('what the checks rest on stands first, each place of it with verbose', () => {
  const laxer = result([finding({})], [], ['placeholder', 'policy-missing']);
  const summary =
    'Checks are laxer than the default in 2 places: rules.placeholder: off, rules.policy-missing: off.';
  const wide = { ...options, width: 100 };
  const [first, second] = formatText(laxer, wide).split('\n');
  expect([first, second]).toEqual([summary, '']);
  expect(
    formatText(laxer, { ...wide, verbose: true })
      .split('\n')
      .slice(0, 4),
  ).toEqual([
    summary,
    '  qms.yaml:3:3: `placeholder` is switched off.',
    '  qms.yaml:4:3: `policy-missing` is switched off.',
    '',
  ]);
  expect(formatText(result([]), options)).toMatch(/^No findings/);
});

test('what is changed about the checks stands before what is laxer', () => {
  const laxer = result([], [], ['placeholder']);
  const change = {
    kind: 'identity',
    message: 'ROLE-MD gains the holder PER-2.',
    file: 'role.yaml',
    range: range(5, 9, 5, 14),
    record: 'ROLE-MD',
    path: 'holders',
  };
  const summary = 'Checked by what `main` (c0a8883b73a4) says. One change here.';
  const base = { ref: 'main', commit: 'c0a8883b73a4', summary, changes: [change] };
  const changed = { ...laxer, trust: { ...laxer.trust, base } };
  expect(
    formatText(changed, { ...options, width: 100 })
      .split('\n')
      .slice(0, 4),
  ).toEqual([summary, '  role.yaml:6:10: ROLE-MD gains the holder PER-2.', '', laxer.trust.summary]);
  expect(formatGithub(changed).annotations.split('\n')[0]).toBe(
    '::notice file=role.yaml,line=6,endLine=6,col=10,endColumn=15,title=trust (ROLE-MD)::ROLE-MD gains the holder PER-2.',
  );
  const [run] = JSON.parse(formatSarif(changed, sarifOptions)).runs;
  expect(run.properties.trust.base).toEqual(base);
  expect(run.invocations[0].toolExecutionNotifications).toHaveLength(2);
});

test.each([
  ['☀️', 2],
  ['1️⃣', 2],
  ['🇩🇪', 2],
  ['👩‍🔧', 2],
  ['☀', 1],
  ['→≥', 2],
  ['e\u0301', 1],
  ['品', 2],
])('%s takes as many columns as a terminal gives it', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
});
