import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { yaml } from '../rules/signing.ts';
import { type Files, told } from './states.ts';

const settings = (text: string): Files => ({ 'qms.yaml': `organization: Test\n${text}` });

/** What is changed about the checks, besides what is found by them then. */
const weakened = async (before: string, after: string): Promise<readonly string[]> =>
  (await told(settings(before), settings(after))).filter((change) => !/^finding-/.test(change));

describe('what weakens the checks', () => {
  test.each([
    [
      'a rule that is switched off',
      '',
      'rules: { placeholder: off }',
      'rule-weakened (warning): `rules.placeholder` changes from `warning` to `off`.',
    ],
    [
      'a rule that is lowered against what qms.yaml said',
      'rules: { placeholder: error }',
      'rules: { placeholder: warning }',
      'rule-weakened (warning): `rules.placeholder` changes from `error` to `warning`.',
    ],
    [
      'a kind of change that is lowered',
      '',
      'changes: { signed-content-changed: information }',
      'change-lowered (warning): The change `signed-content-changed` goes from error to information. That holds for later changes, not for this one.',
    ],
    [
      'fewer sign-offs that are asked for',
      '',
      'signOff: { required: { quality-policy: false } }',
      'demand-weakened (warning): Less is asked of the sign-offs of records of the type `quality-policy`.',
    ],
    [
      'weaker evidence',
      'signOff: { evidence: commit-bound }',
      'signOff: { evidence: content-bound }',
      'evidence-lowered (warning): `signOff.evidence` changes from `commit-bound` to `content-bound`.',
    ],
    [
      'sign-offs that others recorded',
      'signOff: { recorded: refuse }',
      '',
      'evidence-lowered (warning): `signOff.recorded` changes from `refuse` to `accept`.',
    ],
    [
      'a longer period',
      '',
      'review: { interval: P3Y }',
      'deadline-extended (warning): `review.interval` changes from `P12M` to `P3Y`.',
    ],
    [
      'a higher threshold',
      '',
      'risk: { threshold: 20 }',
      'risk-threshold-raised (warning): `risk.threshold` changes from `12` to `20`.',
    ],
    [
      'judging that begins later',
      'judgeFrom: 2024-01-01',
      'judgeFrom: 2025-01-01',
      'judge-from-moved (warning): `judgeFrom` changes from `2024-01-01` to `2025-01-01`.',
    ],
    [
      'another day to judge on',
      'asOf: 2026-02-01',
      'asOf: 2025-02-01',
      'as-of-changed (warning): `asOf` is changed, which decides what is checked and how.',
    ],
    [
      'another edition',
      '',
      'standards: []',
      'standards-changed (warning): `standards` is changed, which decides what is checked and how.',
    ],
    [
      'evidence that is said to be elsewhere',
      '',
      'elsewhere: [{ clause: "8.6", system: ERP }]',
      'kept-elsewhere (warning): Evidence for 8.6 is said to be kept elsewhere.',
    ],
    [
      'files that are left out',
      '',
      'exclude: [old/**]',
      'reading-changed (warning): `exclude` is changed, which decides what is checked and how.',
    ],
    [
      'a role that may approve exceptions',
      '',
      'exceptions: { approvers: [ROLE-QM] }',
      'exception-approvers-added (warning): ROLE-QM may approve exceptions.',
    ],
  ])('%s', async (_, before, after, change) => {
    expect(await weakened(before, after)).toEqual([change]);
  });

  test.each([
    ['rules: { placeholder: off }', 'rules: { placeholder: error }'],
    ['changes: { record-added: off }', 'changes: { record-added: error }'],
    ['signOff: { evidence: declared }', 'signOff: { evidence: commit-bound }'],
    ['review: { interval: P3Y }', 'review: { interval: P6M }'],
    ['risk: { threshold: 20 }', 'risk: { threshold: 10 }'],
    ['judgeFrom: 2025-01-01', 'judgeFrom: 2024-01-01'],
    ['elsewhere: [{ clause: "8.6", system: ERP }]', ''],
    ['exceptions: { approvers: [ROLE-QM] }', ''],
  ])('is not what is stricter than before: %s, then %s', async (before, after) => {
    expect(await weakened(before, after)).toEqual([]);
  });

  test('a qms.yaml that cannot be read is an error', async () => {
    expect(await told(settings(''), { 'qms.yaml': 'organization: [' }, ['settings-unreadable'])).toEqual([
      'settings-unreadable (error): qms.yaml is gone or cannot be read any more.',
    ]);
  });

  test('a schema of the own that is edited', async () => {
    const schema = (title: string): Files => ({
      'schemas/visit.schema.json': JSON.stringify({
        title,
        qms: { kind: 'event', phase: { done: 'final' } },
        type: 'object',
        required: ['id', 'type'],
        properties: { id: { type: 'string' }, type: { const: 'visit' } },
      }),
    });
    const own = settings('schemas: [schemas/*.json]\n');
    expect(
      await told({ ...own, ...schema('Visit') }, { ...own, ...schema('Visits') }, ['schema-changed']),
    ).toEqual([
      'schema-changed (warning): The schema schemas/visit.schema.json is added, changed or taken out, which decides what records must hold.',
    ]);
  });

  test('comments that ignore a rule count by what they silence', async () => {
    const risk = 'id: RSK-1\ntype: risk\ntitle: Fire\ndescription: The part XXX\n';
    const ignore = '# qms-ignore placeholder -- the name of a part\n';
    const commented = risk.replace('description', `${ignore}description`);
    const kinds = ['ignore-added'];
    expect(await told({ 'risk.yaml': risk }, { 'risk.yaml': commented }, kinds)).toEqual([
      'ignore-added (warning): A comment that ignores `placeholder` is new. Its reason: the name of a part',
    ]);
    expect(await told({ 'risk.yaml': commented }, { 'fire.yaml': `# moved\n${commented}` }, kinds)).toEqual(
      [],
    );
  });

  test('an exception, also one that says something else', async () => {
    const exception = {
      id: 'EXC-1',
      type: 'exception',
      title: 'A name',
      status: 'effective',
      rules: ['placeholder'],
      reason: 'The name of a part.',
      until: '2026-06-30',
    };
    const file = (until: string): Files => ({ 'exception.yaml': yaml({ ...exception, until }) });
    const kinds = ['exception-added'];
    expect(await told({}, file('2026-06-30'), kinds)).toHaveLength(1);
    expect(await told(file('2026-06-30'), file('2026-12-31'), kinds)).toEqual([
      'exception-added (warning): An exception from `placeholder` says something else than before: `until`.',
    ]);
    expect(await told(file('2026-06-30'), file('2026-06-30'), kinds)).toEqual([]);
  });

  test('what a record answers to besides its id', async () => {
    const role = { id: 'ROLE-1', type: 'role', title: 'Quality manager' };
    expect(
      await told({ 'role.yaml': yaml(role) }, { 'role.yaml': yaml({ ...role, formerIds: ['ROLE-9'] }) }, [
        'former-ids-changed',
      ]),
    ).toEqual([
      'former-ids-changed (warning): What ROLE-1 answers to besides its id is changed under `formerIds`.',
    ]);
  });
});

describe('of records', () => {
  const document = (more: JsonObject): string =>
    yaml({ id: 'DOC-1', type: 'document', title: 'Method', version: '1.0', status: 'effective', ...more });
  const kinds = ['status-reset', 'history-rewritten'];

  test('one that is a draft again', async () => {
    expect(
      await told({ 'a.yaml': document({}) }, { 'a.yaml': document({ status: 'draft' }) }, kinds),
    ).toEqual([
      'status-reset (warning): The status goes from effective back to draft, which most rules do not look at.',
    ]);
  });

  test('a next version as a draft, next to the one in force or in its place', async () => {
    const next = document({ version: '2.0', status: 'draft' });
    const old = { 'a.yaml': document({}) };
    expect(await told(old, { ...old, 'b.yaml': next }, kinds)).toEqual([]);
    expect(await told(old, { 'a.yaml': next }, kinds)).toEqual([
      'status-reset (warning): Version 2.0 is a draft, and 1.0, which was in force, is not kept next to it.',
    ]);
  });

  test('what qms.yaml leaves out is not gone, and not checked', async () => {
    const policy = { 'old/a.yaml': document({}) };
    const gone = ['records-left-out', 'record-removed'];
    const exclude = settings('exclude: [old/**]');
    expect(await told({ ...settings(''), ...policy }, { ...exclude, ...policy }, gone)).toEqual([
      'records-left-out (error): A record is not read any more, such as DOC-1 in old/a.yaml. The file is still there, and qms.yaml leaves it out.',
    ]);
    expect(await told({ ...settings(''), ...policy }, exclude, gone)).toEqual([
      expect.stringMatching(/^record-removed/),
    ]);
    const mapped = settings('types: [{ files: old/*.md, type: document }]');
    const text = { 'old/SOP-1 Method.md': '# SOP-1 Method\n\nWeigh it.\n' };
    expect(await told({ ...mapped, ...text }, { ...settings(''), ...text }, gone)).toEqual([
      expect.stringMatching(/^records-left-out \(error\): A record is not read any more/),
    ]);
  });

  test('what grows is no rewritten history, what is said otherwise is', async () => {
    const action = (more: JsonObject): Files => ({
      'a.yaml': yaml({ id: 'ACT-1', type: 'action', title: 'Buy a rig', status: 'open', ...more }),
    });
    const begun = {
      progress: [{ date: '2026-01-01', note: 'Begun' }],
      effectiveness: { evaluateBy: '2026-06-01' },
    };
    const grown = {
      progress: [
        { date: '2026-01-01', note: 'Begun', by: 'PER-1' },
        { date: '2026-01-20', note: 'Ordered' },
      ],
      effectiveness: { evaluateBy: '2026-06-01', result: 'effective' },
    };
    expect(await told(action(begun), action(grown), kinds)).toEqual([]);
    const late = { ...begun, progress: [{ date: '2026-01-02', note: 'Begun' }] };
    expect(await told(action(begun), action(late), kinds)).toEqual([
      'history-rewritten (warning): An old entry of ACT-1 under `progress` is changed or taken out.',
    ]);
  });
});
