import { describe, expect, test } from 'vitest';
import { yaml } from '../rules/signing.ts';
import { changesBetween, told } from './states.ts';

/** The same records with other keys, in files named by their ids. */
const files = (...records: readonly Record<string, unknown>[]): Record<string, string> =>
  Object.fromEntries(records.map((record) => [`${record['id']}.yaml`, yaml(record as never)]));

const objective = {
  id: 'OBJ-1',
  type: 'quality-objective',
  title: 'Fewer complaints',
  version: '1.0',
  status: 'active',
  owner: 'ROLE-QM',
  target: 50,
  due: '2026-06-30',
};
const review = {
  id: 'MR-1',
  type: 'management-review',
  title: 'Review 2026/1',
  status: 'held',
  date: '2026-01-20',
  inputs: [
    { input: 'resources', summary: 'Short of staff', objectives: ['OBJ-1'] },
    { input: 'objectives', summary: 'On track', objectives: ['OBJ-1', 'OBJ-2'] },
  ],
  outputs: [
    { id: 'O1', kind: 'improvement', decision: 'Train two people', due: '2026-03-31', owner: 'ROLE-QM' },
    { id: 'O2', kind: 'qms-change', decision: 'New tool', owner: 'ROLE-QM' },
  ],
};

describe('what a change moves', () => {
  const moved = async (kind: string, before: Record<string, unknown>, after: Record<string, unknown>) =>
    told(files(before), files(after), [kind]);

  test('a target is told with both values', async () => {
    expect(await moved('target-moved', objective, { ...objective, target: 30 })).toEqual([
      'target-moved (warning): The target is moved from 50 to 30.',
    ]);
    const indicator = { id: 'KPI-1', type: 'indicator', title: 'Complaints', target: 5 };
    expect(await moved('target-moved', indicator, { ...indicator, limits: { upper: 9 } })).toEqual([
      'target-moved (information): What is to be reached, or how it is measured, is changed: `limits`.',
    ]);
    expect(await moved('target-moved', indicator, { ...indicator, target: 5, title: 'Other' })).toEqual([]);
  });

  test('the target of a draft is for information', async () => {
    const draft = { ...objective, status: 'draft' };
    expect(await moved('target-moved', draft, { ...draft, target: 30 })).toEqual([
      'target-moved (information): The target is moved from 50 to 30.',
    ]);
  });

  test.each([
    ['2026-09-30', 'warning', '`due` is put off by 92 days, from 2026-06-30 to 2026-09-30.'],
    ['2026-05-31', 'information', '`due` is brought forward from 2026-06-30 to 2026-05-31.'],
    [undefined, 'warning', '`due` is taken out, which was 2026-06-30.'],
  ])('a day that becomes %s is %s', async (due, severity, message) => {
    const { due: _, ...others } = objective;
    const after = due === undefined ? others : { ...others, due };
    expect(await moved('due-date-moved', objective, after)).toEqual([
      `due-date-moved (${severity}): ${message}`,
    ]);
    if (due === undefined)
      expect(await moved('due-date-moved', others, objective)).toEqual([
        'due-date-moved (information): `due` is set to 2026-06-30.',
      ]);
  });

  test('the day of a decision is told by its id, wherever it stands', async () => {
    const [first, second] = review.outputs;
    const after = { ...review, outputs: [second, { ...first, due: '2026-04-30' }] };
    expect(await told(files(review), files(after), ['due-date-moved', 'decision-changed'])).toEqual([
      'due-date-moved (warning): `outputs[O1].due` is put off by 30 days, from 2026-03-31 to 2026-04-30.',
    ]);
  });

  test('decisions that are new, other and gone', async () => {
    const [first] = review.outputs;
    const outputs = [
      { ...first, decision: 'Train one person' },
      { id: 'O3', kind: 'resources', decision: 'Hire' },
    ];
    const kinds = ['decision-changed'];
    expect(await told(files(review), files({ ...review, outputs }), kinds)).toEqual([
      'decision-changed (warning): A decision is changed: Train one person.',
      'decision-changed (warning): A decision is new: Hire.',
      'decision-changed (warning): A decision is taken out: New tool.',
    ]);
    const planned = { ...review, status: 'planned' };
    expect(await told(files(planned), files({ ...planned, outputs }), kinds)).toEqual([
      'decision-changed (information): A decision is changed: Train one person.',
      'decision-changed (information): A decision is new: Hire.',
      'decision-changed (information): A decision is taken out: New tool.',
    ]);
  });

  test('the digest that a first approval writes moves no decision', async () => {
    const approving = (approves: unknown) => ({ ...review, outputs: [{ ...review.outputs[1], approves }] });
    const before = approving([{ record: 'OBJ-1' }]);
    const after = approving([{ record: 'OBJ-1', digest: 'sha256-AAAA' }]);
    expect(await told(files(before), files(after), ['decision-changed'])).toEqual([]);
  });

  test('an input without its objective is an error, with fewer a warning', async () => {
    const [resources, objectives] = review.inputs;
    const { objectives: _, ...unlinked } = resources!;
    const inputs = [unlinked, { ...objectives, objectives: ['OBJ-2'] }];
    const records = [objective, { ...objective, id: 'OBJ-2' }];
    const before = files(review, ...records);
    const changes = await changesBetween(before, files({ ...review, inputs }, ...records));
    expect(
      changes
        .filter(({ kind }) => kind === 'input-unlinked')
        .map(({ severity, message, path, values }) => ({ severity, message, path, values })),
    ).toEqual([
      {
        severity: 'error',
        message: 'Input "Resources" has no linked objective any more. Before it was OBJ-1.',
        path: 'inputs[resources]',
        values: [{ path: 'inputs[resources].objectives', before: ['OBJ-1'] }],
      },
      {
        severity: 'warning',
        message: 'Input "Quality objectives" is not linked to OBJ-1 any more.',
        path: 'inputs[objectives]',
        values: [{ path: 'inputs[objectives].objectives', before: ['OBJ-1', 'OBJ-2'], after: ['OBJ-2'] }],
      },
    ]);
    expect(
      await told(before, files({ ...review, inputs: [objectives!] }, ...records), ['input-unlinked']),
    ).toEqual([
      'input-unlinked (error): Input "Resources" has no linked objective any more. Before it was OBJ-1.',
    ]);
  });

  test('is told by the change alone, and not by a finding of the same input again', async () => {
    const { objectives: _, ...unlinked } = review.inputs[0]!;
    const added = { input: 'audits', summary: 'Two findings' };
    const before = files(review, objective);
    const after = files({ ...review, inputs: [unlinked, review.inputs[1]!, added] }, objective);
    const changes = (await changesBetween(before, after)).filter(
      ({ kind, finding }) => kind === 'input-unlinked' || finding?.rule === 'review-input-unlinked',
    );
    expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'input-unlinked inputs[resources]',
      'finding-new inputs[audits].objectives',
    ]);
  });

  test('an input that says why there is none, or that does not apply, is not unlinked', async () => {
    const with1 = (input: Record<string, unknown>) => files({ ...review, inputs: [input] }, objective);
    const before = with1(review.inputs[0]!);
    for (const input of [
      { input: 'resources', summary: 'Fine', proposes: 'Hire one' },
      { input: 'resources', notApplicable: 'Looked at in another review' },
    ])
      expect(
        (await told(before, with1(input), ['input-unlinked'])).filter((line) => line.includes('(error)')),
      ).toEqual([]);
  });

  test('an input that is linked, new or says something else', async () => {
    const inputs = [
      { ...review.inputs[0]!, objectives: ['OBJ-1', 'OBJ-2'], summary: 'Two people came' },
      review.inputs[1]!,
      { input: 'audits', summary: 'No findings' },
    ];
    expect(await told(files(review), files({ ...review, inputs }), ['input-changed'])).toEqual([
      'input-changed (information): Input "Resources" is linked to OBJ-2.',
      'input-changed (information): Input "Resources" is changed: `summary`.',
      expect.stringMatching(/^input-changed \(information\): Input ".*" is new in the review\.$/),
    ]);
  });

  test('a review that is moved or said to be other than it was', async () => {
    expect(await moved('review-changed', review, { ...review, date: '2026-01-27' })).toEqual([
      'review-changed (warning): The review is moved from 2026-01-20 to 2026-01-27.',
    ]);
    expect(await moved('review-changed', review, { ...review, conclusions: 'All is well' })).toEqual([
      'review-changed (warning): What the minutes say of the meeting is changed: `conclusions`.',
    ]);
    const planned = { ...review, status: 'planned' };
    expect(await moved('review-changed', planned, { ...planned, date: '2026-03-01' })).toEqual([
      'review-changed (information): The review is moved from 2026-01-20 to 2026-03-01.',
    ]);
  });

  test('a risk that is rated lower, higher, or accepted', async () => {
    const risk = {
      id: 'RSK-1',
      type: 'risk',
      title: 'Fire',
      status: 'open',
      before: { likelihood: 3, severity: 4 },
    };
    const rated = (likelihood: number) => ({ ...risk, before: { likelihood, severity: 4 } });
    expect(await moved('risk-changed', risk, rated(1))).toEqual([
      'risk-changed (warning): The rating goes down from 12 to 4.',
    ]);
    expect(await moved('risk-changed', risk, rated(4))).toEqual([
      'risk-changed (information): The rating goes up from 12 to 16.',
    ]);
    expect(await moved('risk-changed', risk, { ...risk, treatment: 'accept' })).toEqual([
      'risk-changed (warning): How it is rated or treated is changed: `treatment`.',
    ]);
  });

  test('readings that were on record, and new ones', async () => {
    const indicator = (...readings: readonly [string, number][]) => ({
      id: 'KPI-1',
      type: 'indicator',
      title: 'Complaints',
      readings: readings.map(([period, value]) => ({ period, value })),
    });
    const before = indicator(['2025-Q3', 5], ['2025-Q4', 7]);
    const after = indicator(['2025-Q3', 4], ['2026-01', 3]);
    const changes = (await changesBetween(files(before), files(after))).filter(
      ({ kind }) => kind === 'readings-rewritten',
    );
    expect(changes.map(({ severity, message, values }) => [severity, message, values])).toEqual([
      [
        'warning',
        '2 readings that were on record are another now, or gone.',
        [
          { path: '2025-07-01/2025-09-30', before: 5, after: 4 },
          { path: '2025-10-01/2025-12-31', before: 7 },
        ],
      ],
      ['information', 'A reading is new.', [{ path: '2026-01-01/2026-01-31', after: 3 }]],
    ]);
  });

  test('status, owner and version', async () => {
    const after = {
      ...objective,
      status: 'achieved',
      owner: 'ROLE-MD',
      version: '2.0',
      changeSummary: 'More',
    };
    expect(
      await told(files(objective), files(after), ['status-moved', 'owner-changed', 'version-raised']),
    ).toEqual([
      'owner-changed (information): It belongs to ROLE-MD now, and not to ROLE-QM any more.',
      'status-moved (information): The status goes from active to achieved.',
      'version-raised (information): Version 1.0 is followed by version 2.0: More',
    ]);
    const { owner: _, version: __, status: ___, ...nobodys } = objective;
    expect(
      await told(files(objective), files(nobodys), ['status-moved', 'owner-changed', 'version-raised']),
    ).toEqual([
      'owner-changed (warning): It belongs to nobody any more.',
      'version-raised (warning): It has no version any more, which was 1.0.',
      'status-moved (information): The status is taken out, which was active.',
    ]);
  });

  test('a status that takes a record from the rules is told once, as weakening the checks', async () => {
    const after = { ...objective, status: 'draft' };
    expect(await told(files(objective), files(after), ['status-moved', 'status-reset'])).toEqual([
      expect.stringMatching(/^status-reset \(warning\)/),
    ]);
  });

  test('other content is told by its keys, and what is told elsewhere is not', async () => {
    const after = { ...objective, title: 'None at all', what: 'Calls', target: 30, owner: 'ROLE-MD' };
    expect(await told(files(objective), files(after), ['content-changed'])).toEqual([
      'content-changed (information): Something else in it is changed: `title` and `what`.',
    ]);
  });
});

describe('which records there are', () => {
  test('one under another id, with and without its former one, and in another file', async () => {
    const named = { ...objective, id: 'OBJ-9', formerIds: ['OBJ-1'] };
    expect(
      await told(files(objective), files(named), ['record-renamed', 'record-added', 'record-removed']),
    ).toEqual([
      'record-renamed (information): The id is OBJ-9 now, and was OBJ-1.',
      'record-renamed (information): The record is in another file now, and was in OBJ-1.yaml.',
    ]);
  });
});

describe('what is found', () => {
  const broken = { ...objective, policy: 'POL-9' };

  test('a finding that is new is as severe as the rule says, one that is settled for information', async () => {
    const [added] = (await changesBetween(files(objective), files(broken))).filter(
      ({ kind, finding }) => kind === 'finding-new' && finding?.rule === 'reference-unresolved',
    );
    expect(added).toMatchObject({
      severity: 'error',
      side: 'head',
      path: 'policy',
      record: { id: 'OBJ-1' },
      finding: { rule: 'reference-unresolved', severity: 'error' },
    });
    expect(added?.range.start.line).toBeGreaterThan(0);
    const [fixed] = (await changesBetween(files(broken), files(objective))).filter(
      ({ finding }) => finding?.rule === 'reference-unresolved',
    );
    expect(fixed).toMatchObject({
      kind: 'finding-fixed',
      severity: 'information',
      side: 'base',
      path: 'policy',
    });
    expect(fixed?.message).toBe(`Settled: ${added?.message}`);
  });

  test('a finding that only moved in the text is neither', async () => {
    const moved = { ...files(broken) };
    moved['OBJ-1.yaml'] = `# A comment\n\n${moved['OBJ-1.yaml']}`;
    expect(await told(files(broken), moved)).toEqual([]);
  });

  test('one about a record that has another id now is neither, unless the record got it from nobody', async () => {
    const kinds = ['finding-new', 'finding-fixed'];
    const named = { ...broken, id: 'OBJ-9' };
    const ofReference = async (head: Parameters<typeof told>[1]) =>
      (await told(files(broken), head, kinds)).filter((line) => line.includes('POL-9'));
    expect(await ofReference(files({ ...named, formerIds: ['OBJ-1'] }))).toEqual([]);
    expect(await ofReference(files(named))).toEqual([expect.stringMatching(/^finding-new /)]);
    // The one that goes by the former id is another record.
    expect(await ofReference({ ...files(broken), ...files({ ...named, formerIds: ['OBJ-1'] }) })).toEqual([
      expect.stringMatching(/^finding-new /),
    ]);
  });

  test('one that is silenced under another id is a warning', async () => {
    const risk = (id: string, comment: string) => `id: ${id}\ntype: risk\n${comment}title: The part XXX\n`;
    const after = `${risk('RSK-2', '# qms-ignore placeholder -- the name of a part\n')}formerIds: [RSK-1]\n`;
    expect(await told({ 'r.yaml': risk('RSK-1', '') }, { 'r.yaml': after }, ['finding-fixed'])).toEqual([
      expect.stringMatching(/^finding-fixed \(warning\): Silenced: /),
    ]);
  });

  test('one that is silenced is a warning', async () => {
    const notes = 'id: RSK-1\ntype: risk\n# COMMENT\ntitle: The part XXX\n';
    const [before, after] = [notes, notes.replace('COMMENT', 'qms-ignore placeholder -- the name of a part')];
    const lines = await told({ 'r.yaml': before }, { 'r.yaml': after }, ['finding-fixed', 'ignore-added']);
    expect(lines).toEqual([
      expect.stringMatching(/^ignore-added /),
      expect.stringMatching(/^finding-fixed \(warning\): Silenced: /),
    ]);
  });
});

describe('what else is reached', () => {
  const serving = { id: 'ACT-1', type: 'action', title: 'Train', origin: 'OBJ-1' };
  const minutes = {
    id: 'MR-1',
    type: 'management-review',
    title: 'Review',
    outputs: [{ decision: 'Go', actions: ['ACT-1'] }],
  };

  test('records that refer to what is moved, directly and through others, but not those changed themselves', async () => {
    const before = files(objective, serving, minutes);
    const after = files({ ...objective, target: 30 }, serving, minutes);
    expect(await told(before, after, ['record-reached'])).toEqual([
      'record-reached (information): 2 other records rest on what is changed here: ACT-1 and MR-1.',
    ]);
    const both = files({ ...objective, target: 30 }, { ...serving, title: 'Train all' }, minutes);
    expect(await told(before, both, ['record-reached'])).toEqual([
      'record-reached (information): Another record rests on what is changed here: MR-1.',
      'record-reached (information): Another record rests on what is changed here: MR-1.',
    ]);
  });

  test('nothing, by a change on which nothing rests', async () => {
    const after = files({ ...objective, owner: 'ROLE-MD' }, serving, minutes);
    expect(await told(files(objective, serving, minutes), after, ['record-reached'])).toEqual([]);
  });
});
