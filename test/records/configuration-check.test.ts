import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../../server/src/messages/language.ts';
import { defaultConfiguration } from '../../server/src/records/configuration.ts';
import { configurationIssues, readConfiguration } from '../../server/src/records/configuration-check.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { runs } from '../property-runs.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What is wrong, as `text at fault: message`. */
function faults(text: string): string[] {
  const read = readConfiguration(bytes(text));
  const rules = ['schema', 'id-duplicate', 'objective-overdue'];
  return configurationIssues(read, shippedCatalogue(), rules).map(({ message, span, rule, ordinal }) => {
    expect([rule, ordinal]).toEqual(['config', null]);
    return `${text.slice(span.start, span.end)}: ${english.text(message)}`;
  });
}

describe('nothing is wrong with', () => {
  test.each([
    '',
    '# nothing yet\n',
    'organization: Acme Instruments GmbH\nstandards: [iso-9001:2015]\n',
    'rules: { schema: off, id-duplicate: warning, objective-overdue: false }\n',
    'types: [{ files: "policies/*.md", type: quality-policy }]\nids: { risk: "RSK-*" }\n',
    'aliases: { doc_id: id, approved_by: owner, receivedAt: receivedOn }\n',
    'review: { interval: P6M }\nretention: { management-review: P10Y }\njudgeFrom: 2024-01-01\n',
    'limits: { fileSize: 2MB }\nelsewhere: [{ clause: "7.2", system: HR system }]\n',
    'standards: [{ id: iso-9001:2026, from: 2027-01-01 }, { id: iso-9001:2015, until: 2026-12-31 }, iso-14001:2015]\n',
    'elsewhere: [{ clause: "4", system: A }, { clause: "5.1.1.e", system: B }, { clause: "iso-9001:2015/8.3", system: C }]\n',
    'standards: [{ id: iso-9001:2015, until: 2026-12-31 }, { id: iso-9001:2026, from: 2027-01-01 }]\nelsewhere: [{ clause: "5.1.1.e", system: A }, { clause: "6.1.3", system: B }, { clause: "10.3", system: C }]\n',
  ])('%j', (text) => {
    expect(faults(text)).toEqual([]);
  });
});

test.each([
  [
    'organisation: X\n',
    'organisation: `organisation` is not a key of qms.yaml. Did you mean `organization`?',
  ],
  [
    'standards: [iso-9001:2016]\n',
    'iso-9001:2016: No standard and edition is called `iso-9001:2016`. Did you mean `iso-9001:2015`?',
  ],
  ['standards: [{ id: x }]\n', /^x: No standard and edition is called `x`\. Known (is|are) `iso-9001:2015`/],
  ['rules: { shema: off }\n', 'shema: No rule is called `shema`. Did you mean `schema`?'],
  [
    'rules: { constructor: off }\n',
    'constructor: No rule is called `constructor`. Correct the name, or delete this line.',
  ],
  ['types: [{ files: "*.md", type: rsik }]\n', 'rsik: No record type is called `rsik`. Did you mean `risk`?'],
  ['retention: { rsik: P1Y }\n', 'rsik: No record type is called `rsik`. Did you mean `risk`?'],
  ['ids: { rsik: "R-*" }\n', 'rsik: No record type is called `rsik`. Did you mean `risk`?'],
  [
    'signOff: { required: { polcy: false } }\n',
    'polcy: No record type is called `polcy`. Correct it, or describe the type in a schema of your own.',
  ],
  ['aliases: { by: ownr }\n', 'ownr: No key is called `ownr`. Did you mean `owner`?'],
  [
    'records: ["[a].md"]\n',
    '"[a].md": `[a].md` holds a character that file patterns do not know. Use only `*`, `**`, `?` and `{a,b}` besides plain names.',
  ],
  ['exclude: "../x"\n', /^"\.\.\/x": `\.\.\/x` must name files below the folder of qms\.yaml/],
  [
    'themes: [{ id: a, title: A }, { id: a, title: B }]\n',
    'a: The theme `a` is listed twice. Give each theme an id of its own.',
  ],
  [
    'elsewhere: [{ clause: "7.22", system: A }]\n',
    '"7.22": No clause is called `7.22`. Write its number as the standard does, such as `7.2`.',
  ],
  [
    'elsewhere: [{ clause: "9.3.7", system: A }]\n',
    '"9.3.7": No clause is called `9.3.7`. Did you mean `9.3`?',
  ],
  ['elsewhere: [{ clause: "5.1.1 e)", system: A }]\n', /^"5.1.1 e\)": .* Did you mean `5\.1\.1\.e`\?$/],
  [
    'elsewhere: [{ clause: iso9001/8.3, system: A }]\n',
    'iso9001/8.3: No clause is called `iso9001/8.3`. Did you mean `iso-9001:2015/8.3`?',
  ],
  [
    'elsewhere: [{ clause: Training, system: A }]\n',
    'Training: No clause is called `Training`. Write its number as the standard does, such as `7.2`.',
  ],
  [
    'standards: [iso-9001:2026]\nelsewhere: [{ clause: "10.3", system: A }]\n',
    '"10.3": No clause is called `10.3`. Did you mean `10.1`?',
  ],
  [
    'standards: [iso-9001:2026]\nelsewhere: [{ clause: "5.1.1.e", system: A }]\n',
    '"5.1.1.e": Which item `5.1.1.e` is cannot be known here. Write `5.1.1` for all its items, or one as ISO 9001:2015 letters it, such as `iso-9001:2015/5.1.1.a`.',
  ],
  [
    'standards: [iso-9001:2015]\nelsewhere: [{ clause: "6.1.3", system: A }]\n',
    '"6.1.3": No clause is called `6.1.3`. Did you mean `6.1.2`?',
  ],
  [
    'standards: [iso-9001:2015, iso-9001:2026]\n',
    'iso-9001:2026: `iso-9001:2015` and `iso-9001:2026` hold on the same days. Write `until` for one and `from` for the other, for a record is judged by one.',
  ],
  [
    'standards: [{ id: iso-9001:2015, until: 2027-06-30 }, { id: iso-9001:2026, from: 2027-01-01 }]\n',
    '2027-01-01: `iso-9001:2015` and `iso-9001:2026` hold on the same days. End one the day before the other begins, for a record is judged by one. Both hold from 2027-01-01 to 2027-06-30.',
  ],
  [
    'standards: [{ id: iso-9001:2026, from: 2027-01-01 }, iso-9001:2015]\n',
    /^2027-01-01: `iso-9001:2015` and `iso-9001:2026` hold on the same days\. .* Both hold from 2027-01-01 on\.$/,
  ],
  [
    'standards: [{ id: iso-9001:2015, until: 2026-12-30 }, { id: iso-9001:2026, from: 2027-01-02 }]\n',
    '2027-01-02: No edition of ISO 9001 holds from 2026-12-31 to 2027-01-01. Let one begin the day after the other ends, or records of these days are not judged by it.',
  ],
  [
    'standards: [{ id: iso-14001:2015, until: 2026-12-31 }, { id: iso-14001:2026, from: 2027-02-01 }]\n',
    /^2027-02-01: No edition of iso-14001 holds from 2027-01-01 to 2027-01-31\./,
  ],
  [
    'standards: [iso-9001:2015, { id: iso-9001:2015, from: 2027-01-01 }]\n',
    '{ id: iso-9001:2015, from: 2027-01-01 }: `iso-9001:2015` is named twice. Keep one entry, with its first and last day.',
  ],
  [
    'standards: [{ id: iso-9001:2015, from: 2027-01-01, until: 2026-12-31 }]\n',
    '2026-12-31: `iso-9001:2015` ends before it begins. Correct `from` or `until`.',
  ],
  [
    'standards: [{ id: iso-9001:2015, until: 2026-02-30 }, { id: iso-9001:2026, from: 2027-02-01 }]\n',
    /^2026-02-30: `until` cannot be 2026-02-30/,
  ],
  ['standards: [iso-9001:2027]\n', /^iso-9001:2027: No standard and edition is called `iso-9001:2027`\./],
  ['review: { interval: P1DT5H }\n', /^P1DT5H: `interval` cannot be `P1DT5H`\. Write a duration/],
  ['asOf: 2026-02-30\n', /^2026-02-30: `asOf` cannot be 2026-02-30, which is not a day in the calendar/],
  ['limits: { fileSize: big }\n', /^big: `fileSize` cannot be `big`. Write a size/],
  ['rules: { schema: critical }\n', /^critical: `schema` cannot be `critical`/],
  ['- a\n', ': `qms.yaml` must be a mapping of settings, such as `organization: …`.'],
  ['organization: "X\n', /closing quote/],
  ['organization: A\norganization: B\n', /^organization: The key `organization` stands here twice/],
  [
    'organization: A\n---\norganization: B\n',
    ': `qms.yaml` holds one document, so what follows the line --- is not read. Join the two.',
  ],
] as const)('%j is reported once', (text, expected) => {
  const [found, ...more] = faults(text);
  expect(more).toEqual([]);
  if (typeof expected === 'string') expect(found).toBe(expected);
  else expect(found).toMatch(expected);
});

test.each([
  [
    'standards:\n  - { id: iso-9001:2015, until: 2027-06-30 }\n  - { id: iso-9001:2026, from: 2027-01-01 }\n',
    'replace-value standards.0.until 2026-12-31',
  ],
  [
    'standards:\n  - { id: iso-9001:2015 }\n  - { id: iso-9001:2026, from: 2027-01-01 }\n',
    'add-key standards.0 until 2026-12-31',
  ],
  [
    'standards:\n  - { id: iso-9001:2015, until: 2026-11-30 }\n  - { id: iso-9001:2026, from: 2027-01-01 }\n',
    'replace-value standards.1.from 2026-12-01',
  ],
])('editions that do not follow one another are put in line: %j', (text, expected) => {
  const found = configurationIssues(readConfiguration(bytes(text)), shippedCatalogue(), []);
  const steps = found.flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.steps));
  expect(
    steps.map((step) =>
      step.kind === 'add-key'
        ? `add-key ${step.path.join('.')} ${step.key} ${step.value}`
        : step.kind === 'replace-value'
          ? `replace-value ${step.path.join('.')} ${step.value}`
          : step.kind,
    ),
  ).toEqual([expected]);
});

test('text that cannot be read leaves the defaults in force and says so', () => {
  const read = readConfiguration(bytes('rules: { a: "off }\n'));
  expect(read.readable).toBe(false);
  expect(read.configuration).toBe(defaultConfiguration);
  const wide = readConfiguration(Uint8Array.of(0xff, 0xfe, 0x61, 0));
  expect(wide.readable).toBe(false);
  expect(english.text(wide.issues[0]!.message)).toMatch(/UTF-8/);
});

test('any text gives faults, never an exception', () => {
  const words = [
    'rules',
    ':',
    ' ',
    '\n',
    '[',
    ']',
    '{',
    '}',
    'off',
    '"',
    '*a',
    '&a',
    '- ',
    'aliases',
    'ids',
    '#',
    '<<',
    '|',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 })), { maxLength: 25 }),
      (parts) => {
        for (const found of faults(parts.join(''))) expect(found).not.toBe('');
      },
    ),
    { numRuns: runs(300) },
  );
});
