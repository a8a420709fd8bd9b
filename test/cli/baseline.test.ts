import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats } from '../../server/src/report/formats.ts';
import { GitFixture } from '../adapters/git-fixture.ts';
import { filesIn, folderWith, qms, type Reported } from './run.ts';

const day = ['--today', '2026-02-01'];
const risk = (id: string, title: string): string => `id: ${id}\ntype: risk\ntitle: ${title}\n`;
const files = {
  'qms.yaml': 'organization: Test\nstandards: ["iso-27001:2022"]\n',
  'a.yaml': risk('RSK-1', 'Part XXX fails'),
  'b.yaml': risk('RSK-2', 'TBD'),
};
const why = ['--owner', 'ROLE-QM', '--reason', 'Taken over: from the "old" share'];

const baseline = (root: string, ...args: readonly string[]) =>
  qms('baseline', '--root', root, ...day, ...args);
const textIn = (root: string): string => readFileSync(join(root, 'qms-baseline.yaml'), 'utf8');
const write = (root: string, path: string, text: string): void => writeFileSync(join(root, path), text);

interface Result {
  readonly findings: readonly Reported[];
  readonly suppressed: readonly (Reported & {
    readonly suppressedBy: { readonly kind: string; readonly entry: object };
  })[];
  readonly trust: {
    readonly base: {
      readonly changes: readonly {
        readonly message: string;
        readonly file: string;
        readonly range: { readonly start: { readonly line: number } };
      }[];
    } | null;
    readonly summary: string | null;
    readonly scope: { readonly baseline: number };
  };
}

async function checked(
  root: string,
  ...args: readonly string[]
): Promise<Result & { readonly code: number }> {
  const { out, code } = await qms('check', '--root', root, ...day, '--format', 'json', '--no-cache', ...args);
  return { ...(JSON.parse(out) as Result), code };
}

const recorded = `# Findings that were there before they were looked for: silenced until their last day, and no longer.
# \`qms baseline --prune\` takes out what is settled; what is new comes in with \`--grow\` alone.
findings:
  - rule: placeholder
    record: RSK-1
    places:
      title: 1
    owner: ROLE-QM
    reason: 'Taken over: from the "old" share'
    since: 2026-02-01
    until: 2026-05-02
  - rule: placeholder
    record: RSK-2
    places:
      title: 1
    owner: ROLE-QM
    reason: 'Taken over: from the "old" share'
    since: 2026-02-01
    until: 2026-05-02
`;

/** The rules these files are looked at with: one is enough. */
async function root(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await folderWith({ ...files, ...more });
  const { findings } = await checked(folder);
  const others = new Set(findings.map(({ rule }) => rule).filter((rule) => rule !== 'placeholder'));
  const off = [...others].map((rule) => `${rule}: off`).join(', ');
  write(folder, 'qms.yaml', `${files['qms.yaml']}rules: { ${off} }\n`);
  return folder;
}

describe('recording', () => {
  test('writes one entry for each rule and record, and a check is silent afterwards', async () => {
    const folder = await root();
    const { code, out } = await baseline(folder, ...why);
    expect(code).toBe(0);
    expect(out).toMatch(
      /qms-baseline\.yaml: 2 findings in 2 entries recorded, silenced until 2026-05-02\.\n$/,
    );
    expect(textIn(folder)).toBe(recorded);
    const result = await checked(folder);
    expect(result.findings).toEqual([]);
    expect(result.suppressed.map(({ suppressedBy }) => suppressedBy.kind)).toEqual(['baseline', 'baseline']);
    expect(result.suppressed[0]!.suppressedBy.entry).toEqual({
      file: 'qms-baseline.yaml',
      range: { start: { line: 3, character: 4 }, end: { line: 10, character: 21 } },
      owner: 'ROLE-QM',
      since: '2026-02-01',
      until: '2026-05-02',
    });
    expect(result.trust.scope.baseline).toBe(2);
    expect(result.trust.summary).toMatch(/2 findings in the baseline/);
  });

  test('says what no baseline holds', async () => {
    const folder = await folderWith({
      ...files,
      'policy.yaml': 'id: POL-1\ntype: quality-policy\ntitle: We care\nstatus: effective\n',
    });
    const { out } = await baseline(folder, ...why);
    expect(out).toMatch(/^Not recorded, because no baseline silences them: signoff-missing \(1\)\.$/m);
    expect(textIn(folder)).not.toContain('signoff');
    expect((await checked(folder)).findings.map(({ rule }) => rule)).toEqual(['signoff-missing']);
  });

  test.each([
    [[], /there is no .*qms-baseline\.yaml: make one/],
    [['--owner', 'ROLE-QM'], /say who settles it and why/],
    [['--owner', ' ', '--reason', 'x'], /say who settles it and why/],
    [[...why, '--until', '2026-01-31'], /is before today/],
    [['--owner', 'x', '--reason', 'x'.repeat(600_000)], /larger than 1 MB/],
    [
      [...why, '--until', '2027-02-01'],
      /later than 2027-01-31, the latest that `exceptions\.longest` \(P12M\) allows/,
    ],
    [[...why, '--until', 'soon'], /is not a day in the calendar/],
    [['--prune'], /there is no .*qms-baseline\.yaml/],
    [['--prune', '--grow'], /give it alone/],
    [['risks'], /one too many/],
  ])('%j is refused', async (args, message) => {
    const folder = await root();
    const { code, err } = await baseline(folder, ...args);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });

  test('lasts no longer than exceptions may where nobody says for how long', async () => {
    const folder = await folderWith({
      ...files,
      'qms.yaml': 'organization: T\nexceptions: { longest: P1M }\n',
    });
    expect((await baseline(folder, ...why)).out).toMatch(/until 2026-02-28/);
  });

  test('of nothing is an empty baseline', async () => {
    const folder = await root({ 'a.yaml': risk('RSK-1', 'Part'), 'b.yaml': risk('RSK-2', 'Part') });
    await baseline(folder, ...why);
    expect(textIn(folder)).toMatch(/\nfindings: \[\]\n$/);
    write(folder, 'a.yaml', files['a.yaml']);
    await baseline(folder, '--grow', ...why);
    expect(textIn(folder).split('findings:')[1]).toBe(
      recorded.split('findings:')[1]!.split('  - rule').slice(0, 2).join('  - rule'),
    );
    expect((await checked(folder, '--baseline')).code).toBe(0);
  });
});

describe('a baseline that is there', () => {
  async function withBaseline(): Promise<string> {
    const folder = await root();
    await baseline(folder, ...why);
    return folder;
  }

  test('does not grow unless told to', async () => {
    const folder = await withBaseline();
    write(folder, 'c.yaml', risk('RSK-15', 'XXX'));
    const refused = await baseline(folder, ...why);
    expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(/may only shrink/)]);
    expect(textIn(folder)).toBe(recorded);
    const { code, findings } = await checked(folder, '--baseline', '--fail-on', 'warning');
    expect([code, findings.map(({ record }) => record)]).toEqual([1, ['RSK-15']]);
  });

  test('grows in its order, and leaves the rest as it is byte for byte', async () => {
    const folder = await withBaseline();
    const commented = recorded.replace(
      '  - rule: placeholder\n    record: RSK-2',
      '  # ask Jane\n  - rule: placeholder\n    record: RSK-2',
    );
    write(folder, 'qms-baseline.yaml', commented.replaceAll('\n', '\r\n'));
    write(folder, 'c.yaml', risk('RSK-15', 'XXX'));
    write(folder, 'd.yaml', risk('RSK-3', 'XXX'));
    const { out } = await baseline(
      folder,
      '--grow',
      '--owner',
      'Jane Doe',
      '--reason',
      'New',
      '--until',
      '2026-03-01',
    );
    expect(out).toMatch(/2 findings in 2 entries added, silenced until 2026-03-01/);
    const entry = (record: string) =>
      `  - rule: placeholder\n    record: ${record}\n    places:\n      title: 1\n    owner: Jane Doe\n    reason: New\n    since: 2026-02-01\n    until: 2026-03-01\n`;
    const [before, after] = commented.split('  # ask Jane');
    const expected = `${before}${entry('RSK-15')}  # ask Jane${after}${entry('RSK-3')}`;
    expect(textIn(folder)).toBe(expected.replaceAll('\n', '\r\n'));
    expect((await checked(folder, '--baseline', '--fail-on', 'warning')).code).toBe(0);
  });

  test('grows an entry by what is found besides, under its owner and day', async () => {
    const folder = await withBaseline();
    write(folder, 'a.yaml', `${files['a.yaml']}description: Part XXX of TBD\n`);
    await baseline(folder, '--grow', '--owner', 'Jane Doe', '--reason', 'New');
    expect(textIn(folder)).toMatch(
      /record: RSK-1\n {4}places:\n {6}title: 1\n {6}description: \d\n {4}owner: ROLE-QM\n/,
    );
    expect((await checked(folder, '--baseline', '--fail-on', 'warning')).code).toBe(0);
  });

  test('is pruned of what is settled, comments kept', async () => {
    const folder = await withBaseline();
    write(folder, 'qms-baseline.yaml', recorded.replace('findings:\n', 'findings: # old: debt\n  # first\n'));
    write(folder, 'a.yaml', risk('RSK-1', 'Part 7'));
    expect((await checked(folder)).code).toBe(0);
    const strict = await checked(folder, '--baseline');
    expect([strict.code, strict.findings.map(({ rule }) => rule)]).toEqual([1, ['baseline-stale']]);
    expect((await baseline(folder, '--prune')).out).toMatch(/1 entry taken out\.\n$/);
    const [first, , second] = recorded.split('  - rule');
    expect(textIn(folder)).toBe(
      `${first!.replace('findings:\n', 'findings: # old: debt\n  # first\n')}  - rule${second}`,
    );
    expect((await checked(folder, '--baseline')).code).toBe(0);
    write(folder, 'b.yaml', risk('RSK-2', 'Part 8'));
    expect((await baseline(folder, '--prune')).out).toMatch(/1 entry taken out\.\n$/);
    expect(textIn(folder)).toBe(first!.replace('findings:\n', 'findings: [] # old: debt\n  # first\n'));
    expect((await baseline(folder, '--prune')).out).toMatch(/nothing in it is settled/);
    expect((await checked(folder, '--baseline')).findings).toEqual([]);
  });

  test('is lowered where less is left', async () => {
    const folder = await withBaseline();
    const more = recorded
      .replace('      title: 1\n', '      title: 3\n      scope: 1\n')
      .replace('    places:\n      title: 1\n', '    places: { title: 1, scope: 2 }\n');
    write(folder, 'qms-baseline.yaml', more);
    expect((await baseline(folder, '--prune')).out).toMatch(/2 entries lowered\.\n$/);
    expect(textIn(folder)).toBe(
      recorded.replace(/(RSK-2\n {4}places:)\n {6}title: 1\n/, '$1 { title: 1 }\n'),
    );
  });

  test('that has run out is begun anew where somebody says so', async () => {
    const folder = await withBaseline();
    const later = ['--today', '2026-05-03'];
    const over = await checked(folder, ...later, '--baseline');
    expect([over.code, over.findings.map(({ rule }) => rule).sort()]).toEqual([
      1,
      ['baseline-expired', 'baseline-expired', 'placeholder', 'placeholder'],
    ]);
    expect((await baseline(folder, ...later)).out).toMatch(/2 entries run out/);
    await baseline(
      folder,
      ...later,
      '--grow',
      '--owner',
      'Jane Doe',
      '--reason',
      'Again',
      '--until',
      '2026-06-30',
    );
    expect(textIn(folder)).toBe(
      recorded
        .replaceAll('ROLE-QM', 'Jane Doe')
        .replaceAll(`'Taken over: from the "old" share'`, "'Again'")
        .replaceAll('2026-02-01', '2026-05-03')
        .replaceAll('2026-05-02', '2026-06-30'),
    );
    expect((await checked(folder, ...later, '--baseline', '--fail-on', 'warning')).code).toBe(0);
  });

  test('with a fault is not written to', async () => {
    const folder = await withBaseline();
    const broken = recorded.replace('until: 2026-05-02', 'until: 2099-01-01');
    write(folder, 'qms-baseline.yaml', broken);
    for (const args of [['--prune'], ['--grow', ...why]]) {
      const { code, err } = await baseline(folder, ...args);
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(/The baseline has a fault: .*Nothing was written/),
      ]);
    }
    expect(textIn(folder)).toBe(broken);
    const strict = await checked(folder, '--baseline');
    expect(strict.code).toBe(1);
  });

  test('is not pruned while some file cannot be read', async () => {
    const folder = await withBaseline();
    write(folder, 'a.yaml', 'id: RSK-1\ntype: risk\ntitle: "half\n');
    const { code, err } = await baseline(folder, '--prune');
    expect([code, err]).toEqual([2, expect.stringMatching(/cannot be read/)]);
  });

  test('says how it stands', async () => {
    const folder = await withBaseline();
    write(folder, 'a.yaml', risk('RSK-1', 'Part 7'));
    write(folder, 'c.yaml', risk('RSK-15', 'XXX'));
    expect((await baseline(folder)).out.split('\n').slice(0, -1)).toEqual([
      expect.stringMatching(
        /qms-baseline\.yaml: 1 finding silenced by 2 entries, the first until 2026-05-02\.$/,
      ),
      '1 entry to be lowered or taken out: qms baseline --prune.',
      '1 finding not in it: settle what is new, or qms baseline --grow.',
    ]);
  });
});

describe('qms check --baseline', () => {
  test('is the same as without where there is none', async () => {
    const folder = await root();
    expect(await checked(folder, '--baseline')).toEqual(await checked(folder));
  });

  test('says of stale entries whatever paths are given, and fails unless never is said', async () => {
    const folder = await root();
    await baseline(folder, ...why);
    write(folder, 'a.yaml', risk('RSK-1', 'Part 7'));
    const path = join(folder, 'b.yaml');
    expect((await checked(folder, path)).findings).toEqual([]);
    const strict = await checked(folder, '--baseline', path);
    expect([strict.code, strict.findings.map(({ rule }) => rule)]).toEqual([1, ['baseline-stale']]);
    expect((await checked(folder, '--baseline', '--fail-on', 'never')).code).toBe(0);
  });

  test('the text says how many the baseline silences', async () => {
    const folder = await root();
    await baseline(folder, ...why);
    const { out } = await qms('check', '--root', folder, ...day);
    expect(out).toMatch(/ · 2 silenced, all by the baseline\./);
    expect(out).toMatch(/RSK-1 · placeholder · baseline: until 2026-05-02, ROLE-QM:\s+Taken\s/);
  });
});

describe('a pull request', () => {
  /** A repository whose main branch has a baseline of one finding, and what the change brings on top. */
  async function change(
    changes: Readonly<Record<string, string | null>>,
    main: Readonly<Record<string, string>> = {},
  ): Promise<Result & { readonly code: number }> {
    const folder = await root();
    await baseline(folder, ...why);
    const fixture = new GitFixture(folder);
    fixture.git('init', '-q', '-b', 'main');
    fixture.commit({ ...filesIn(folder), ...main });
    fixture.write(changes);
    return checked(folder, '--baseline', '--config-from', 'main', '--fail-on', 'warning');
  }
  const seen = ({ code, findings, suppressed, trust }: Awaited<ReturnType<typeof change>>) => ({
    code,
    found: findings.map(({ rule, record }) => `${rule} ${record ?? ''}`.trim()),
    silenced: suppressed.length,
    changes: trust.base?.changes.map(
      ({ message, file, range }) => `${file}:${range.start.line + 1} ${message}`,
    ),
  });
  const entry = (record: string, until = '2026-05-02'): string =>
    recorded
      .split('  - rule')[1]!
      .replace('RSK-1', record)
      .replace('2026-05-02', until)
      .replace(/^/, '  - rule');

  test('that changes nothing about it is judged by it', async () => {
    expect(seen(await change({}))).toEqual({ code: 0, found: [], silenced: 2, changes: [] });
  });

  test('that adds an entry has it listed, and it silences nothing yet', async () => {
    const grown = { 'c.yaml': risk('RSK-15', 'XXX'), 'qms-baseline.yaml': recorded + entry('RSK-15') };
    expect(seen(await change(grown))).toEqual({
      code: 1,
      found: ['placeholder RSK-15'],
      silenced: 2,
      changes: ['qms-baseline.yaml:20 The baseline holds one more finding of `placeholder` on RSK-15.'],
    });
  });

  test('that holds more at a place, or for longer, is listed', async () => {
    const longer = recorded
      .replace('title: 1', 'title: 2')
      .replace(/until: 2026-05-02\n$/, 'until: 2026-08-01\n');
    expect(seen(await change({ 'qms-baseline.yaml': longer }))).toMatchObject({
      silenced: 2,
      changes: [
        'qms-baseline.yaml:4 The baseline holds one more finding of `placeholder` on RSK-1.',
        'qms-baseline.yaml:19 The baseline holds findings of `placeholder` on RSK-2 until 2026-08-01. It did until 2026-05-02.',
      ],
    });
  });

  test('that moves the last day of what has run out silences nothing', async () => {
    const over = recorded
      .replaceAll('2026-05-02', '2026-02-01')
      .replaceAll('since: 2026-02-01', 'since: 2026-01-01');
    const later = recorded.replaceAll('since: 2026-02-01', 'since: 2026-01-01');
    const main = { 'qms-baseline.yaml': over.replaceAll('until: 2026-02-01', 'until: 2026-01-31') };
    expect(seen(await change({ 'qms-baseline.yaml': later }, main))).toMatchObject({
      code: 1,
      found: ['placeholder RSK-1', 'placeholder RSK-2'],
      silenced: 0,
    });
  });

  test('that brings a whole baseline has it listed as one', async () => {
    const folder = await root();
    const fixture = new GitFixture(folder);
    fixture.git('init', '-q', '-b', 'main');
    fixture.commit(filesIn(folder));
    await baseline(folder, ...why);
    expect(seen(await checked(folder, '--config-from', 'main', '--fail-on', 'warning'))).toEqual({
      code: 1,
      found: ['placeholder RSK-1', 'placeholder RSK-2'],
      silenced: 0,
      changes: ['qms-baseline.yaml:3 A baseline is new. It holds 2 findings in 2 entries.'],
    });
  });

  test('that settles a finding takes its entry out, and nothing is stale', async () => {
    const pruned = recorded.slice(0, recorded.indexOf('  - rule: placeholder\n    record: RSK-2'));
    const settled = { 'b.yaml': risk('RSK-2', 'Part 8'), 'qms-baseline.yaml': pruned };
    expect(seen(await change(settled))).toEqual({ code: 0, found: [], silenced: 1, changes: [] });
    expect(seen(await change({ 'b.yaml': risk('RSK-2', 'Part 8') }))).toMatchObject({
      code: 1,
      found: ['baseline-stale'],
    });
  });

  test('that takes an entry out without settling anything has the finding back', async () => {
    const pruned = recorded.slice(0, recorded.indexOf('  - rule: placeholder\n    record: RSK-2'));
    expect(seen(await change({ 'qms-baseline.yaml': pruned }))).toMatchObject({
      code: 1,
      found: ['placeholder RSK-2'],
      silenced: 1,
    });
  });

  test('that renames a record keeps its entry', async () => {
    const renamed = {
      'a.yaml': `${files['a.yaml'].replace('RSK-1', 'RSK-7')}formerIds: [RSK-1]\n`,
      'qms-baseline.yaml': recorded.replace('RSK-1', 'RSK-7'),
    };
    const both = seen(await change(renamed));
    expect(both).toMatchObject({ found: [], silenced: 2 });
    expect(both.changes!.filter((each) => each.includes('baseline'))).toEqual([]);
    const { 'qms-baseline.yaml': _, ...alone } = renamed;
    expect(seen(await change(alone))).toMatchObject({ found: [], silenced: 2 });
  });
});

describe('qms adopt', () => {
  const documents = {
    'sops/SOP-1.md':
      '# Buying\n\n**Document ID:** SOP-1\n**Version:** 1.0\n**Next Review:** 2020-01-01\n\nText.\n',
    'sops/SOP-2.md':
      '# Selling\n\n**Document ID:** SOP-2\n**Version:** 1.0\n**Next Review:** 2020-01-01\n\nText.\n',
  };

  test('records what is found then, so that a check fails on what is new alone', async () => {
    const folder = await folderWith(documents);
    const { code, out } = await qms('adopt', folder, '--write', '--baseline', '--owner', 'Jane Doe', ...day);
    expect(code).toBe(0);
    expect(out).toMatch(
      /qms-baseline\.yaml: \d+ findings in \d+ entries recorded, silenced until 2026-05-02\./,
    );
    expect(Object.keys(filesIn(folder)).sort()).toEqual([
      'qms-baseline.yaml',
      'qms.yaml',
      ...Object.keys(documents),
    ]);
    expect(textIn(folder)).toContain('    reason: There before it was looked for\n');
    const { findings, suppressed } = await checked(folder, '--baseline');
    expect(findings.filter(({ rule }) => !rule.startsWith('signoff-'))).toEqual([]);
    expect(suppressed.length).toBeGreaterThan(2);
    write(
      folder,
      'sops/SOP-3.md',
      documents['sops/SOP-2.md'].replaceAll('2\n', '3\n').replace('Text.', '[gone](gone.md)'),
    );
    expect((await checked(folder, '--baseline')).findings.map(({ rule }) => rule)).toContain('link-broken');
  });

  test.each([
    [['--baseline', '--owner', 'Jane Doe'], /give `--write`, too/],
    [['--write', '--baseline'], /say who settles what is found/],
    [['--write', '--owner', 'Jane Doe'], /goes with `--baseline`/],
  ])('%j is refused before anything is written', async (args, message) => {
    const folder = await folderWith(documents);
    const { code, err } = await qms('adopt', folder, ...args);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
    expect(Object.keys(filesIn(folder))).toEqual(Object.keys(documents));
  });

  test('writes nothing besides into what programs read', async () => {
    const folder = await folderWith(documents);
    const args = ['--write', '--baseline', '--owner', 'Jane Doe', '--format', 'json', ...day];
    const { out, err } = await qms('adopt', folder, ...args);
    expect(() => JSON.parse(out) as unknown).not.toThrow();
    expect(err).toMatch(/recorded, silenced until/);
  });
});

describe('what stands in it', () => {
  const hostile = '::error::pwned \u001b[31m</details> <script>x</script> ##vso[task] `a` @everyone | \u202e';

  test.each(formats.map(({ name }) => name))('steers no reader of %s', async (name) => {
    const text = recorded.replaceAll('ROLE-QM', JSON.stringify(hostile));
    const folder = await root({ 'qms-baseline.yaml': text });
    const { out } = await qms('check', '--root', folder, ...day, '--format', name);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about.
    expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(out).not.toMatch(/^\s*::error::pwned/m);
    expect((await checked(folder)).suppressed).toHaveLength(2);
  });

  test('is written over by no report', async () => {
    const folder = await root();
    await baseline(folder, ...why);
    const { code, err } = await qms(
      'check',
      '--root',
      folder,
      ...day,
      '--format',
      `json=${join(folder, 'qms-baseline.yaml')}`,
    );
    expect([code, err]).toEqual([2, expect.stringMatching(/is a file of the management system/)]);
    expect(textIn(folder)).toBe(recorded);
  });

  test('does not let a record be signed that is at fault', async () => {
    const people =
      'id: PER-1\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\n---\nid: ROLE-MD\ntype: role\ntitle: MD\nversion: "1.0"\ntopManagement: true\nholders: [{ person: PER-1, from: 2020-01-01 }]\n';
    const policy =
      'id: POL-1\ntype: quality-policy\ntitle: We care\nversion: "1.0"\nstatus: effective\neffectiveFrom: 2026-01-12\nowner: ROLE-NN\n';
    const folder = await folderWith({
      'qms.yaml': 'organization: T\n',
      'people.yaml': people,
      'policy.yaml': policy,
    });
    // Whoever signs does so on the day it is.
    const now = (...args: readonly string[]) => qms(...args, '--root', folder);
    const before = await now('sign', 'POL-1', '--as', 'PER-1', '--yes');
    expect(before.err).toMatch(/ROLE-NN/);
    await now('baseline', ...why);
    const { suppressed } = JSON.parse((await now('check', '--format', 'json')).out) as Result;
    expect(suppressed.map(({ rule }) => rule)).toContain('reference-unresolved');
    expect((await now('sign', 'POL-1', '--as', 'PER-1', '--yes')).err).toBe(before.err);
  });
});
