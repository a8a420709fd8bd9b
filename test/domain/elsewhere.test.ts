import { describe, expect, test } from 'vitest';
import { coveredElsewhere } from '../../server/src/domain/elsewhere.ts';
import type { Configuration } from '../../server/src/model/configuration.ts';
import type { Queries } from '../../server/src/model/queries.ts';

const today = '2027-03-01';

const configured = (
  clauses: readonly string[],
  standards: Configuration['standards'] = [{ id: 'iso-9001:2015' }],
): Queries => {
  const elsewhere: Configuration['elsewhere'] = clauses.map((clause) => ({ clause, system: 'HR system' }));
  const config = { elsewhere, standards };
  return {
    config: (section: keyof typeof config) => config[section],
    today: () => today,
  } as unknown as Queries;
};

const both = [
  { id: 'iso-9001:2015', until: '2026-12-31' },
  { id: 'iso-9001:2026', from: '2027-01-01' },
];

describe('what is kept in another system', () => {
  test.each<[kept: string[], asked: string[], covered: boolean]>([
    [['7.2'], ['iso-9001:2015/7.2'], true],
    [['7.2'], ['iso-9001:2015/7.2.1'], true],
    [['7.2'], ['7.2.a'], true],
    [['7.2'], ['iso-9001:2015/7.20'], false],
    [['7.2.1'], ['iso-9001:2015/7.2'], false],
    [['iso-9001:2015/5.2'], ['5.2.2'], true],
    [['9.3', '7.2'], ['5.1', '7.2.1'], true],
    [[], ['5.1'], false],
    [['7.2'], [], false],
  ])('%j covers %j: %s', (kept, asked, covered) => {
    expect(coveredElsewhere(configured(kept), asked)).toBe(covered);
  });

  test.each<[standards: Configuration['standards'], kept: string, asked: string, covered: boolean]>([
    // Rules name clauses by their numbers of 2015, or by a slug.
    [[{ id: 'iso-9001:2026' }], '10.1', 'iso-9001:2015/10.3', true],
    [[{ id: 'iso-9001:2026' }], '6.1.3', 'iso-9001/acting-on-opportunities', true],
    [[{ id: 'iso-9001:2026' }], '6.1.3', 'iso-9001/acting-on-risks', false],
    [[{ id: 'iso-9001:2026' }], '6.1.3', 'iso-9001:2015/6.1.2', false],
    [[{ id: 'iso-9001:2026' }], '6.1', 'iso-9001:2015/6.1.2', true],
    [[{ id: 'iso-9001:2026' }], '5.1', 'iso-9001/leadership-quality-culture-and-ethics', true],
    [[{ id: 'iso-9001:2026' }], 'iso-9001:2015/5.1.1.e', 'iso-9001/leadership-resources', true],
    // A number that stands alone is one of the edition in force, where that has it.
    [both, '10.1', 'iso-9001:2015/10.3', true],
    [both, '10.3', 'iso-9001:2015/10.3', true],
    [both, '5.1.1.e', 'iso-9001/leadership-resources', true],
    [both, '5.1.1.e', 'iso-9001/leadership-accountability', false],
    [[{ id: 'iso-9001:2015' }], '10.1', 'iso-9001:2015/10.3', false],
    // Of a standard whose clauses are not known here, numbers alone can be compared.
    [[{ id: 'iso-13485:2016' }], '7.2', 'iso-9001:2015/7.2', true],
  ])('%j, %s covers %s: %s', (standards, kept, asked, covered) => {
    expect(coveredElsewhere(configured([kept], standards), [asked])).toBe(covered);
  });
});

test('asked again on another day, the answer is another', () => {
  const asked = ['iso-9001:2015/10.3'];
  const elsewhere: Configuration['elsewhere'] = [{ clause: '10.1', system: 'CAPA tool' }];
  const config = { elsewhere, standards: both };
  const on = (today: string): Queries =>
    ({
      config: (section: keyof typeof config) => config[section],
      today: () => today,
    }) as unknown as Queries;
  expect(coveredElsewhere(on('2026-12-31'), asked)).toBe(false);
  expect(coveredElsewhere(on('2027-01-01'), asked)).toBe(true);
});
