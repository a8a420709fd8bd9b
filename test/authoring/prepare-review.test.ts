import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { prepareReview } from '../../server/src/authoring/prepare-review.ts';
import { filesIn, folderWith, qms, reported } from '../cli/run.ts';
import { acme } from '../language/acme-files.ts';
import { openProject } from '../rules/harness.ts';
import { files as company, type Data, section } from '../rules/whole-review.ts';

interface Minutes {
  readonly [key: string]: unknown;
  readonly inputs: readonly Readonly<Record<string, unknown>>[];
}

const atAugust = (more: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const files = acme();
  return {
    ...files,
    'qms.yaml': files['qms.yaml']!.replace('asOf: 2026-02-01', 'asOf: 2026-08-01'),
    ...more,
  };
};

const minutesIn = (text: string): Minutes => parse(text.split('---\n')[1]!) as Minutes;

const inputOf = (minutes: Minutes, key: string) => minutes.inputs.find(({ input }) => input === key)!;

/** The draft that the records give, and what is found in it once it is one of them. */
async function prepared(files: Readonly<Record<string, string>>) {
  const { project } = await openProject(files);
  const draft = prepareReview({}, project);
  const after = await openProject({ ...files, [draft.file]: draft.text });
  const findings = after.project.outcome().findings.filter(({ file }) => file === draft.file);
  return { ...draft, minutes: minutesIn(draft.text), findings };
}

test('after the review of January the next goes on from it', async () => {
  const { id, file, minutes, findings } = await prepared(atAugust());
  expect([id, file]).toEqual(['MR-2026-02', 'reviews/MR-2026-02.md']);
  expect(findings).toEqual([]);
  expect(minutes).toMatchObject({
    status: 'draft',
    date: '2026-08-01',
    period: { from: '2026-01-01', to: '2026-08-01' },
    previous: 'MR-2026-01',
  });
  expect(minutes.inputs).toHaveLength(12);
  expect(inputOf(minutes, 'previous-actions')['evidence']).toEqual([
    ...['ACT-2026-01', 'ACT-2026-02', 'ACT-2026-03', 'ACT-2026-04'],
    // Decided a year earlier and still open.
    ...['ACT-2025-03', 'ACT-2025-04'],
  ]);
});

test('what is late is said next to the action', async () => {
  const { text } = await prepared(atAugust());
  expect(text).toContain(
    '- ACT-2026-02 # Call before the date has passed: open, due 2026-03-31, 123 days late\n',
  );
});

test('objectives are those still pursued, evidence that of the period', async () => {
  const { minutes } = await prepared(atAugust());
  const customers = inputOf(minutes, 'customer-satisfaction');
  // OBJ-2025-01, linked in January, was reached since.
  expect(customers).toMatchObject({
    objectives: ['OBJ-2026-01'],
    indicators: ['KPI-RESP', 'KPI-CSAT'],
    evidence: ['CMP-2026-01'],
    theme: 'customers',
  });
  expect(inputOf(minutes, 'objectives')['objectives']).toEqual([
    'OBJ-2025-02',
    'OBJ-2025-05',
    'OBJ-2025-06',
    'OBJ-2026-01',
    'OBJ-2026-02',
    'OBJ-2026-03',
  ]);
  // The audit of the summer is only planned.
  expect(inputOf(minutes, 'audit-results')).not.toHaveProperty('evidence');
});

test('trends are those of the readings, and none is made up', async () => {
  const data = 'indicators/data/on-time-delivery.csv';
  const turnaround = 'indicators/data/calibration-turnaround.csv';
  const files = acme();
  const { minutes, text, findings } = await prepared(
    atAugust({
      [data]: `${files[data]}2026-01,85,700,\n2026-02,84,700,\n2026-03,84,700,\n`,
      [turnaround]: `${files[turnaround]}2026-01,14,200,\n2026-02,15,200,\n2026-03,15,200,\n`,
    }),
  );
  expect(inputOf(minutes, 'process-performance')['trend']).toBe('declining');
  expect(text).toMatch(/# - KPI-OTD On-time delivery: [\d.]+ → 84\.3333 %.*, declining\n/);
  expect(inputOf(minutes, 'nonconformities')).not.toHaveProperty('trend');
  expect(text).toContain('# - KPI-FPY First-pass yield at calibration: no reading in the period\n');
  expect(findings).toEqual([]);
});

test('before the first review it looks at the last twelve months', async () => {
  const { minutes, findings } = await prepared({
    'qms.yaml': 'organization: Test\nreview: { inputs: [{ key: safety, title: Safety at work }] }\n',
    'indicator.yaml':
      'id: KPI-1\ntype: indicator\nstatus: effective\ntitle: First\nunit: "%"\ndirection: higher-is-better\n',
    'complaints.yaml':
      'id: CMP-1\ntype: complaint\nstatus: closed\nreceivedOn: 2025-03-01\nclosedOn: 2025-03-10\n---\nid: CMP-2\ntype: complaint\nstatus: closed\nreceivedOn: 2024-03-01\nclosedOn: 2024-03-10\n',
  });
  expect(minutes).not.toHaveProperty('previous');
  expect(minutes['period']).toEqual({ from: '2025-02-02', to: '2026-02-01' });
  expect(inputOf(minutes, 'safety')).toBeDefined();
  expect(inputOf(minutes, 'customer-satisfaction')['evidence']).toEqual(['CMP-1']);
  expect(inputOf(minutes, 'monitoring-results')['indicators']).toEqual(['KPI-1']);
  expect(findings).toEqual([]);
});

test('nothing is concluded for people, and no trend is offered that the checks would not take', async () => {
  const { text } = await prepared(atAugust());
  expect(text).toContain('#   suitable: …\n');
  expect(text).not.toMatch(/: (?:confirmed|still-suitable|granted)/);
  expect(text).toContain('# trend: improving, stable, declining or mixed (');
  expect(text).not.toContain('not-enough-data');
  const first = await prepared({ 'qms.yaml': 'organization: Test\n' });
  expect(first.text).toContain(
    '# trend: improving, stable, declining, mixed or, in the first year, not-enough-data (',
  );
});

test('hostile titles stay in their comments', async () => {
  const title = JSON.stringify('x\ninputs: []\u2028\u0007 ---\n- y');
  const { minutes, findings } = await prepared({
    'qms.yaml': 'organization: Test\n',
    'complaint.yaml': `id: CMP-1\ntype: complaint\nstatus: received\nreceivedOn: 2026-01-10\ntitle: ${title}\ncustomer: c\n`,
  });
  expect(minutes.inputs).toHaveLength(12);
  expect(findings).toEqual([]);
});

test('thousands of records of the period are cut to what can be read', async () => {
  const many = Array.from(
    { length: 2000 },
    (_, at) => `id: CMP-${at}\ntype: complaint\nstatus: received\nreceivedOn: 2026-01-10\n`,
  ).join('---\n');
  const { minutes, text } = await prepared({ 'qms.yaml': 'organization: Test\n', 'complaints.yaml': many });
  expect(inputOf(minutes, 'customer-satisfaction')['evidence']).toHaveLength(30);
  expect(text).toContain('# and 1970 more records of the period\n');
});

test('qms new management-review --from-last writes it', async () => {
  const root = await folderWith(acme());
  const { code, out, err } = await qms(
    ...['new', 'management-review', '--from-last', '--today', '2026-08-01', '--root', root],
  );
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/reviews\/MR-2026-02\.md\n$/);
  expect(readFileSync(join(root, 'reviews/MR-2026-02.md'), 'utf8')).toContain('previous: MR-2026-01\n');
  const findings = await reported(root, '--today', '2026-08-01');
  expect(findings.filter(({ file }) => file === 'reviews/MR-2026-02.md')).toEqual([]);
});

test('YAML where that is asked for', async () => {
  const root = await folderWith(acme());
  await qms(
    'new',
    'management-review',
    '--from-last',
    '--root',
    root,
    '--file',
    join(root, 'reviews/next.yaml'),
  );
  expect((parse(filesIn(root)['reviews/next.yaml']!) as Minutes).inputs).toHaveLength(12);
});

test.each([
  ['another type', ['risk', '--from-last'], /goes on from a management review/],
  [
    'a day in the last period',
    ['management-review', '--from-last', '--today', '2025-12-31'],
    /Prepare the next one after that day\./,
  ],
  ['no day', ['management-review', '--from-last', '--today', 'soon'], /not a day in the calendar/],
])('refuses %s', async (_, args, message) => {
  const root = await folderWith({
    ...acme(),
    'reviews/MR-2025-09.yaml':
      'id: MR-2025-09\ntype: management-review\nstatus: held\ndate: 2025-09-01\nperiod: { from: 2025-08-01, to: 2025-12-31 }\n',
  });
  const { code, err } = await qms('new', ...args, '--root', root);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});

/** The draft for a company whose last review left something to the next one. */
async function leftTo(
  change: (review: Data, data: Record<string, Data>) => void,
): Promise<readonly string[]> {
  const left = company((data) => change(data['review.yaml'], data));
  const { project } = await openProject(left, { today: '2026-07-20' });
  const reminders = /^ *# (?:Decided|Deferred|Proposed) in .*$/gm;
  return [...prepareReview({}, project).text.matchAll(reminders)].map(([line]) => line.trim());
}

test('what the last review left to this one, and no action reminds of, is said at its input', async () => {
  const decided = [
    '# Decided in MR-2 without an action: Weekend rota',
    '# Decided in MR-2 without an action: Two engineers',
  ];
  expect(await leftTo(() => {})).toEqual(decided);
  const done = (review: Data): void => {
    review.outcomes = ['O1', 'O3'].map((output) => ({ output, result: 'effective', date: '2026-04-01' }));
  };
  expect(await leftTo(done)).toEqual([]);
  expect(
    await leftTo((review, data) => {
      review.outputs[0].answer = 'declined';
      review.outputs[2].answer = 'deferred';
      section(review, 'audit-results').proposes = ['OBJ-9'];
      data['draft.yaml'] = {
        id: 'OBJ-9',
        type: 'quality-objective',
        title: 'Fewer old drawings',
        status: 'draft',
      };
    }),
  ).toEqual([
    '# Proposed in MR-2, a draft still: OBJ-9 Fewer old drawings',
    '# Deferred in MR-2, to be decided: Two engineers',
  ]);
});

test('of a prepared draft that was held, nothing is found about links that the draft brought', async () => {
  const files = atAugust();
  const { project } = await openProject(files);
  const draft = prepareReview({}, project);
  const held = { ...files, [draft.file]: draft.text.replace('status: draft', 'status: held') };
  const findings = (await openProject(held)).project.outcome().findings;
  const decoration = findings.filter(({ file, rule }) => file === draft.file && rule === 'review-decoration');
  expect(decoration.map(({ message }) => message)).toEqual([]);
});

test('an objective of the last section brings the figure it is measured by', async () => {
  const files = company((data) => {
    data['review.yaml'].inputs = data['review.yaml'].inputs.map((input: Data) =>
      input['input'] === 'resources'
        ? { ...input, objectives: ['OBJ-1'], evidence: [], indicators: [] }
        : input,
    );
  });
  const { project } = await openProject(files, { today: '2026-07-20' });
  const draft = prepareReview({}, project);
  const { inputs } = minutesIn(draft.text);
  const found = inputs.find(({ input }) => input === 'resources');
  const indicators = [project.queries.record('OBJ-1')!.data['indicator']].flat();
  expect(indicators.length).toBe(1);
  expect(found).toMatchObject({ objectives: ['OBJ-1'], indicators });
});

test('a draft that takes up what it is reminded of is not accused once it is held', async () => {
  const files = company((data) => {
    data['review.yaml'].outputs[2].answer = 'deferred';
    data['review.yaml'].outcomes = [{ output: 'O1', result: 'effective', date: '2026-04-01' }];
  });
  const { project } = await openProject(files, { today: '2026-07-20' });
  const draft = prepareReview({}, project);
  const held = draft.text.replace('status: draft', 'status: held');
  const asked = held.replace('- input: resources\n', '- input: resources\n    ask: Two engineers, again\n');
  const found = async (text: string) =>
    (await openProject({ ...files, [draft.file]: text }, { today: '2026-07-20' })).project
      .outcome()
      .findings.filter(({ rule }) => rule === 'review-ask-deferred').length;
  expect([await found(held), await found(asked)]).toEqual([1, 0]);
});
