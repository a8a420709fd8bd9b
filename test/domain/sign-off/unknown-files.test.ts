import { describe, expect, test } from 'vitest';
import { unknownFiles } from '../../../server/src/domain/sign-off/unknown-files.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import { signOffBlocks } from '../../../server/src/records/sign-offs.ts';
import type { ReadEvidence } from '../../../server/src/workspace/ports.ts';
import { openProject } from '../../rules/harness.ts';
import { yaml } from '../../rules/signing.ts';
import { all, committedBy } from '../evidence/histories.ts';

/** Which of the files that a sign-off covers nobody knows. */

const good = committedBy('jane@acme.example');
const none: ReadEvidence = async () => ({ kind: 'none', reason: 'no-git' });
const block = {
  ...{ by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-20' },
  digest: `sha256-${'A'.repeat(43)}=`,
};

async function unknown(
  status: string,
  paths: readonly string[],
  files: Record<string, string> = {},
  readEvidence: ReadEvidence = none,
  more: JsonObject = {},
) {
  const attachments = paths.map((file) => ({ file }));
  const record = { id: 'DOC-1', type: 'document', status, attachments, signOffs: [block], ...more };
  const { project } = await openProject({ 'document.yaml': yaml(record), ...files }, { readEvidence });
  await project.readEvidence(false);
  const found = project.queries.record('DOC-1')!;
  return unknownFiles(found, signOffBlocks(found.data)[0]!, project.queries);
}

const gone = (written: string) => ({ written, reason: 'missing' });

describe('of a record in force', () => {
  test('what is there is known, and what is not is said', async () => {
    expect(await unknown('effective', ['a.pdf'], { 'a.pdf': 'A' })).toBeNull();
    expect(await unknown('effective', [])).toBeNull();
    expect(await unknown('effective', ['a.pdf', 'b.pdf'], { 'a.pdf': 'A' })).toEqual({
      ...{ files: [gone('b.pdf')], areLost: false, isPending: false },
    });
  });

  test('a folder in place of a file is no file that went', async () => {
    const found = await unknown('superseded', ['a.pdf'], { 'a.pdf/b.txt': 'B' });
    expect(found).toEqual({
      files: [{ written: 'a.pdf', reason: 'folder' }],
      areLost: false,
      isPending: false,
    });
  });
});

describe('of a record that is over', () => {
  test('all are lost only where every one is gone', async () => {
    const lost = { areLost: true, isPending: false };
    expect(await unknown('superseded', ['a.pdf', 'b.pdf'])).toEqual({
      files: [gone('a.pdf'), gone('b.pdf')],
      ...lost,
    });
    const half = await unknown('superseded', ['a.pdf', 'b.pdf'], { 'b.pdf/c.txt': 'C' });
    expect(half).toMatchObject({ areLost: false, isPending: false });
    expect(half?.files).toEqual([gone('a.pdf'), { written: 'b.pdf', reason: 'folder' }]);
  });

  test('one outside of the root is not lost, whatever stands in what order', async () => {
    for (const paths of [['../a.pdf', 'b.pdf'], ['b.pdf', '../a.pdf'], ['../a.pdf']])
      expect(await unknown('superseded', paths)).toMatchObject({ areLost: false, isPending: false });
  });

  test.each<[string, ReadEvidence, boolean]>([
    ['there is no git', none, false],
    ['the history is being read', async () => ({ kind: 'none', reason: 'pending' }), true],
    ['it was read and says nothing of this sign-off', all(undefined), true],
    ['the sign-off is not committed', all({ kind: 'uncommitted' }), false],
    ['it was not asked for files', all(good), true],
    ['it was asked for one of two', all({ ...good, lost: { 'a.pdf': null } }), true],
    ['it was asked for both', all({ ...good, lost: { 'a.pdf': null, 'b.pdf': null } }), false],
  ])('whether the history has yet to be asked: %s', async (_, history, isPending) => {
    const found = await unknown('superseded', ['a.pdf', 'b.pdf'], {}, history);
    expect(found).toMatchObject({ areLost: true, isPending });
  });

  test('the proof of another sign-off is not asked for, its own is', async () => {
    const proved = [
      { ...block, proof: [{ file: 'first.pdf' }] },
      { ...block, proof: [{ file: 'second.pdf' }] },
    ];
    const found = await unknown('superseded', [], {}, none, { signOffs: proved });
    expect(found?.files).toEqual([gone('first.pdf')]);
  });
});
