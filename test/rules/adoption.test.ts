import { expect, test } from 'vitest';
import { check, openProject } from './harness.ts';

const mapped = (entry = '', more = ''): string =>
  `organization: Example\ntypes:\n  - files: "sops/*.md"\n    type: document\n${entry}${more}`;

const procedure = (header: string): string => `# Internal audits\n\n${header}\n\nText.\n`;

/** As many procedures as wanted, each with its own number. */
const procedures = (count: number, header: (number: number) => string): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`sops/SOP-00${index + 1}.md`, procedure(header(index + 1))]),
  );

const complete =
  '**Version:** 1\n**Status:** Approved\n**Owner:** Quality Manager\n**Effective Date:** 2025-03-01';
const people = 'people: { Quality Manager: ROLE-QM }\n';

/** Rule, place and message of what adopted documents are told. */
async function told(files: Record<string, string>): Promise<string[]> {
  const { findings } = await check({
    'role.yaml': 'id: ROLE-QM\ntype: role\ntitle: Quality manager\n',
    ...files,
  });
  return findings
    .filter(({ rule }) => /^(?:adopted|approval|document|signoff|placeholder|config|link)/.test(rule))
    .map(({ rule, file, path, message }) => `${rule} ${file} ${path}: ${message}`);
}

test('up to three documents are told each, more of them once at their entry', async () => {
  const files = (count: number) => ({
    'qms.yaml': mapped('', people),
    ...procedures(count, () => `${complete}\n**Approved by:** Jane Doe, 2025-02-20`),
  });
  expect(await told(files(3))).toEqual([
    expect.stringMatching(/^approval-declared sops\/SOP-001\.md body: Declared by Jane Doe on 2025-02-20/),
    expect.stringMatching(/^approval-declared sops\/SOP-002\.md/),
    expect.stringMatching(/^approval-declared sops\/SOP-003\.md/),
  ]);
  expect(await told(files(5))).toEqual([
    'approval-declared qms.yaml types[1].approval: The approvals of 5 records are declared, not bound to the content. Sign the ones that matter with `qms sign`, or ask for no more with `signOff: { evidence: declared }`. They are in sops/SOP-001.md, sops/SOP-002.md, sops/SOP-003.md and 2 more.',
  ]);
});

test('where words are enough, an approval in words is one', async () => {
  const files = {
    'qms.yaml': mapped('', `${people}signOff: { evidence: declared }\n`),
    ...procedures(1, () => `${complete}\n**Approved by:** Jane Doe, 2025-02-20`),
  };
  expect(await told(files)).toEqual([]);
  expect(await told({ ...files, ...procedures(1, () => complete) })).toEqual([
    expect.stringMatching(/^signoff-missing sops\/SOP-001\.md/),
  ]);
});

test('a word for a status is asked for once, and until then nothing else is said that depends on it', async () => {
  const files = {
    'qms.yaml': mapped('', people),
    ...procedures(4, () => '**Version:** 1\n**Owner:** Quality Manager\n**Status:** Golden'),
  };
  expect(await told(files)).toEqual([
    'adopted-status qms.yaml types[1].status golden: 4 records have the status `Golden`, which stands for none of their type. Say what it means, as in `values: { status: { Golden: effective } }`. They are in sops/SOP-001.md, sops/SOP-002.md, sops/SOP-003.md and 1 more.',
  ]);
});

test('documents without an id are one finding, whose fix says where ids stand', async () => {
  const files = {
    'qms.yaml': mapped('', people),
    ...Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`sops/${name}.md`, procedure(complete)])),
  };
  const { findings } = await check(files);
  const [found] = findings.filter(({ rule }) => rule === 'adopted-id');
  expect(found).toMatchObject({
    file: 'qms.yaml',
    range: { start: { line: 2, character: 4 } },
    message:
      '4 records have no id that could be found. Say where it stands, as in `id: { from: name }`. They are in sops/a.md, sops/b.md, sops/c.md and 1 more.',
  });
  expect(found!.fixes[0]!.edits[0]!.newText).toBe('\n    id: { from: name }');
});

test('names are one finding for the whole repository', async () => {
  const files = {
    'qms.yaml': mapped(),
    ...procedures(4, (number) => complete.replace('Quality Manager', `Person ${'ABCD'[number - 1]}`)),
  };
  const lines = await told(files);
  expect(lines.filter((line) => line.startsWith('adopted-name'))).toEqual([
    expect.stringMatching(
      /^adopted-name qms\.yaml people: 4 records name people .* The names are Person A, Person B, Person C and Person D,/,
    ),
  ]);
});

test('placeholders in a document are one finding, in a draft for information', async () => {
  const draft = complete.replace('Approved', 'Draft');
  const { findings } = await check({
    'qms.yaml': mapped('', people),
    'sops/SOP-001.md': procedure(`${draft}\n\nTBD and TBD`),
    'sops/SOP-002.md': procedure(`${complete}\n\nTBD and TBD`),
  });
  expect(
    findings
      .filter(({ rule }) => rule === 'placeholder')
      .map(({ severity, file, message }) => `${severity} ${file} ${message}`),
  ).toEqual([
    'information sops/SOP-001.md 2 places are still to be filled in, such as `TBD`. Write what is meant.',
    'warning sops/SOP-002.md 2 places are still to be filled in, such as `TBD`. Write what is meant.',
  ]);
});

test('one document in two languages is no duplicate', async () => {
  const text = procedure(`**Document ID:** SOP-001\n${complete}`);
  const rules = async (files: Record<string, string>) =>
    (await check({ 'qms.yaml': mapped('', people), ...files })).findings.map(({ rule }) => rule);
  expect(await rules({ 'sops/x.en.md': text, 'sops/x.es.md': text })).not.toContain('id-duplicate');
  expect(await rules({ 'sops/x.md': text, 'sops/y.md': text })).toContain('id-duplicate');
});

test('nobody is told that a policy is missing while it is mapped as something else or has a status of its own', async () => {
  const missing = async (files: Record<string, string>) =>
    (await check(files)).findings.find(({ rule }) => rule === 'policy-missing')?.message;
  expect(await missing({ 'qms.yaml': mapped(), 'sops/p.md': '# Quality Policy\n\n**Version:** 1\n' })).toBe(
    'No quality policy is in force in this repository. `sops/p.md` looks like one; map it as `quality-policy` under `types`, not as `document`.',
  );
  expect(
    await missing({
      'qms.yaml': mapped().replace('document', 'quality-policy'),
      'sops/p.md': '# Quality Policy\n\n**Status:** Golden\n',
    }),
  ).toBe(
    'No quality policy is known to be in force in this repository. Say in qms.yaml what the status of `sops/p.md` means.',
  );
});

test('brackets of others are no links, and none are where qms.yaml says so', async () => {
  const text = procedure(`${complete}\n\n[[62304:5.6.3]] [[see the manual]] [[SOP-999]]`);
  const unresolved = async (more: string) =>
    (await check({ 'qms.yaml': mapped('', people + more), 'sops/SOP-001.md': text })).findings.filter(
      ({ rule, path }) => rule === 'reference-unresolved' && path === 'body',
    ).length;
  expect(await unresolved('')).toBe(1);
  expect(await unresolved('wikiLinks: false\n')).toBe(0);
});

test('a heading may name its own anchor', async () => {
  const text = procedure(`${complete}\n\n[one](#step-1) [two](#step-2)\n\n## Step one {#step-1}\n`);
  const { findings } = await check({ 'qms.yaml': mapped('', people), 'sops/SOP-001.md': text });
  expect(findings.filter(({ rule }) => rule === 'link-broken').map(({ message }) => message)).toEqual([
    expect.stringContaining('#step-2'),
  ]);
});

test('without ISO 9001 its system asks for nothing, and documents stay under control', async () => {
  const rules = async (standards: string) => {
    const { findings } = await check({
      'qms.yaml': `${mapped('', people)}standards: [${standards}]\n`,
      ...procedures(1, () => `${complete}\n**Next Review:** 2025-12-01`),
    });
    return new Set(findings.map(({ rule }) => rule));
  };
  const others = await rules('iso-27001:2022');
  expect(others).toContain('document-review-overdue');
  expect(others).toContain('signoff-missing');
  for (const rule of ['policy-missing', 'scope-missing', 'review-overdue', 'context-climate', 'config'])
    expect(others).not.toContain(rule);
  expect(await rules('iso-9001:2015')).toContain('policy-missing');
});

test('what is mapped and yields nothing is said', async () => {
  const entry =
    '  - files: "tables/*.csv"\n    type: risk\n    register: true\n  - files: "gone/*.md"\n    type: document\n';
  const { findings } = await check({
    'qms.yaml': mapped(entry, people),
    'tables/risks.csv': 'ID,Risk\n',
    ...procedures(1, () => complete),
  });
  expect(
    findings
      .filter(({ rule }) => rule === 'config')
      .map(({ severity, file, message }) => [severity, file, message]),
  ).toEqual([
    [
      'error',
      'qms.yaml',
      'No file of this repository fits `gone/*.md`. Correct the pattern, or delete this entry.',
    ],
    [
      'warning',
      'tables/risks.csv',
      'This table has no rows below its header, so no record is read from it. Fill it, or leave it out of `types`.',
    ],
  ]);
});

test('as documents come and go, what is said of them is what a fresh check says', async () => {
  const files: Record<string, string> = {
    'qms.yaml': mapped('', people),
    ...procedures(3, () => `${complete}\n**Approved by:** Jane Doe, 2025-02-20`),
  };
  const { project, memory } = await openProject(files);
  const lines = (of: typeof project) =>
    of.outcome().findings.map(({ rule, file, path, message }) => `${rule} ${file} ${path} ${message}`);
  const steps: Record<string, string | null>[] = [
    { 'sops/SOP-004.md': files['sops/SOP-001.md']! },
    { 'sops/SOP-005.md': procedure('**Status:** Golden') },
    { 'sops/SOP-001.md': procedure(complete) },
    { 'sops/SOP-002.md': null },
  ];
  for (const step of steps) {
    for (const [path, text] of Object.entries(step)) {
      if (text === null) {
        memory.delete(path);
        delete files[path];
      } else {
        memory.write(path, text);
        files[path] = text;
      }
    }
    await project.update(Object.keys(step));
    await project.publish();
    const fresh = await openProject(files);
    expect(lines(project)).toEqual(lines(fresh.project));
  }
});

const minutesWith = (data: string, body: string) => ({
  'qms.yaml': 'organization: Example\ntypes: [{ files: "reviews/*.md", type: management-review }]\n',
  'reviews/MR-2025.md': `---\ndoc_id: MR-2025\ndate: 2025-11-18\nstatus: held\n${data}---\n# Management review 2025\n\n${body}`,
});

/** What of inputs and outputs minutes of others are told. */
async function toldOfMinutes(data: string, body: string): Promise<string[]> {
  const { findings } = await check(minutesWith(`${data}`, body));
  return findings
    .filter(({ rule }) => /^review-(?:input|output)-missing$/.test(rule))
    .map(({ rule, severity, path }) => `${severity} ${rule} ${path}`);
}

const inputs = 'inputs:\n  - { input: customer-satisfaction, summary: Complaints fell by a third. }\n';
const outputs = 'outputs:\n  - { kind: resources, decision: Two support engineers }\n';

test.each([
  ['## Decisions\n\n- [ ] Second person for the test bench\n'],
  ['**Action Items:**\n\n1. Change the clamp\n'],
  ['## 5. Beschlüsse\n\nDie Klemme wird geändert.\n'],
])('decisions that minutes state in their text are not missing: %j', async (body) => {
  const told = await toldOfMinutes(inputs, body);
  expect(told.filter((each) => each.includes('output'))).toEqual([
    'information review-output-missing outputs',
  ]);
});

test('minutes that state none lack them, each kind of its own', async () => {
  for (const body of ['## Decisions\n\n## Next\n', 'We talked.\n']) {
    const told = await toldOfMinutes(inputs, body);
    expect(told.filter((each) => each.includes('output'))).toEqual([
      'error review-output-missing outputs.qms-change',
      'error review-output-missing outputs.improvement',
      'error review-output-missing outputs.resources',
    ]);
  }
});

test('what was looked at is not missing where the text says it and data says what was decided', async () => {
  const told = await toldOfMinutes(outputs, '## What we looked at\n\nThe clamp is changed.\n');
  expect(told.filter((each) => each.includes('input'))).toEqual(['information review-input-missing inputs']);
  expect((await toldOfMinutes(outputs, '')).length).toBeGreaterThan(10);
});
