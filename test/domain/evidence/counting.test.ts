import { describe, expect, test } from 'vitest';
import { dueDemands, missingDemands } from '../../../server/src/domain/sign-off/gaps.ts';
import { stillToSign } from '../../../server/src/domain/sign-off/still-to-sign.ts';
import { english } from '../../../server/src/messages/language.ts';
import type { BlockEvidence, Evidence } from '../../../server/src/model/evidence.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import type { ReadEvidence } from '../../../server/src/workspace/ports.ts';
import type { Project } from '../../../server/src/workspace/project.ts';
import { openProject } from '../../rules/harness.ts';
import { contentDigest, signedFile, yaml } from '../../rules/signing.ts';
import { all, committedBy, historySaying } from './histories.ts';

const company = {
  'qms.yaml': 'organization: Test\nsignOff: { evidence: commit-bound }\n',
  'people.yaml':
    'id: PER-1\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\nemails: [jane@acme.example]\n---\nid: PER-2\ntype: person\nname: Mark Lund\nfrom: 2020-01-01\nemails: [mark@acme.example]\n',
  'roles.yaml':
    'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders: [{ person: PER-1, from: 2020-01-01 }]\n---\nid: ROLE-QM\ntype: role\ntitle: Quality manager\nholders: [{ person: PER-2, from: 2020-01-01 }]\n',
};

const policy: JsonObject = {
  id: 'POL-1',
  type: 'quality-policy',
  title: 'Policy',
  status: 'effective',
  effectiveFrom: '2026-01-20',
};
const byJane = { by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-20' };

const good = committedBy('jane@acme.example');
const byAnother = committedBy('mark@acme.example');
const uncommitted = { kind: 'uncommitted' } as const;

/** What a project says of sign-offs: rule and record, in order. */
const said = (project: Project): string[] =>
  project
    .outcome()
    .findings.filter(({ rule }) => rule.startsWith('signoff-'))
    .map(({ rule, record }) => `${rule} ${record ?? 'qms.yaml'}`);

const open = async (files: Record<string, string>, readEvidence: ReadEvidence) =>
  (await openProject({ ...company, ...files }, { readEvidence })).project;

const next = (project: Project, id: string): string | null => {
  const words = stillToSign(project.queries.record(id)!, project.queries);
  return words === null ? null : english.text(words);
};

describe('a sign-off below the level asked for does not count', () => {
  test('and one finding says so', async () => {
    const project = await open({ 'policy.yaml': signedFile(policy, byJane) }, all(byAnother));
    expect(said(project)).toEqual(['signoff-evidence-weak POL-1']);
    const record = project.queries.record('POL-1')!;
    expect(missingDemands(record, project.queries)).toEqual([]);
    expect(dueDemands(record, project.queries)).toMatchObject([
      {
        demand: { meaning: 'approved' },
        weak: [{ block: { by: 'PER-1' }, weakness: { kind: 'other-author' } }],
      },
    ]);
  });

  test.each<[string, BlockEvidence | undefined, string | null]>([
    ['that is as asked for', good, null],
    [
      'committed by another',
      byAnother,
      'needs approval by Jane Doe (have the signer sign and commit it, or record it with `recordedBy`, `method` and `proof`)',
    ],
    ['not committed', uncommitted, 'needs approval by Jane Doe (commit it)'],
    [
      'that did not fit when it was committed',
      committedBy('jane@acme.example', { matched: false }),
      'needs approval by Jane Doe (have it signed again)',
    ],
    [
      'older than the history',
      { kind: 'unknown', reason: 'cut-off', at: '2'.repeat(40) },
      'needs approval by Jane Doe (fetch the whole history)',
    ],
    [
      'of an import',
      { ...byAnother, imported: true },
      'needs approval by Jane Doe (have the signer sign and commit it, or record it with `recordedBy`, `method` and `proof`)',
    ],
    ['that the history was not asked about yet', undefined, null],
  ])('what is next on one %s', async (_, evidence, expected) => {
    const project = await open({ 'policy.yaml': signedFile(policy, byJane) }, all(evidence));
    expect(next(project, 'POL-1')).toBe(expected);
  });

  test.each<[string, string, JsonObject, string | null]>([
    ['without proof', '', { recordedBy: 'PER-2', method: 'wet-ink' }, 'have it signed again with `proof`'],
    [
      'where that is not accepted',
      'signOff: { recorded: refuse }\n',
      { recordedBy: 'PER-2', method: 'wet-ink', proof: [{ external: 'Binder 3' }] },
      'have the signer sign it',
    ],
    ['with proof', '', { recordedBy: 'PER-2', method: 'wet-ink', proof: [{ external: 'Binder 3' }] }, null],
  ])('recorded for the signer %s', async (_, settings, more, step) => {
    const project = await open(
      {
        'qms.yaml': `organization: Test\n${settings}`,
        'policy.yaml': signedFile(policy, { ...byJane, ...more }),
      },
      all(undefined),
    );
    expect(next(project, 'POL-1')).toBe(step === null ? null : `needs approval by Jane Doe (${step})`);
    expect(said(project)).toEqual(step === null ? [] : ['signoff-evidence-weak POL-1']);
  });

  test('nor does one that was changed since, or carries no digest', async () => {
    const stale = signedFile(policy, byJane).replace('"Policy"', '"Other policy"');
    const project = await open({ 'policy.yaml': stale }, all(good));
    expect(next(project, 'POL-1')).toBe('needs approval by Jane Doe (have it signed again)');
    expect(said(project)).toEqual(['signoff-stale POL-1']);
    const bare = await open({ 'policy.yaml': yaml({ ...policy, signOffs: [byJane] }) }, all(good));
    expect(next(bare, 'POL-1')).toBe('needs approval by Jane Doe (have it signed again)');
    expect(said(bare)).toEqual(['signoff-digest-missing POL-1']);
  });

  test('what is missing besides is said, and the weak one at its block alone', async () => {
    const twice =
      'organization: Test\nsignOff: { evidence: commit-bound, required: { quality-policy: [{ meaning: reviewed, by: ROLE-QM }, { meaning: approved, by: top-management }] } }\n';
    const project = await open(
      { 'qms.yaml': twice, 'policy.yaml': signedFile(policy, byJane) },
      all(uncommitted),
    );
    expect(said(project).sort()).toEqual([
      'signoff-evidence-weak POL-1',
      'signoff-missing POL-1',
      'signoff-order POL-1',
    ]);
    const missing = project.outcome().findings.find(({ rule }) => rule === 'signoff-missing');
    expect(missing?.message).not.toContain('After that');
    expect(next(project, 'POL-1')).toBe(
      'needs review by Quality manager, then approval by Jane Doe (commit it)',
    );
  });

  test('is settled once the same role has signed again', async () => {
    const again = { ...byJane, date: '2026-01-22' };
    const history = historySaying(({ index }) => (index === 0 ? byAnother : good));
    const project = await open({ 'policy.yaml': signedFile(policy, byJane, again) }, history);
    expect(said(project)).toEqual([]);
    expect(next(project, 'POL-1')).toBeNull();
    const other = { ...again, role: 'ROLE-QM', by: 'PER-2' };
    const byOther = await open(
      { 'policy.yaml': signedFile(policy, byJane, other) },
      historySaying(({ index }) => (index === 0 ? byAnother : committedBy('mark@acme.example'))),
    );
    expect(said(byOther)).toContain('signoff-evidence-weak POL-1');
  });

  test('what takes an approval back does so, however weak its evidence', async () => {
    const rejected = { ...byJane, meaning: 'rejected', comment: 'Too vague', date: '2026-01-22' };
    const history = historySaying(({ index }) => (index === 0 ? good : byAnother));
    const project = await open({ 'policy.yaml': signedFile(policy, byJane, rejected) }, history);
    expect(said(project).sort()).toEqual(['signoff-evidence-weak POL-1', 'signoff-missing POL-1']);
  });
});

describe('what rests on a sign-off that does not count', () => {
  const review: JsonObject = {
    id: 'MR-1',
    type: 'management-review',
    title: 'Review',
    status: 'approved',
    date: '2026-01-20',
    attendees: ['PER-2'],
  };
  const objective: JsonObject = {
    id: 'OBJ-1',
    type: 'quality-objective',
    title: 'Fewer complaints',
    status: 'active',
  };
  const decided = {
    'objective.yaml': yaml({ ...objective, approvedIn: 'MR-1' }),
    'review.yaml': signedFile(
      {
        ...review,
        outputs: [{ decision: 'Aim', approves: [{ record: 'OBJ-1', digest: contentDigest(objective) }] }],
      },
      byJane,
    ),
  };

  test.each<[string, BlockEvidence, string | null, readonly string[]]>([
    ['counts', good, null, []],
    ['does not', byAnother, 'needs approval by MR-1', ['signoff-evidence-weak MR-1']],
  ])('an objective approved in a review whose approval %s', async (_, evidence, expected, findings) => {
    const project = await open(decided, all(evidence));
    expect(next(project, 'OBJ-1')).toBe(expected);
    expect(said(project)).toEqual(findings);
  });

  test('an objective that was changed since its review approved it is open', async () => {
    const moved = decided['objective.yaml'].replace('Fewer complaints', 'Few complaints');
    const project = await open({ ...decided, 'objective.yaml': moved }, all(good));
    expect(next(project, 'OBJ-1')).toBe('needs approval by top management');
    expect(said(project)).toEqual(['signoff-stale OBJ-1']);
  });

  const item: JsonObject = { id: 'OBJ-1', title: 'Fewer complaints', status: 'active' };
  const register: JsonObject = {
    id: 'REG-1',
    type: 'register',
    of: 'quality-objective',
    title: 'All',
    items: [item],
  };
  test.each<[string, BlockEvidence, string | null]>([
    ['counts', good, null],
    ['does not', uncommitted, 'needs approval by Jane Doe (commit it)'],
  ])('an item of a register whose approval %s', async (_, evidence, expected) => {
    const project = await open({ 'register.yaml': signedFile(register, byJane) }, all(evidence));
    expect(next(project, 'OBJ-1')).toBe(expected);
    expect(said(project).filter((each) => each.startsWith('signoff-missing'))).toEqual([]);
  });

  const exception: JsonObject = {
    id: 'EXC-1',
    type: 'exception',
    title: 'The rig may wait',
    status: 'effective',
    rules: ['action-overdue'],
    records: ['ACT-1'],
    reason: 'The supplier delivers in March.',
    from: '2026-01-20',
    until: '2026-12-31',
  };
  const overdue =
    'id: ACT-1\ntype: action\ntitle: Buy a rig\nstatus: open\nowner: PER-1\nopenedOn: 2025-01-01\ndue: 2025-06-01\n';
  test.each<[string, BlockEvidence, boolean]>([
    ['counts', good, false],
    ['was committed by another', byAnother, true],
    ['is not committed', uncommitted, true],
    ['came in with an import', { ...byAnother, imported: true }, true],
    ['is older than the history', { kind: 'unknown', reason: 'cut-off', at: '2'.repeat(40) }, true],
  ])('an exception whose approval %s', async (_, evidence, reported) => {
    const project = await open(
      { 'action.yaml': overdue, 'e.yaml': signedFile(exception, byJane) },
      all(evidence),
    );
    expect(project.outcome().findings.some(({ rule }) => rule === 'action-overdue')).toBe(reported);
  });

  test('an exception that counts is not voided by another record older than the history', async () => {
    const files = {
      'action.yaml': overdue,
      'e.yaml': signedFile(exception, byJane),
      'policy.yaml': signedFile(policy, byJane),
    };
    const history = historySaying(({ record }) =>
      record.id === 'EXC-1' ? good : { kind: 'unknown', reason: 'cut-off', at: '2'.repeat(40) },
    );
    const project = await open(files, history);
    expect(said(project)).toEqual(['signoff-evidence-unknown qms.yaml']);
    expect(project.outcome().findings.some(({ rule }) => rule === 'action-overdue')).toBe(false);
  });

  const ofLeadership = (project: Project): string[] =>
    project
      .outcome()
      .findings.filter(({ rule }) => rule === 'leadership-uncovered')
      .map(({ message }) => message);
  test('evidence of leadership is said to rest on it, and not to be absent', async () => {
    const files = { 'policy.yaml': signedFile(policy, byJane) };
    const weak = ofLeadership(await open(files, all(byAnother)));
    const [absent, ...more] = ofLeadership(await open(files, all(good)));
    expect(more).toEqual([]);
    expect(weak).toEqual([
      'Evidence of leadership rests on sign-offs below the level asked for. Settle what is said of them. They would show top management setting policy and objectives.',
      absent,
    ]);
  });

  test.each<[string, BlockEvidence, RegExp]>([
    ['is to be given again', byAnother, /have it signed off by Jane Doe/],
    ['is only to be committed', uncommitted, /Complete its record and set/],
  ])('a review held long ago whose approval %s', async (_, evidence, message) => {
    const held = { ...review, status: 'held', date: '2025-11-01' };
    const signed = { ...byJane, date: '2025-11-02' };
    const project = await open({ 'review.yaml': signedFile(held, signed) }, all(evidence));
    const found = project.outcome().findings.find(({ rule }) => rule === 'review-unapproved');
    expect(found?.message).toMatch(message);
  });
});

describe('where git says nothing', () => {
  const signed = { 'policy.yaml': signedFile(policy, byJane) };

  test.each(['not-asked', 'no-git', 'no-repository', 'refused', 'nothing-committed', 'unreadable'] as const)(
    'the content counts, which is said once: %s',
    async (reason) => {
      const project = await open(signed, async () => ({ kind: 'none', reason }));
      expect(next(project, 'POL-1')).toBeNull();
      expect(project.outcome().findings.filter(({ rule }) => rule.startsWith('signoff-'))).toMatchObject([
        { rule: 'signoff-evidence-unknown', severity: 'warning', file: 'qms.yaml' },
      ]);
    },
  );

  test('as long as the history is being read nothing is said, not even of what is signed meanwhile', async () => {
    const answers: Evidence[] = [{ kind: 'none', reason: 'pending' }];
    const read: ReadEvidence = async (request, signal) => answers.shift() ?? all(byAnother)(request, signal);
    const { project, memory } = await openProject(
      {
        ...company,
        'policy.yaml': yaml(policy),
        'other.yaml': signedFile({ ...policy, id: 'POL-2' }, byJane),
      },
      { readEvidence: read },
    );
    expect(said(project)).toEqual(['signoff-missing POL-1']);
    await project.readEvidence(false);
    await project.judge();
    await project.publish();
    expect(said(project)).toEqual(['signoff-evidence-weak POL-2', 'signoff-missing POL-1']);
    memory.write('policy.yaml', signedFile(policy, byJane));
    await project.update(['policy.yaml']);
    await project.publish();
    expect(said(project)).toEqual(['signoff-evidence-weak POL-2']);
    expect(next(project, 'POL-1')).toBeNull();
    await project.readEvidence(false);
    await project.judge();
    await project.publish();
    expect(said(project)).toEqual(['signoff-evidence-weak POL-2', 'signoff-evidence-weak POL-1']);
  });

  test('nothing is said of a file that a record which is over has lost, until the history was asked for it', async () => {
    const over: JsonObject = { ...policy, status: 'superseded', attachments: [{ file: 'rig.pdf' }] };
    const start = {
      ...company,
      'qms.yaml': 'organization: Test\n',
      'policy.yaml': yaml(over),
      'rig.pdf': 'Rig\n',
    };
    const unsigned = await openProject({ ...start, 'policy.yaml': yaml({ ...over, signOffs: [byJane] }) });
    const digest = unsigned.project.queries.expectedDigest(unsigned.project.queries.record('POL-1')!, 0)!;
    const rig = unsigned.project.queries.file('rig.pdf').sri;
    const answers: readonly ReadEvidence[] = [
      async () => ({ kind: 'none', reason: 'pending' }),
      all(good),
      all({ ...good, lost: { 'rig.pdf': rig } }),
      all({ ...good, lost: { 'rig.pdf': null } }),
    ];
    let asked = 0;
    const { project, memory } = await openProject(
      { ...start, 'policy.yaml': yaml({ ...over, signOffs: [{ ...byJane, digest }] }) },
      { readEvidence: (request, signal) => answers[asked]!(request, signal) },
    );
    const state = async (): Promise<string[]> => {
      await project.judge();
      await project.publish();
      return said(project);
    };
    expect(project.wantedOfHistory()).toBeNull();
    memory.delete('rig.pdf');
    await project.update(['rig.pdf']);
    expect(await state()).toEqual([]);
    expect(project.wantedOfHistory()).toBe('without');
    const found: (readonly string[])[] = [];
    for (asked = 1; asked < answers.length; asked += 1) {
      await project.readEvidence(false);
      found.push(await state());
    }
    expect(found).toEqual([[], [], ['signoff-stale POL-1']]);
  });

  test('reading the same once more makes nothing due', async () => {
    let head = 0;
    const read: ReadEvidence = async (request, signal) => {
      head += 1;
      return { ...(await all(byAnother)(request, signal)), head: String(head) } as Evidence;
    };
    const project = await open(signed, read);
    const before = project.evaluations;
    await project.readEvidence(false);
    await project.judge();
    expect(project.evaluations).toBe(before);
  });
});

test('what is older than judging begins is not judged', async () => {
  const nc: JsonObject = {
    id: 'NC-1',
    type: 'nonconformity',
    title: 'Drift',
    status: 'closed',
    detectedOn: '2025-01-20',
    closedOn: '2025-02-20',
  };
  const verified = { ...byJane, meaning: 'verified', date: '2025-02-20' };
  const from = (day: string) => `${company['qms.yaml']}judgeFrom: ${day}\n`;
  const files = { 'nc.yaml': signedFile(nc, verified) };
  const judged = await open({ ...files, 'qms.yaml': from('2025-01-01') }, all(byAnother));
  expect(next(judged, 'NC-1')).toMatch(/^needs verification by Jane Doe/);
  const before = await open({ ...files, 'qms.yaml': from('2026-01-01') }, all(byAnother));
  expect(next(before, 'NC-1')).toBeNull();
});
