import { expect, test } from 'vitest';
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
    [[['version'], '`version` must be text, but `1.1` is a number: write it in quotes.', 'quote']],
  ],
  [
    'process',
    { version: 2 },
    [],
    [[['version'], '`version` must be text, but `2` is a number: write it in quotes.', 'quote']],
  ],
  [
    'process',
    { title: true },
    [],
    [[['title'], '`title` must be text, but `true` means yes or no: write it in quotes.', 'quote']],
  ],
  ['process', { title: null }, [], [[['title'], '`title` is empty: write text, or remove the key.']]],
  ['process', { title: ['a'] }, [], [[['title'], '`title` must be text, but a list is written here.']]],
  [
    'process',
    { title: { en: 'a' } },
    [],
    [[['title'], '`title` must be text, but keys with values are written here.']],
  ],
  [
    'process',
    { status: 'efective' },
    [],
    [
      [
        ['status'],
        '`status` cannot be `efective`; did you mean `effective`? Allowed: `draft`, `in-review`, `effective`, `superseded`, `obsolete`.',
        'write effective',
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
        '`status` cannot be `approved`. Allowed: `draft`, `in-review`, `effective`, `superseded`, `obsolete`.',
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
        '`status` cannot be `active`. Allowed: `draft`, `in-review`, `effective`, `superseded`, `obsolete`.',
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
        '`status` is empty: write one of `draft`, `in-review`, `effective`, `superseded`, `obsolete`, or remove the key.',
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
        '`status` must be one of `draft`, `in-review`, `effective`, `superseded`, `obsolete`, but `3` is a number.',
      ],
    ],
  ],
  [
    'process',
    { effectiveFrom: '2026-02-30' },
    [],
    [[['effectiveFrom'], '`effectiveFrom` must be a date, but 2026-02-30 is not a day in the calendar.']],
  ],
  [
    'process',
    { effectiveFrom: '30.01.2026' },
    [],
    [
      [
        ['effectiveFrom'],
        '`effectiveFrom` must be a date such as 2026-01-20, but `30.01.2026` is not; did you mean 2026-01-30?',
        'write 2026-01-30?',
      ],
    ],
  ],
  [
    'process',
    { effectiveFrom: 2026 },
    [],
    [[['effectiveFrom'], '`effectiveFrom` must be a date such as 2026-01-20, but `2026` is a number.']],
  ],
  [
    'process',
    { effectiveFrom: '2026-1-5' },
    [],
    [
      [
        ['effectiveFrom'],
        '`effectiveFrom` must be a date such as 2026-01-20, but `2026-1-5` is not; did you mean 2026-01-05?',
        'write 2026-01-05?',
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
        '`reviewInterval` must be a duration such as P12M (twelve months) or P5D (five days), but `12 months` is not.',
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
        '`reviewInterval` must be a duration such as P12M (twelve months) or P5D (five days), but `12` is a number.',
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
        '`owner` must be the id of a role or person, such as ROLE-001, but `Jane Doe` is not: write the id of a record that exists, or create one.',
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
        '`owner` must be the id of a role or person, such as ROLE-001, but a list is written here.',
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
        '`owner` must be the id of a role or person, such as ROLE-001, but `a..b` is not: write the id of a record that exists, or create one.',
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
        'Entry 2 of `risks` must be the id of a risk, such as RSK-001, but `two words` is not: write the id of a record that exists, or create one.',
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
        '`risks` must be the id of a risk, such as RSK-001, or a list of such ids, but `7` is a number: write it in quotes.',
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
        'Entry 1 of `risks` must be the id of a risk, such as RSK-001, but `7` is a number: write it in quotes.',
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
        '`risks` must be the id of a risk, such as RSK-001, or a list of such ids, but keys with values are written here: write the id of a record that exists, or create one.',
      ],
    ],
  ],
  [
    'process',
    { tags: [2026, 'x'] },
    [],
    [[['tags', 0], 'Entry 1 of `tags` must be text, but `2026` is a number: write it in quotes.', 'quote']],
  ],
  ['process', { tags: 'x' }, [], []],
  [
    'process',
    { inputs: 'Order' },
    [],
    [
      [
        ['inputs'],
        '`inputs` must be a list, but `Order` is text: write each entry on a line of its own after `- `.',
        'wrap-in-list?',
      ],
    ],
  ],
  [
    'process',
    { inputs: [{ from: 'IP-1' }] },
    [],
    [[['inputs', 0], '`what` is missing in entry 1 of `inputs`: add it (what comes in).']],
  ],
  [
    'process',
    { inputs: [5] },
    [],
    [
      [
        ['inputs', 0],
        'Entry 1 of `inputs` must be text or a mapping with `what`, but `5` is a number: write it in quotes.',
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
        '`amount` must be a number, but `4000` is text: write `4000` without quotes.',
        'write 4000',
      ],
      [
        ['constraint', 'costOfDelay', 'currency'],
        '`currency` must be a currency code of three capital letters such as EUR, but `eur` is not.',
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
        '`costOfDelay` must be a mapping with `amount` and `currency`, but `4000` is a number.',
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
        '`currency` is missing in `costOfDelay`: add it (three-letter currency code, such as EUR).',
      ],
    ],
  ],
  [
    'risk',
    { likelihood: '3' },
    [],
    [
      [
        ['likelihood'],
        '`likelihood` must be a whole number, but `3` is text: write `3` without quotes.',
        'write 3',
      ],
    ],
  ],
  ['risk', { likelihood: 0 }, [], [[['likelihood'], '`likelihood` must be at least 1, but is 0.']]],
  [
    'risk',
    { likelihood: 2.5 },
    [],
    [[['likelihood'], '`likelihood` must be a whole number, but `2.5` is a number.']],
  ],
  [
    'risk',
    { likelihood: 'high' },
    [],
    [[['likelihood'], '`likelihood` must be a whole number, but `high` is text.']],
  ],
  [
    'role',
    { topManagement: 'yes' },
    [],
    [
      [
        ['topManagement'],
        '`topManagement` must be true or false, but `yes` is text: write `true` without quotes.',
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
        '`topManagement` must be true or false, but `true` is text: write `true` without quotes.',
        'write true',
      ],
    ],
  ],
  [
    'role',
    { topManagement: 1 },
    [],
    [[['topManagement'], '`topManagement` must be true or false, but `1` is a number.']],
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
    [[['holders', 0], '`from` is missing in entry 1 of `holders`: add it (first day).']],
  ],
  [
    'role',
    { holders: ['PER-1'] },
    [],
    [
      [
        ['holders', 0],
        'Entry 1 of `holders` must be a mapping with `person` and `from`, but `PER-1` is text.',
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
        '`period` must be a period such as 2026, 2026-H1, 2026-Q1, 2026-01 or 2026-W05, but `2026-Q5` is not.',
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
      [['readings', 0, 'value'], '`value` must be a number or empty (null), but `many` is text.'],
    ],
  ],
  [
    'competence',
    { basis: 'training' },
    [],
    [
      [
        ['basis'],
        '`basis` must be a list, but `training` is text: write each entry on a line of its own after `- `.',
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
        'Entry 1 of `basis` cannot be `traning`; did you mean `training`? Allowed: `education`, `training`, `experience`.',
        'write training',
      ],
    ],
  ],
  [
    'management-review',
    { outputs: [{ kind: 'resources' }] },
    [],
    [[['outputs', 0], 'Entry 1 of `outputs` needs `decision` or `none`: add one of them.']],
  ],
  [
    'management-review',
    { period: '2025' },
    [],
    [[['period'], '`period` must be a mapping with `from` and `to`, but `2025` is text.']],
  ],
  [
    'management-review',
    { inputs: [{ summary: 'x' }] },
    [],
    [
      [
        ['inputs', 0],
        '`input` is missing in entry 1 of `inputs`: add it (which input this is: a key such as customer-satisfaction, or a list of keys for a combined section).',
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
        '`attendees` must be a list, but `PER-001` is text: write each entry on a line of its own after `- `.',
        'wrap-in-list?',
      ],
    ],
  ],
  ['management-review', {}, ['date'], [[[], '`date` is missing: add it (day of the (last) meeting).']]],
  [
    'management-review',
    { inputs: [{ input: 'x', ask: { money: 3 } }] },
    [],
    [
      [['inputs', 0, 'ask'], '`request` is missing in `ask`: add it (what top management is asked for).'],
      [
        ['inputs', 0, 'ask', 'money'],
        '`money` must be a mapping with `amount` and `currency`, but `3` is a number.',
      ],
    ],
  ],
  ['exception', {}, ['records'], [[[], 'The record needs `records` or `types`: add one of them.']]],
  [
    'nonconforming-output',
    { customerInformed: '2026-13-01' },
    [],
    [
      [
        ['customerInformed'],
        '`customerInformed` must be a date, but 2026-13-01 is not a day in the calendar.',
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
        '`customerInformed` must be a date such as 2026-01-20, or not-needed, but `no` is not.',
      ],
    ],
  ],
  [
    'audit-programme',
    { audits: [{ planned: '2026-04-31' }] },
    [],
    [[['audits', 0, 'planned'], '`planned` must be a date, but 2026-04-31 is not a day in the calendar.']],
  ],
  [
    'audit-programme',
    { audits: [{ planned: 'spring' }] },
    [],
    [
      [
        ['audits', 0, 'planned'],
        '`planned` must be a date such as 2026-04-14 or a period such as 2026-Q2, but `spring` is not.',
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
        '`validUntil` must be a date, but 2026-00-01 is not a day in the calendar.',
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
        '`evidence` must be the id of a record or a list of evidence, but `5` is a number: write it in quotes.',
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
        'Entry 1 of `evidence` must be the id of a record, or a mapping with `external` for what is kept elsewhere, but `bad id!` is not.',
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
        '`external` is missing in entry 1 of `evidence`: add it (system or place outside the repository where the proof is kept).',
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
        '`meaning` cannot be `aproved`; did you mean `approved`? Allowed: `authored`, `reviewed`, `approved`, `affirmed`, `authorized`, `verified`, `acknowledged`.',
      ],
      [['signOffs', 0, 'rol'], '`rol` is not a key of entry 1 of `signOffs`; did you mean `role`?'],
    ],
  ],
  [
    'process',
    { signOffs: {} },
    [],
    [[['signOffs'], '`signOffs` must be a list, but keys with values are written here.']],
  ],
  [
    'process',
    { titel: 'x' },
    ['title'],
    [[['titel'], '`titel` is not a key of a process; did you mean `title`?', 'rename title']],
  ],
  [
    'process',
    { titel: 'x' },
    [],
    [[['titel'], '`titel` is not a key of a process; did you mean `title`, which is there already?']],
  ],
  [
    'process',
    { effective_from: '2026-01-01' },
    [],
    [
      [
        ['effective_from'],
        '`effective_from` is not a key of a process; did you mean `effectiveFrom`?',
        'rename effectiveFrom',
      ],
    ],
  ],
  [
    'process',
    { frobnicate: 1 },
    [],
    [[['frobnicate'], '`frobnicate` is not a key of a process: move it under `custom` if it is your own.']],
  ],
  [
    'process',
    { outputs: [{ what: 'x', form: 'y' }] },
    [],
    [
      [
        ['outputs', 0, 'form'],
        '`form` is not a key of entry 1 of `outputs`: remove it or correct its spelling.',
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
        '`id` must be an id of at most 64 letters, digits, `.`, `_` and `-` that starts with a letter or digit, such as OBJ-2026-01, but `two words` is not.',
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
        '`id` must be an id of at most 64 letters, digits, `.`, `_` and `-` that starts with a letter or digit, such as OBJ-2026-01, but `12` is a number: write it in quotes.',
        'quote',
      ],
    ],
  ],
  [
    'process',
    {},
    ['id'],
    [[[], '`id` is missing: add it (short name that never changes and that other records point to).']],
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
        "`status` cannot be ` 'x' `. Allowed: `draft`, `in-review`, `effective`, `superseded`, `obsolete`.",
      ],
    ],
  ],
  [
    'process',
    { custom: [1] },
    [],
    [[['custom'], '`custom` must be a mapping (keys with values), but a list is written here.']],
  ],
  [
    'change',
    { resources: { amount: 5 } },
    [],
    [
      [
        ['resources'],
        '`currency` is missing in `resources`: add it (three-letter currency code, such as EUR).',
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
        '`resources` must be text or a mapping with `amount` and `currency`, but `5` is a number: write it in quotes.',
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
        '`lastCalibration` must be a date such as 2026-01-20, but `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…` is not.',
      ],
    ],
  ],
];

test.each(cases)('%s with %j without %j', (type, fields, lacks, told) => {
  const record: JsonObject = { id: 'X-1', type, title: 'T', ...bare[type], ...fields };
  for (const key of lacks) delete record[key];
  const faults = shippedCatalogue().get(type)!.validate(record);
  expect(
    faults.map((fault) => [fault.path, fault.message, fixOf(fault)].filter((part) => part !== undefined)),
  ).toEqual(told);
});

const settings: [JsonObject, Path, string][] = [
  [
    { rules: { 'objective-overdue': 'eror' } },
    ['rules', 'objective-overdue'],
    '`objective-overdue` cannot be `eror`; did you mean `error`? Allowed: `error`, `warning`, `information`, `off`, `false`.',
  ],
  [
    { limits: { fileSize: 'big' } },
    ['limits', 'fileSize'],
    '`fileSize` must be a size such as 1MB, but `big` is not.',
  ],
  [
    { organisation: 'Acme' },
    ['organisation'],
    '`organisation` is not a key of qms.yaml; did you mean `organization`?',
  ],
  [
    { signOff: { required: { risk: true } } },
    ['signOff', 'required', 'risk'],
    '`risk` must be `false` here, but is `true`.',
  ],
  [
    { signOff: { required: { risk: { meaning: 'approved' } } } },
    ['signOff', 'required', 'risk'],
    '`by` is missing in `risk`: add it (who must sign).',
  ],
  [
    { themes: ['customers'] },
    ['themes', 0],
    'Entry 1 of `themes` must be a mapping with `id` and `title`, but `customers` is text.',
  ],
];

test.each(settings)('qms.yaml with %j', (data, path, message) => {
  expect(
    configurationSchema()
      .validate(data)
      .map((fault) => [fault.path, fault.message]),
  ).toEqual([[path, message]]);
});

test('a key that is absent or empty is told apart from a wrong one, at the key of the mapping', () => {
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
  expect(faults.at(-1)!.message).toBe('The record has 19901 more faults of form: mend the ones above first.');
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
