import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { durationOf, periodOf } from '../../server/src/records/dates.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { weeksIn } from '../../server/src/schemas/formats.ts';
import { runs } from '../property-runs.ts';

/** What schemas let pass is what rules can compute with: a value of which nothing comes would be passed over in silence. */

const indicator = shippedCatalogue().get('indicator')!;
const faultsAt = (key: string, data: JsonObject): number =>
  indicator
    .validate({ id: 'KPI-1', type: 'indicator', title: 'T', ...data })
    .filter(({ path }) => path.includes(key)).length;

const part = fc.constantFrom(
  'P',
  'T',
  'Y',
  'M',
  'W',
  'D',
  'H',
  'S',
  '-',
  '.',
  '',
  '1',
  '12',
  '9999',
  '99999',
  '100000',
);

test('durations', () => {
  const texts = fc.oneof(
    fc.array(part, { maxLength: 8 }).map((parts) => `P${parts.join('')}`),
    fc.constantFrom('PT36H', 'P1DT2H', 'P1M', 'P12M', 'P2W3D', 'P'),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect([text, faultsAt('reportingLag', { reportingLag: text })]).toEqual([
        text,
        durationOf(text) === null ? 1 : 0,
      ]);
    }),
    { numRuns: runs(2000) },
  );
});

test('periods', () => {
  const year = fc.integer({ min: 1000, max: 9999 });
  const rest = fc.constantFrom(
    '',
    '-H1',
    '-H3',
    '-Q4',
    '-Q5',
    '-00',
    '-01',
    '-12',
    '-13',
    '-W00',
    '-W01',
    '-W52',
    '-W53',
    '-W54',
  );
  fc.assert(
    fc.property(year, rest, (of, inYear) => {
      const period = `${of}${inYear}`;
      expect([period, faultsAt('period', { readings: [{ period, value: 1 }] })]).toEqual([
        period,
        periodOf(period) === null ? 1 : 0,
      ]);
    }),
    { numRuns: runs(2000) },
  );
  expect(faultsAt('period', { readings: [{ period: 2026, value: 1 }] })).toBe(0);
});

test('years with 53 weeks', () => {
  const long = Array.from({ length: 31 }, (_, index) => 2000 + index).filter((year) => weeksIn(year) === 53);
  expect(long).toEqual([2004, 2009, 2015, 2020, 2026]);
});
