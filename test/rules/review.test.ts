import { describe, expect, test } from 'vitest';
import { check } from './harness.ts';
import { found, reviewIds } from './review-findings.ts';
import { company, type Data, files, inputKeys, section, withReview, write } from './whole-review.ts';

/** What the decisions brought is on record, in time. */
const withOutcomes = (data: Record<string, Data>): void => {
  for (const path of ['earlier.yaml', 'review.yaml'])
    data[path].outcomes = ['O1', 'O3'].map((output) => ({ output, result: 'effective', date: '2026-03-01' }));
};

describe('a complete review', () => {
  test('has no finding, held or approved', async () => {
    expect(await found(files())).toEqual([]);
    expect(await found(withReview((review) => (review.status = 'approved')))).toEqual([]);
  });

  test.each(inputKeys)('without the link of %s: exactly one finding, at the section', async (key) => {
    const repository = files((data) => {
      delete section(data['review.yaml'], key).objectives;
      data['action.yaml'].objectives = undefined;
    });
    const expected = {
      rule: 'review-input-unlinked',
      record: 'MR-2',
      path: `inputs[${key}].objectives`,
      severity: 'error',
    };
    expect(await found(repository)).toEqual([expected]);
  });

  test.each(inputKeys)('with an empty list of objectives for %s: the same', async (key) => {
    const repository = files((data) => {
      section(data['review.yaml'], key).objectives = [];
      delete data['action.yaml'].objectives;
    });
    const expected = {
      rule: 'review-input-unlinked',
      record: 'MR-2',
      path: `inputs[${key}].objectives`,
      severity: 'error',
    };
    expect(await found(repository)).toEqual([expected]);
  });

  test.each(inputKeys)('without the input %s: exactly one finding, at the list', async (key) => {
    const repository = withReview((review) => {
      review.inputs = review.inputs.filter(({ input }: Data) => input !== key);
    });
    const { findings } = await check(repository);
    const own = findings.filter(({ rule }) => reviewIds.has(rule));
    expect(own.map(({ rule, severity }) => [rule, severity])).toEqual([['review-input-missing', 'error']]);
    expect(own[0]!.message).toContain(key);
    expect(own[0]!.path).toMatch(/^inputs/);
  });

  test.each([
    ['attendees', 'review-attendance', ['attendees']],
    ['outputs', 'review-output-missing', ['outputs.improvement', 'outputs.qms-change', 'outputs.resources']],
    ['conclusions', 'review-conclusion-missing', ['conclusions']],
  ] as const)('without %s: only %s', async (key, rule, paths) => {
    const all = await found(withReview((review) => delete review[key]));
    expect(new Set(all.map((finding) => `${finding.rule} ${finding.path}`))).toEqual(
      new Set(paths.map((path) => `${rule} ${path}`)),
    );
  });

  test('judged two years later, only the next review is missed', async () => {
    expect(await found(files(withOutcomes), '2028-02-01')).toEqual([
      { rule: 'review-overdue', record: null, path: '', severity: 'error' },
    ]);
  });

  test('what others became since changes nothing', async () => {
    const later = files((data) => {
      withOutcomes(data);
      data['review.yaml'].status = 'approved';
      for (const n of [1, 2, 3]) data[`objective-${n}.yaml`].status = 'cancelled';
      Object.assign(data['action.yaml'], { status: 'done', completedOn: '2027-06-01' });
      Object.assign(data['role.yaml'].holders[0], { to: '2026-06-30' });
      data['qms.yaml'].themes = [{ id: 'growth', title: 'Growth' }];
    });
    expect(await found(later, '2026-07-01')).toEqual([]);
  });
});

describe('where findings stand', () => {
  const text = (objectives: string) =>
    `id: MR-1\ntype: management-review\ndate: 2026-01-20\ninputs:\n  - input: resources\n    summary: We lack people.\n${objectives}    conclusion: More people.\n`;
  const rangeOf = async (objectives: string) =>
    (await check({ 'r.yaml': text(objectives) })).findings.find(
      ({ rule }) => rule === 'review-input-unlinked',
    )!.range;

  test("an absent link: the section's first key", async () => {
    expect(await rangeOf('')).toEqual({ start: { line: 4, character: 4 }, end: { line: 4, character: 9 } });
  });

  test('an empty link: the key itself', async () => {
    const expected = { start: { line: 6, character: 4 }, end: { line: 6, character: 14 } };
    expect(await rangeOf('    objectives: []\n')).toEqual(expected);
    expect(await rangeOf('    objectives:\n')).toEqual(expected);
  });

  test('the fix adds the link and nothing else', async () => {
    const objective = 'id: OBJ-1\ntype: quality-objective\ntitle: Enough people\nindicator: KPI-1\n';
    const repository = { 'r.yaml': text('    evidence: [KPI-1]\n'), 'o.yaml': objective };
    const finding = (await check(repository)).findings.find(({ rule }) => rule === 'review-input-unlinked')!;
    expect(finding.fixes.map(({ title, certain }) => [title, certain])).toEqual([
      ['Link to OBJ-1 "Enough people"', false],
    ]);
    const [edit, ...more] = finding.fixes[0]!.edits;
    expect(more).toEqual([]);
    expect(edit!.file).toBe('r.yaml');
    expect(edit!.range.start).toEqual(edit!.range.end);
    expect(edit!.newText.trim()).toBe('objectives: [OBJ-1]');
  });
});

describe('fixes', () => {
  const start = 'id: MR-1\ntype: management-review\ndate: 2026-01-20 # Tuesday\n';
  const objective = 'id: OBJ-1\ntype: quality-objective\ntitle: Enough people\n';

  /** The text of the review after the first fix of the first finding of a rule. */
  async function repaired(rule: string, text: string): Promise<string> {
    const { findings } = await check({ 'r.yaml': text, 'o.yaml': objective });
    const [edit] = findings.find((finding) => finding.rule === rule)!.fixes[0]!.edits;
    const lines = text.split('\n');
    const offset = ({ line, character }: { line: number; character: number }) =>
      lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character;
    return text.slice(0, offset(edit!.range.start)) + edit!.newText + text.slice(offset(edit!.range.end));
  }

  test('an empty list of objectives is replaced by the link', async () => {
    const text = `${start}inputs:\n  - input: resources\n    objectives: [] # none yet\n    evidence: [OBJ-1]\n`;
    expect(await repaired('review-input-unlinked', text)).toBe(text.replace('[] #', 'OBJ-1 #'));
  });

  test('an absent input gets a section to fill in, which stays reported until it is', async () => {
    const text = `${start}inputs:\n  - input: resources\n    summary: We lack people. # really\n`;
    const after = await repaired('review-input-missing', text);
    const added = [
      '  - input: previous-actions',
      '    summary: ""',
      '    conclusion: ""',
      '    objectives: []',
      '    evidence: []',
    ].join('\n');
    expect(after.trimEnd()).toBe(`${text}${added}`);
    const { findings } = await check({ 'r.yaml': after });
    expect(findings.filter(({ record, rule }) => record === 'MR-1' && rule === 'schema')).toEqual([]);
    expect(
      findings.find(({ message }) => message.includes('"Actions from earlier reviews"'))!.message,
    ).toMatch(/ is empty\./);
  });

  test('in an empty list of inputs', async () => {
    const after = await repaired('review-input-missing', `${start}inputs: []\n`);
    expect(after).toBe(
      `${start}inputs: [{ input: previous-actions, summary: "", conclusion: "", objectives: [], evidence: [] }]\n`,
    );
  });

  test('under an empty key', async () => {
    const after = await repaired('review-input-missing', `${start}inputs:\n`);
    expect(after).toMatch(/^inputs:\n +- input: previous-actions\n +summary: ""$/m);
  });

  test('the same where there are no inputs yet', async () => {
    const after = await repaired('review-input-missing', start);
    expect(after).toMatch(/^inputs:\n {2}- input: previous-actions\n {4}summary: ""$/m);
  });
});

describe('values of any shape', () => {
  const odd: readonly unknown[] = [
    null,
    true,
    7,
    '',
    'x',
    [],
    [null, 1, 'a', []],
    {},
    { input: {} },
    [{ input: [1, null] }],
  ];
  const fields = [
    'inputs',
    'outputs',
    'attendees',
    'meetings',
    'conclusions',
    'previous',
    'partOf',
    'period',
    'date',
    'kind',
  ];
  test.each(fields)('%s never breaks a rule', async (field) => {
    for (const value of odd) {
      const review = { ...company()['review.yaml'], [field]: value };
      const text = write(review);
      const { findings } = await check({ 'review.yaml': text }, { hostile: true });
      // The policy, the scope and roles are not in this repository: whatever else is odd, that is said.
      expect(findings.map(({ rule }) => rule)).toContain('policy-missing');
      for (const { file, message, range } of findings) {
        expect(message).not.toMatch(/undefined|\[object|NaN/);
        if (file === 'review.yaml') expect(range.end.line).toBeLessThanOrEqual(text.split('\n').length);
      }
      // Nobody signed the review, and no value of another field stands for a signature.
      expect(findings.some(({ rule }) => rule === 'signoff-missing')).toBe(true);
    }
  });
});
