import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import type { QmsRecord } from '../../server/src/model/record.ts';
import { type Exception, excusedBy } from '../../server/src/workspace/suppression.ts';
import { check, openProject } from '../rules/harness.ts';
import { sign, signedFile, yaml } from '../rules/signing.ts';

const company = {
  'people.yaml':
    'id: PER-1\ntype: person\nname: Katharina Brandt\nfrom: 2020-01-01\n---\nid: PER-2\ntype: person\nname: Meike Lindner\nfrom: 2021-01-01\n',
  'roles.yaml':
    'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders:\n  - { person: PER-1, from: 2020-01-01 }\n---\nid: ROLE-QM\ntype: role\ntitle: Quality manager\nholders:\n  - { person: PER-2, from: 2020-01-01 }\n',
  'action.yaml':
    'id: ACT-1\ntype: action\ntitle: Buy a rig\nstatus: open\nowner: PER-1\nopenedOn: 2025-01-01\ndue: 2025-06-01\n',
};

const content: JsonObject = {
  id: 'EXC-1',
  type: 'exception',
  title: 'The rig may wait',
  status: 'effective',
  rules: ['action-overdue'],
  records: ['ACT-1'],
  reason: 'The supplier delivers in March.',
  from: '2026-01-01',
  until: '2026-12-31',
};
const byKatharina = { by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-12' };
const byMeike = { by: 'PER-2', role: 'ROLE-QM', meaning: 'approved', date: '2026-01-12' };

/** Whether the overdue action is reported, with the given files. */
async function isReported(files: Record<string, string>): Promise<boolean> {
  const { findings, suppressed } = await check({ ...company, ...files });
  const reported = findings.some(({ rule }) => rule === 'action-overdue');
  expect(suppressed.some(({ rule }) => rule === 'action-overdue')).toBe(!reported);
  return reported;
}

const register = (more: JsonObject, ...items: JsonObject[]): JsonObject => ({
  id: 'REG-1',
  type: 'register',
  title: 'Exceptions',
  of: 'exception',
  items: items.map(({ type: _type, ...item }) => item),
  ...more,
});

describe('an exception without a valid sign-off silences nothing', () => {
  const other = { ...content, id: 'EXC-2' };
  const stale = signedFile(content, byKatharina).replace('in March', 'some day');
  const wholeRegister = register({}, content);
  const cases: (readonly [string, Record<string, string>, boolean])[] = [
    ['signed by top management', { 'e.yaml': signedFile(content, byKatharina) }, false],
    ['not signed', { 'e.yaml': yaml(content) }, true],
    ['an empty list of sign-offs', { 'e.yaml': yaml({ ...content, signOffs: [] }) }, true],
    ['signed by someone else', { 'e.yaml': signedFile(content, byMeike) }, true],
    [
      'signed by the authority it names, which qms.yaml does not list',
      { 'e.yaml': signedFile({ ...content, authority: 'ROLE-QM' }, byMeike) },
      true,
    ],
    [
      'signed by the authority it names, which qms.yaml lists',
      {
        'qms.yaml': 'exceptions: { approvers: [ROLE-QM] }\n',
        'e.yaml': signedFile({ ...content, authority: 'ROLE-QM' }, byMeike),
      },
      false,
    ],
    [
      'the same where it does not name it',
      { 'qms.yaml': 'exceptions: { approvers: [ROLE-QM] }\n', 'e.yaml': signedFile(content, byMeike) },
      true,
    ],
    [
      'lasting longer than a year',
      { 'e.yaml': signedFile({ ...content, until: '2027-01-01' }, byKatharina) },
      true,
    ],
    [
      'lasting longer than a year, where qms.yaml allows two',
      {
        'qms.yaml': 'exceptions: { longest: P2Y }\n',
        'e.yaml': signedFile({ ...content, until: '2027-12-31' }, byKatharina),
      },
      false,
    ],
    ['changed after signing', { 'e.yaml': stale }, true],
    ['only reviewed', { 'e.yaml': signedFile(content, { ...byKatharina, meaning: 'reviewed' }) }, true],
    [
      'only acknowledged',
      { 'e.yaml': signedFile(content, { ...byKatharina, meaning: 'acknowledged' }) },
      true,
    ],
    ['without digest', { 'e.yaml': yaml({ ...content, signOffs: [byKatharina] }) }, true],
    [
      'signed, where the evidence asked for cannot be judged',
      { 'qms.yaml': 'signOff: { evidence: commit-bound }\n', 'e.yaml': signedFile(content, byKatharina) },
      false,
    ],
    [
      'recorded by someone else without proof',
      { 'e.yaml': signedFile(content, { ...byKatharina, recordedBy: 'PER-2' }) },
      true,
    ],
    [
      'the finding about its sign-off switched off',
      { 'qms.yaml': 'rules: { signoff-missing: off }\n', 'e.yaml': yaml(content) },
      true,
    ],
    ['in a register, not signed', { 'e.yaml': yaml(register({}, content)) }, true],
    ['in a register with another, neither signed', { 'e.yaml': yaml(register({}, content, other)) }, true],
    [
      'in a register, signed by itself',
      {
        'e.yaml': yaml(register({}, { ...content, signOffs: [sign(content, byKatharina)] }, other)),
      },
      false,
    ],
    [
      'in a register, signed by someone else',
      { 'e.yaml': yaml(register({}, { ...content, signOffs: [sign(content, byMeike)] })) },
      true,
    ],
    [
      'in a register signed as a whole',
      { 'e.yaml': yaml({ ...wholeRegister, signOffs: [sign(wholeRegister, byKatharina)] }) },
      false,
    ],
    [
      'in a register signed as a whole and changed since',
      {
        'e.yaml': yaml({ ...wholeRegister, signOffs: [sign(wholeRegister, byKatharina)] }).replace(
          'in March',
          'some day',
        ),
      },
      true,
    ],
    [
      'in a register signed as a whole by someone else',
      { 'e.yaml': yaml({ ...wholeRegister, signOffs: [sign(wholeRegister, byMeike)] }) },
      true,
    ],
  ];

  const reviewed = { ...byKatharina, meaning: 'reviewed' };
  const missingOff = { 'qms.yaml': 'rules: { signoff-missing: off }\n' };
  cases.push(
    [
      'only reviewed, the finding about that switched off',
      { ...missingOff, 'e.yaml': signedFile(content, reviewed) },
      true,
    ],
    [
      'in a register that is only reviewed, the finding about that switched off',
      { ...missingOff, 'e.yaml': yaml({ ...wholeRegister, signOffs: [sign(wholeRegister, reviewed)] }) },
      true,
    ],
  );

  const outOfRole = { ...byMeike, role: 'ROLE-MD' };
  const faultyItem = register({}, { ...content, signOffs: [sign(content, outOfRole)] });
  cases.push([
    'in a register signed as a whole, with a sign-off of its own in a role not held',
    { 'e.yaml': yaml({ ...faultyItem, signOffs: [sign(faultyItem, byKatharina)] }) },
    true,
  ]);

  const ownWork = [{ ...byKatharina, meaning: 'authored', date: '2026-01-10' }, byKatharina];
  const late = { ...content, effectiveFrom: '2026-01-01' };
  const notHeld = { 'e.yaml': signedFile(content, { ...byMeike, role: 'ROLE-MD' }) };
  cases.push(
    ['approved by its author, which is a warning', { 'e.yaml': signedFile(content, ...ownWork) }, false],
    [
      'approved by its author, where that is an error',
      { 'qms.yaml': 'rules: { signoff-self: error }\n', 'e.yaml': signedFile(content, ...ownWork) },
      true,
    ],
    ['approved late, which is a warning', { 'e.yaml': signedFile(late, byKatharina) }, false],
    ['signed in a role not held', notHeld, true],
    [
      'signed in a role not held, the rule off',
      { 'qms.yaml': 'rules: { signoff-role: off }\n', ...notHeld },
      false,
    ],
    [
      'signed in a role not held, the rule a warning',
      { 'qms.yaml': 'rules: { signoff-role: warning }\n', ...notHeld },
      false,
    ],
  );

  const twoAsked = {
    'qms.yaml':
      'signOff: { required: { exception: [{ meaning: reviewed, by: anyone }, { meaning: approved, by: top-management }] } }\n',
  };
  const { records: _records, ...anyRecord } = content;
  const missing = 'rules: { signoff-missing: off, signoff-order: off }\n';
  cases.push(
    ['signed as a draft', { 'e.yaml': signedFile({ ...content, status: 'draft' }, byKatharina) }, true],
    [
      'reviewed and approved, where both are asked for',
      { ...twoAsked, 'e.yaml': signedFile(content, { ...byMeike, meaning: 'reviewed' }, byKatharina) },
      false,
    ],
    [
      'approved alone, where both are asked for, the findings about that switched off',
      { 'qms.yaml': `${missing}${twoAsked['qms.yaml']}`, 'e.yaml': signedFile(content, byKatharina) },
      true,
    ],
    [
      'of the type in place of the record',
      { 'e.yaml': signedFile({ ...anyRecord, types: ['action'] }, byKatharina) },
      false,
    ],
    ['of another type', { 'e.yaml': signedFile({ ...anyRecord, types: ['risk'] }, byKatharina) }, true],
  );

  test.each(cases)('%s', async (_name, files, reported) => {
    expect(await isReported(files)).toBe(reported);
  });

  test('what is silenced says by which exception, until when and why', async () => {
    const { suppressed } = await check({
      ...company,
      'e.yaml': signedFile({ ...content, reason: ' The supplier delivers in March. ' }, byKatharina),
    });
    const { suppressedBy } = suppressed.find(({ rule }) => rule === 'action-overdue')!;
    expect(suppressedBy).toEqual({
      kind: 'exception',
      reason: 'EXC-1, until 2026-12-31: The supplier delivers in March.',
    });
  });

  test('one without a reason says that there is none', async () => {
    const { reason, ...unreasoned } = content;
    const { suppressed } = await check({ ...company, 'e.yaml': signedFile(unreasoned, byKatharina) });
    const { suppressedBy } = suppressed.find(({ rule }) => rule === 'action-overdue')!;
    expect([reason, suppressedBy.reason]).toEqual([
      'The supplier delivers in March.',
      'EXC-1, until 2026-12-31: no reason given',
    ]);
  });

  test('many at once, unsigned', async () => {
    const many = Array.from({ length: 300 }, (_, index) => yaml({ ...content, id: `EXC-${index}` }));
    expect(await isReported({ 'e.yaml': many.join('---\n') })).toBe(true);
  });
});

describe('an exception that does not count for want of a signature says so', () => {
  const own = ' Until then, this exception silences nothing.';
  const ofRegister =
    ' Until then, exceptions in it that have no valid sign-off of their own silence nothing.';
  const other = { ...content, id: 'EXC-2' };
  const cases: readonly (readonly [string, string, string | null])[] = [
    ['not signed', yaml(content), own],
    ['changed after signing', signedFile(content, byKatharina).replace('in March', 'some day'), own],
    ['a register of several, none signed', yaml(register({}, content, other)), ofRegister],
    ['one item of a register', yaml(register({}, content)), own],
    ['not yet begun', yaml({ ...content, from: '2026-03-01' }), null],
  ];
  test.each(cases)('%s', async (_name, file, sentence) => {
    const { findings } = await check({ ...company, 'e.yaml': file });
    const found = findings.filter(({ rule }) => rule.startsWith('signoff-'));
    expect(found).toHaveLength(1);
    if (sentence === null) expect(found[0]!.message).not.toContain('Until then,');
    else expect(found[0]!.message.endsWith(`.${sentence}`)).toBe(true);
  });

  test('other signed records and warnings at an exception are left as they are', async () => {
    const policy = 'id: POL-1\ntype: quality-policy\ntitle: Policy\ntext: We keep our word.\n';
    const ownWork = [{ ...byKatharina, meaning: 'authored', date: '2026-01-10' }, byKatharina];
    const { findings } = await check({
      ...company,
      'e.yaml': signedFile(content, ...ownWork),
      'policy.yaml': policy,
    });
    const found = findings.filter(({ rule }) => rule.startsWith('signoff-'));
    expect(found.map(({ rule }) => rule).sort()).toEqual(['signoff-missing', 'signoff-self']);
    for (const { message } of found) expect(message).not.toContain('Until then,');
  });
});

test('an exception changed to excuse another rule is taken in at once', async () => {
  const files = {
    ...company,
    'qms.yaml': 'signOff: { required: { exception: false } }\n',
    'e.yaml': yaml({ ...content, rules: ['action-owner'] }),
  };
  const { project, memory } = await openProject(files);
  const reported = () => project.outcome().findings.some(({ rule }) => rule === 'action-overdue');
  expect(reported()).toBe(true);
  memory.write('e.yaml', yaml(content));
  await project.update(['e.yaml']);
  await project.publish();
  expect(reported()).toBe(false);
});

test('finding the exception for a finding costs the same however many there are', () => {
  const count = 100_000;
  let asked = 0;
  const exception = (index: number): Exception => ({
    id: `EXC-${index}`,
    get rules() {
      asked += 1;
      return new Set(['action-overdue']);
    },
    records: new Set([`ACT-${index}`]),
    types: new Set(['risk']),
    reason: 'Decided',
  });
  const exceptions = Array.from({ length: count }, (_, index) => exception(index));
  const record = (id: string, type = 'action') => ({ id, type }) as QmsRecord;
  expect(excusedBy(exceptions, 'action-overdue', record('ACT-99999'))?.id).toBe('EXC-99999');
  expect(excusedBy(exceptions, 'action-owner', record('ACT-99999'))).toBeUndefined();
  expect(asked).toBeLessThan(10);
  for (let index = 0; index < 1000; index += 1)
    excusedBy(exceptions, 'risk-action', record(`RSK-${index}`, 'risk'));
  expect(asked).toBeLessThan(2 * count);
  expect(excusedBy(exceptions, 'action-overdue', record('RSK-1', 'risk'))?.id).toBe('EXC-0');
});

describe('an exception counts from its first day to its last, both included', () => {
  test.each([
    ['2026-02-01', '2026-12-31', false],
    ['2026-02-02', '2026-12-31', true],
    ['2026-01-01', '2026-02-01', false],
    ['2026-01-01', '2026-01-31', true],
  ])('from %s until %s, on 2026-02-01', async (from, until, reported) => {
    const dated = { ...content, from, until };
    expect(await isReported({ 'e.yaml': signedFile(dated, byKatharina) })).toBe(reported);
  });
});

test('no exception excuses what guards trust in a text', async () => {
  const policy: JsonObject = {
    id: 'POL-1',
    type: 'quality-policy',
    title: 'We care',
    version: '1.0',
    status: 'effective',
    effectiveFrom: '2026-01-12',
  };
  const excuse = { ...content, rules: ['signoff-stale'], records: [], types: ['quality-policy'] };
  const { findings, suppressed } = await check({
    ...company,
    'policy.yaml': signedFile(policy, byKatharina).replace('We care', 'We do not'),
    'e.yaml': signedFile(excuse, byKatharina),
  });
  const rulesOf = (found: readonly { readonly rule: string }[]) => found.map(({ rule }) => rule);
  expect(rulesOf(findings)).toEqual(expect.arrayContaining(['signoff-stale', 'exception-expired']));
  expect(suppressed).toEqual([]);
});
