import { describe, expect, test } from 'vitest';
import { coveredElsewhere } from '../../server/src/domain/elsewhere.ts';
import type { Configuration } from '../../server/src/model/configuration.ts';
import type { Queries } from '../../server/src/model/queries.ts';

const configured = (...clauses: string[]): Queries => {
  const elsewhere: Configuration['elsewhere'] = clauses.map((clause) => ({ clause, system: 'HR system' }));
  return { config: () => elsewhere } as unknown as Queries;
};

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
    expect(coveredElsewhere(configured(...kept), asked)).toBe(covered);
  });
});
