import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { runs } from '../property-runs.ts';
import { check } from './harness.ts';

const catalogue = shippedCatalogue();

/** Words with a meaning somewhere, so that values now and then have the right form. */
const words = fc.constantFrom(
  'A',
  'B',
  'C',
  'A@1',
  'ROLE-MD',
  'PER-001',
  '2025-12-31',
  '2026-01-20',
  '2026-02-30',
  'P12M',
  '2026-Q1',
  'approved',
  'open',
  'draft',
  'left',
  'done',
  'effective',
  'resources',
  'full',
  'true',
  '',
  '__proto__',
  'constructor',
  '../x.md',
  'a.csv',
);
const leaves = fc.oneof(
  words,
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 2026),
  fc.string({ maxLength: 3 }),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaves,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        'by',
        'person',
        'from',
        'to',
        'date',
        'until',
        'role',
        'input',
        'kind',
        'owner',
        'due',
        'objectives',
        'period',
        'value',
        '__proto__',
      ),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
}));

const record = fc.constantFrom(...catalogue.types()).chain((type) => {
  const schema = catalogue.get(type)!;
  const keys = [...(schema.parts.shape()?.keys?.keys() ?? [])].filter(
    (key) => !['id', 'type', 'status'].includes(key),
  );
  return fc
    .record({
      id: fc.constantFrom('A', 'B', 'C', 'ROLE-MD', 'PER-001'),
      status: fc.constantFrom<string | undefined>(undefined, ...schema.statuses),
      fields: fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 12 }),
    })
    .map(({ id, status, fields }) => ({ id, type, ...(status === undefined ? {} : { status }), ...fields }));
});

/** Judges the files and holds every finding to its form. Returns the rules that found something. */
async function rulesThatSpeak(files: Readonly<Record<string, string>>): Promise<ReadonlySet<string>> {
  const { findings } = await check(files, { today: '2026-02-01', hostile: true });
  for (const finding of findings) {
    // What the key is for, in the words of its schema.
    const said = finding.message.replace('null (with a note)', '');
    expect(said).not.toMatch(/undefined|\[object|NaN|\bnull\b(?!\))/);
    expect(finding.message).toMatch(/[.?!)`]$/);
    const text = files[finding.file] ?? 'organization: Test\n';
    expect(finding.range.start.line).toBeLessThanOrEqual(text.split('\n').length);
  }
  return new Set(findings.map(({ rule }) => rule));
}

test('whatever shape values have, every rule gives findings inside the text and none throws', async () => {
  const fired = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 6 }), async (records) => {
      const files = Object.fromEntries(
        records.map((each, index) => [`r${index}.yaml`, JSON.stringify(each)]),
      );
      for (const rule of await rulesThatSpeak(files)) fired.add(rule);
    }),
    { numRuns: runs(150) },
  );
  // The texts must reach well beyond form faults for this to say anything.
  expect(fired.size).toBeGreaterThan(20);
});

test('a policy withdrawn without a status, next to a record with the same id', async () => {
  const rules = await rulesThatSpeak({
    'policy.yaml': 'id: A\ntype: quality-policy\nwithdrawnOn: 2025-12-31\n',
    'action.yaml': 'id: A\ntype: action\n',
  });
  expect([...rules]).toContain('policy-missing');
});
