import { expect, test } from 'vitest';
import { packDigest } from '../../server/src/pack/facts/digest.ts';
import { packOf } from './packs.ts';
import { packMarkdown } from './pages.ts';

const review = (date: string): string => `id: MR-1
type: management-review
title: Review
status: held
date: ${date}
period: { from: 2026-07-01, to: 2026-12-31 }
inputs:
  - { input: resources, summary: They suffice for the orders on hand. }
  - { input: interested-party-changes, summary: Two customers now ask for data files. }
`;

const editions = `organization: Test
standards:
  - { id: iso-9001:2015, until: 2026-12-31 }
  - { id: iso-9001:2026, from: 2027-01-01 }
`;

const opportunity = `id: OPP-1
type: opportunity
title: Data files
status: open
rating: { benefit: high, effort: low, likelihood: medium }
---
id: OPP-2
type: opportunity
title: A second size
status: open
`;

const audit = `id: AUD-1
type: audit
title: Audit of calibration
kind: internal
status: held
date: 2026-10-01
objectives: [See whether it works after the move]
`;

const options = { today: '2027-02-01' };

test('the pack says by which edition a review is judged, and gives clauses of all in use', async () => {
  const pack = await packOf({ 'qms.yaml': editions, 'mr.yaml': review('2027-01-15') }, 'MR-1', options);
  expect(pack.editions.map(({ name, judges }) => [name, judges])).toEqual([
    ['ISO 9001:2015', false],
    ['ISO 9001:2026', true],
  ]);
  expect(pack.inputs.map(({ titles, clauses, otherClauses }) => [titles, clauses, otherClauses])).toEqual([
    [['Resources'], ['iso-9001:2026/9.3.2'], ['iso-9001:2015/9.3.2.d']],
    [['Changed needs of interested parties'], ['iso-9001:2026/9.3.2'], []],
  ]);
  const markdown = packMarkdown(pack);
  expect(markdown).toContain(
    'This one is judged by ISO 9001:2026, in use since 1 Jan 2027, though its period began earlier.',
  );
  expect(markdown).toContain('Check them against your copy.');
  expect(markdown).toContain('ISO 9001:2026 9.3.2');
  expect(pack.readiness?.inputs.map(({ key }) => key)).toContain('interested-party-changes');
});

test('a review on a day of 2015 is judged by it, and its pack says so', async () => {
  const pack = await packOf({ 'qms.yaml': editions, 'mr.yaml': review('2026-12-31') }, 'MR-1', options);
  expect(pack.inputs[0]).toMatchObject({
    clauses: ['iso-9001:2015/9.3.2.d'],
    otherClauses: ['iso-9001:2026/9.3.2'],
  });
  const markdown = packMarkdown(pack);
  expect(markdown).toContain('this one by ISO 9001:2015.');
  expect(markdown).toContain('ISO 9001:2015 9.3.2 d');
});

test('with one edition nothing is said of judging, and a caution only where it is needed', async () => {
  const of = async (configuration: string) =>
    packMarkdown(
      await packOf({ 'qms.yaml': configuration, 'mr.yaml': review('2027-01-15') }, 'MR-1', options),
    );
  const old = await of('organization: Test\nstandards: [iso-9001:2015]\n');
  expect(old).not.toMatch(/is judged by|Check them against/);
  expect(old).toContain('ISO 9001 9.3.2 d');
  const recent = await of('organization: Test\nstandards: [iso-9001:2026]\n');
  expect(recent).not.toContain('is judged by');
  expect(recent).toContain('Check them against your copy.');
});

test('how opportunities were rated, and what audits were to find out', async () => {
  const files = { 'mr.yaml': review('2026-12-31'), 'opportunity.yaml': opportunity, 'audit.yaml': audit };
  const pack = await packOf({ 'qms.yaml': editions, ...files }, 'MR-1', options);
  const markdown = packMarkdown(pack);
  expect(markdown).toContain('benefit high, effort low, likelihood medium');
  expect(markdown).toContain('See whether it works after the move');
});

test('naming the next edition in qms.yaml changes no digest of a pack, and nor do fields that are new and empty', async () => {
  const files = { 'mr.yaml': review('2026-12-31') };
  const one = await packOf(
    { 'qms.yaml': 'organization: Test\nstandards: [iso-9001:2015]\n', ...files },
    'MR-1',
    options,
  );
  const two = await packOf({ 'qms.yaml': editions, ...files }, 'MR-1', options);
  // What the review is told of changed needs has a title in one of the two only.
  const inputs = (pack: typeof one) => ({ ...pack, inputs: pack.inputs.slice(0, 1) });
  expect(packDigest(inputs(two))).toBe(packDigest(inputs(one)));
  const rated = await packOf(
    { 'qms.yaml': editions, ...files, 'opportunity.yaml': opportunity },
    'MR-1',
    options,
  );
  const { items } = rated.risks.opportunities;
  const withRatings = (...ratings: readonly (typeof items)[number]['rating'][]) => ({
    ...rated,
    risks: {
      ...rated.risks,
      opportunities: { items: items.map((each, at) => ({ ...each, rating: ratings[at] ?? null })), more: 0 },
    },
  });
  const without = items.map(({ rating: _rating, ...each }) => each) as unknown as typeof items;
  const older = { ...rated, risks: { ...rated.risks, opportunities: { items: without, more: 0 } } };
  expect(packDigest(withRatings(null, null))).toBe(packDigest(older));
  expect(packDigest(rated)).not.toBe(packDigest(older));
});
