import { expect, test } from 'vitest';
import type { DocumentedCoverage, StandardCoverage } from '../../server/src/coverage/model.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { firstOf } from './coverages.ts';

function of({ documented }: StandardCoverage, slug: string): DocumentedCoverage {
  const found = documented.find((each) => each.slug === slug);
  if (found === undefined) throw new Error(`nothing is asked for as ${slug}`);
  return found;
}
const idsOf = (standard: StandardCoverage, slug: string) =>
  of(standard, slug).records.items.map(({ link }) => link.id);

test('the record of a type is what is asked for in writing, once it holds it', async () => {
  const indicator = (rest: string) =>
    firstOf({ 'kpi.yaml': `id: KPI-1\ntype: indicator\nunit: "%"\n${rest}` });
  const empty = await indicator('');
  expect([of(empty, 'measurement-results').state, of(empty, 'process-evidence').state]).toEqual([
    'none',
    'none',
  ]);
  const read = await indicator('readings: [{ period: 2025-12, value: 3 }]\n');
  expect(idsOf(read, 'measurement-results')).toEqual(['KPI-1']);
  expect(of(read, 'process-evidence')).toMatchObject({ label: '4.4.2', kind: 'retain', state: 'shown' });
});

test('a document is what its own `clauses`, or its kind, say', async () => {
  const document = (rest: string) => firstOf({ 'doc.yaml': `id: DOC-1\ntype: document\n${rest}` });
  expect(idsOf(await document('kind: manual\n'), 'product-characteristics')).toEqual([]);
  expect(idsOf(await document('kind: specification\n'), 'product-characteristics')).toEqual(['DOC-1']);
  const tagged = await document('kind: form\nclauses: ["8.6", iso-9001:2015/8.3.5]\n');
  expect(idsOf(tagged, 'release')).toEqual(['DOC-1']);
  expect(idsOf(tagged, 'development')).toEqual(['DOC-1']);
  expect(idsOf(tagged, 'traceability')).toEqual([]);
});

test('what is missing is a gap on the basis of documents, except what is asked for once something happens', async () => {
  const found = await firstOf({});
  const missing = found.gaps.filter(({ basis, kind }) => basis === 'documented' && kind === 'absent');
  expect(missing.map(({ what }) => what)).toContain('Evidence for release, and who released');
  const occasional = found.documented.filter(({ ifItHappens }) => ifItHappens);
  expect(occasional.map(({ slug }) => slug)).toContain('nonconforming-outputs');
  const clauses = missing.flatMap((gap) => gap.clauses);
  for (const { ref } of occasional) expect(clauses).not.toContain(ref);
  // Where a document is missing, its clause is not missing once more.
  expect(found.gaps.filter((gap) => gap.clauses.some((ref) => ref.endsWith('/8.6')))).toHaveLength(1);
});

test('the example company has all of it, or says where it is', async () => {
  const { documented } = await firstOf(acmeTexts());
  expect(documented.length).toBeGreaterThan(20);
  expect(documented.filter(({ state }) => state !== 'shown' && state !== 'elsewhere')).toEqual([]);
  expect(documented.filter(({ state }) => state === 'elsewhere').map(({ label }) => label)).toEqual([
    '8.2.3',
    '8.3',
    '8.5.2',
    '8.5.3',
    '8.6',
  ]);
});
