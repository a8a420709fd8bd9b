/**
 * What no date in the files of the example company says: when a record was first written, how it read before, which
 * versions came before the one that is kept. Days are those on which it is written down.
 */
import type { JsonObject } from '../../server/src/model/json.ts';
import type { Day, StatusFrom } from './rules.ts';

/** The day on which the management system begins. Nothing in its files is older. */
export const beginning: Day = '2023-06-19';

/** What the files said, and who signed it, before a new version took their place. */
export interface EarlierVersion {
  /** The day on which the next version is written. */
  readonly until: Day;
  /** How the present text read then. */
  readonly texts: readonly (readonly [now: string, was: string])[];
  readonly signOffs: readonly JsonObject[];
}

interface Told {
  readonly since?: Day;
  /** What stands in the record only from a day on. */
  readonly appearances?: readonly (readonly [path: readonly (string | number)[], day: Day])[];
  /** How the text read before a day; of one place, in the order of the days. */
  readonly texts?: readonly (readonly [until: Day, now: string, was: string])[];
  readonly statuses?: readonly StatusFrom[];
  readonly earlier?: readonly EarlierVersion[];
  /** In which file it stood before a day. */
  readonly places?: readonly { readonly until: Day; readonly file: string }[];
}

const first: Day = '0000-01-01';

const approval = (by: string, role: string, date: Day, version: string): JsonObject => ({
  by,
  role,
  meaning: 'approved',
  date,
  version,
});

const byDirector = (date: Day, version: string): JsonObject => approval('PER-001', 'ROLE-MD', date, version);
const byTechnicalDirector = (date: Day, version: string): JsonObject =>
  approval('PER-002', 'ROLE-TD', date, version);

/** A process or document that was there from the start, in a version that the present one replaced on a day. */
const replacing = (
  until: Day,
  [version, effectiveFrom]: readonly [string, Day],
  [wasVersion, signOff]: readonly [string, JsonObject],
  texts: readonly (readonly [string, string])[] = [],
  since: Day = String(signOff['date']),
): Told => ({
  since,
  earlier: [
    {
      until,
      texts: [
        [`version: "${version}"\n`, `version: "${wasVersion}"\n`],
        [
          `effectiveFrom: ${effectiveFrom}\n`,
          `effectiveFrom: ${String(since < '2023-07-03' ? '2023-07-03' : since)}\n`,
        ],
        ...texts,
      ],
      signOffs: [signOff],
    },
  ],
});

const openRegister = 'actions/actions-open.yaml';

/** An action stands among the open ones until its effect is verified. */
const openUntil = (until: Day, more: Told = {}): Told => ({
  ...more,
  places: [{ until, file: openRegister }],
});

/** Objectives lie before the review that approves them and come into force after it. */
const objectiveOf = (
  written: Day,
  approved: Day,
  effective: Day,
  end: readonly [Day, string] | null,
  more: Told = {},
): Told => ({
  ...more,
  since: written,
  appearances: [...(more.appearances ?? []), [['approvedIn'], approved]],
  statuses: [
    { day: first, status: 'in-review' },
    { day: effective, status: 'active' },
    ...(end === null ? [] : [{ day: end[0], status: end[1] }]),
  ],
});

const in2024 = (end: string): Told =>
  objectiveOf('2024-01-24', '2024-01-31', '2024-02-01', ['2025-01-10', end]);
const in2025 = (end: readonly [Day, string] | null, more: Told = {}): Told =>
  objectiveOf('2025-01-22', '2025-01-29', '2025-02-01', end, more);
const in2026: Told = objectiveOf('2026-01-20', '2026-01-26', '2026-02-01', null);

export const story: Readonly<Record<string, Told>> = {
  'README.md': { since: '2026-02-01' },
  'qms.yaml': { texts: [['2026-02-01', '\nasOf: 2026-02-01', '']] },

  // People and roles
  'PER-006': {
    appearances: [[['signingKeys', 0, 'to'], '2024-09-30']],
    texts: [['2024-09-30', 'Head of sales until he retired', 'Head of sales']],
  },
  'PER-007': { texts: [['2024-10-01', 'function: Head of sales', 'function: Sales engineer']] },
  'PER-009': {
    appearances: [[['signingKeys', 0, 'to'], '2025-06-30']],
    texts: [['2025-06-30', 'Head of development until June 2025', 'Head of development']],
  },
  'PER-010': { texts: [['2025-07-01', 'function: Head of development', 'function: Development engineer']] },
  'ROLE-TD': {
    texts: [
      [
        '2024-02-01',
        'version: "1.1"\nowner: ROLE-MD\neffectiveFrom: 2024-02-01',
        'version: "1.0"\nowner: ROLE-MD\neffectiveFrom: 2023-07-03',
      ],
      [
        '2024-02-01',
        'topManagement: true\nresponsibilities: [process-outputs, integrity-during-change, Releases',
        'topManagement: true\nresponsibilities: [process-outputs, Releases',
      ],
    ],
  },

  // Policy, scope, documents
  'POL-001@1.0': {
    appearances: [
      [['withdrawnOn'], '2024-03-01'],
      [['withdrawnReason'], '2024-03-01'],
    ],
    statuses: [
      { day: first, status: 'draft' },
      { day: '2023-06-26', status: 'effective', signed: true },
      { day: '2024-03-01', status: 'superseded' },
    ],
    places: [{ until: '2024-02-20', file: 'policy/quality-policy.md' }],
  },
  'POL-001@2.0': {
    appearances: [
      [['withdrawnOn'], '2025-03-01'],
      [['withdrawnReason'], '2025-03-01'],
    ],
    statuses: [
      { day: first, status: 'draft' },
      { day: '2024-02-20', status: 'effective', signed: true },
      { day: '2025-03-01', status: 'superseded' },
    ],
    places: [{ until: '2025-02-24', file: 'policy/quality-policy.md' }],
  },
  'POL-001': { texts: [['2026-01-26', 'nextReview: 2027-01-26', 'nextReview: 2026-02-24']] },
  'SCP-001@1.0': {
    appearances: [
      [['withdrawnOn'], '2024-03-01'],
      [['withdrawnReason'], '2024-03-01'],
    ],
    statuses: [
      { day: first, status: 'draft' },
      { day: '2023-06-26', status: 'effective', signed: true },
      { day: '2024-03-01', status: 'superseded' },
    ],
    places: [{ until: '2024-02-20', file: 'context/scope.md' }],
  },
  'SCP-001': {
    appearances: [[['certificate'], '2024-05-28']],
    texts: [['2026-01-26', 'nextReview: 2027-01-31', 'nextReview: 2026-01-31']],
  },
  'DOC-001': replacing(
    '2025-07-01',
    ['3.1', '2025-07-07'],
    ['3.0', approval('PER-005', 'ROLE-LAB', '2024-02-12', '3.0')],
    [
      ['nextReview: 2027-06-30', 'nextReview: 2026-02-12'],
      [
        'changeSummary: Monthly comparison of both rigs added as step 6',
        'changeSummary: Written anew from the experience of two technicians',
      ],
      ['author: PER-013', 'author: PER-012'],
      ['scope: Both flow rigs, 0.5 to 120 m³/h', 'scope: The flow rig, 0.5 to 120 m³/h'],
      ['Where: [[EQ-002]] or [[EQ-003]].', 'Where: [[EQ-002]].'],
      [
        '6. First working day of the month: travelling meter on both rigs. More than 0.08 per cent apart: stop both, call the\n   head of the laboratory. This step exists because of [[NC-2025-01]].\n',
        '',
      ],
    ],
  ),
  'DOC-003@1.0': {
    appearances: [
      [['withdrawnOn'], '2025-04-14'],
      [['withdrawnReason'], '2025-04-14'],
    ],
    statuses: [
      { day: first, status: 'draft' },
      { day: '2023-09-25', status: 'effective', signed: true },
      { day: '2025-04-14', status: 'superseded' },
    ],
    places: [{ until: '2025-04-11', file: 'documents/complaints.md' }],
  },
  'DOC-004': replacing(
    '2025-01-24',
    ['2.0', '2025-01-27'],
    ['1.0', byTechnicalDirector('2023-06-28', '1.0')],
    [
      ['nextReview: 2027-01-27\n', ''],
      ['changeSummary: Criteria per group of parts, as decided after NC-2024-01\n', ''],
      [
        `## Who is critical

A supplier is critical when a fault in the part can change a measured value, make an instrument leak, or stop
delivery for more than four weeks.

## Criteria

| group | quality | delivery | must have |
|---|---|---|---|
| pressure cells | rejected lots, drift in the sample | date kept | overload test per lot |
| elastomers | hardness, compound certificate | date kept | notice before any change of compound |
| housings, flanges | first article, coating | date kept | measuring report |
| calibration | scope, uncertainty | turnaround | accreditation |

Below 60 points: [[ROLE-PUR]] and [[ROLE-QM]] decide within two weeks whether to help or to leave.

## Change of supplier

Never without a change record and a sample through calibration. [[CHG-2024-01]] is a good example to copy.
`,
        `1. Purchasing chooses the supplier and asks production for its opinion.
2. Critical suppliers are evaluated once a year, on the form, with a letter from A to C.
3. Whoever gets a C is talked to.
`,
      ],
    ],
  ),
  'DOC-005': replacing(
    '2024-05-28',
    ['1.1', '2024-06-03'],
    ['1.0', byDirector('2023-06-26', '1.0')],
    [
      ['nextReview: 2026-06-01', 'nextReview: 2024-06-01'],
      [
        '\n- The calibration database is backed up every night; once a year we restore it for real ([[RSK-004]]).',
        '',
      ],
    ],
  ),
  'DOC-007': {
    texts: [
      ['2024-12-03', 'externalCheckedOn: 2024-12-03', 'externalCheckedOn: 2023-06-28'],
      ['2025-12-02', 'externalCheckedOn: 2025-12-02', 'externalCheckedOn: 2024-12-03'],
    ],
  },
  'DOC-008': {
    since: '2023-07-03',
    earlier: [
      {
        until: '2025-06-05',
        texts: [
          [
            'version: "4.0"\n    effectiveFrom: 2025-06-10\n    nextReview: 2027-06-10\n    author: PER-013',
            'version: "3.2"\n    effectiveFrom: 2023-07-10\n    nextReview: 2025-07-10\n    author: PER-012',
          ],
          [
            '    changeSummary: Serial number is read from the plate by scanner, after complaint CMP-2025-01\n',
            '',
          ],
          ['certificate-template-4.0', 'certificate-template-3.2'],
        ],
        signOffs: [approval('PER-005', 'ROLE-LAB', '2023-07-03', '3.2')],
      },
    ],
  },

  // Processes
  'PRC-CAL': {
    ...replacing(
      '2025-11-27',
      ['3.1', '2025-12-01'],
      ['2.4', byTechnicalDirector('2023-06-28', '2.4')],
      [
        ['nextReview: 2027-11-30', 'nextReview: 2025-12-31'],
        [
          'resources: [Two flow rigs, One pressure laboratory at 20 ± 1 °C, Seven technicians]',
          'resources: [One flow rig, One pressure laboratory at 20 ± 1 °C, Five technicians]',
        ],
        [
          ', by [[DOC-001]] for flow and by the pressure method for pressure.',
          ', by the method for the instrument.',
        ],
        ['looks at the numbers and releases, by [[DOC-002]].', 'looks at the numbers and releases.'],
        [
          `Until June 2025 every flow meter had to pass one rig; orders waited up to eleven working days in front of it
([[RSK-002]]). Since [[EQ-003]] runs, the queue is short but not gone: in the late shift nobody is qualified to
run a rig alone. The bottleneck has moved from steel to people.`,
          'Every flow meter has to pass the only rig.',
        ],
      ],
    ),
    appearances: [
      [['competences', 2], '2025-11-27'],
      [['constraint'], '2025-11-27'],
    ],
    texts: [['2026-01-20', ' for the late shift, see ACT-2026-01\n', ' for the late shift\n']],
  },
  'PRC-DEV': replacing(
    '2025-08-28',
    ['1.3', '2025-09-01'],
    ['1.2', byTechnicalDirector('2023-06-28', '1.2')],
    [
      ['nextReview: 2027-08-31', 'nextReview: 2025-08-31'],
      [
        'criteria: No drawing reaches the shop floor without release; the old one leaves on the same day.',
        'criteria: No drawing reaches the shop floor without release.',
      ],
    ],
  ),
  'PRC-LEAD': replacing(
    '2025-10-28',
    ['1.3', '2025-11-03'],
    ['1.2', byDirector('2023-06-28', '1.2')],
    [
      ['nextReview: 2027-10-31', 'nextReview: 2025-10-31'],
      [
        'criteria: Every request for resources is answered within four weeks.',
        'criteria: Every request for resources gets an answer.',
      ],
    ],
  ),
  'PRC-MFG': replacing(
    '2024-08-27',
    ['1.4', '2024-09-02'],
    ['1.3', byTechnicalDirector('2023-06-28', '1.3')],
    [
      ['nextReview: 2026-09-01', 'nextReview: 2024-08-31'],
      ['46 people', '44 people'],
    ],
  ),
  'PRC-PEO': replacing(
    '2025-06-25',
    ['1.2', '2025-07-01'],
    ['1.1', byDirector('2023-06-28', '1.1')],
    [
      ['nextReview: 2027-06-30', 'nextReview: 2025-06-30'],
      [
        'purpose: Have at least two people for everything that only people can do.',
        'purpose: Have the people we need, trained for what they do.',
      ],
    ],
  ),
  'PRC-PUR': replacing(
    '2025-01-30',
    ['2.1', '2025-02-03'],
    ['2.0', byTechnicalDirector('2023-06-28', '2.0')],
    [
      ['nextReview: 2027-01-31', 'nextReview: 2025-06-30'],
      [
        'criteria: Elastomers and pressure cells enter stock only with a material certificate.',
        'criteria: Parts enter stock only after incoming inspection.',
      ],
    ],
  ),
  'PRC-QUAL': {
    ...replacing(
      '2024-11-25',
      ['2.0', '2024-12-02'],
      ['1.0', byDirector('2023-06-28', '1.0')],
      [
        ['nextReview: 2026-12-01', 'nextReview: 2024-11-30'],
        [
          'criteria: A cause is known within 30 days after the finding.',
          'criteria: Every finding has a cause and an action.',
        ],
      ],
    ),
    appearances: [[['competences'], '2024-11-25']],
  },
  'PRC-SALES': replacing(
    '2024-10-28',
    ['1.1', '2024-11-04'],
    ['1.0', byDirector('2023-06-28', '1.0')],
    [
      ['nextReview: 2026-11-01', 'nextReview: 2024-11-01'],
      [
        'criteria: No order is confirmed before the laboratory week is booked.',
        'criteria: No order is confirmed before production has agreed.',
      ],
    ],
  ),
  'PRC-SRV': replacing(
    '2024-10-28',
    ['2.0', '2024-11-04'],
    ['1.0', byDirector('2023-06-28', '1.0')],
    [
      ['nextReview: 2026-11-01', 'nextReview: 2024-11-01'],
      [
        'criteria: First real answer within four days on average, no complaint later than seven.',
        'criteria: Every complaint is answered.',
      ],
    ],
  ),

  // Audits
  'AP-2024': {
    ...replacing(
      '2025-12-16',
      ['3.0', '2026-01-01'],
      ['1.0', byDirector('2023-12-18', '1.0')],
      [
        [
          `
basis: >-
  Calibration and purchasing come first, because complaints and costs come from there. Processes with a finding are
  visited again within the cycle.`,
          `
basis: Calibration and purchasing come first, because complaints and costs come from there.`,
        ],
      ],
    ),
    appearances: [
      [['audits', 6], '2025-12-16'],
      [['audits', 7], '2025-12-16'],
      [['reschedules'], '2024-09-16'],
    ],
  },
  'AUD-2026-01': { since: '2025-12-16' },
  'AUD-2026-02': { since: '2025-12-16' },
  'AUD-2024-01': { statuses: closedAfter('2024-04-24', '2024-04-30') },
  'AUD-2024-02': { statuses: closedAfter('2024-06-20', '2024-06-27') },
  'AUD-2024-03': { statuses: closedAfter('2024-11-20', '2025-06-04') },
  'AUD-2024-04': { statuses: closedAfter('2024-05-28', '2024-12-03') },
  'AUD-2025-01': { statuses: closedAfter('2025-04-15', '2025-12-04') },
  'AUD-2025-02': { statuses: closedAfter('2025-06-03', '2025-07-04') },
  'AUD-2025-04': { statuses: closedAfter('2025-11-25', '2025-11-28') },

  // Objectives
  'objectives/objectives-2025.yaml': {
    texts: [
      ['2025-01-29', '\n  approvedIn: MR-2025-01', ''],
      ['2025-02-12', '\n  communicatedIn: [COM-2025-02]', ''],
      ['2026-01-12', 'Quality objectives 2025, finished', 'Quality objectives 2025'],
    ],
  },
  'OBJ-2024-01': in2024('achieved'),
  'OBJ-2024-02': in2024('missed'),
  'OBJ-2025-01': in2025(['2026-01-12', 'achieved']),
  'OBJ-2025-02': in2025(null),
  'OBJ-2025-03': in2025(['2026-01-12', 'achieved']),
  'OBJ-2025-04': in2025(['2026-01-12', 'missed']),
  'OBJ-2025-05': in2025(null, { texts: [['2025-09-16', 'forecast: at-risk', 'forecast: on-track']] }),
  'OBJ-2025-06': in2025(null),
  'OBJ-2026-01': in2026,
  'OBJ-2026-02': in2026,
  'OBJ-2026-03': {
    since: '2026-01-20',
    statuses: [
      { day: first, status: 'in-review' },
      { day: '2026-02-01', status: 'active' },
    ],
  },
  'OBJ-2026-04': { since: '2026-01-20' },

  'objectives/objectives-2024.yaml': {
    texts: [['2024-01-31', '\n  approvedIn: MR-2024-01', '']],
  },
  'MR-2024-01': {
    texts: [
      ['2025-01-22', '"Quicker, but not four days. See OBJ-2025-01."', '"Quicker, but not four days."'],
    ],
  },

  // Actions
  'ACT-2024-01': {
    appearances: [[['verifiedBy'], '2025-10-15']],
    texts: [
      ['2024-05-06', 'due: 2025-03-31\n', 'due: 2024-10-31\n'],
      ['2025-01-22', 'due: 2025-06-30\n', 'due: 2025-03-31\n'],
      [
        '2024-08-05',
        'held the order back from April to July 2024, because order intake had fallen.',
        'holds the order back, because order intake has fallen.',
      ],
      ['2025-01-22', 'meter, foundation included, so', 'meter, so'],
      [
        '2025-10-15',
        '# The promise that took seventeen months instead of nine. Both reviews since have it in their minutes.\n',
        '',
      ],
    ],
  },
  'ACT-2024-02': openUntil('2024-10-09'),
  'ACT-2024-03': openUntil('2024-11-12'),
  'ACT-2024-04': openUntil('2025-06-04', {
    texts: [
      [
        '2025-01-27',
        'result: DOC-004 version 2.0; all critical suppliers evaluated against it.',
        'result: DOC-004 version 2.0, with criteria per group of parts.',
      ],
    ],
  }),
  'ACT-2024-05': openUntil('2024-11-18'),
  'ACT-2024-06': openUntil('2025-03-20', {
    texts: [
      [
        '2025-01-10',
        'result: Inspection plan in use; two lots of the old supplier stopped in December 2024.',
        'result: Inspection plan in use.',
      ],
    ],
  }),
  'ACT-2025-01': openUntil('2025-10-14', {
    texts: [
      [
        '2025-04-14',
        'result: In force since 14 April 2025, DOC-003 version 2.0.',
        'result: DOC-003 version 2.0 is approved.',
      ],
    ],
  }),
  'ACT-2025-02': openUntil('2026-01-13'),
  'ACT-2025-05': openUntil('2025-11-18', {
    texts: [['2025-07-07', 'difference 0.03 per cent. Step 6 of DOC-001.', 'difference 0.03 per cent.']],
  }),
  'ACT-2025-08': openUntil('2025-12-04'),
  'ACT-2025-03': {
    texts: [['2025-09-16', 'due: 2026-04-30\n', 'due: 2025-09-30\n']],
  },

  // Changes, nonconformities, complaints
  'CHG-2026-01': {
    statuses: [
      { day: first, status: 'proposed' },
      { day: '2026-01-26', status: 'approved', signed: true },
    ],
  },
  'NC-2024-01': {
    appearances: [
      [['correction'], '2024-12-17'],
      [['causeMethod'], '2024-11-20'],
      [['cause'], '2024-11-20'],
      [['similar'], '2024-12-17'],
      [['risksUpdated'], '2025-06-04'],
      [['qmsChange'], '2025-06-04'],
    ],
    statuses: [
      { day: first, status: 'open' },
      { day: '2024-11-20', status: 'in-progress' },
      { day: '2025-01-24', status: 'implemented' },
      { day: '2025-06-04', status: 'closed' },
    ],
  },
  'NC-2024-02': {
    appearances: [
      [['correction'], '2024-10-25'],
      [['consequences'], '2024-08-30'],
      [['causeMethod'], '2024-08-30'],
      [['cause'], '2024-08-30'],
      [['similar'], '2024-09-09'],
      [['risksUpdated'], '2024-11-18'],
    ],
    texts: [
      [
        '2025-03-20',
        `
---

# What we learned

The supplier [[SUP-004]] was easy to blame, and it is blocked. But the drawing said "O-ring 12 × 2" on the order;
"FKM" stood only in the bill of materials, which the supplier never saw. Katharina Brandt visited the customer
herself ([[LC-2024-01]]) and came back with one sentence: "We can live with a fault, not with five days of silence."
`,
        `
---
`,
      ],
    ],
    statuses: [
      { day: first, status: 'open' },
      { day: '2024-08-30', status: 'in-progress' },
      { day: '2024-11-22', status: 'implemented' },
      { day: '2025-03-20', status: 'closed' },
    ],
  },
  'NC-2025-01': {
    appearances: [
      [['correction'], '2025-05-16'],
      [['consequences'], '2025-03-19'],
      [['causeMethod'], '2025-03-18'],
      [['cause'], '2025-03-18'],
      [['similar'], '2025-03-18'],
      [['risksUpdated'], '2025-10-15'],
      [['qmsChange'], '2025-11-18'],
    ],
    texts: [
      [
        '2025-11-18',
        `
---

# What had to be decided

Anja Feld had the list of affected certificates two days after the institute's call. The technical director decided
to tell all customers, not only the two whose meters were outside their limits. Three thanked us; one took the
chance to ask for a discount.

The delay of the second rig ([[ACT-2024-01]]) has its part in this: with two rigs the drift would have shown within a
month.
`,
        `
---
`,
      ],
    ],
    statuses: [
      { day: first, status: 'open' },
      { day: '2025-03-18', status: 'in-progress' },
      { day: '2025-06-30', status: 'implemented' },
      { day: '2025-11-18', status: 'closed' },
    ],
  },
  'NC-2025-02': {
    appearances: [
      [['correction'], '2025-07-18'],
      [['causeMethod'], '2025-04-15'],
      [['cause'], '2025-04-15'],
      [['similar'], '2025-04-15'],
      [['risksUpdated'], '2025-12-04'],
      [['qmsChange'], '2025-12-04'],
    ],
    statuses: [
      { day: first, status: 'open' },
      { day: '2025-04-15', status: 'in-progress' },
      { day: '2025-07-18', status: 'implemented' },
      { day: '2025-12-04', status: 'closed' },
    ],
  },
  'NC-2025-03': {
    since: '2025-10-15',
    appearances: [
      [['containment'], '2025-10-22'],
      [['correction'], '2025-10-22'],
      [['causeMethod'], '2025-10-22'],
      [['cause'], '2025-10-22'],
      [['similar'], '2025-10-22'],
      [['risksUpdated'], '2025-11-24'],
    ],
    statuses: [
      { day: first, status: 'open' },
      { day: '2025-10-22', status: 'in-progress' },
    ],
  },

  // Communication and leadership
  'COM-2026-01': { since: '2026-01-26' },
  'COM-2026-02': { since: '2026-01-26' },
  'LC-2024-01': { since: '2024-08-30' },

  // Risks, opportunities, context
  'risks/risks.yaml': {
    texts: [
      [
        '2025-12-15',
        'version: "2"\n  owner: ROLE-MD\n  effectiveFrom: 2025-12-15\n  nextReview: 2026-12-15',
        'version: "1"\n  owner: ROLE-MD\n  effectiveFrom: 2023-12-14\n  nextReview: 2025-12-15',
      ],
    ],
  },
  'RSK-001': {
    texts: [
      [
        '2024-12-10',
        ' If SUP-001 follows the competitor and drops small\n      buyers, pressure transmitters stand still after nine weeks of stock.',
        ' If SUP-001 stops, pressure transmitters\n      stand still after nine weeks of stock.',
      ],
    ],
  },
  'RSK-002': {
    texts: [
      [
        '2025-10-15',
        'One rig for all flow meters meant that one breakdown stopped every flow order. With two rigs an outage\n      delays, but no longer stops.',
        'One rig for all flow meters means that one breakdown stops every flow order.',
      ],
      ['2025-10-15', '\n    likelihood: 2\n', '\n    likelihood: 4\n'],
    ],
    appearances: [[['before'], '2025-10-15']],
  },
  'RSK-005': {
    appearances: [
      [['acceptance'], '2025-12-16'],
      [['treatment'], '2025-12-16'],
    ],
    texts: [
      [
        '2025-12-16',
        'version: "2"\nowner: ROLE-MD\neffectiveFrom: 2025-12-19\nnextReview: 2026-11-30',
        'version: "1"\nowner: ROLE-MD\neffectiveFrom: 2025-04-09\nnextReview: 2025-12-15',
      ],
    ],
    statuses: [
      { day: first, status: 'open' },
      { day: '2025-12-16', status: 'accepted', signed: true },
    ],
  },
  'OPP-001': { since: '2025-03-17' },
  'OPP-002': { since: '2025-09-22' },
  'OPP-003': { since: '2025-03-17' },
  'context/issues.yaml': {
    texts: [
      [
        '2024-12-10',
        'version: "2"\n  owner: ROLE-MD\n  effectiveFrom: 2024-12-10\n  nextReview: 2025-12-15\n  monitoredBy: ROLE-MD\n  lastReviewed: 2024-12-10',
        'version: "1"\n  owner: ROLE-MD\n  effectiveFrom: 2023-11-08\n  nextReview: 2024-12-15\n  monitoredBy: ROLE-MD\n  lastReviewed: 2023-11-08',
      ],
      [
        '2025-12-09',
        'version: "3"\n  owner: ROLE-MD\n  effectiveFrom: 2025-12-09\n  nextReview: 2026-12-15\n  monitoredBy: ROLE-MD\n  lastReviewed: 2025-12-09',
        'version: "2"\n  owner: ROLE-MD\n  effectiveFrom: 2024-12-10\n  nextReview: 2025-12-15\n  monitoredBy: ROLE-MD\n  lastReviewed: 2024-12-10',
      ],
    ],
  },
  'CTX-001': { since: '2023-11-08' },
  'CTX-002': { since: '2024-11-06' },
  'CTX-003': { since: '2023-11-08' },
  'CTX-004': { since: '2025-12-09' },
  'CTX-005': { since: '2024-11-06' },
  'context/interested-parties.yaml': {
    texts: [
      [
        '2024-12-10',
        'version: "2"\n  owner: ROLE-MD\n  effectiveFrom: 2024-12-10\n  nextReview: 2025-12-15\n  lastReviewed: 2024-12-10',
        'version: "1"\n  owner: ROLE-MD\n  effectiveFrom: 2023-07-03\n  nextReview: 2024-12-15\n  lastReviewed: 2023-06-28',
      ],
      [
        '2025-12-09',
        'version: "3"\n  owner: ROLE-MD\n  effectiveFrom: 2026-02-01\n  nextReview: 2026-12-15\n  lastReviewed: 2025-12-09',
        'version: "2"\n  owner: ROLE-MD\n  effectiveFrom: 2024-12-10\n  nextReview: 2025-12-15\n  lastReviewed: 2024-12-10',
      ],
    ],
  },
  'INT-001': {
    since: '2023-06-28',
    appearances: [
      [['requirements', 2], '2024-12-10'],
      [['requirements', 3], '2025-12-09'],
    ],
  },
  'INT-002': { since: '2023-06-28' },
  'INT-003': { since: '2023-06-28', appearances: [[['requirements', 0], '2024-12-10']] },
  'INT-004': { since: '2023-06-28' },
  'INT-005': { since: '2023-06-28' },

  // Indicators: targets are set when the review has decided them
  'KPI-CMP': { since: '2023-06-28' },
  'KPI-CSAT': { since: '2023-06-28' },
  'KPI-NCT': { since: '2023-06-28' },
  'KPI-OTD': { since: '2023-06-28' },
  'KPI-CALT': { since: '2023-06-28', appearances: [[['targets', 0], '2025-01-29']] },
  'KPI-RESP': { since: '2023-06-28', appearances: [[['targets', 0], '2024-01-31']] },
  'KPI-COPQ': {
    since: '2023-06-28',
    appearances: [
      [['targets', 0], '2025-01-29'],
      [['targets', 1], '2026-01-26'],
    ],
  },
  'KPI-FPY': {
    since: '2023-06-28',
    appearances: [
      [['targets', 0], '2024-01-31'],
      [['targets', 1], '2025-01-29'],
    ],
  },
  'KPI-SUP': { since: '2023-06-28', appearances: [[['targets', 0], '2025-01-29']] },

  // Competence, equipment, suppliers
  'CPT-004': { since: '2024-01-05' },
  'CPT-001': {
    since: '2023-06-28',
    texts: [
      [
        '2025-06-16',
        'version: "2.0"\nowner: ROLE-LAB\neffectiveFrom: 2025-06-16\ndescription: Calibrates flow meters for liquids alone, on either rig, and knows when to stop.',
        'version: "1.0"\nowner: ROLE-LAB\neffectiveFrom: 2023-07-03\ndescription: Calibrates flow meters for liquids alone and knows when to stop.',
      ],
    ],
  },
  'CPT-002': {
    since: '2023-06-28',
    texts: [
      [
        '2025-10-27',
        'version: "1.1"\nowner: ROLE-LAB\neffectiveFrom: 2025-10-27',
        'version: "1.0"\nowner: ROLE-LAB\neffectiveFrom: 2023-07-03',
      ],
    ],
  },
  'competence/internal-auditors.csv': { since: '2023-10-02' },
  'EQ-001': calibrated([['2024-09-24', '2026-09-24']]),
  'EQ-002': calibrated([
    ['2024-09-10', '2025-09-10'],
    ['2025-09-09', '2026-09-09'],
  ]),
  'EQ-003': { since: '2025-06-24' },
  'EQ-005': calibrated([['2025-10-07', '2026-10-07']]),
  'EQ-007': {
    ...calibrated([['2025-06-03', '2026-06-03']]),
    appearances: [
      [['lastCalibration'], '2025-06-03'],
      [['nextCalibration'], '2025-06-03'],
      [['software'], '2024-05-28'],
    ],
  },
  'EQ-004': {
    since: '2023-07-03',
    appearances: [
      [['lastCalibration'], '2024-03-05'],
      [['nextCalibration'], '2024-03-05'],
      [['calibrations', 1, 'impact'], '2025-03-13'],
    ],
    texts: [
      [
        '2025-03-13',
        '# Found out of tolerance in March 2025. What that meant for earlier results is written here, not in a drawer.\n',
        '',
      ],
      [
        '2025-04-10',
        'lastCalibration: 2025-04-10\nnextCalibration: 2026-04-10',
        'lastCalibration: 2024-03-05\nnextCalibration: 2025-03-05',
      ],
      [
        '2025-04-14',
        'version: "1.1"\nowner: ROLE-LAB\neffectiveFrom: 2025-04-14',
        'version: "1.0"\nowner: ROLE-LAB\neffectiveFrom: 2023-07-03',
      ],
    ],
    statuses: [
      { day: first, status: 'in-service' },
      { day: '2025-03-11', status: 'out-of-service' },
      { day: '2025-04-14', status: 'in-service' },
    ],
  },
  'suppliers/suppliers.yaml': {
    texts: [['2024-01-15', 'effectiveFrom: 2024-01-15', 'effectiveFrom: 2023-07-03']],
  },
  'SUP-001': {
    since: '2023-06-28',
    texts: [
      ['2025-01-20', 'nextEvaluation: 2026-01-20', 'nextEvaluation: 2025-01-31'],
      ['2026-01-12', 'nextEvaluation: 2027-01-12', 'nextEvaluation: 2026-01-20'],
    ],
  },
  'SUP-002': {
    since: '2023-06-28',
    texts: [
      ['2025-01-22', 'nextEvaluation: 2026-01-22', 'nextEvaluation: 2025-01-31'],
      ['2025-12-18', 'nextEvaluation: 2026-12-18', 'nextEvaluation: 2026-01-22'],
    ],
  },
  'SUP-003': {
    since: '2023-06-28',
    texts: [['2024-12-17', 'nextEvaluation: 2025-12-31', 'nextEvaluation: 2024-12-31']],
  },
  'SUP-004': {
    since: '2023-06-28',
    texts: [
      [
        '2024-10-14',
        'controls: None needed any more; open orders were cancelled.',
        'controls: Diameter measured on ten pieces per lot.',
      ],
    ],
  },
  'SUP-005': {
    since: '2024-10-01',
    texts: [['2025-10-09', 'nextEvaluation: 2026-10-09', 'nextEvaluation: 2025-10-01']],
  },
  'SUP-006': {
    since: '2023-06-28',
    texts: [['2025-02-11', 'nextEvaluation: 2027-02-11', 'nextEvaluation: 2025-02-28']],
  },
};

function closedAfter(reported: Day, closed: Day): readonly StatusFrom[] {
  return [
    { day: first, status: 'held' },
    { day: reported, status: 'reported' },
    { day: closed, status: 'closed' },
  ];
}

/** The last and next calibration, as they stood after each of the calibrations. */
function calibrated(calibrations: readonly (readonly [last: Day, next: Day])[]): Told {
  const day = calibrations[0]![0];
  return {
    since: '2023-07-03',
    appearances: [
      [['lastCalibration'], day],
      [['nextCalibration'], day],
    ],
    texts: calibrations.slice(1).map(([last, next], index) => {
      const [wasLast, wasNext] = calibrations[index]!;
      const lines = (one: Day, two: Day) => `lastCalibration: ${one}\n    nextCalibration: ${two}`;
      return [last, lines(last, next), lines(wasLast, wasNext)] as const;
    }),
  };
}
