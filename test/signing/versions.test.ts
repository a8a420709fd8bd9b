import { expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { byDirector, byLaboratory, byQuality, company } from './company.ts';
import { signedByDefault } from './lives.ts';
import { changed, type Repository, recordIn, short, signed, signOffFindings } from './repository.ts';

/** A text that is raised from version to version in its own file, with everybody's sign-offs of each kept in it. */

const path = 'record.yaml';
const types = Object.entries(signedByDefault).filter(
  ([, { record }]) => record['version'] !== undefined && record['status'] !== undefined,
);

const said = async (repository: Repository): Promise<readonly string[]> =>
  short(await signOffFindings(repository, { today: '2026-12-31' }));

/** Without a digest, as a company has them that only records names and dates. */
const declared: Repository = { ...company, 'qms.yaml': 'signOff: { evidence: declared }\n' };

test.each(types)('%s, where only names and dates are recorded', async (_type, { record }) => {
  const block = { ...byDirector, meaning: 'approved', date: '2026-02-03', version: '1.0' };
  const first: Repository = {
    ...declared,
    [path]: { data: { ...record, version: '1.0', signOffs: [block] } },
  };
  expect(await said(first)).toEqual([]);
  const raised = changed(first, path, { version: '1.1', title: 'Another text' });
  expect(await said(raised)).toEqual([`signoff-stale ${record['id']} signOffs[PER-1].version`]);
  const again = { ...byDirector, meaning: 'approved', date: '2026-05-03', version: '1.1' };
  expect(await said(changed(raised, path, { 'signOffs[1]': again }))).toEqual([]);
});

/** Written, reviewed, approved, affirmed and read, on days of one month. */
const blocksOf = (version: string, month: string): readonly JsonObject[] => [
  { ...byQuality, meaning: 'authored', date: `2026-${month}-01`, version },
  { ...byLaboratory, meaning: 'reviewed', date: `2026-${month}-02`, version },
  { ...byDirector, meaning: 'approved', date: `2026-${month}-03`, version },
  { by: 'PER-3', meaning: 'acknowledged', date: `2026-${month}-04`, version },
  { ...byDirector, meaning: 'affirmed', date: `2026-${month}-20`, version },
];

test.each(types)('%s', async (_type, { record }) => {
  const { status } = record;
  let repository: Repository = { ...company, [path]: { data: { ...record, version: '1.0' } } };
  for (const [version, month] of [
    ['1.0', '02'],
    ['1.1', '05'],
    ['2.0', '09'],
  ] as const) {
    repository = changed(repository, path, {
      status: 'draft',
      version,
      title: `Text of version ${version}`,
      effectiveFrom: `2026-${month}-03`,
    });
    expect(await said(repository)).toEqual([]);
    const [authored, reviewed, ...later] = blocksOf(version, month);
    repository = await signed(repository, path, authored!, reviewed!);
    expect(await said(repository)).toEqual([]);
    const [approved, ...after] = later;
    repository = await signed(changed(repository, path, { status: status! }), path, approved!);
    expect(await said(repository)).toEqual([]);
    for (const block of after) {
      repository = await signed(repository, path, block);
      expect(await said(repository)).toEqual([]);
    }
  }
  expect(recordIn(repository, path).data['signOffs']).toHaveLength(15);
  const unapproved = changed(repository, path, { 'signOffs[12]': undefined });
  // The approvals of both versions before are history no longer, and neither is of this one.
  expect(await said(unapproved)).toEqual([
    `signoff-stale ${record['id']} signOffs[PER-1].digest`,
    `signoff-stale ${record['id']} signOffs[PER-1#3].digest`,
  ]);
});
