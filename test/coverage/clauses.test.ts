import { describe, expect, test } from 'vitest';
import { acmeTexts } from '../workspace/acme.ts';
import { coverageOf, firstOf, idsIn, rowOf } from './coverages.ts';

describe('a record is evidence of a clause', () => {
  test('by its type, by a field it fills in, by its own `clauses`, and by what it is about', async () => {
    const found = await firstOf({
      'audit.yaml': 'id: AUD-1\ntype: audit\nstatus: reported\ndate: 2026-01-10\ncriteria: [own rules]\n',
      'release.yaml': 'id: DOC-1\ntype: document\ntitle: Release of lots\nclauses: ["8.6"]\n',
      'talk.yaml':
        'id: COM-1\ntype: communication\nstatus: done\nkind: awareness\ndate: 2026-01-12\nabout: [POL-1]\n',
      'policy.yaml': 'id: POL-1\ntype: quality-policy\n',
    });
    expect(rowOf(found, '9.2').records.items).toMatchObject([
      { link: { id: 'AUD-1' }, standing: 'concluded', date: '2026-01-10', by: 'field' },
    ]);
    expect(rowOf(found, '9.2.2').records.items).toMatchObject([{ by: 'field' }]);
    expect(rowOf(found, '8.6').records.items).toMatchObject([{ link: { id: 'DOC-1' }, by: 'clauses' }]);
    expect(rowOf(found, '7.3').records.items).toMatchObject([{ link: { id: 'COM-1' }, by: 'content' }]);
    expect(idsIn(rowOf(found, '5.2.2'))).toEqual(['COM-1']);
    expect(idsIn(rowOf(found, '7.4'))).toEqual(['COM-1']);
    expect(rowOf(found, '8.3')).toMatchObject({ state: 'none', records: { items: [], more: 0 } });
  });

  test('a review of the inputs it looked at, once it was held', async () => {
    const review = (status: string) => ({
      'mr.yaml': `id: MR-1\ntype: management-review\nstatus: ${status}\ndate: 2026-01-20\ninputs:\n  - { input: resources, summary: Two technicians are missing on late shifts. }\n  - { input: audit-results, notApplicable: None was held. }\n`,
    });
    const held = await firstOf(review('held'));
    expect(idsIn(rowOf(held, '9.3.2 d)'))).toEqual(['MR-1']);
    expect(idsIn(rowOf(held, '9.3.2 c) 6)'))).toEqual([]);
    expect(rowOf(held, '9.3').state).toBe('shown');
    const planned = await firstOf(review('planned'));
    expect(idsIn(rowOf(planned, '9.3.2 d)'))).toEqual([]);
    expect(rowOf(planned, '9.3').state).toBe('in-work');
  });

  test('what is void shows nothing; drafts and what was superseded do not show the clause of today', async () => {
    const scope = (status: string) =>
      firstOf({ 'scope.yaml': `id: SCP-1\ntype: scope\nstatement: All we do\nstatus: ${status}\n` });
    for (const [status, state] of [
      ['effective', 'shown'],
      ['draft', 'in-work'],
      ['in-review', 'in-work'],
      ['superseded', 'past'],
    ])
      expect([status, rowOf(await scope(status!), '4.3').state]).toEqual([status, state]);
  });
});

test('what is wrong with a record counts at the clause it is made for, and is a gap only where the rule belongs', async () => {
  const texts = acmeTexts();
  const policy = texts['policy/quality-policy.md']!;
  const changed = policy.replace('Small batches, high accuracy', 'Large batches, high accuracy');
  const found = await firstOf({ ...texts, 'policy/quality-policy.md': changed });
  for (const label of ['5.2', '5.2.1']) {
    const row = rowOf(found, label);
    expect([label, row.findingCounts.error, row.gaps]).toEqual([label, 3, []]);
    expect(row.findings.items.map(({ rule }) => rule)).toContain('signoff-stale');
  }
  expect(rowOf(found, '7.5').findingCounts.error).toBe(3);
  expect(rowOf(found, '7.5').gaps).toEqual(['own']);
  // The review looked at the policy, and is not why it is out of date.
  expect(rowOf(found, '9.3').findingCounts.error).toBe(0);
});

describe('what stands elsewhere, and what does not apply', () => {
  const qms = (rest: string) => `organization: Test\nstandards: [iso-9001:2015]\n${rest}`;

  test('a system of qms.yaml with its owner, for the clause and its parts', async () => {
    const found = await firstOf({
      'qms.yaml': qms('elsewhere: [{ clause: "8.3", system: PLM, owner: ROLE-DEV }]\n'),
      'role.yaml': 'id: ROLE-DEV\ntype: role\ntitle: Head of development\n',
    });
    expect(rowOf(found, '8.3')).toMatchObject({
      state: 'elsewhere',
      elsewhere: [{ system: 'PLM', owner: { id: 'ROLE-DEV', name: 'Head of development' } }],
    });
    expect(rowOf(found, '8.3.4').state).toBe('elsewhere');
    expect(rowOf(found, '8.4').elsewhere).toEqual([]);
  });

  test('an exclusion of the scope; leaving out a part does not leave out the clause', async () => {
    const found = await firstOf({
      'scope.yaml':
        'id: SCP-1\ntype: scope\nstatement: All we do\nexclusions:\n  - { requirement: "8.3", reason: We build to drawings of our customers. }\n  - { requirement: "8.5.3", reason: Nothing of theirs is here. }\n',
    });
    expect(rowOf(found, '8.3').state).toBe('excluded');
    expect(rowOf(found, '8.5.3').state).toBe('excluded');
    const production = rowOf(found, '8.5');
    expect([production.state, production.exclusions.map(({ requirement }) => requirement)]).toEqual([
      'none',
      ['8.5.3'],
    ]);
    expect(found.totals).toMatchObject({ clauses: 28, excluded: 1 });
    expect(found.gaps.flatMap(({ clauses }) => clauses)).not.toContain('iso-9001:2015/8.3');
  });
});

test('standards stand side by side; one that nobody knows has no clauses, and is said', async () => {
  const { standards } = await coverageOf({
    'qms.yaml':
      'organization: Test\nstandards: [{ id: iso-9001:2015, until: 2026-01-31 }, { id: our-own:2026, from: 2026-01-01 }]\n',
  });
  expect(standards).toMatchObject([
    { id: 'iso-9001:2015', name: 'ISO 9001:2015', inForce: false, known: true, until: '2026-01-31' },
    { id: 'our-own:2026', name: 'our-own:2026', inForce: true, known: false, clauses: [], gaps: [] },
  ]);
  expect((await coverageOf({ 'qms.yaml': 'standards: []\n' })).standards).toEqual([]);
});

test('the example company: nothing the standard asks for is missing', async () => {
  const { totals, gapCounts, gaps } = await firstOf(acmeTexts());
  expect(totals).toEqual({
    clauses: 28,
    shown: 26,
    elsewhere: 2,
    excluded: 0,
    'in-work': 0,
    past: 0,
    none: 0,
  });
  expect(gapCounts).toMatchObject({ documented: 0, required: 0 });
  expect(gaps.map(({ rule }) => rule?.id)).toEqual(['objective-off-target']);
});

test('the counts are of all records, the list is of the first', async () => {
  const complaints = Array.from(
    { length: 60 },
    (_, i) =>
      `id: CMP-${String(i).padStart(3, '0')}\ntype: complaint\nstatus: closed\nreceivedOn: 2026-01-02\n`,
  );
  const found = await firstOf({ 'complaints.yaml': complaints.join('---\n') });
  const row = rowOf(found, '8.2');
  expect(row.counts).toEqual({ current: 0, concluded: 60, 'in-work': 0, past: 0 });
  expect([row.records.items.length, row.records.more, idsIn(row)[0]]).toEqual([50, 10, 'CMP-000']);
});
