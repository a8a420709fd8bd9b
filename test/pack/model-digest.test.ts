import { describe, expect, test } from 'vitest';
import { packDigest, withLines } from '../../server/src/pack/facts/digest.ts';
import type { Pack } from '../../server/src/pack/model.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { edited, packOf } from './packs.ts';

const acme = acmeTexts();
const minutes = 'reviews/MR-2026-01.md';
const digest = async (files: Readonly<Record<string, string>>, asOf?: string) =>
  packDigest(await packOf(files, 'MR-2026-01', asOf === undefined ? {} : { asOf }));

const sectionsOf = ({ appendix: _appendix, ...sections }: Pack) => sections;

describe('the digest of a pack', () => {
  test('is the same each time and in the form of all digests', async () => {
    const first = await digest(acme);
    expect(first).toMatch(/^sha256-[A-Za-z0-9+/]{43}=$/);
    expect(await digest(Object.fromEntries(Object.entries(acme).reverse()))).toBe(first);
  });

  test('changes with a word of the minutes and with a reading of the period', async () => {
    const first = await digest(acme);
    expect(
      await digest(edited(acme, minutes, 'Cooling for the laboratory', 'Heating for the laboratory')),
    ).not.toBe(first);
    expect(
      await digest(edited(acme, 'indicators/data/on-time-delivery.csv', '2025-12,92.6', '2025-12,92.7')),
    ).not.toBe(first);
  });

  test('does not change by signing, which writes status, sign-offs and what is frozen', async () => {
    const held = edited(acme, minutes, 'status: approved', 'status: held');
    const text = held[minutes]!;
    const [start, end] = [text.indexOf('frozen:'), text.indexOf('---', 10)];
    const unsigned = { ...held, [minutes]: text.slice(0, start) + text.slice(end) };
    const first = await digest(unsigned, '2026-01-20');
    expect(await digest(acme)).toBe(first);
    expect(acme[minutes]).toContain(`asOf: 2026-01-20, pack: ${first} }`);
  });

  test('does not change by who signs, and as what', async () => {
    const [role, another] = ['    role: ROLE-TD\n', '    role: ROLE-IA\n'];
    const start = acme[minutes]!.indexOf('signOffs:');
    const text = acme[minutes]!;
    expect(text).not.toContain('ROLE-IA');
    const signed = text.slice(0, start) + text.slice(start).replace(role, another);
    expect(signed).not.toBe(text);
    expect(await digest({ ...acme, [minutes]: signed })).toBe(await digest(acme));
  });

  test('does not change by where files lie', async () => {
    const { 'risks/us-tariffs.yaml': risk, ...rest } = acme;
    expect(await digest({ ...rest, 'elsewhere/deep/risk.yaml': risk! })).toBe(await digest(acme));
  });

  test('does not change by what happens after the review', async () => {
    let later: Record<string, string> = acme;
    later = edited(
      later,
      'indicators/data/on-time-delivery.csv',
      '2025-12,92.6,690,\n',
      '2025-12,92.6,690,\n2026-01,60,1,\n',
    );
    later = edited(
      later,
      'actions/actions-open.yaml',
      '        on: 2025-09-16\n',
      '        on: 2025-09-16\n    status: done\n    completedOn: 2026-01-31\n',
    );
    later = edited(
      later,
      'complaints/complaints.yaml',
      '    respondedOn: 2026-01-15\n',
      '    respondedOn: 2026-01-15\n    closedOn: 2026-01-30\n',
    );
    later = edited(
      later,
      'reviews/MR-2025-01.md',
      'outcomes:\n',
      'outcomes:\n  - { output: O4, result: effective, date: 2026-01-31 }\n',
    );
    later = {
      ...later,
      'complaints/new.yaml':
        'id: CMP-2026-02\ntype: complaint\ntitle: Late again\nreceivedOn: 2026-01-28\ncustomer: K-1\ncosts: [{ kind: external-failure, money: { amount: 1000000, currency: EUR } }]\n',
      'nonconformities/new.yaml': 'id: NC-2026-01\ntype: nonconformity\ntitle: New\ndetectedOn: 2026-01-27\n',
      'risks/new.yaml':
        'id: RSK-099\ntype: risk\ntitle: New\nstatus: open\nidentifiedOn: 2026-01-25\nlikelihood: 5\nseverity: 5\n',
      'reviews/next.yaml':
        'id: MR-2026-02\ntype: management-review\ntitle: Extra\nstatus: held\nkind: extraordinary\ndate: 2026-01-30\nprevious: MR-2026-01\noutputs: [{ kind: resources, decision: More, expected: { indicator: KPI-OTD, target: 99 } }]\n',
      'actions/new.yaml':
        'id: ACT-2026-99\ntype: action\ntitle: New\nstatus: open\nopenedOn: 2026-01-25\ndue: 2026-01-26\nowner: ROLE-TD\nkind: corrective\n',
      'communication/new.yaml':
        'id: COM-2026-99\ntype: communication\ntitle: New\nstatus: done\nkind: meeting\ndate: 2026-01-25\n',
      'audits/new.yaml':
        'id: AUD-2026-99\ntype: audit\ntitle: New\nstatus: reported\nkind: internal\ndate: 2026-01-25\n',
    };
    const [before, after] = [await packOf(acme, 'MR-2026-01'), await packOf(later, 'MR-2026-01')];
    expect(sectionsOf(after)).toEqual(sectionsOf(before));
    expect(packDigest(after)).toBe(packDigest(before));
  });

  test('nor by a date moved or a policy replaced since', async () => {
    let later: Record<string, string> = acme;
    later = edited(later, 'actions/actions-open.yaml', '    due: 2026-04-30\n', '    due: 2026-06-30\n');
    later = edited(
      later,
      'actions/actions-open.yaml',
      '        on: 2025-09-16\n',
      '        on: 2025-09-16\n      - { from: 2026-04-30, to: 2026-06-30, reason: Trays late, on: 2026-01-29 }\n',
    );
    later = edited(later, 'objectives/first-pass-yield.yaml', 'forecast: at-risk', 'forecast: off-track');
    later = edited(later, 'policy/quality-policy.md', 'status: effective', 'status: superseded');
    const next =
      'id: POL-001\ntype: quality-policy\ntitle: Another\nstatus: effective\nversion: "4.0"\neffectiveFrom: 2026-01-28\n';
    later = { ...later, 'policy/next.md': `---\n${next}---\nAnother.\n` };
    expect(packDigest(await packOf(later, 'MR-2026-01'))).toBe(packDigest(await packOf(acme, 'MR-2026-01')));
  });

  test('covers no line of the source, which a caller fills in', async () => {
    const pack = await packOf(acme, 'MR-2026-01');
    const lined = withLines(pack, (id) => (id === 'KPI-CALT' ? 1 : null));
    expect(lined.appendix.records.items.find(({ link }) => link.id === 'KPI-CALT')?.line).toBe(1);
    expect(packDigest(lined)).toBe(packDigest(pack));
  });
});
