import { describe, expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import { isNeverExcused } from '../../server/src/domain/exceptions/limits.ts';
import { isSilenceable } from '../../server/src/workspace/suppression.ts';
import { check, openProject } from '../rules/harness.ts';

const risk = (id: string, title: string): string => `id: ${id}\ntype: risk\ntitle: ${title}\n`;
const entry = (fields: Readonly<Record<string, string>> = {}): string => {
  const all = {
    rule: 'placeholder',
    record: 'RSK-1',
    places: '{ title: 1 }',
    owner: 'ROLE-QM',
    reason: 'Taken over',
    since: '2026-01-01',
    until: '2026-03-31',
    ...fields,
  };
  const lines = Object.entries(all).filter(([, value]) => value !== '');
  return lines.map(([key, value], at) => `  ${at === 0 ? '- ' : '  '}${key}: ${value}\n`).join('');
};
const baseline = (...entries: readonly string[]): Readonly<Record<string, string>> => ({
  'qms-baseline.yaml': `findings:\n${entries.join('')}`,
});
const debt = { 'risk.yaml': risk('RSK-1', 'Part XXX fails') };

/** What is found and what is silenced, each as rule, place and, where silenced, by what. */
async function seen(files: Readonly<Record<string, string>>, today = '2026-02-01') {
  const { findings, suppressed } = await check(files, { today });
  const wanted = /^(?:placeholder|baseline-|signoff-|ignore-)/;
  return {
    found: findings
      .filter(({ rule }) => wanted.test(rule))
      .map(({ rule, file, range }) => `${rule} ${file}:${range.start.line + 1}`),
    silenced: suppressed.map(({ rule, file, suppressedBy }) => `${rule} ${file} by ${suppressedBy.kind}`),
  };
}

describe('an entry', () => {
  test('silences what it holds, until its last day, and says which entry does', async () => {
    const { findings, suppressed } = await check({ ...debt, ...baseline(entry()) }, { today: '2026-03-31' });
    expect(findings.filter(({ file }) => file !== 'qms.yaml')).toEqual([]);
    expect(suppressed.map(({ rule, suppressedBy }) => [rule, suppressedBy])).toEqual([
      [
        'placeholder',
        {
          kind: 'baseline',
          reason: 'until 2026-03-31, ROLE-QM: Taken over',
          entry: {
            file: 'qms-baseline.yaml',
            range: { start: { line: 1, character: 4 }, end: { line: 7, character: 21 } },
            owner: 'ROLE-QM',
            since: '2026-01-01',
            until: '2026-03-31',
          },
        },
      ],
    ]);
  });

  test('that has run out silences nothing and is a finding with the days gone by', async () => {
    const files = { ...debt, ...baseline(entry()) };
    expect(await seen(files, '2026-04-01')).toEqual({
      found: ['baseline-expired qms-baseline.yaml:8', 'placeholder risk.yaml:3'],
      silenced: [],
    });
  });

  test('that begins later says nothing yet', async () => {
    expect(await seen({ ...debt, ...baseline(entry({ since: '2026-02-02' })) })).toEqual({
      found: ['placeholder risk.yaml:3'],
      silenced: [],
    });
  });

  test('does not reach other records, rules or fields', async () => {
    const files = {
      'a.yaml': risk('RSK-1', 'Part XXX fails').replace('title', 'description'),
      'b.yaml': risk('RSK-2', 'Part XXX fails'),
    };
    expect((await seen({ ...files, ...baseline(entry()) })).silenced).toEqual([]);
  });

  test('with nothing left is stale, with a fix that deletes it', async () => {
    const files = {
      'risk.yaml': risk('RSK-1', 'Part 7 fails'),
      ...baseline(entry({}), entry({ record: 'RSK-2' })),
    };
    const { findings } = await check({ ...files, 'b.yaml': risk('RSK-2', 'XXX') });
    const [stale, ...others] = findings.filter(({ rule }) => rule.startsWith('baseline-'));
    expect(others).toEqual([]);
    expect(stale).toMatchObject({ rule: 'baseline-stale', severity: 'warning', file: 'qms-baseline.yaml' });
    expect(stale!.message).toBe('Nothing is left of what this entry silences. Delete it.');
    expect(stale!.fixes.map(({ title }) => title)).toEqual(['Delete the entry']);
    expect(stale!.fixes[0]!.edits).toEqual([
      {
        file: 'qms-baseline.yaml',
        range: { start: { line: 1, character: 0 }, end: { line: 8, character: 0 } },
        newText: '',
      },
    ]);
  });

  test('that holds more than is left is to be lowered', async () => {
    const files = { ...debt, ...baseline(entry({ places: '{ title: 2, scope: 1 }' })) };
    const { findings } = await check(files);
    const [stale] = findings.filter(({ rule }) => rule === 'baseline-stale');
    expect(stale!.message).toBe(
      'This entry holds more findings than there are. Lower it to what is left: `title` 1.',
    );
    expect(stale!.fixes[0]!.edits.map(({ newText }) => newText)).toEqual(['{ title: 1 }']);
  });

  test('holds as many as it says at a place: those beyond are shown, with the entry', async () => {
    const review = (places: string) =>
      check({
        'doc.md': `---\nid: SOP-1\ntype: document\ntitle: How\n---\n\n# How\n\n[a](a.md) [b](b.md)\n\n[c](c.md)\n`,
        ...baseline(entry({ rule: 'link-broken', record: 'SOP-1', places })),
      });
    const { findings, suppressed } = await review('{ body: 2 }');
    expect(suppressed.map(({ range }) => range.start.line)).toEqual([8, 8]);
    const [beyond] = findings.filter(({ rule }) => rule === 'link-broken');
    expect(beyond!.range.start.line).toBe(10);
    expect(beyond!.related).toEqual([
      {
        file: 'qms-baseline.yaml',
        range: expect.anything(),
        message: 'The baseline holds 2 findings of this rule here, and there are more.',
      },
    ]);
    expect((await review('{ body: 3 }')).findings.filter(({ rule }) => rule === 'link-broken')).toEqual([]);
  });

  test('stays with its record when text and list items are added around what it holds', async () => {
    const list = (more: string): string =>
      `id: RSK-1\ntype: risk\ntitle: Part fails\ncontrols:\n${more}  - { note: 1 }\n  - TBD\n`;
    const [first] = (await check({ 'risk.yaml': list('') })).findings.filter(
      ({ rule }) => rule === 'placeholder',
    );
    const place = first!.path.replace(/\[\d+\]/, '[]');
    const held = baseline(entry({ places: `{ "${place}": 1 }` }));
    for (const more of ['', '  - { other: 2 }\n', '  # a comment\n  - { x: 1 }\n  - { y: 2 }\n'])
      expect((await seen({ 'risk.yaml': list(more), ...held })).silenced).toHaveLength(1);
  });

  test('follows a record that has another id now, and says what to do about one that is gone', async () => {
    const renamed = { 'risk.yaml': `${risk('RSK-9', 'Part XXX fails')}formerIds: [RSK-1]\n` };
    expect(await seen({ ...renamed, ...baseline(entry()) })).toEqual({
      found: [],
      silenced: ['placeholder risk.yaml by baseline'],
    });
    const { findings } = await check({ 'risk.yaml': risk('RSK-9', 'Part XXX fails'), ...baseline(entry()) });
    expect(findings.find(({ rule }) => rule === 'baseline-stale')?.message).toBe(
      'No record is called `RSK-1` any more, so this entry silences nothing. Delete it, or, where the record got another id, name this one in its `formerIds`.',
    );
  });

  test('about a file that is gone says so, and where the same is found now', async () => {
    const held = baseline(entry({ record: '', file: 'old/plan.yaml', places: '{ title: 1 }' }));
    const settings = {
      'qms.yaml': 'organization: Test\ntypes: [{ files: "*/*.yaml", type: risk }]\n',
      ...held,
    };
    const text = 'type: risk\ntitle: Part XXX fails\n';
    const stale = async (files: Readonly<Record<string, string>>) => {
      const { findings } = await check({ ...settings, ...files });
      const found = findings.filter(({ rule }) => rule === 'baseline-stale');
      return found.map(({ message, range, fixes }) => [
        message,
        range.start.line,
        fixes.map(({ edits }) => edits.map(({ newText }) => newText).join('')),
      ]);
    };
    expect(await stale({ 'old/plan.yaml': text })).toEqual([]);
    const named = (now: string) => [
      `This entry names \`old/plan.yaml\`, which is gone. The same is found in \`${now}\`: where that is the file it was, name it here.`,
      7,
      [now, '[]'],
    ];
    expect(await stale({ 'new/plan.yaml': text })).toEqual([named('new/plan.yaml')]);
    expect(await stale({ 'new/plan.yaml': text, 'other/a.yaml': text })).toEqual([named('new/plan.yaml')]);
    const gone = [
      'There is no file `old/plan.yaml` any more, so this entry silences nothing. Delete it, or, where the file was moved, name it as it is called now.',
      7,
      ['[]'],
    ];
    expect(await stale({})).toEqual([gone]);
    expect(await stale({ 'other/a.yaml': text, 'other/b.yaml': text })).toEqual([gone]);
    expect(await stale({ 'other/a.yaml': `${text}description: TBD\n` })).toEqual([gone]);
    expect(await stale({ 'old/plan.yaml': text.replace('XXX', 'A') })).toEqual([
      ['Nothing is left of what this entry silences. Delete it.', 1, ['[]']],
    ]);
  });

  test('comes after a comment and is stale next to it', async () => {
    const files = {
      'risk.yaml': 'id: RSK-1\ntype: risk\n# qms-ignore placeholder -- its name\ntitle: Part XXX\n',
    };
    expect(await seen({ ...files, ...baseline(entry()) })).toEqual({
      found: ['baseline-stale qms-baseline.yaml:2'],
      silenced: ['placeholder risk.yaml by ignore'],
    });
  });

  test('about no record names the file', async () => {
    const files = baseline(
      entry({ rule: 'scope-missing', record: '', file: 'qms.yaml', places: '{ .: 1 }' }),
    );
    const { findings, suppressed } = await check(files);
    expect(suppressed.map(({ rule }) => rule)).toEqual(['scope-missing']);
    expect(findings.filter(({ rule }) => rule.startsWith('baseline-'))).toEqual([]);
  });
});

describe('what no entry silences', () => {
  const guarded = rules.filter((rule) => !isSilenceable(rule)).map(({ id }) => id);

  test('is all that no exception excuses, and more', () => {
    expect(rules.map(({ id }) => id).filter(isNeverExcused)).toEqual(
      expect.not.arrayContaining(rules.filter(isSilenceable).map(({ id }) => id)),
    );
    for (const { id } of rules.filter(({ id }) => isNeverExcused(id))) expect(guarded).toContain(id);
  });

  test.each(guarded)('%s', async (rule) => {
    const { findings } = await check({ ...debt, ...baseline(entry({ rule })) });
    const [refused] = findings.filter(({ rule }) => rule === 'baseline-invalid');
    expect(refused!.message).toMatch(/^No baseline silences `/);
    expect(refused!.severity).toBe('error');
  });
});

describe('an entry that is wrong silences nothing and says why', () => {
  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['no owner', { owner: '""' }, /^This entry says nothing under `owner`/],
    ['no reason', { reason: '"  "' }, /^This entry says nothing under `reason`/],
    ['no key reason', { reason: '' }, /reason/],
    ['no until', { until: '' }, /until/],
    ['no day', { until: '2026-02-30' }, /2026-02-30/],
    ['an end before its beginning', { since: '2026-03-01', until: '2026-02-28' }, /ends before it begins/],
    [
      'more than a year',
      { until: '2027-01-01' },
      /^This entry lasts longer than the allowed `P12M`.* End it by 2026-12-31/s,
    ],
    ['a word for ever', { until: '9999-12-31' }, /^This entry lasts longer/],
    [
      'an unknown rule',
      { rule: 'placeholdr' },
      /^No rule is called `placeholdr`.* Did you mean `placeholder`\?/s,
    ],
    ['a record and a file', { file: 'risk.yaml' }, /names a record and a file/],
    ['no subject', { record: '' }, /record/],
    ['no count', { places: '{ title: 0 }' }, /title|0/],
    ['half a finding', { places: '{ title: 0.5 }' }, /whole|0\.5/],
    ['another key', { untill: '2026-03-01' }, /until/],
  ])('%s', async (_, fields, message) => {
    const { findings, suppressed } = await check({ ...debt, ...baseline(entry(fields)) });
    expect(suppressed).toEqual([]);
    const own = findings.filter(({ rule }) => rule === 'baseline-invalid');
    expect(own).toHaveLength(1);
    expect(own[0]!.message).toMatch(message);
    expect(own[0]!.file).toBe('qms-baseline.yaml');
    expect(own[0]!.fixes.map(({ title }) => title)).toContain('Delete the entry');
    expect(findings.some(({ rule }) => rule === 'placeholder')).toBe(true);
  });

  test('the others hold', async () => {
    const files = {
      ...debt,
      'b.yaml': risk('RSK-2', 'XXX'),
      ...baseline(entry(), entry({ record: 'RSK-2', owner: '""' })),
    };
    expect(await seen(files)).toEqual({
      found: ['placeholder b.yaml:3', 'baseline-invalid qms-baseline.yaml:12'],
      silenced: ['placeholder risk.yaml by baseline'],
    });
  });

  test('a second one about the same', async () => {
    const { findings, suppressed } = await check({
      ...debt,
      ...baseline(entry(), entry({ until: '2026-03-01' })),
    });
    expect(suppressed).toHaveLength(1);
    expect(findings.find(({ rule }) => rule === 'baseline-invalid')?.range.start.line).toBe(8);
  });

  test('the longest time is that of exceptions', async () => {
    const short = { 'qms.yaml': 'organization: T\nexceptions: { longest: P1M }\n' };
    expect((await seen({ ...short, ...debt, ...baseline(entry()) })).silenced).toEqual([]);
    expect(
      (await seen({ ...short, ...debt, ...baseline(entry({ until: '2026-01-31' })) }, '2026-01-31')).silenced,
    ).toHaveLength(1);
  });
});

describe('a baseline that cannot be read silences nothing', () => {
  test.each<[string, string, RegExp, number]>([
    ['no YAML', `findings:\n${entry()}   - [\n`, /./, 7],
    [
      'an unfinished merge',
      `findings:\n<<<<<<< HEAD\n${entry()}=======\n${entry({ reason: 'Other' })}>>>>>>> b\n`,
      /^Two versions of this text were merged/,
      1,
    ],
    ['a list', entry().replace(/^ {2}/gm, ''), /must be a mapping/, 0],
    ['a word', 'findings: all\n', /findings/, 0],
    ['two documents', `findings:\n${entry()}---\nfindings: []\n`, /one document/, 9],
    ['a key twice', `findings: []\nfindings:\n${entry()}`, /./, 1],
    ['a NUL', `findings:\n${entry({ reason: 'a\u0000b' })}`, /NUL/, 5],
    ['nothing', '', /must be a mapping/, 0],
  ])('%s', async (_, text, message, line) => {
    const { findings, suppressed } = await check({ ...debt, 'qms-baseline.yaml': text });
    expect(suppressed).toEqual([]);
    const own = findings.filter(({ file }) => file === 'qms-baseline.yaml');
    expect(own.map(({ rule }) => rule)).toEqual(['baseline-invalid']);
    expect(own[0]!.message).toMatch(message);
    expect(own[0]!.range.start.line).toBe(line);
    expect(findings.some(({ rule }) => rule === 'placeholder')).toBe(true);
  });

  test('an unfinished merge offers to keep either version', async () => {
    const text = `findings:\n<<<<<<< HEAD\n${entry()}=======\n${entry({ reason: 'Other' })}>>>>>>> b\n`;
    const { findings } = await check({ ...debt, 'qms-baseline.yaml': text });
    expect(findings.find(({ rule }) => rule === 'baseline-invalid')!.fixes.map(({ title }) => title)).toEqual(
      ['Keep the upper version', 'Keep the lower version'],
    );
  });

  test.each([
    ['too large', { kind: 'too-large', size: 9_000_000 }, /larger than 1 MB/],
    ['locked', { kind: 'unreadable', reason: 'EACCES' }, /could not be read \(EACCES\)/],
  ] as const)('%s', async (_, result, message) => {
    const { findings } = await check({ ...debt, ...baseline() }, { unread: { 'qms-baseline.yaml': result } });
    expect(findings.find(({ rule }) => rule === 'baseline-invalid')?.message).toMatch(message);
  });
});

test('no record is read from it, whatever stands in it', async () => {
  const { project } = await openProject({
    'qms-baseline.yaml': 'id: RSK-1\ntype: risk\ntitle: Part XXX\nfindings: []\n',
  });
  expect(project.store.recordCount).toBe(0);
});

describe('while a root changes', () => {
  test('what is silenced, stale and expired follows each change, as a fresh check says it', async () => {
    const files: Record<string, string> = { ...debt, 'b.yaml': risk('RSK-2', 'XXX'), ...baseline(entry()) };
    const { project, memory } = await openProject(files);
    const steps: readonly Readonly<Record<string, string | null>>[] = [
      { 'risk.yaml': risk('RSK-1', 'Part 7') },
      { 'risk.yaml': `# moved\n\n${risk('RSK-1', 'Part XXX')}` },
      baseline(`  # who knows\n${entry()}`, entry({ record: 'RSK-2' })),
      { 'qms-baseline.yaml': 'findings: [' },
      baseline(entry({ record: 'RSK-2' }), entry()),
      { 'b.yaml': 'id: RSK-2\ntype: risk\ntitle: "half' },
      { 'b.yaml': null },
      { 'b.yaml': risk('RSK-3', 'XXX TBD') },
      { 'b.yaml': `${risk('RSK-3', 'XXX')}formerIds: [RSK-2]\n` },
      { 'qms.yaml': 'organization: Test\nexceptions: { longest: P2M }\n' },
      {
        'qms.yaml': 'organization: Test\nrules: { baseline-stale: off }\n',
        'risk.yaml': risk('RSK-1', 'Part 7'),
      },
      { 'qms.yaml': 'organization: Test\n' },
      { 'qms-baseline.yaml': null },
      baseline(entry()),
    ];
    for (const step of steps) {
      for (const [path, text] of Object.entries(step)) {
        if (text === null) {
          delete files[path];
          memory.delete(path);
        } else {
          files[path] = text;
          memory.write(path, text);
        }
      }
      await project.update(Object.keys(step));
      await project.publish();
      expect(project.outcome()).toEqual(await check(files, { hostile: true }));
    }
  });

  test('nothing is said of what is left while some text cannot be read', async () => {
    const files = {
      ...debt,
      'b.yaml': 'id: RSK-2\ntype: risk\ntitle: "half',
      ...baseline(entry({ record: 'RSK-2' })),
    };
    const { findings } = await check(files);
    expect(findings.filter(({ rule }) => rule === 'baseline-stale')).toEqual([]);
  });
});
