import type { Clause, ClauseRow, Edition } from './edition.ts';
import { clausesOf2015 } from './iso-9001-2015.ts';
import { clausesOf2026, numberedByClause } from './iso-9001-2026.ts';

/**
 * The editions of ISO 9001 and their requirement clauses, as data. What a clause asks for has a name, its slug, that is
 * the same in every edition; which number it has there is what an edition says. So rules, records and qms.yaml name a
 * clause once, and its numbers in other editions follow.
 */

const clausesOf = (rows: readonly ClauseRow[]): readonly Clause[] =>
  rows.map(([slugs, number, title, summary]) => ({ slugs: slugs.split(' '), number, title, summary }));

/** Every edition known, newest last. */
export const editions: readonly Edition[] = [
  {
    id: 'iso-9001:2015',
    standard: 'iso-9001',
    name: 'ISO 9001:2015',
    year: '2015',
    clauses: clausesOf(clausesOf2015),
    numberedByClause: {},
    caution: null,
  },
  {
    id: 'iso-9001:2026',
    standard: 'iso-9001',
    name: 'ISO 9001:2026',
    year: '2026',
    clauses: clausesOf(clausesOf2026),
    numberedByClause,
    caution:
      'Clauses of ISO 9001:2026 are given as certification bodies report them. Check them against your copy.',
  },
];
