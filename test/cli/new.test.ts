import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { beginsAsDraft } from '../../server/src/authoring/skeleton.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { filesIn, folderWith, qms, reported } from './run.ts';

const configuration = { 'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n' };
const types = shippedCatalogue().types();

test.each(types)('a new %s reads without a fault', async (type) => {
  const root = await folderWith(configuration);
  const { code, out, err } = await qms('new', type, '--root', root, '--title', 'First: #1 [of] "many"');
  expect([code, err]).toEqual([0, '']);
  const [path] = Object.keys(filesIn(root)).filter((file) => file !== 'qms.yaml');
  expect(out.trim().endsWith(path!)).toBe(true);
  const findings = (await reported(root)).filter(({ file }) => file !== 'qms.yaml');
  const schema = shippedCatalogue().get(type)!;
  if (beginsAsDraft(schema)) expect(findings).toEqual([]);
  // Types without a draft state are in use at once: what is missing is said, but nothing is wrong.
  else expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const text = readFileSync(join(root, path!), 'utf8');
  expect(text).toContain(`type: ${type}\n`);
  for (const { name, expected } of schema.field([])!.properties())
    if (expected === true && !['text', 'statement'].includes(name))
      expect(text).toMatch(new RegExp(`^(# )?${name}:`, 'm'));
});

test('the next version is written as a draft next to the one in force', async () => {
  const plan = 'id: DOC-1\ntype: document\ntitle: Plan\nversion: "1.0"\n';
  const root = await folderWith({ ...configuration, 'docs/plan.yaml': plan });
  const made = await qms('new', '--version-of', 'DOC-1', '--root', root);
  expect([made.code, made.err]).toEqual([0, '']);
  expect(made.out.trim().endsWith(join('docs', 'plan-1.1.yaml'))).toBe(true);
  expect(filesIn(root)['docs/plan-1.1.yaml']).toContain('status: draft\nversion: "1.1"\n');
  expect(filesIn(root)['docs/plan.yaml']).toBe(plan);
});

test.each([
  [['document', '--version-of', 'DOC-1'], /takes everything from the record it names/],
  [['--version-of', 'DOC-1', '--from-last'], /takes everything from the record it names/],
  [['document', '--version', '2'], /goes with the record it is of/],
  [['--version-of', 'DOC-1'], /There is no record DOC-1\./],
])('qms new %j is refused', async (args, words) => {
  const { code, err } = await qms('new', ...args, '--root', await folderWith(configuration));
  expect(code).toBe(2);
  expect(err).toMatch(words);
});

test('what is left to write is reported once the record is in use', async () => {
  const root = await folderWith(configuration);
  await qms('new', 'process', '--root', root);
  const path = join('processes', 'PRC-001.yaml');
  const text = readFileSync(join(root, path), 'utf8').replace('status: draft', 'status: effective');
  const used = await folderWith({ ...configuration, [path]: text });
  const rules = (await reported(used)).map(({ rule }) => rule);
  expect(rules).toContain('placeholder');
});

test.each([
  ['RSK-013 goes on as RSK-014', 'risk', ['RSK-009', 'RSK-013'], 'RSK-014'],
  ['a year is that of today', 'quality-objective', ['OBJ-2025-07', 'OBJ-2025-08'], 'OBJ-2026-01'],
  ['the next of this year', 'quality-objective', ['OBJ-2025-09', 'OBJ-2026-02'], 'OBJ-2026-03'],
  ['the width stays', 'action', ['ACT-2026-004'], 'ACT-2026-005'],
  ['a pattern of one’s own', 'risk', ['risk_7', 'risk_8', 'R-1'], 'risk_9'],
  ['nines grow', 'risk', ['RSK-999'], 'RSK-1000'],
  ['one a year', 'audit-programme', ['AP-2023', 'AP-2024'], 'AP-2026'],
  ['one a year, this year’s being there', 'audit-programme', ['AP-2025', 'AP-2026'], 'AP-2027'],
  ['mostly names', 'register', ['REG-A', 'REG-B', 'REG-C-2025'], 'REG-001'],
  ['names without numbers', 'indicator', ['KPI-CSAT'], 'KPI-001'],
])('next free id: %s', async (_, type, ids, expected) => {
  const records = ids.map((id) => `id: ${id}\ntype: ${type}\nstatus: draft\n`).join('---\n');
  const root = await folderWith({ ...configuration, 'kept/here/all.yaml': records });
  expect((await qms('new', type, '--root', root)).code).toBe(0);
  expect(Object.keys(filesIn(root))).toContain(`kept/here/${expected}.yaml`);
});

test.each([
  ['visit', 'visits/VISIT-2026-01.yaml'],
  ['site_visit', 'site_visits/SITE_VISIT-2026-01.yaml'],
])('a type of the repository’s own: %s', async (type, file) => {
  const schema = {
    title: 'Visit',
    qms: { kind: 'event', phase: { draft: 'draft', done: 'final' } },
    type: 'object',
    properties: {
      type: { const: type },
      status: { type: 'string', enum: ['draft', 'done'] },
      where: { type: 'string', description: 'Where we went.', qms: { expected: true } },
    },
  };
  const root = await folderWith({
    'qms.yaml': 'organization: Test\nasOf: 2026-02-01\nschemas: ["schemas/*.schema.json"]\n',
    'schemas/own.schema.json': JSON.stringify(schema),
  });
  expect(await qms('new', type, '--root', root)).toMatchObject({ code: 0, err: '' });
  const text = readFileSync(join(root, file), 'utf8');
  expect(text).toContain('# Where we went.\nwhere: TBD\n');
  expect((await reported(root)).filter(({ file }) => file !== 'qms.yaml')).toEqual([]);
});

test('an id another type has taken is passed over', async () => {
  const root = await folderWith({ ...configuration, 'a.yaml': 'id: RSK-001\ntype: role\nstatus: draft\n' });
  await qms('new', 'risk', '--root', root);
  expect(Object.keys(filesIn(root))).toContain('risks/RSK-002.yaml');
});

test('an id whose file is there already, though it is no record, is passed over', async () => {
  const conflict = '<<<<<<< ours\ntitle: Fire\n=======\ntitle: Flood\n>>>>>>> theirs\n';
  const root = await folderWith({
    ...configuration,
    'risks/RSK-001.yaml': 'id: RSK-001\ntype: risk\ntitle: Fire\n',
    'risks/RSK-002.yaml': conflict,
  });
  const { code, out } = await qms('new', 'risk', '--root', root);
  expect([code, out.trim().endsWith('RSK-003.yaml')]).toEqual([0, true]);
  expect(filesIn(root)['risks/RSK-002.yaml']).toBe(conflict);
  expect((await qms('new', 'risk', '--id', 'RSK-002', '--root', root)).err).toMatch(
    /^qms: risks\/RSK-002\.yaml is already there\. Choose another place with --file\.\n$/,
  );
});

test('a management review asks for the inputs of the standards and of qms.yaml that are in use by now', async () => {
  const standards =
    'asOf: 2026-03-01\nstandards: [{ id: iso-9001:2015, until: 2025-12-31 }, { id: iso-9001:2026, from: 2026-01-01 }]\n';
  const own =
    'review: { inputs: [{ key: safety, title: Safety }, { key: energy, title: Energy, from: 2027-01-01 }] }\n';
  const root = await folderWith({ 'qms.yaml': `${standards}${own}` });
  expect((await qms('new', 'management-review', '--root', root)).code).toBe(0);
  const [text] = Object.entries(filesIn(root)).flatMap(([path, each]) =>
    path.endsWith('.md') ? [each] : [],
  );
  const keys = text!.match(/^ {2}- input: .*$/gm)!.map((line) => line.slice('  - input: '.length));
  expect(keys).toHaveLength(14);
  expect(new Set(keys).size).toBe(14);
  expect([keys.includes('safety'), keys.includes('energy')]).toEqual([true, false]);
});

test('a management review asks for every input and every kind of decision', async () => {
  const root = await folderWith({
    'qms.yaml':
      'organization: Test\nasOf: 2026-02-01\nreview: { inputs: [{ key: safety, title: Safety at work }] }\n',
  });
  await qms('new', 'management-review', '--root', root, '--file', join(root, 'mr.yaml'));
  const text = readFileSync(join(root, 'mr.yaml'), 'utf8');
  expect(text.match(/^ {2}- input: /gm)).toHaveLength(13);
  expect(text).toContain('- input: safety\n    # Safety at work\n');
  expect(text.match(/^ {2}- kind: .*/gm)).toEqual([
    '  - kind: improvement',
    '  - kind: qms-change',
    '  - kind: resources',
  ]);
  expect(await reported(root).then((all) => all.filter(({ file }) => file === 'mr.yaml'))).toEqual([]);
});

const refusals: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['a mistyped type', ['quality-objectiv'], /Did you mean `quality-objective`\?/],
  ['a type of nothing', ['zzz'], /Use one of action,/],
  ['no type', [], /name the type of record/],
  ['two operands', ['risk', 'fire'], /quote a title/],
  ['an id that is taken', ['risk', '--id', 'RSK-1'], /already an id in risk\.yaml/],
  ['an id that cannot be', ['risk', '--id', '../x'], /cannot be an id/],
  ['a mistyped option', ['risk', '--titel', 'x'], /did you mean `--title`\?/],
  ['a place outside', ['risk', '--file', '/tmp/x.yaml'], /not below the root/],
];

test.each(refusals)('refuses %s in one line and writes nothing', async (_, args, message) => {
  const root = await folderWith({ ...configuration, 'risk.yaml': 'id: RSK-1\ntype: risk\nstatus: draft\n' });
  const before = filesIn(root);
  const { code, err } = await qms('new', ...args, '--root', root);
  expect(code).toBe(2);
  expect(err).toMatch(message);
  expect(err).toMatch(/^qms: [^\n]+\n$/);
  expect(filesIn(root)).toEqual(before);
});

test('a file that is there or would not be read is left alone', async () => {
  const root = await folderWith({ 'qms.yaml': 'exclude: ["drafts/**"]\n', 'x.yaml': 'mine\n' });
  expect((await qms('new', 'risk', '--root', root, '--file', join(root, 'x.yaml'))).err).toMatch(
    /already there/,
  );
  expect((await qms('new', 'risk', '--root', root, '--file', join(root, 'drafts/x.yaml'))).err).toMatch(
    /would not be read/,
  );
  expect((await qms('new', 'risk', '--root', root, '--file', join(root, 'x.txt'))).err).toMatch(
    /ending in \.yaml or \.md/,
  );
  expect(filesIn(root)).toEqual({ 'qms.yaml': 'exclude: ["drafts/**"]\n', 'x.yaml': 'mine\n' });
});

test('a management review that is filled in as its comments say leaves nothing to be said', async () => {
  const root = await folderWith({
    'qms.yaml': 'organization: Test\nasOf: 2026-02-01\nthemes: [{ id: customers, title: Customers }]\n',
    'people.yaml': 'id: PER-001\ntype: person\nname: Jane Doe\ntitle: Jane Doe\nfrom: 2020-01-01\n',
    'roles.yaml':
      'id: ROLE-TOP\ntype: role\ntitle: Top\nstatus: effective\ntopManagement: true\nholders: [{ person: PER-001, from: 2020-01-01 }]\n',
    'objectives.yaml': Array.from(
      { length: 12 },
      (_, index) => `id: OBJ-${index + 1}\ntype: quality-objective\ntitle: Faster ${index}\nstatus: active\n`,
    ).join('---\n'),
  });
  await qms('new', 'management-review', '--root', root, '--title', 'Review', '--file', join(root, 'mr.yaml'));
  const path = join(root, 'mr.yaml');
  const skeleton = readFileSync(path, 'utf8');
  expect((await reported(root)).filter(({ file }) => file === 'mr.yaml')).toEqual([]);
  let [count, objective] = [0, 0];
  const filled = skeleton
    // Twelve times the same sentence and objective would look like no review at all.
    .replace(/(summary|conclusion|decision|statement): TBD/g, (_, key) => {
      count += 1;
      return `${key}: In month ${count} we saw ${count * 7} orders late`;
    })
    .replace('status: draft', 'status: held')
    .replaceAll('objectives: []', () => {
      objective += 1;
      return `objectives: [OBJ-${objective}]`;
    })
    .replaceAll('evidence: []', 'evidence: [{ external: Minutes of the quarter, date: 2026-02-01 }]')
    .replaceAll('from: []', 'from: [resources]')
    .replaceAll('attendees: []', 'attendees: [PER-001]')
    .replace(/^# (period:|owner:| {2}(?:from|to):)/gm, '$1')
    .replace(/^( +)# (theme|trend|owner|due|suitable|adequate|effective|alignedWithStrategy):/gm, '$1$2:')
    // A choice is named behind its key and never made.
    .replace(/^( +(?:trend|suitable|adequate|effective|alignedWithStrategy)): … # ([a-z-]+),/gm, '$1: $2 #');
  expect(skeleton).not.toMatch(/: (?:confirmed|improving)/);
  expect(filled).not.toMatch(/TBD|\[\]/);
  writeFileSync(path, filled);
  const signed = await qms('sign', 'MR-2026-01', '--as', 'PER-001', '--root', root, '--yes');
  expect([signed.code, signed.err]).toEqual([0, '']);
  const left = (await reported(root)).filter(({ file }) => file === 'mr.yaml');
  expect(left.map(({ rule }) => rule)).toEqual([]);
});

test.each(types)('a new %s in use names no record that is not there', async (type) => {
  const schema = shippedCatalogue().get(type)!;
  const inUse = schema.statuses.find((status) => schema.phaseOf(status) !== 'draft');
  const root = await folderWith(configuration);
  await qms('new', type, '--root', root);
  const [path] = Object.keys(filesIn(root)).filter((file) => file !== 'qms.yaml');
  const text = readFileSync(join(root, path!), 'utf8');
  expect(text).toMatch(/^title: TBD$/m);
  writeFileSync(join(root, path!), text.replace(/^status: .*$/m, `status: ${inUse ?? 'active'}`));
  const found = await reported(root);
  expect(found.filter(({ rule }) => rule.startsWith('link-') || rule.startsWith('reference-'))).toEqual([]);
});

test('a new review and a new audit are what the edition in force asks for', async () => {
  const editions = (lastDay: string, firstDay: string) => ({
    'qms.yaml': `organization: Test\nasOf: 2027-02-01\nstandards: [{ id: iso-9001:2015, until: ${lastDay} }, { id: iso-9001:2026, from: ${firstDay} }]\n`,
  });
  const textOf = async (type: string, files: Record<string, string>) => {
    const root = await folderWith(files);
    expect(await qms('new', type, '--root', root)).toMatchObject({ code: 0, err: '' });
    const findings = (await reported(root)).filter(({ file }) => file !== 'qms.yaml');
    expect(findings).toEqual([]);
    return Object.entries(filesIn(root)).find(([path]) => path !== 'qms.yaml')![1];
  };
  const inputs = (text: string) => [...text.matchAll(/^\s*#? *- input: (\S+)$/gm)].map(([, key]) => key);
  const old = editions('2027-06-30', '2027-07-01');
  const recent = editions('2026-12-31', '2027-01-01');
  expect(inputs(await textOf('management-review', old))).toHaveLength(12);
  const thirteen = inputs(await textOf('management-review', recent));
  expect(thirteen).toHaveLength(13);
  expect(thirteen[2]).toBe('interested-party-changes');
  expect(await textOf('audit', old)).not.toContain('objectives:');
  expect(await textOf('audit', recent)).toContain('objectives:');
});
