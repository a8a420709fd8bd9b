import { describe, expect, test } from 'vitest';
import { linesOf } from './due.ts';

const signOff = '· Sign it off';
/** What is due by some records besides sign-offs, which have tests of their own. */
const work = async (...given: Parameters<typeof linesOf>): Promise<string[]> =>
  (await linesOf(...given)).filter((line) => !line.includes(signOff));

const cases: readonly (readonly [name: string, text: string, ...lines: string[]])[] = [
  [
    'an open action',
    'id: ACT-1\ntype: action\nstatus: open\nowner: ROLE-QM\ndue: 2026-03-01\n',
    'action:ACT-1 · 2026-03-01 · Complete the action · PER-1',
  ],
  ['an action that is done', 'id: ACT-1\ntype: action\nstatus: done\nowner: ROLE-QM\ndue: 2026-03-01\n'],
  [
    'an action without a day, whose owner left',
    'id: ACT-1\ntype: action\nstatus: open\nowner: PER-3\ndue: 2026-02-30\n',
    'action:ACT-1 · - · Complete the action · PER-1',
  ],
  [
    'an action without owner',
    'id: ACT-1\ntype: action\nstatus: open\ndue: 2026-03-01\n',
    'action:ACT-1 · 2026-03-01 · Complete the action · -',
  ],
  [
    'the effect of what is done',
    'id: ACT-1\ntype: action\nstatus: done\nowner: ROLE-QM\neffectiveness: { evaluateBy: 2026-04-01, by: PER-2 }\n',
    'effect:ACT-1 · 2026-04-01 · Evaluate the effect · PER-2',
  ],
  [
    'the effect that was evaluated',
    'id: ACT-1\ntype: action\nstatus: done\neffectiveness: { evaluateBy: 2026-04-01, result: effective }\n',
  ],
  [
    'the effect of what was cancelled',
    'id: ACT-1\ntype: action\nstatus: cancelled\neffectiveness: { evaluateBy: 2026-04-01 }\n',
  ],
  [
    'milestones, and no objective on the day of the last',
    'id: OBJ-1\ntype: quality-objective\nstatus: active\napprovedIn: MR-9\nowner: ROLE-QM\ndue: 2026-09-30\nmilestones: [{ what: One, due: 2026-03-31 }, { what: Two, due: 2026-09-30 }, { what: Zero, due: 2025-09-30 }]\nmilestonesDone: [{ what: Zero, on: 2025-09-01 }]\n',
    'milestone:OBJ-1:One · 2026-03-31 · Reach the milestone "One" · PER-1',
    'milestone:OBJ-1:Two · 2026-09-30 · Reach the milestone "Two" · PER-1',
  ],
  [
    'a change that may be made',
    'id: CHG-1\ntype: change\nstatus: approved\nowner: ROLE-QM\nplannedFor: 2026-05-01\n',
    'change:CHG-1 · 2026-05-01 · Make the change · PER-1',
  ],
  [
    'a change that is only proposed',
    'id: CHG-1\ntype: change\nstatus: proposed\nowner: ROLE-QM\nplannedFor: 2026-05-01\n',
  ],
  [
    'a nonconformity with a day',
    'id: NC-1\ntype: nonconformity\nstatus: open\nowner: ROLE-QM\ndetectedOn: 2026-01-05\ndue: 2026-02-20\n',
    'nonconformity:NC-1 · 2026-02-20 · Close the nonconformity · PER-1',
  ],
  [
    'a complaint',
    'id: CMP-1\ntype: complaint\nstatus: received\nowner: ROLE-QM\nreceivedOn: 2026-01-30\n',
    'complaint:CMP-1 · 2026-02-04 · Answer the customer · PER-1',
  ],
  [
    'equipment',
    'id: EQ-1\ntype: equipment\nstatus: in-service\nowner: ROLE-QM\ntraceability: required\nnextCalibration: 2026-03-09\n',
    'calibration:EQ-1 · 2026-03-09 · Calibrate · PER-1',
  ],
  [
    'equipment that only indicates',
    'id: EQ-1\ntype: equipment\nstatus: indication-only\ntraceability: required\nnextCalibration: 2026-03-09\n',
  ],
  [
    'a supplier that matters: evaluation, and of each standard the certificate that lasts longest',
    'id: SUP-1\ntype: supplier\nstatus: approved\nowner: ROLE-QM\ncritical: true\nevaluations: [{ date: 2025-05-01 }]\nreevaluationInterval: P12M\ncertificates: [{ standard: ISO 9001, validUntil: 2025-12-31 }, { standard: ISO 9001, validUntil: 2028-12-31 }, { standard: ISO 14001, validUntil: 2027-12-31 }]\n',
    'supplier-evaluation:SUP-1 · 2026-05-01 · Evaluate the supplier again · PER-1',
    'certificate:SUP-1:ISO-14001 · 2027-12-31 · Ask for the new certificate (ISO 14001) · PER-1',
    'certificate:SUP-1:ISO-9001 · 2028-12-31 · Ask for the new certificate (ISO 9001) · PER-1',
  ],
  [
    'a supplier whose certificate for one edition was followed by one for the next',
    'id: SUP-1\ntype: supplier\nstatus: approved\nowner: ROLE-QM\ncritical: true\ncertificates: [{ standard: "ISO 9001:2015", validUntil: 2025-12-31 }, { standard: "ISO 9001:2026", validUntil: 2028-12-31 }]\n',
    'certificate:SUP-1:ISO-9001-2026 · 2028-12-31 · Ask for the new certificate (ISO 9001:2026) · PER-1',
  ],
  [
    'a supplier that does not matter',
    'id: SUP-1\ntype: supplier\nstatus: approved\ncritical: false\nnextEvaluation: 2026-03-01\n',
  ],
  [
    'the certificate of the company, and the visits to come',
    'id: SCP-1\ntype: scope\nstatus: effective\nversion: "1"\nowner: ROLE-QM\ncertificate: { body: A, validUntil: 2027-05-27, surveillance: [2025-05-10, 2026-05-12] }\n',
    'certificate:SCP-1:surveillance-2026-05-12 · 2026-05-12 · Be ready for the surveillance audit · PER-1',
    'certificate:SCP-1 · 2027-05-27 · Renew the certificate · PER-1',
  ],
  [
    'a competence, by the entry that lasts longest',
    'id: CPT-1\ntype: competence\nstatus: effective\nowner: ROLE-QM\nvalidity: P24M\nholders: [{ person: PER-2, date: 2023-01-10 }, { person: PER-2, date: 2025-01-10 }, { person: PER-3, date: 2025-01-10 }]\n',
    'competence:CPT-1:PER-2 · 2027-01-10 · Renew the competence of Katharina Brandt · PER-1',
  ],
  [
    'an accepted risk',
    'id: RSK-1\ntype: risk\nstatus: accepted\nowner: ROLE-QM\nlikelihood: 1\nseverity: 1\nacceptance: { reason: Small, by: ROLE-MD, until: 2026-06-30 }\n',
    'risk-acceptance:RSK-1 · 2026-06-30 · Decide again on the accepted risk · PER-2',
  ],
  [
    'a document and the policy',
    'id: DOC-1\ntype: document\nstatus: effective\nowner: ROLE-QM\nnextReview: 2026-02-15\n---\nid: POL-1\ntype: quality-policy\nstatus: effective\nnextReview: 2026-02-20\n',
    'document-review:DOC-1 · 2026-02-15 · Review the document · PER-1',
    'policy-review:POL-1 · 2026-02-20 · Review the quality policy · PER-2',
  ],
  [
    'a document of others',
    'id: DOC-1\ntype: document\nkind: external\nstatus: effective\nowner: ROLE-QM\nexternal: { issuer: A, edition: "1", checkInterval: P6M }\nexternalCheckedOn: 2025-12-01\n',
    'external-document:DOC-1 · 2026-06-01 · Check for a newer edition · PER-1',
  ],
  [
    'a register whose items share a day',
    'id: REG-1\ntype: register\nof: context-issue\nowner: ROLE-QM\ndefaults: { nextReview: 2026-03-03 }\nitems: [{ id: CTX-1, title: One }, { id: CTX-2, title: Two, nextReview: 2026-04-04, owner: ROLE-MD }]\n',
    'document-review:REG-1 · 2026-03-03 · Review the register · PER-1',
    'document-review:CTX-2 · 2026-04-04 · Review the context issue · PER-2',
  ],
  [
    'an audit, moved, and one that a programme plans without a record',
    'id: AP-1\ntype: audit-programme\nstatus: effective\nowner: ROLE-QM\naudits: [{ audit: AUD-1, planned: 2026-Q1 }, { audit: AUD-2, planned: 2026-Q3, auditors: [PER-2] }]\nreschedules: [{ audit: AUD-1, to: 2026-04-20, reason: illness }]\n---\nid: AUD-1\ntype: audit\nkind: internal\nstatus: planned\ndate: 2026-03-10\nleadAuditor: PER-2\n',
    'audit:AUD-1 · 2026-04-20 · Hold the audit · PER-2',
    'audit:AP-1:AUD-2 · 2026-09-30 · Plan and hold the audit AUD-2 · PER-2',
  ],
  [
    'the report on an audit, led by somebody from outside',
    'id: AP-1\ntype: audit-programme\nstatus: effective\nowner: ROLE-QM\nreportWithin: P14D\n---\nid: AUD-1\ntype: audit\nkind: internal\nstatus: held\ndate: 2026-01-26\nprogramme: AP-1\nleadAuditor: Somebody from outside\n',
    'audit:AUD-1:report · 2026-02-09 · Report on the audit · PER-1',
  ],
  [
    'a review that is planned, and what it is asked to decide',
    'id: MR-1\ntype: management-review\nstatus: planned\ndate: 2026-03-05\nchair: PER-2\ninputs: [{ input: resources, ask: { request: Two engineers, decideBy: 2026-03-20 } }]\n',
    'management-review:MR-1 · 2026-03-05 · Hold the management review · PER-2',
    'ask:MR-1:resources-0 · 2026-03-20 · Decide on "Two engineers" · PER-2',
  ],
  [
    'the next review, and what the last one decided',
    `id: MR-1
type: management-review
status: held
date: 2026-01-20
owner: ROLE-QM
inputs:
  - { input: resources, ask: { request: Two engineers, decideBy: 2026-03-20 } }
outputs:
  - { id: O1, kind: improvement, decision: Call earlier, owner: ROLE-QM, due: 2026-03-31, expected: { by: 2026-12-31 } }
  - { id: O2, kind: improvement, decision: Screens, owner: ROLE-QM, due: 2026-03-31, actions: [ACT-1] }
  - { id: O3, kind: resources, decision: No engineers, answer: declined, from: [resources], due: 2026-02-28 }
  - { id: O4, kind: improvement, decision: Was done, due: 2026-02-28 , expected: { by: 2026-12-31 } }
outcomes: [{ output: O4, result: effective, date: 2026-01-31 }]
---
id: ACT-1
type: action
status: done
---
id: MR-0
type: management-review
status: held
date: 2025-01-20
outputs: [{ id: O1, kind: improvement, decision: Long ago, owner: ROLE-QM, due: 2025-03-31 }]
`,
    'decision:MR-1:O1 · 2026-03-31 · Carry out "Call earlier" · PER-1',
    'effect:MR-1:O1 · 2026-12-31 · State the outcome of "Call earlier" · PER-1',
    'management-review:next · 2027-01-20 · Plan and hold the next management review · PER-1',
  ],
  [
    'a version to come says nothing while another is in force',
    'id: DOC-1\ntype: document\nstatus: effective\nversion: "1"\neffectiveFrom: 2025-01-01\nowner: ROLE-QM\nnextReview: 2026-04-01\n---\nid: DOC-1\ntype: document\nstatus: effective\nversion: "2"\neffectiveFrom: 2026-06-01\nowner: ROLE-QM\nnextReview: 2027-06-01\n',
    'document-review:DOC-1 · 2026-04-01 · Review the document · PER-1',
  ],
  ['drafts', 'id: ACT-1\ntype: action\nstatus: draft\ndue: 2026-03-01\n'],
];

describe('what is due by', () => {
  test.each(cases)('%s', async (_, text, ...lines) => {
    expect(await work(text)).toEqual(lines);
  });
});

test('events of before the day judging begins are over', async () => {
  const text = 'id: CMP-1\ntype: complaint\nstatus: received\nreceivedOn: 2019-05-05\n';
  expect(await work(text)).toHaveLength(1);
  expect(await work(text, { qms: 'judgeFrom: 2020-01-01\n' })).toEqual([]);
});

test('what is kept elsewhere is not due here', async () => {
  const held = 'id: MR-1\ntype: management-review\nstatus: held\ndate: 2026-01-20\n';
  expect(await work(held)).toHaveLength(1);
  expect(await work(held, { qms: 'elsewhere: [{ clause: "9.3", system: Minutes }]\n' })).toEqual([]);
});

test('two records of one id give two things, each with an id that is its own', async () => {
  const action = 'id: ACT-1\ntype: action\nstatus: open\nowner: ROLE-QM\ndue: 2026-03-01\n';
  expect(await work(`${action}---\n${action}`)).toEqual([
    'action:ACT-1 · 2026-03-01 · Complete the action · PER-1',
    'action:ACT-1~2 · 2026-03-01 · Complete the action · PER-1',
  ]);
});

test('what a signed exception excuses is due when that ends; one that nobody signed excuses nothing', async () => {
  const supplier =
    'id: SUP-1\ntype: supplier\nstatus: approved\nowner: ROLE-QM\ncritical: true\nnextEvaluation: 2026-01-01\n';
  const exception =
    '---\nid: EXC-1\ntype: exception\nstatus: effective\nowner: ROLE-QM\nrules: [supplier-reevaluation-overdue]\nrecords: [SUP-1]\nreason: Visit in March\nfrom: 2026-01-01\nuntil: 2026-04-30\n';
  const unsigned = await work(supplier + exception);
  expect(unsigned[0]).toBe('supplier-evaluation:SUP-1 · 2026-01-01 · Evaluate the supplier again · PER-1');
  const signed = await work(supplier + exception, { qms: 'signOff: { required: { exception: false } }\n' });
  expect(signed).toEqual([
    'exception:EXC-1 · 2026-04-30 · End or renew the exception · PER-1',
    'supplier-evaluation:SUP-1 · 2026-04-30 · Evaluate the supplier again (by exception EXC-1 not before) · PER-1',
  ]);
  const later = await work(supplier.replace('2026-01-01', '2026-06-30') + exception, {
    qms: 'signOff: { required: { exception: false } }\n',
  });
  expect(later[1]).toBe('supplier-evaluation:SUP-1 · 2026-06-30 · Evaluate the supplier again · PER-1');
});

describe('editions of a standard', () => {
  const both =
    'standards: [{ id: "iso-9001:2015", until: 2027-06-30 }, { id: "iso-9001:2026", from: 2027-07-01 }]\n';
  const scope = (certificate: string): string =>
    `id: SCP-1\ntype: scope\nstatus: effective\nversion: "1"\nowner: ROLE-QM\neffectiveFrom: 2026-01-01\n${certificate}`;
  const ofEditions = async (...given: Parameters<typeof work>): Promise<string[]> =>
    (await work(...given)).filter((line) => line.startsWith('transition'));
  const certified = scope('certificate: { body: A, validUntil: 2028-05-27 }\n');
  const until =
    'transition:SCP-1:iso-9001-2026 · 2029-09-30 · Have the certificate changed over to ISO 9001:2026 · PER-1';

  test('a certificate to the old one counts until a day, once the new one is published', async () => {
    const qms = 'standards: ["iso-9001:2015"]\n';
    expect(await ofEditions(certified, { qms, today: '2026-10-01' })).toEqual([until]);
    expect(await ofEditions(certified, { qms, today: '2026-09-15' })).toEqual([]);
    expect(await ofEditions(scope(''), { qms, today: '2026-10-01' })).toEqual([]);
    const changed = scope('certificate: { body: A, standard: "ISO 9001:2026", validUntil: 2030-05-27 }\n');
    expect(await ofEditions(changed, { qms, today: '2026-10-01' })).toEqual([]);
  });

  test('the new one begins on the day that qms.yaml names', async () => {
    expect(await ofEditions(certified, { qms: both, today: '2026-10-01' })).toEqual([
      'transition:iso-9001-2026 · 2027-07-01 · Be ready for ISO 9001:2026, by which records are judged from that day on · PER-1',
      until,
    ]);
    expect(await ofEditions(certified, { qms: both, today: '2027-07-01' })).toEqual([until]);
  });
});

test('a long text in an id is cut, and what is alike then is told apart', async () => {
  const what = 'Second person released '.repeat(20);
  const objective = `id: OBJ-1\ntype: quality-objective\nstatus: active\napprovedIn: MR-9\nowner: ROLE-QM\nmilestones: [{ what: ${what}A, due: 2026-03-31 }, { what: ${what}B, due: 2026-09-30 }]\n`;
  const ids = (await work(objective)).map((line) => line.split(' · ')[0]!);
  expect(ids[0]!.length).toBeLessThan(90);
  expect(ids[1]).toBe(`${ids[0]}~2`);
});
