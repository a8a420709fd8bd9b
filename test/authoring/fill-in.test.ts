import { describe, expect, test } from 'vitest';
import { filledIn, toFillIn } from '../../server/src/authoring/fill-in.ts';
import { initialFiles } from '../../server/src/authoring/init.ts';
import { newRecord } from '../../server/src/authoring/new-record.ts';
import { prepareReview } from '../../server/src/authoring/prepare-review.ts';
import { withReference } from '../../server/src/authoring/reference.ts';
import { Refusal } from '../../server/src/authoring/refusal.ts';
import { withTheme } from '../../server/src/authoring/theme.ts';
import { signed } from '../language/signed.ts';
import { openProject } from '../rules/harness.ts';

const today = '2026-02-01';

async function open(files: Readonly<Record<string, string>>) {
  const { project, memory: there } = await openProject(files, { today });
  await project.publish();
  return { project, there };
}

const fresh = initialFiles(today, {
  organization: 'Acme',
  you: 'Jane Doe',
  role: 'ROLE-QM',
  topManagement: 'Jane Doe',
}).files;

/** What is asked of a record: label → key. */
async function asked(files: Readonly<Record<string, string>>, id: string, input: string | null = null) {
  const { project, there } = await open(files);
  const record = await toFillIn(id, project, there, input);
  const byLabel = Object.fromEntries(record.blanks.map(({ label, key }) => [label, key]));
  const fill = (answers: Readonly<Record<string, string>>) =>
    filledIn(
      record,
      Object.fromEntries(Object.entries(answers).map(([label, answer]) => [byLabel[label] ?? label, answer])),
      project,
    );
  return { record, labels: Object.keys(byLabel), fill };
}

describe('the policy of a new system', () => {
  test('is asked for in its order, with what belongs there', async () => {
    const { record, labels } = await asked(fresh, 'POL-001');
    expect(labels).toEqual([
      'Available to',
      'What we are here for',
      'What applies to us',
      'How we get better',
    ]);
    expect(record.blanks[2]?.hint).toBe(
      "that customers' requirements, laws and other requirements that apply are known and kept.",
    );
    expect(record.awaitsForce).toBe(true);
  });

  test('is written with nothing else touched', async () => {
    const { fill } = await asked(fresh, 'POL-001');
    const { text } = fill({
      'Available to': 'On request',
      'What we are here for': '# We make <scales>.',
      'How we get better': 'We look for causes.',
    });
    const before = fresh['policy/POL-001.md']!;
    expect(text).toBe(
      before
        .replace('availableTo: TBD', 'availableTo: On request')
        .replace('here for\n\nTBD', 'here for\n\n\\# We make \\<scales>.')
        .replace(/TBD: that the system is improved.*/, 'We look for causes.'),
    );
  });
});

test('the scope of a new system is asked for, lists and sites too', async () => {
  const { labels, fill } = await asked(fresh, 'SCP-001');
  expect(labels).toEqual(['Products and services', 'Sites: Name', 'Scope']);
  const { text } = fill({ 'Products and services': 'Scales, and weights', 'Sites: Name': 'Kiel' });
  expect(text).toContain("productsAndServices: ['Scales, and weights']\nsites:\n  - name: Kiel\n");
});

test('whether climate change matters is decided by answers, and put in force with them', async () => {
  const { fill, record } = await asked(fresh, 'CTX-001');
  expect(record.awaitsForce).toBe(false);
  const { text } = fill({
    Description: 'Heat and floods',
    'Climate: Relevant': 'false',
    'Climate: Reason': 'We work indoors: nothing of it reaches us.',
    Status: 'effective',
  });
  const { project } = await open({ ...fresh, 'context/CTX-001.yaml': text });
  expect(project.outcome().findings.map(({ rule }) => rule)).not.toContain('context-climate');
  expect(project.outcome().findings.filter(({ file }) => file === 'context/CTX-001.yaml')).toEqual([]);
  expect(text).not.toContain('# climate');
});

describe('a role that nobody holds', async () => {
  const files = initialFiles(today, { you: 'Jane Doe', role: 'ROLE-QM' }).files;

  test('gets a holder who is on record', async () => {
    const { fill } = await asked(files, 'ROLE-TOP');
    const { text, created } = fill({ Holders: 'PER-001' });
    expect(text).toContain('holders: [{ person: PER-001, from: 2026-02-01 }]\n');
    expect(created).toEqual([]);
  });

  test('gets one who is put on record for it', async () => {
    const { fill } = await asked(files, 'ROLE-TOP');
    const { text, created } = fill({ Holders: 'Katharina Brandt, k.brandt@acme.example' });
    expect(text).toContain('holders: [{ person: PER-002, from: 2026-02-01 }]\n');
    expect(created.map(({ file }) => file)).toEqual(['people/PER-002.yaml']);
    const { project } = await open({
      ...files,
      'roles/ROLE-TOP.yaml': text,
      [created[0]!.file]: created[0]!.text,
    });
    expect(project.outcome().findings.map(({ rule }) => rule)).not.toContain('role-vacant');
  });
});

test('a new objective is asked for figures, days and words; comments that show a key give way to it', async () => {
  const { project } = await open(fresh);
  const objective = newRecord({ type: 'quality-objective', title: 'Fewer complaints' }, project);
  const { labels, fill } = await asked({ ...fresh, [objective.file]: objective.text }, objective.id);
  expect(labels).toEqual(['Owner', 'Criterion', 'What', 'Resources', 'Due', 'Evaluation']);
  const { text } = fill({
    Owner: 'ROLE-QM',
    Due: '2026-12-31',
    Criterion: 'At most five in a year',
    Resources: 'none needed',
  });
  expect(text).toContain('\nowner: ROLE-QM\n');
  expect(text).not.toContain('# owner');
  expect(text).toContain('\ndue: 2026-12-31\n');
  expect(text).toContain('criterion: At most five in a year\n');
});

test('answers that are none are left out', async () => {
  const { project } = await open(fresh);
  const risk = newRecord({ type: 'risk', title: 'Fire' }, project);
  const { fill } = await asked({ ...fresh, [risk.file]: risk.text }, risk.id);
  const { text } = fill({ Likelihood: '7', Severity: '4', Treatment: 'pray', Owner: 'ROLE-X', nothing: 'x' });
  expect(text).toBe(risk.text.replace(/^# severity: 1$/m, 'severity: 4'));
});

test('what is signed, whole, or shared with others is not filled in', async () => {
  const signed = fresh['policy/POL-001.md']!.replace(
    'scope: SCP-001',
    'scope: SCP-001\nsignOffs: [{ by: PER-001, role: ROLE-TOP, meaning: approved, date: 2026-02-01 }]',
  );
  await expect(asked({ ...fresh, 'policy/POL-001.md': signed }, 'POL-001')).rejects.toThrow('is signed');
  await expect(asked(fresh, 'PER-001')).rejects.toThrow('Nothing is left');
  const shared = { 'risks.yaml': 'id: R\ntype: register\nof: risk\nitems:\n  - id: RSK-1\n    title: TBD\n' };
  await expect(asked({ ...fresh, ...shared }, 'RSK-1')).rejects.toThrow('shares risks.yaml');
});

describe('an input of a prepared review', async () => {
  const { project } = await open(fresh);
  const active = newRecord({ type: 'quality-objective', title: 'Fewer complaints' }, project);
  const files = {
    ...fresh,
    [active.file]: active.text.replace('status: draft', 'status: active'),
    'objectives/OBJ-9.yaml': active.text.replace(active.id, 'OBJ-9'),
    'complaint.yaml': 'id: CMP-1\ntype: complaint\ntitle: Late\nreceivedOn: 2026-01-10\nstatus: open\n',
  };
  const review = prepareReview({}, (await open(files)).project);
  const all = { ...files, [review.file]: review.text };
  const section = (text: string): string =>
    /- input: customer-satisfaction\n([\s\S]*?)\n {2}- input/.exec(text)?.[1] ?? '';

  test('is asked for what it lacks, with objectives and records of the period to pick from', async () => {
    const { record, labels } = await asked(all, review.id, 'customer-satisfaction');
    expect(labels).toEqual(['What the period showed', 'What follows from it', 'Objective', 'Trend']);
    const { choices } = record.blanks[2]!;
    expect(choices.map(({ value }) => value)).toEqual([active.id, 'OBJ-9']);
  });

  test('is written in place of the comments that show it', async () => {
    const { fill } = await asked(all, review.id, 'customer-satisfaction');
    const { text } = fill({
      'What the period showed': 'Complaints: fewer than before',
      Objective: active.id,
      Trend: 'improving',
    });
    expect(section(text)).toContain("\n    summary: 'Complaints: fewer than before'\n");
    expect(section(text)).toContain(`\n    objectives: [${active.id}]\n`);
    expect(section(text)).toContain('\n    trend: improving\n');
    expect(section(text)).not.toMatch(/# (?:summary|objectives|trend):/);
    // Nothing is said of another input.
    expect(text.split('- input: objectives')[1]).toBe(review.text.split('- input: objectives')[1]);
  });

  test('proposes a draft, and takes other words for the reason that none is needed', async () => {
    const { fill } = await asked(all, review.id, 'customer-satisfaction');
    expect(section(fill({ Objective: 'OBJ-9' }).text)).toContain('\n    proposes: [OBJ-9]\n');
    const { text } = fill({ Objective: 'Nobody has complained' });
    expect(section(text)).toContain('\n    noObjective: Nobody has complained\n');
  });

  test('is none that the review does not know', async () => {
    await expect(asked(all, review.id, 'weather')).rejects.toThrow(Refusal);
  });
});

test('several values are picked from what there is', async () => {
  const { project } = await open(fresh);
  const made = newRecord({ type: 'communication', title: 'Policy made known' }, project);
  const { record, fill } = await asked({ ...fresh, [made.file]: made.text }, made.id);
  const about = record.blanks.find(({ label }) => label === 'About')!;
  expect(about.kind).toBe('choices');
  const { text } = fill({ About: 'POL-001', Audience: 'ROLE-QM\nROLE-TOP\nNONE-1' });
  expect(text).toContain('about: [POL-001]\n');
  expect(text).toContain('audience: [ROLE-QM, ROLE-TOP]\n');
});

test('yes and no stand for what is true or not', async () => {
  const { record } = await asked(fresh, 'CTX-001');
  const relevant = record.blanks.find(({ label }) => label === 'Climate: Relevant');
  expect(relevant?.choices.map(({ value, label }) => [value, label])).toEqual([
    ['true', 'Yes'],
    ['false', 'No'],
  ]);
});

test('a strategic theme is added to qms.yaml with an id of its own', async () => {
  const { project, there } = await open(fresh);
  const first = await withTheme(' Kunden fürs  Leben ', project, there);
  expect(first.after).toBe(
    `${first.before.trimEnd()}\nthemes: [{ id: kunden-furs-leben, title: Kunden fürs Leben }]\n`,
  );
  const more = await open({ ...fresh, 'qms.yaml': first.after });
  const second = await withTheme('Kunden fürs Leben', more.project, more.there);
  const { project: read } = await open({ ...fresh, 'qms.yaml': second.after });
  expect(read.queries.config('themes').map(({ id }) => id)).toEqual([
    'kunden-furs-leben',
    'kunden-furs-leben-2',
  ]);
  await expect(withTheme(' ', project, there)).rejects.toThrow(Refusal);
});

describe('a record that lacks another one', () => {
  const register = 'id: REG\ntype: register\nof: risk\nitems:\n  - id: RSK-1\n    title: Fire\n';

  test('names it in its field', async () => {
    const { project, there } = await open({ ...fresh, 'risks.yaml': register });
    const changed = await withReference({ from: 'RSK-1', field: 'actions', to: 'ACT-1' }, project, there);
    expect(changed?.after).toBe(`${register}    actions: [ACT-1]\n`);
  });

  test('stays as it is where the field is none of references, or a sign-off would break', async () => {
    const approval =
      'signOffs:\n  - { by: PER-001, role: ROLE-TOP, meaning: approved, date: 2026-01-10, digest: DIGEST-1 }\n';
    const objectives = `id: REG-1\ntype: register\nof: quality-objective\nitems:\n  - { id: OBJ-1 }\n${approval}`;
    const { project, there } = await open(await signed({ ...fresh, 'objectives.yaml': objectives }));
    const linked = (field: string) => withReference({ from: 'OBJ-1', field, to: 'KPI-1' }, project, there);
    expect(await linked('title')).toBeNull();
    expect(await linked('indicator')).toBeNull();
  });
});
