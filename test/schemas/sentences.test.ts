import { expect, test } from 'vitest';
import { english } from '../../server/src/messages/language.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import type { Path } from '../../server/src/model/text.ts';
import { configurationSchema, shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import type { SchemaFault } from '../../server/src/schemas/schema-fault.ts';

const bare: Record<string, JsonObject> = {
  'management-review': { date: '2026-01-20' },
  complaint: { receivedOn: '2026-01-01' },
  nonconformity: { detectedOn: '2026-01-01' },
  'nonconforming-output': { detectedOn: '2026-01-01' },
  exception: { rules: ['calibration-overdue'], records: ['EQP-001'] },
};

/** A fix in one word and its new text; a question mark where it is not certain. */
function fixOf({ fix }: SchemaFault): string | undefined {
  if (!fix) return undefined;
  const { step } = fix;
  const what =
    step.kind === 'rename-key'
      ? `rename ${step.key}`
      : step.kind === 'replace-value'
        ? `write ${step.value}`
        : step.kind;
  return fix.certain ? what : `${what}?`;
}

type Told = [path: Path, message: string, fix?: string];

/** Fields of a record, keys it lacks, and what is said. */
const cases: [type: string, fields: JsonObject, lacks: string[], told: Told[]][] = [
  [
    'process',
    { version: 1.1 },
    [],
    [
      [
        ['version'],
        '`version` cannot be the number `1.1`. Write it in quotes, since it must be text.',
        'quote',
      ],
    ],
  ],
  [
    'process',
    { version: 2 },
    [],
    [
      [
        ['version'],
        '`version` cannot be the number `2`. Write it in quotes, since it must be text.',
        'quote',
      ],
    ],
  ],
  [
    'process',
    { title: true },
    [],
    [
      [
        ['title'],
        '`title` cannot be `true`, which means yes or no. Write it in quotes, since it must be text.',
        'quote',
      ],
    ],
  ],
  ['process', { title: null }, [], [[['title'], '`title` is empty. Write text, or remove the key.']]],
  ['process', { title: ['a'] }, [], [[['title'], '`title` cannot be a list. Write text.']]],
  [
    'process',
    { title: { en: 'a' } },
    [],
    [[['title'], '`title` cannot be a mapping (keys with values). Write text.']],
  ],
  [
    'process',
    { status: 'efective' },
    [],
    [
      [
        ['status'],
        '`status` cannot be `efective`. Did you mean `effective`? Allowed are `draft`, `in-review`, `effective`, `superseded` and `obsolete`.',
        'write effective?',
      ],
    ],
  ],
  [
    'process',
    { status: 'approved' },
    [],
    [
      [
        ['status'],
        '`status` cannot be `approved`. Allowed are `draft`, `in-review`, `effective`, `superseded` and `obsolete`.',
      ],
    ],
  ],
  [
    'process',
    { status: 'active' },
    [],
    [
      [
        ['status'],
        '`status` cannot be `active`. Allowed are `draft`, `in-review`, `effective`, `superseded` and `obsolete`.',
      ],
    ],
  ],
  [
    'process',
    { status: null },
    [],
    [
      [
        ['status'],
        '`status` is empty. Write one of `draft`, `in-review`, `effective`, `superseded` or `obsolete`, or remove the key.',
      ],
    ],
  ],
  [
    'process',
    { status: 3 },
    [],
    [
      [
        ['status'],
        '`status` cannot be the number `3`. Write one of `draft`, `in-review`, `effective`, `superseded` or `obsolete`.',
      ],
    ],
  ],
  [
    'process',
    { effectiveFrom: '2026-02-30' },
    [],
    [
      [
        ['effectiveFrom'],
        '`effectiveFrom` cannot be 2026-02-30, which is not a day in the calendar. Correct the date.',
      ],
    ],
  ],
  [
    'process',
    { effectiveFrom: '30.01.2026' },
    [],
    [
      [
        ['effectiveFrom'],
        '`effectiveFrom` cannot be `30.01.2026`. Did you mean `2026-01-30`? Write a date such as 2026-01-20.',
        'write 2026-01-30',
      ],
    ],
  ],
  [
    'process',
    { effectiveFrom: 2026 },
    [],
    [[['effectiveFrom'], '`effectiveFrom` cannot be the number `2026`. Write a date such as 2026-01-20.']],
  ],
  [
    'process',
    { effectiveFrom: '2026-1-5' },
    [],
    [
      [
        ['effectiveFrom'],
        '`effectiveFrom` cannot be `2026-1-5`. Did you mean `2026-01-05`? Write a date such as 2026-01-20.',
        'write 2026-01-05',
      ],
    ],
  ],
  [
    'process',
    { reviewInterval: '12 months' },
    [],
    [
      [
        ['reviewInterval'],
        '`reviewInterval` cannot be `12 months`. Write a duration such as P12M (twelve months) or P5D (five days).',
      ],
    ],
  ],
  [
    'process',
    { reviewInterval: 12 },
    [],
    [
      [
        ['reviewInterval'],
        '`reviewInterval` cannot be the number `12`. Write a duration such as P12M (twelve months) or P5D (five days).',
      ],
    ],
  ],
  [
    'process',
    { owner: 'Jane Doe' },
    [],
    [
      [
        ['owner'],
        '`owner` cannot be `Jane Doe`. Write the id of a record of type `role` or `person`, such as ROLE-001; create the record if there is none yet.',
      ],
    ],
  ],
  [
    'process',
    { owner: ['ROLE-A'] },
    [],
    [
      [
        ['owner'],
        '`owner` cannot be a list. Write the id of a record of type `role` or `person`, such as ROLE-001.',
      ],
    ],
  ],
  [
    'process',
    { owner: 'a..b' },
    [],
    [
      [
        ['owner'],
        '`owner` cannot be `a..b`. Write the id of a record of type `role` or `person`, such as ROLE-001; create the record if there is none yet.',
      ],
    ],
  ],
  [
    'process',
    { risks: ['RSK-1', 'two words'] },
    [],
    [
      [
        ['risks', 1],
        'Entry 2 of `risks` cannot be `two words`. Write the id of a record of type `risk`, such as RSK-001; create the record if there is none yet.',
      ],
    ],
  ],
  [
    'process',
    { risks: 7 },
    [],
    [
      [
        ['risks'],
        '`risks` cannot be the number `7`. Write it in quotes, since it must be the id of a record of type `risk`, such as RSK-001, or a list of such ids.',
        'quote',
      ],
    ],
  ],
  [
    'process',
    { risks: [7] },
    [],
    [
      [
        ['risks', 0],
        'Entry 1 of `risks` cannot be the number `7`. Write it in quotes, since it must be the id of a record of type `risk`, such as RSK-001.',
        'quote',
      ],
    ],
  ],
  [
    'process',
    { risks: { id: 'RSK-1' } },
    [],
    [
      [
        ['risks'],
        '`risks` cannot be a mapping (keys with values). Write the id of a record of type `risk`, such as RSK-001, or a list of such ids; create the record if there is none yet.',
      ],
    ],
  ],
  [
    'process',
    { tags: [2026, 'x'] },
    [],
    [
      [
        ['tags', 0],
        'Entry 1 of `tags` cannot be the number `2026`. Write it in quotes, since it must be text.',
        'quote',
      ],
    ],
  ],
  ['process', { tags: 'x' }, [], []],
  [
    'process',
    { inputs: 'Order' },
    [],
    [
      [
        ['inputs'],
        '`inputs` must be a list, but is the text `Order`. Write each entry on a line of its own after `- `.',
        'wrap-in-list?',
      ],
    ],
  ],
  [
    'process',
    { inputs: [{ from: 'IP-1' }] },
    [],
    [[['inputs', 0], '`what` is missing in entry 1 of `inputs`. Add it. Its meaning: What comes in.']],
  ],
  [
    'process',
    { inputs: [5] },
    [],
    [
      [
        ['inputs', 0],
        'Entry 1 of `inputs` cannot be the number `5`. Write it in quotes, since it must be text or a mapping with `what`.',
        'quote',
      ],
    ],
  ],
  [
    'process',
    { constraint: { what: 'x', costOfDelay: { amount: '4000', currency: 'eur' } } },
    [],
    [
      [
        ['constraint', 'costOfDelay', 'amount'],
        '`amount` cannot be the text `4000`. Write `4000` without quotes.',
        'write 4000',
      ],
      [
        ['constraint', 'costOfDelay', 'currency'],
        '`currency` cannot be `eur`. Write a currency code of three capital letters such as EUR.',
      ],
    ],
  ],
  [
    'process',
    { constraint: { what: 'x', costOfDelay: 4000 } },
    [],
    [
      [
        ['constraint', 'costOfDelay'],
        '`costOfDelay` cannot be the number `4000`. Write a mapping with `amount` and `currency`.',
      ],
    ],
  ],
  [
    'process',
    { constraint: { what: 'x', costOfDelay: { amount: 1 } } },
    [],
    [
      [
        ['constraint', 'costOfDelay'],
        '`currency` is missing in `costOfDelay`. Add it. Its meaning: Three-letter currency code, such as EUR.',
      ],
    ],
  ],
  [
    'risk',
    { likelihood: '3' },
    [],
    [[['likelihood'], '`likelihood` cannot be the text `3`. Write `3` without quotes.', 'write 3']],
  ],
  ['risk', { likelihood: 0 }, [], [[['likelihood'], '`likelihood` must be at least 1, but is 0.']]],
  [
    'risk',
    { likelihood: 2.5 },
    [],
    [[['likelihood'], '`likelihood` cannot be the number `2.5`. Write a whole number.']],
  ],
  [
    'risk',
    { likelihood: 'high' },
    [],
    [[['likelihood'], '`likelihood` cannot be the text `high`. Write a whole number.']],
  ],
  [
    'role',
    { topManagement: 'yes' },
    [],
    [
      [
        ['topManagement'],
        '`topManagement` cannot be the text `yes`. Write `true` without quotes.',
        'write true?',
      ],
    ],
  ],
  [
    'role',
    { topManagement: 'true' },
    [],
    [
      [
        ['topManagement'],
        '`topManagement` cannot be the text `true`. Write `true` without quotes.',
        'write true',
      ],
    ],
  ],
  [
    'role',
    { topManagement: 1 },
    [],
    [[['topManagement'], '`topManagement` cannot be the number `1`. Write true or false or a list.']],
  ],
  [
    'role',
    { holders: [{ person: 'PER-1', from: '2026-01-01', share: 2 }] },
    [],
    [[['holders', 0, 'share'], '`share` must be at least 0 and at most 1, but is 2.']],
  ],
  [
    'role',
    { holders: [{ person: 'PER-1' }] },
    [],
    [[['holders', 0], '`from` is missing in entry 1 of `holders`. Add it. Its meaning: First day.']],
  ],
  [
    'role',
    { holders: ['PER-1'] },
    [],
    [
      [
        ['holders', 0],
        'Entry 1 of `holders` cannot be the text `PER-1`. Write a mapping with `person` and `from`.',
      ],
    ],
  ],
  [
    'indicator',
    { readings: [{ period: '2026-Q5', value: 1 }] },
    [],
    [
      [
        ['readings', 0, 'period'],
        '`period` cannot be `2026-Q5`. Write a period such as 2026, 2026-H1, 2026-Q1, 2026-01 or 2026-W05.',
      ],
    ],
  ],
  [
    'indicator',
    { readings: [{ period: '2027-W53', value: 1 }] },
    [],
    [[['readings', 0, 'period'], '`period` cannot be 2027-W53, for 2027 has 52 weeks. Correct the period.']],
  ],
  [
    'process',
    { auditInterval: 'PT36H' },
    [],
    [
      [
        ['auditInterval'],
        '`auditInterval` cannot be `PT36H`. Write a duration such as P12M (twelve months) or P5D (five days).',
      ],
    ],
  ],
  [
    'indicator',
    { readings: [{ period: 26, value: 'many' }] },
    [],
    [
      [
        ['readings', 0, 'period'],
        '`period` must be a period such as 2026, 2026-H1, 2026-Q1, 2026-01 or 2026-W05, but is 26.',
      ],
      [['readings', 0, 'value'], '`value` cannot be the text `many`. Write a number or empty (null).'],
    ],
  ],
  [
    'competence',
    { basis: 'training' },
    [],
    [
      [
        ['basis'],
        '`basis` must be a list, but is the text `training`. Write each entry on a line of its own after `- `.',
        'wrap-in-list?',
      ],
    ],
  ],
  [
    'competence',
    { basis: ['traning'] },
    [],
    [
      [
        ['basis', 0],
        'Entry 1 of `basis` cannot be `traning`. Did you mean `training`? Allowed are `education`, `training` and `experience`.',
        'write training?',
      ],
    ],
  ],
  [
    'management-review',
    { outputs: [{ kind: 'resources' }] },
    [],
    [[['outputs', 0], 'Entry 1 of `outputs` needs `decision` or `none`. Add one of them.']],
  ],
  [
    'management-review',
    { period: '2025' },
    [],
    [[['period'], '`period` cannot be the text `2025`. Write a mapping with `from` and `to`.']],
  ],
  [
    'management-review',
    { inputs: [{ summary: 'x' }] },
    [],
    [
      [
        ['inputs', 0],
        '`input` is missing in entry 1 of `inputs`. Add it. Its meaning: Which input this is: a key such as customer-satisfaction, or a list of keys for a combined section.',
      ],
    ],
  ],
  [
    'management-review',
    { attendees: 'PER-001' },
    [],
    [
      [
        ['attendees'],
        '`attendees` must be a list, but is the text `PER-001`. Write each entry on a line of its own after `- `.',
        'wrap-in-list?',
      ],
    ],
  ],
  [
    'management-review',
    {},
    ['date'],
    [[[], '`date` is missing. Add it. Its meaning: Day of the (last) meeting.']],
  ],
  [
    'management-review',
    { inputs: [{ input: 'x', ask: { money: 3 } }] },
    [],
    [
      [
        ['inputs', 0, 'ask'],
        '`request` is missing in `ask`. Add it. Its meaning: What top management is asked for.',
      ],
      [
        ['inputs', 0, 'ask', 'money'],
        '`money` cannot be the number `3`. Write a mapping with `amount` and `currency`.',
      ],
    ],
  ],
  ['exception', {}, ['records'], [[[], 'The record needs `records` or `types`. Add one of them.']]],
  [
    'nonconforming-output',
    { customerInformed: '2026-13-01' },
    [],
    [
      [
        ['customerInformed'],
        '`customerInformed` cannot be 2026-13-01, which is not a day in the calendar. Correct the date.',
      ],
    ],
  ],
  [
    'nonconforming-output',
    { customerInformed: 'no' },
    [],
    [
      [
        ['customerInformed'],
        '`customerInformed` cannot be `no`. Write a date such as 2026-01-20, or not-needed.',
      ],
    ],
  ],
  [
    'audit-programme',
    { audits: [{ planned: '2026-04-31' }] },
    [],
    [
      [
        ['audits', 0, 'planned'],
        '`planned` cannot be 2026-04-31, which is not a day in the calendar. Correct the date.',
      ],
    ],
  ],
  [
    'audit-programme',
    { audits: [{ planned: 'spring' }] },
    [],
    [
      [
        ['audits', 0, 'planned'],
        '`planned` cannot be `spring`. Write a date such as 2026-04-14 or a period such as 2026-Q2.',
      ],
    ],
  ],
  [
    'scope',
    { certificate: { validUntil: '2026-00-01' } },
    [],
    [
      [
        ['certificate', 'validUntil'],
        '`validUntil` cannot be 2026-00-01, which is not a day in the calendar. Correct the date.',
      ],
    ],
  ],
  [
    'process',
    { evidence: 5 },
    [],
    [
      [
        ['evidence'],
        '`evidence` cannot be the number `5`. Write it in quotes, since it must be the id of a record or a list of evidence.',
        'quote',
      ],
    ],
  ],
  [
    'process',
    { evidence: ['bad id!'] },
    [],
    [
      [
        ['evidence', 0],
        'Entry 1 of `evidence` cannot be `bad id!`. Write the id of a record, or a mapping with `external` for what is kept elsewhere.',
      ],
    ],
  ],
  [
    'process',
    { evidence: [{ location: 'x' }] },
    [],
    [
      [
        ['evidence', 0],
        '`external` is missing in entry 1 of `evidence`. Add it. Its meaning: System or place outside the repository where the proof is kept.',
      ],
    ],
  ],
  [
    'process',
    { signOffs: [{ by: 'PER-1', meaning: 'aproved', date: '2026-01-01', rol: 'ROLE-1' }] },
    [],
    [
      [
        ['signOffs', 0, 'meaning'],
        '`meaning` cannot be `aproved`. Did you mean `approved`? Allowed are `authored`, `reviewed`, `approved`, `affirmed`, `authorized`, `verified`, `acknowledged`, `rejected` and `withdrawn`.',
      ],
      [['signOffs', 0, 'rol'], '`rol` is not a key of entry 1 of `signOffs`. Did you mean `role`?'],
    ],
  ],
  [
    'process',
    { signOffs: {} },
    [],
    [[['signOffs'], '`signOffs` cannot be a mapping (keys with values). Write a list.']],
  ],
  [
    'process',
    { titel: 'x' },
    ['title'],
    [[['titel'], '`titel` is not a key of `process` records. Did you mean `title`?', 'rename title?']],
  ],
  [
    'process',
    { titel: 'x' },
    [],
    [[['titel'], '`titel` is not a key of `process` records. Did you mean `title`, which is there already?']],
  ],
  [
    'process',
    { effective_from: '2026-01-01' },
    [],
    [
      [
        ['effective_from'],
        '`effective_from` is not a key of `process` records. Did you mean `effectiveFrom`?',
        'rename effectiveFrom?',
      ],
    ],
  ],
  [
    'process',
    { frobnicate: 1 },
    [],
    [
      [
        ['frobnicate'],
        '`frobnicate` is not a key of `process` records. Move it under `custom` if it is your own.',
      ],
    ],
  ],
  [
    'process',
    { outputs: [{ what: 'x', form: 'y' }] },
    [],
    [
      [
        ['outputs', 0, 'form'],
        '`form` is not a key of entry 1 of `outputs`. Remove it or correct its spelling.',
      ],
    ],
  ],
  [
    'process',
    { id: 'two words' },
    [],
    [
      [
        ['id'],
        '`id` cannot be `two words`. Write an id of at most 64 letters, digits, `.`, `_` and `-` that starts with a letter or digit, such as OBJ-2026-01.',
      ],
    ],
  ],
  [
    'process',
    { id: 12 },
    [],
    [
      [
        ['id'],
        '`id` cannot be the number `12`. Write it in quotes, since it must be an id of at most 64 letters, digits, `.`, `_` and `-` that starts with a letter or digit, such as OBJ-2026-01.',
        'quote',
      ],
    ],
  ],
  [
    'process',
    {},
    ['id'],
    [
      [
        [],
        '`id` is missing. Add it. Its meaning: Short name that never changes and that other records point to.',
      ],
    ],
  ],
  [
    'process',
    { type: 'risk' },
    [],
    [[['type'], '`type` must be `process` here, but is `risk`.', 'write process?']],
  ],
  [
    'process',
    { status: '\u0007`x`‮' },
    [],
    [
      [
        ['status'],
        "`status` cannot be ` 'x' `. Allowed are `draft`, `in-review`, `effective`, `superseded` and `obsolete`.",
      ],
    ],
  ],
  [
    'process',
    { custom: [1] },
    [],
    [[['custom'], '`custom` cannot be a list. Write a mapping (keys with values).']],
  ],
  [
    'change',
    { resources: { amount: 5 } },
    [],
    [
      [
        ['resources'],
        '`currency` is missing in `resources`. Add it. Its meaning: Three-letter currency code, such as EUR.',
      ],
    ],
  ],
  [
    'change',
    { resources: 5 },
    [],
    [
      [
        ['resources'],
        '`resources` cannot be the number `5`. Write it in quotes, since it must be text or a mapping with `amount` and `currency`.',
        'quote',
      ],
    ],
  ],
  [
    'equipment',
    {
      lastCalibration:
        'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    },
    [],
    [
      [
        ['lastCalibration'],
        '`lastCalibration` cannot be `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`. Write a date such as 2026-01-20.',
      ],
    ],
  ],
];

test.each(cases)('%s with %j without %j', (type, fields, lacks, told) => {
  const record: JsonObject = { id: 'X-1', type, title: 'T', ...bare[type], ...fields };
  for (const key of lacks) delete record[key];
  const faults = shippedCatalogue().get(type)!.validate(record);
  expect(
    faults.map((fault) =>
      [fault.path, english.text(fault.message), fixOf(fault)].filter((part) => part !== undefined),
    ),
  ).toEqual(told);
});

const settings: [JsonObject, Path, string][] = [
  [
    { rules: { 'objective-overdue': 'eror' } },
    ['rules', 'objective-overdue'],
    '`objective-overdue` cannot be `eror`. Did you mean `error`? Allowed are `error`, `warning`, `information`, `off` and `false`.',
  ],
  [
    { limits: { fileSize: 'big' } },
    ['limits', 'fileSize'],
    '`fileSize` cannot be `big`. Write a size such as 1MB.',
  ],
  [
    { organisation: 'Acme' },
    ['organisation'],
    '`organisation` is not a key of qms.yaml. Did you mean `organization`?',
  ],
  [
    { signOff: { required: { risk: true } } },
    ['signOff', 'required', 'risk'],
    '`risk` must be `false` here, but is `true`.',
  ],
  [
    { signOff: { required: { risk: { meaning: 'approved' } } } },
    ['signOff', 'required', 'risk'],
    '`by` is missing in `risk`. Add it. Its meaning: Who must sign: one of the four words, a role, or a list of roles.',
  ],
  [
    { themes: ['customers'] },
    ['themes', 0],
    'Entry 1 of `themes` cannot be the text `customers`. Write a mapping with `id` and `title`.',
  ],
];

test.each(settings)('qms.yaml with %j', (data, path, message) => {
  expect(
    configurationSchema()
      .validate(data)
      .map((fault) => [fault.path, english.text(fault.message)]),
  ).toEqual([[path, message]]);
});

test('a key that is absent or empty is reported apart from a wrong one, at the key of the mapping', () => {
  const faults = shippedCatalogue()
    .get('complaint')!
    .validate({ id: 'CMP-1', type: 'complaint', owner: null, severity: 'grave' });
  expect(faults.map(({ path, token, missing }) => [path, token, missing ?? false])).toEqual([
    [[], 'key', true],
    [['owner'], 'value', true],
    [['severity'], 'value', false],
  ]);
});

test('a record with thousands of faults gets a hundred sentences, the last one counting the rest', () => {
  const items = Array.from({ length: 20_000 }, () => 'x');
  const faults = shippedCatalogue().get('role')!.validate({ id: 'R-1', type: 'role', holders: items });
  expect(faults).toHaveLength(100);
  expect(english.text(faults.at(-1)!.message)).toBe(
    'The record has 19,901 more faults of form. Mend the ones above first.',
  );
});

test('a record with thousands of unknown keys stays quick', () => {
  const record: JsonObject = { id: 'R-1', type: 'role' };
  for (let index = 0; index < 50_000; index++) record[`responsibilitie${index}`] = index;
  const faults = shippedCatalogue().get('role')!.validate(record);
  expect(faults).toHaveLength(100);
});

test('keys of Object.prototype are keys like any other', () => {
  const record = JSON.parse(
    '{"id":"R-1","type":"role","__proto__":{"x":1},"constructor":1,"toString":"x","holders":[{"__proto__":1,"person":"PER-1","from":"2026-01-01"}]}',
  );
  const faults = shippedCatalogue().get('role')!.validate(record);
  expect(faults.map((fault) => [fault.path, fault.rule, fault.severity])).toEqual([
    [['__proto__'], 'key-unknown', 'information'],
    [['constructor'], 'key-unknown', 'information'],
    [['toString'], 'key-unknown', 'information'],
    [['holders', 0, '__proto__'], 'key-unknown', 'information'],
  ]);
  expect(shippedCatalogue().get('constructor')).toBeUndefined();
});
