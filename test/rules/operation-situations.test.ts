import { expect, test } from 'vitest';
import { check } from './harness.ts';

/**
 * Twenty situations of operation and improvement as an auditor meets them, half of them in order, and all that the rules
 * of these families say of each. Verdicts were written down before the rules were.
 */
const families =
  /^(?:calibration|competence|training|complaint|supplier|certificate|output|change-authorization|nonconformity|ended|effectiveness|action|due)-/;

const certificate = 'certificate: { external: Certificate folder }';

const caliper = (more: string): string => `id: EQ-1
type: equipment
title: Caliper
status: in-service
traceability: required
interval: P1Y
${more}`;

const laboratory = (more: string, id = 'SUP-9'): string => `id: ${id}
type: supplier
title: Laboratory
status: approved
kind: calibration
critical: true
criteria: [Accredited]
${more}`;

const housings = (more: string, id = 'NCO-1'): string => `id: ${id}
type: nonconforming-output
title: Housings
status: closed
detectedOn: 2025-12-01
product: Housing
authority: ROLE-TD
closedOn: 2026-01-20
${more}`;

const torque = (more: string, id = 'NC-1', detectedOn = '2025-10-01'): string => `id: ${id}
type: nonconformity
title: Torque not recorded
detectedOn: ${detectedOn}
statement: At bench 3 torque values of lot 7 were not recorded as the plan asks.
similar: { result: not-found, checked: Other benches }
${more}`;

const corrected = 'correction: Values measured again.\n';
const cause =
  'cause: The traveller has no field for the torque, so whoever changes the plan cannot see that a value is missing.\n';

const field = (completedOn: string, due = '2025-12-01'): string => `id: ACT-1
type: action
title: Add a field to the traveller
kind: corrective
status: done
owner: ROLE-PRD
openedOn: 2025-10-05
due: ${due}
completedOn: ${completedOn}
`;

const electronic = `id: ACT-2
type: action
title: Electronic traveller
kind: improvement
status: in-progress
owner: ROLE-PRD
openedOn: 2025-10-05
due: 2026-06-01
`;

const person = (id: string, more = ''): string =>
  `id: ${id}\ntype: person\nname: ${id}\nfrom: 2020-01-01\n${more}`;
const left = 'to: 2025-10-31\nstatus: left\n';

const welding = (...holders: readonly string[]): string =>
  `id: CPT-1\ntype: competence\ntitle: Welding\nminimumHolders: 2\nholders:\n${holders.map((holder) => `  - { ${holder} }\n`).join('')}`;

const stream = (...records: readonly string[]): string => records.join('---\n');

const tenSuppliers = `id: REG-SUP
type: register
of: supplier
title: Suppliers
defaults: { status: approved }
items:
${Array.from({ length: 10 }, (_, index) => `  - { id: SUP-${index + 1}, title: Firm ${index + 1} }\n`).join('')}`;

const approve = '  - { date: 2025-03-01, decision: approve }\n';

const situations: readonly (readonly [name: string, text: string, said: readonly string[]])[] = [
  [
    'a caliper fails its newest calibration and stays in use',
    caliper(
      `nextCalibration: 2027-01-15\ncalibrations:\n  - { date: 2025-06-01, result: pass, ${certificate} }\n  - { date: 2026-01-15, asFound: fail, result: fail, ${certificate}, impact: None affected }\n`,
    ),
    ['error calibration-failed'],
  ],
  [
    'a caliper fails, is adjusted on the same day and passes',
    caliper(
      `nextCalibration: 2027-01-15\ncalibrations:\n  - { date: 2026-01-15, asFound: fail, result: fail, ${certificate}, impact: None affected }\n  - { date: 2026-01-15, asFound: pass, result: pass, ${certificate} }\n`,
    ),
    [],
  ],
  [
    'a caliper with a next day, and no calibration on record',
    caliper('nextCalibration: 2026-12-01\n'),
    ['error calibration-record'],
  ],
  [
    'a caliper that failed and was put away',
    caliper(
      `nextCalibration: 2025-12-01\ncalibrations:\n  - { date: 2025-11-01, asFound: fail, result: fail, ${certificate}, impact: None affected }\n`,
    ).replace('in-service', 'out-of-service'),
    [],
  ],
  [
    'a calibration by a laboratory that was blocked two months before',
    stream(
      caliper(
        `nextCalibration: 2026-11-01\ncalibrations:\n  - { date: 2025-11-01, by: SUP-9, result: pass, ${certificate} }\n`,
      ),
      laboratory('evaluations:\n  - { date: 2025-09-01, decision: block }\n').replace('approved', 'blocked'),
    ),
    ['warning supplier-contradicted'],
  ],
  [
    'a supplier approved although its newest evaluation says block',
    laboratory(`evaluations:\n${approve}  - { date: 2026-01-10, decision: block }\n`),
    ['warning supplier-contradicted'],
  ],
  [
    'a laboratory that was blocked, approved again, and has calibrated since',
    stream(
      caliper(
        `nextCalibration: 2026-10-01\ncalibrations:\n  - { date: 2025-10-01, by: SUP-9, result: pass, ${certificate} }\n`,
      ),
      laboratory(
        'evaluations:\n  - { date: 2025-03-01, decision: block }\n  - { date: 2025-09-01, decision: approve }\n',
      ),
    ),
    [],
  ],
  [
    'ten suppliers of which nobody says whether they are critical',
    tenSuppliers,
    ['information supplier-critical'],
  ],
  [
    'housings reworked and checked again, others scrapped',
    stream(
      housings(
        'disposition: rework\ndecidedOn: 2025-12-05\nreverified: { date: 2026-01-10, by: PER-1, result: pass }\n',
      ),
      housings('disposition: scrap\n', 'NCO-2'),
    ),
    [],
  ],
  [
    'housings repaired, not right when checked again, and closed',
    housings('disposition: repair\nreverified: { date: 2026-01-10, by: PER-1, result: fail }\n'),
    ['error output-reverified'],
  ],
  [
    'housings used as they are by permission of a customer that nothing shows',
    housings('disposition: use-as-is\nconcession: { from: customer }\n'),
    ['error output-reverified'],
  ],
  [
    'three welders: one left, one expired, one left to do the work',
    stream(
      ...[person('PER-1'), person('PER-2'), person('PER-3', left)],
      welding(
        'person: PER-1, date: 2024-01-01, evidence: DOC-1',
        'person: PER-2, date: 2023-01-01, expires: 2025-12-31, evidence: DOC-1',
        'person: PER-3, date: 2023-01-01, evidence: DOC-1',
      ),
    ),
    ['warning competence-expired', 'warning competence-minimum'],
  ],
  [
    'two welders, and a third in training under one of them',
    stream(
      ...[person('PER-1'), person('PER-2'), person('PER-3')],
      welding(
        'person: PER-1, date: 2024-01-01, evidence: DOC-1',
        'person: PER-2, date: 2023-01-01, evidence: DOC-1',
        'person: PER-3, status: in-training, supervisedBy: PER-1',
      ),
    ),
    [],
  ],
  [
    'the own certificate ended in December, that of a laboratory ends in March',
    stream(
      'id: SCO-1\ntype: scope\ntitle: Scope\nversion: "1"\neffectiveFrom: 2024-01-01\ncertificate: { body: Body, validUntil: 2025-12-31 }\n',
      laboratory(
        `evaluations:\n${approve}certificates:\n  - { standard: ISO 9001, validUntil: 2026-03-31 }\n`,
      ),
    ),
    ['information certificate-expired', 'warning certificate-expired'],
  ],
  [
    'a certificate that was renewed, and an old one of a supplier that does not matter',
    stream(
      laboratory(
        `evaluations:\n${approve}certificates:\n  - { standard: ISO 9001, validUntil: 2025-06-30 }\n  - { standard: ISO 9001, validUntil: 2028-06-30 }\n`,
      ),
      laboratory('certificates:\n  - { standard: ISO 9001, validUntil: 2025-06-30 }\n', 'SUP-8').replace(
        'critical: true',
        'critical: false',
      ),
    ),
    [],
  ],
  [
    'closed although the action was not effective, and nobody goes on with it',
    stream(
      torque(
        `status: closed\nclosedOn: 2026-01-15\n${corrected}${cause}actions: [ACT-1]\neffectiveness: { result: not-effective, date: 2026-01-10, by: PER-1 }\n`,
      ),
      field('2025-11-20'),
    ),
    ['error nonconformity-contradicted'],
  ],
  [
    'not effective and taken up by the next one, while an improvement goes on',
    stream(
      torque(
        `status: closed\nclosedOn: 2026-01-15\n${corrected}${cause}actions: [ACT-1, ACT-2]\neffectiveness: { result: not-effective, date: 2026-01-10, by: PER-1 }\n`,
      ),
      torque('status: open\nrepeats: NC-1\ndue: 2026-04-01\n', 'NC-2', '2026-01-12'),
      field('2025-11-20'),
      electronic,
    ),
    [],
  ],
  [
    'closed as effective five days before the action was done',
    stream(
      torque(
        `status: closed\nclosedOn: 2026-01-15\n${corrected}${cause}actions: [ACT-1]\neffectiveness: { result: effective, date: 2026-01-10, by: PER-1 }\n`,
      ),
      field('2026-01-20', '2026-02-15'),
    ),
    ['error nonconformity-contradicted'],
  ],
  [
    'three weeks late, and the operator is to blame',
    torque(`status: open\ndue: 2026-01-10\n${corrected}cause: Operator error\n`),
    ['information nonconformity-cause-vague', 'warning nonconformity-overdue'],
  ],
  [
    'moved once with a reason, under way, and its effect still to be seen',
    torque(
      `status: in-progress\ndue: 2026-03-01\ndueHistory: [{ from: 2025-12-01, to: 2026-03-01, reason: Parts late, agreedBy: PER-1, on: 2025-11-25 }]\n${cause}effectiveness: { criterion: No gap in ten travellers, evaluateBy: 2026-06-01 }\n`,
    ),
    [],
  ],
];

test.each(situations)('%s', async (_, text, said) => {
  const { findings } = await check({ 'records.yaml': text });
  const found = findings.filter(({ rule }) => families.test(rule));
  expect(found.map(({ severity, rule }) => `${severity} ${rule}`).sort()).toEqual(said);
});
