import { describe, expect, test } from 'vitest';
import { distanceFromCommit, distanceOf } from '../../../server/src/domain/evidence/distance.ts';
import type { BlockEvidence } from '../../../server/src/model/evidence.ts';
import { type SignOffBlock, signOffBlocks } from '../../../server/src/records/sign-offs.ts';
import { openProject } from '../../rules/harness.ts';
import { signedFile } from '../../rules/signing.ts';
import { all, committedBy } from './histories.ts';

const block = (more: Partial<SignOffBlock>): SignOffBlock => ({
  ...signOffBlocks({ signOffs: [{ by: 'PER-1', role: 'ROLE-MD', meaning: 'approved' }] })[0]!,
  date: '2026-01-01',
  ...more,
});

describe('how far a sign-off is from its commit of 20 January', () => {
  test.each([
    ['eight days before', '2026-01-12', 8],
    ['eight days after', '2026-01-28', 8],
    ['a week before, which passes', '2026-01-13', null],
    ['a week after, which passes', '2026-01-27', null],
  ])('%s', (_, date, days) => {
    const distance = distanceOf(block({ date }), committedBy('jane@acme.example'));
    expect(distance).toEqual(
      days === null ? null : { days, committed: '2026-01-20', commit: '1'.repeat(10) },
    );
  });

  test('of none that states no day, that somebody recorded, or that no commit brought in', () => {
    const evidence = committedBy('jane@acme.example');
    expect(distanceOf(block({}), evidence)).not.toBeNull();
    expect(distanceOf(block({ date: null }), evidence)).toBeNull();
    expect(distanceOf(block({ recordedBy: 'PER-2' }), evidence)).toBeNull();
    expect(distanceOf(block({}), null)).toBeNull();
    expect(distanceOf(block({}), { kind: 'uncommitted' })).toBeNull();
    const author = { name: 'Somebody', email: 'jane@acme.example', date: null };
    expect(distanceOf(block({}), { ...evidence, commit: { ...evidence.commit, author } })).toBeNull();
  });
});

describe('for a record of a repository', () => {
  const distance = async (level: string, evidence: BlockEvidence) => {
    const { project } = await openProject(
      {
        'qms.yaml': `organization: Test\nsignOff: { evidence: ${level} }\n`,
        'document.yaml': signedFile(
          { id: 'DOC-1', type: 'document', title: 'Inspection', status: 'effective' },
          { by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-01' },
        ),
      },
      { readEvidence: all(evidence) },
    );
    const record = project.queries.record('DOC-1')!;
    await project.readEvidence(false);
    return distanceFromCommit(record, signOffBlocks(record.data)[0]!, project.queries)?.days ?? null;
  };

  test('asked for where git is, and for no import', async () => {
    const evidence = committedBy('jane@acme.example');
    expect(await distance('commit-bound', evidence)).toBe(19);
    expect(await distance('signature-verified', evidence)).toBe(19);
    expect(await distance('content-bound', evidence)).toBeNull();
    expect(await distance('commit-bound', { ...evidence, imported: true })).toBeNull();
    expect(await distance('commit-bound', { kind: 'uncommitted' })).toBeNull();
  });
});
