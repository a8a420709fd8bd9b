import { describe, expect, test } from 'vitest';
import { documentedInformation } from '../../server/src/standards/documented-information.ts';
import { editionChanges, notAsked } from '../../server/src/standards/edition-changes.ts';
import { leadershipItems } from '../../server/src/standards/leadership-items.ts';
import { clause, clausesIn, edition, editions, inEditions } from '../../server/src/standards/lookup.ts';
import { reviewInputs } from '../../server/src/standards/review-inputs.ts';
import { transitionTo } from '../../server/src/standards/transition.ts';

const [old, recent] = ['iso-9001:2015', 'iso-9001:2026'];

describe('slugs', () => {
  test('each names one clause of an edition, and is written as one', () => {
    for (const { id, clauses, numberedByClause } of editions) {
      const slugs = [...clauses.flatMap(({ slugs }) => slugs), ...Object.keys(numberedByClause)];
      expect(new Set(slugs).size, id).toBe(slugs.length);
      for (const slug of slugs) expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
      const numbers = clauses.map(({ number }) => number);
      for (const number of Object.values(numberedByClause)) expect(numbers).toContain(number);
    }
  });

  test('what 2015 asks for, 2026 asks for under some number', () => {
    const known = new Set(edition(recent)!.clauses.flatMap(({ slugs }) => slugs));
    const items = edition(recent)!.numberedByClause;
    const lost = edition(old)!.clauses.flatMap(({ slugs }) =>
      slugs.filter((slug) => !known.has(slug) && !Object.hasOwn(items, slug)),
    );
    expect(lost).toEqual([]);
  });

  test('the clauses of 2026 are in the order of their numbers, and stand below one another', () => {
    const numbers = edition(recent)!.clauses.map(({ number }) => number);
    expect(numbers.slice(numbers.indexOf('6.1'), numbers.indexOf('6.2'))).toEqual([
      '6.1',
      '6.1.1',
      '6.1.2',
      '6.1.3',
    ]);
    expect(numbers.slice(numbers.indexOf('9.3'))).toEqual([
      '9.3',
      '9.3.1',
      '9.3.2',
      '9.3.3',
      '9.3.3.a',
      '9.3.3.b',
      '9.3.3.c',
      '10',
      '10.1',
      '10.2',
      '10.2.1',
      '10.2.2',
    ]);
    for (const number of numbers)
      if (number.includes('.')) expect(numbers).toContain(number.slice(0, number.lastIndexOf('.')));
    const first = numbers.map((number) => Number.parseInt(number, 10));
    expect(first).toEqual(first.toSorted((one, other) => one - other));
  });
});

describe('a clause in another edition', () => {
  test.each([
    ['iso-9001:2015/9.1.1', recent, ['iso-9001:2026/9.1.1']],
    ['iso-9001:2015/10.3', recent, ['iso-9001:2026/10.1']],
    ['iso-9001:2015/6.1.2', recent, ['iso-9001:2026/6.1.2', 'iso-9001:2026/6.1.3']],
    ['iso-9001:2026/6.1.3', old, ['iso-9001:2015/6.1.2']],
    ['iso-9001:2026/10.1', old, ['iso-9001:2015/10.1', 'iso-9001:2015/10.3']],
    // Letters of 2026 are not known, so an item is found at the clause that holds it, and not the other way round.
    ['iso-9001:2015/5.1.1.e', recent, ['iso-9001:2026/5.1.1']],
    ['iso-9001:2026/5.1.1', old, ['iso-9001:2015/5.1.1']],
    ['iso-9001:2015/9.3.2.c.1', recent, ['iso-9001:2026/9.3.2']],
    ['iso-9001:2015/5.1.2.b', recent, ['iso-9001:2026/5.1.2.b']],
    // Without an edition, by slug.
    ['iso-9001/acting-on-opportunities', old, ['iso-9001:2015/6.1.2']],
    ['iso-9001/acting-on-opportunities', recent, ['iso-9001:2026/6.1.3']],
    ['iso-9001/audit-objectives', old, []],
    ['iso-9001/audit-objectives', recent, ['iso-9001:2026/9.2.2']],
    ['iso-14001/scope', recent, []],
    ['iso-13485:2016/7.3', recent, []],
    ['iso-9001:2015/99', old, []],
    ['', recent, []],
  ])('%s in %s', (ref, id, expected) => {
    expect(clausesIn(ref, id).map((entry) => entry.ref)).toEqual(expected);
  });

  test('several clauses in several editions, edition by edition, each once', () => {
    expect(inEditions(['iso-9001:2015/9.3.2', 'iso-9001:2015/9.3.2.a'], [old, recent])).toEqual([
      'iso-9001:2015/9.3.2',
      'iso-9001:2015/9.3.2.a',
      'iso-9001:2026/9.3.2',
    ]);
    expect(inEditions(['iso-9001:2015/10.3'], [])).toEqual([]);
  });

  test.each([
    ['iso-9001:2026/5.1.1.k', 'iso-9001:2026/5.1.1'],
    ['iso-9001:2026/9.3.2 c) 1)', 'iso-9001:2026/9.3.2'],
    ['iso-9001:2026/9.3.2', 'iso-9001:2026/9.3.2'],
    ['iso-9001:2026/9.3.9', undefined],
    ['iso-9001:2026/5.1.2.k', undefined],
    ['iso-9001:2026/10.3', undefined],
    ['iso-9001:2015/5.1.1.k', undefined],
  ])('an item whose letter is not known leads to its clause: %s', (written, ref) => {
    expect(clause(written)?.ref).toBe(ref);
  });
});

describe('what editions list', () => {
  test('2026 asks a review for a thirteenth input, and knows actions on opportunities apart', () => {
    const keys = (id: string) => reviewInputs(id).map(({ key }) => key);
    expect(keys(recent).filter((key) => !keys(old).includes(key))).toEqual([
      'interested-party-changes',
      'opportunity-actions',
    ]);
    expect(reviewInputs(recent).filter(({ within }) => within === undefined)).toHaveLength(13);
    for (const { within } of reviewInputs(recent))
      if (within !== undefined) expect(keys(recent)).toContain(within);
    for (const { clause: ref } of reviewInputs(recent)) expect(ref).toBe('iso-9001:2026/9.3.2');
  });

  test('top management: ten items of 5.1.1 in 2015, twelve in 2026, three of 5.1.2 in both', () => {
    const count = (id: string, below: string) =>
      leadershipItems(id).filter((item) => item.clause.startsWith(`${id}/${below}`)).length;
    expect([count(old, '5.1.1'), count(recent, '5.1.1')]).toEqual([10, 12]);
    expect([count(old, '5.1.2'), count(recent, '5.1.2')]).toEqual([3, 3]);
    expect(leadershipItems('iso-9001:1987')).toEqual([]);
  });

  test('documented information stands at clauses that exist, in the order of the standard', () => {
    for (const { id, clauses } of editions) {
      const places = documentedInformation(id).map((each) =>
        clauses.findIndex(({ number }) => `${id}/${number}` === each.clause),
      );
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((one, other) => one - other));
    }
    expect(
      documentedInformation(old)
        .filter(({ kind }) => kind === 'maintain')
        .map(({ clause }) => clause),
    ).toEqual(['4.3', '4.4.2', '5.2.2', '6.2.1', '8.1'].map((number) => `iso-9001:2015/${number}`));
  });
});

describe('the transition to 2026', () => {
  const transition = transitionTo(recent)!;

  test('dates, each with where it comes from', () => {
    expect(transition.from).toBe(old);
    expect(
      [transition.published, transition.newCertificatesFrom, transition.until].map(({ day }) => day),
    ).toEqual(['2026-09-16', '2028-03-31', '2029-09-30']);
    for (const { source } of [transition.published, transition.newCertificatesFrom, transition.until])
      expect(source.what).not.toBe('');
    expect(transitionTo(old)).toBeUndefined();
  });

  test('every change is new in 2026, says how sure it is, and belongs to a step that shows it', () => {
    const changes = editionChanges(recent);
    expect(new Set(changes.map(({ slug }) => slug)).size).toBe(changes.length);
    const steps = transition.steps.flatMap(({ changes }) => changes);
    expect(steps.toSorted()).toEqual(changes.map(({ slug }) => slug).toSorted());
    for (const { clause: ref, source } of changes) {
      expect(clause(ref)?.ref).toBe(ref);
      expect(['agreed', 'reported']).toContain(source.sure);
    }
    for (const { evidence, changes } of transition.steps)
      expect(changes.length > 0).toBe(evidence === 'change' || evidence === 'clause-tags');
    expect(editionChanges(old)).toEqual([]);
    expect(notAsked(recent).length).toBeGreaterThan(0);
  });
});
