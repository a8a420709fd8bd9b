import { describe, expect, test } from 'vitest';
import { initialFiles, type SetUpAnswers } from '../../server/src/authoring/init.ts';
import { factsOf } from '../records/setup.ts';
import { checked, stepsFor } from '../rules/steps-for.ts';

const today = '2026-02-01';
const full: SetUpAnswers = {
  organization: 'Acme Instruments GmbH',
  you: 'Jane Doe, jane@acme.example',
  role: 'ROLE-QM',
  topManagement: 'Katharina Brandt <k.brandt@acme.example>',
};
const names = Object.keys(full) as (keyof SetUpAnswers)[];
const roles = ['ROLE-QM', 'ROLE-TOP', 'Head of production'];

/** Every way to answer and to skip, with each kind of role. */
const ways = Array.from({ length: 2 ** names.length }, (_, bits) =>
  names.filter((_name, at) => bits & (1 << at)),
)
  .flatMap((given) =>
    given.includes('role') ? roles.map((role) => ({ given, role })) : [{ given, role: '' }],
  )
  .map(({ given, role }): [string, SetUpAnswers] => [
    given.map((name) => (name === 'role' ? role : name)).join(', ') || 'nothing',
    Object.fromEntries(given.map((name) => [name, name === 'role' ? role : full[name]])),
  ]);

describe.each(ways)('a system set up with %s', (_words, answers) => {
  test('has nothing but warnings, each with a next step', async () => {
    const state = await checked(initialFiles(today, answers).files, today);
    expect(state.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const lacking: string[] = [];
    for (const finding of state.findings)
      if ((await stepsFor(state, finding)).length === 0) lacking.push(`${finding.rule}: ${finding.message}`);
    expect(lacking).toEqual([]);
    expect(state.findings.map(({ rule }) => rule).filter((rule) => rule !== 'role-vacant')).toEqual([
      'context-climate',
      'objective-missing',
      'policy-missing',
      'scope-missing',
    ]);
  });

  test('has the holders that were named, and says who it was', async () => {
    const { files, you } = initialFiles(today, answers);
    const { findings } = await checked(files, today);
    const vacant = findings.filter(({ rule }) => rule === 'role-vacant').map(({ record }) => record);
    const isNamed = answers.you !== undefined;
    const leads = answers.topManagement !== undefined || (isNamed && answers.role === 'ROLE-TOP');
    expect(vacant.includes('ROLE-TOP')).toBe(!leads);
    expect(vacant.includes('ROLE-QM')).toBe(!(isNamed && answers.role === 'ROLE-QM'));
    expect(you).toBe(isNamed ? 'PER-001' : null);
    expect('roles/ROLE-001.yaml' in files).toBe(isNamed && answers.role === 'Head of production');
  });
});

test('what was said stands in the records', () => {
  const { files } = initialFiles(today, full);
  expect(files['qms.yaml']).toContain('organization: Acme Instruments GmbH #');
  expect(files['people/PER-001.yaml']).toBe(
    'id: PER-001\ntype: person\ntitle: Jane Doe\nstatus: active\nversion: "1"\nowner: ROLE-QM\nname: Jane Doe\nfrom: 2026-02-01\nemails: [\'jane@acme.example\']\n',
  );
  expect(files['people/PER-002.yaml']).toContain('name: Katharina Brandt\n');
  expect(files['people/PER-002.yaml']).toContain("emails: ['k.brandt@acme.example']\n");
  expect(files['roles/ROLE-TOP.yaml']).toContain('holders:\n  - { person: PER-002, from: 2026-02-01 }\n');
  expect(files['roles/ROLE-QM.yaml']).toContain('holders:\n  - { person: PER-001, from: 2026-02-01 }\n');
});

test('who names themselves as top management is one person', () => {
  const { files } = initialFiles(today, {
    you: 'Jane Doe, jane@acme.example',
    role: 'ROLE-QM',
    topManagement: 'jane doe',
  });
  expect(Object.keys(files).filter((path) => path.startsWith('people/'))).toEqual(['people/PER-001.yaml']);
  expect(files['roles/ROLE-TOP.yaml']).toContain('person: PER-001');
});

test('the guide asks for nothing that was said', () => {
  const guideOf = (answers: SetUpAnswers): string => initialFiles(today, answers).files['README.md']!;
  expect(guideOf({})).toContain("1. Write your organization's name");
  expect(guideOf({})).toContain('2. Add yourself');
  expect(guideOf(full)).toContain('1. Write the [quality policy]');
});

test.each([
  ['Jane Doe', 'Jane Doe', null],
  ['Jane Doe <jane@acme.example>', 'Jane Doe', 'jane@acme.example'],
  ['jane@acme.example', 'jane', 'jane@acme.example'],
  ['Doe, Jane; jane@acme.example', 'Doe, Jane', 'jane@acme.example'],
  ['yes', 'yes', null],
  ['2026-01-01', '2026-01-01', null],
  ['a: b # c\n\u202edrow [x]', 'a: b # c drow [x]', null],
  ['O\'Neil "Bob": {x}', `O'Neil "Bob": {x}`, null],
])('%j is read as a person', (you, name, email) => {
  const text = initialFiles(today, { you, organization: you, role: you }).files['people/PER-001.yaml']!;
  const { data } = factsOf('people/PER-001.yaml', text).records[0]!;
  expect([data['name'], data['title'], data['emails'] ?? null]).toEqual([
    name,
    name,
    email === null ? null : [email],
  ]);
});
