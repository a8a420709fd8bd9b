import { describe, expect, test } from 'vitest';
import { clause, clauseLabel, edition, editions, nearestClause } from '../../server/src/standards/lookup.ts';
import { reviewInputs } from '../../server/src/standards/review-inputs.ts';

describe('clauses', () => {
  test('every clause of ISO 9001:2015 down to the third level is there, in order, with what stands above it', () => {
    const numbers = edition('iso-9001:2015')!.clauses.map(({ number }) => number);
    const plain = numbers.filter((number) => /^\d+(\.\d+){0,2}$/.test(number));
    // The standard's own table of contents: subclauses per clause, then third-level ones per subclause.
    const subclauses: Record<string, number> = { 4: 4, 5: 3, 6: 3, 7: 5, 8: 7, 9: 3, 10: 3 };
    const third: Record<string, number> = {
      '4.4': 2,
      '5.1': 2,
      '5.2': 2,
      '6.1': 2,
      '6.2': 2,
      '7.1': 6,
      '7.5': 3,
      '8.2': 4,
      '8.3': 6,
      '8.4': 3,
      '8.5': 6,
      '8.7': 2,
      '9.1': 3,
      '9.2': 2,
      '9.3': 3,
      '10.2': 2,
    };
    const count = (length: number) => Array.from({ length }, (_, index) => index + 1);
    const expected = [4, 5, 6, 7, 8, 9, 10].flatMap((main) => [
      `${main}`,
      ...count(subclauses[main]!).flatMap((sub) => [
        `${main}.${sub}`,
        ...count(third[`${main}.${sub}`] ?? 0).map((deep) => `${main}.${sub}.${deep}`),
      ]),
    ]);
    expect(plain).toEqual(expected);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) {
      if (number.includes('.')) expect(numbers, number).toContain(number.slice(0, number.lastIndexOf('.')));
    }
  });

  test('titles and sentences are short, plain and distinct', () => {
    for (const { clauses } of editions) {
      for (const { number, title, summary } of clauses) {
        expect(title.length, number).toBeLessThanOrEqual(50);
        expect(summary, number).toMatch(/^[A-Z][^\n]*\.$/);
        expect(summary, number).not.toMatch(/\bshall\b/i);
      }
      expect(new Set(clauses.map(({ summary }) => summary)).size).toBe(clauses.length);
    }
  });
});

describe('lookup', () => {
  test.each([
    ['iso-9001:2015/9.3.2', 'iso-9001:2015/9.3.2', 'ISO 9001:2015, 9.3.2'],
    ['iso-9001:2015/10', 'iso-9001:2015/10', 'ISO 9001:2015, 10'],
    ['ISO-9001:2015/9.3.2 c) 1)', 'iso-9001:2015/9.3.2.c.1', 'ISO 9001:2015, 9.3.2 c) 1)'],
    ['iso-9001:2015/5.1.1e', 'iso-9001:2015/5.1.1.e', 'ISO 9001:2015, 5.1.1 e)'],
  ])('%s is found', (written, ref, label) => {
    expect(clause(written)?.ref).toBe(ref);
    expect(clauseLabel(written)).toBe(label);
  });

  test.each([
    '',
    'iso-9001:2015',
    'iso-9001:2015/',
    'iso-9001:2015/11',
    '__proto__',
    'iso-9001:2015/constructor',
    `x/${'9.'.repeat(50_000)}`,
  ])('what is no clause is undefined and labelled as written: %.30s', (written) => {
    expect(clause(written)).toBeUndefined();
    expect(clauseLabel(written)).toBe(written);
  });

  test.each([
    ['iso9001:2015/9.3.2', 'iso-9001:2015/9.3.2'],
    ['ISO 9001/9.3.2', 'iso-9001:2026/9.3.2'],
    ['iso-9001:2015/9.3.7', 'iso-9001:2015/9.3'],
    ['iso-9001:2015/5.1.1z', 'iso-9001:2015/5.1.1'],
    ['iso-9001:2015/12', null],
    ['iatf-16949/9.3', null],
    ['/9.3', null],
    ['', null],
    ['9'.repeat(100_000), null],
  ])('the nearest to %.30s is %s', (written, known) => {
    expect(nearestClause(written)).toBe(known);
  });

  test('of several editions the nearest is in one that is in use', () => {
    expect(nearestClause('ISO 9001/9.3.2', ['iso-9001:2015'])).toBe('iso-9001:2015/9.3.2');
  });
});

describe('review inputs', () => {
  test('the twelve of 9.3.2, each with a known clause; the third to the ninth are about performance', () => {
    const inputs = reviewInputs('iso-9001:2015');
    expect(inputs.map(({ key }) => key)).toEqual([
      'previous-actions',
      'context-changes',
      'customer-satisfaction',
      'objectives',
      'process-performance',
      'nonconformities',
      'monitoring-results',
      'audit-results',
      'external-providers',
      'resources',
      'risk-actions',
      'improvement-opportunities',
    ]);
    for (const { key, clause: ref } of inputs) expect(clause(ref!)?.ref, key).toBe(ref);
    expect(inputs.map(({ performance }) => performance)).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(reviewInputs('iso-9001:1987')).toEqual([]);
  });
});
