import { describe, expect, test } from 'vitest';
import type { ReadResult } from '../../server/src/workspace/ports.ts';
import { scenarios } from './scenarios.ts';
import { byKatharina, company, objective, policy, reviewSigned, short, signing } from './sign-off-company.ts';
import { signedFile, yaml } from './signing.ts';

scenarios('signoff-stale', [
  {
    name: 'in force: raise the version or restore',
    files: { ...company, 'policy.yaml': signedFile(policy, byKatharina).replace('our word', 'every word') },
    expected: [
      {
        path: 'signOffs[PER-1].digest',
        severity: 'error',
        message:
          'Changed since Katharina Brandt (PER-1) approved it on 2026-01-12. Undo the change, or raise the version from 2 and have it approved again.',
        signOff: { id: 'POL-1', as: 'PER-1' },
      },
    ],
  },
  {
    name: 'the version was raised and not signed',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, byKatharina).replace('version: "2"', 'version: "3"'),
    },
    expected: [
      {
        path: 'signOffs[PER-1].digest',
        severity: 'error',
        message: 'Version 2 was signed, but this is version 3. Have it approved again.',
        signOff: { id: 'POL-1', as: 'PER-1' },
      },
    ],
  },
  {
    name: 'history is restored, not signed again',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, byKatharina)
        .replace('our word', 'every word')
        .replace('effective', 'superseded'),
    },
    expected: [
      {
        path: 'signOffs[PER-1].digest',
        severity: 'error',
        message: /Restore the signed text, since this record is history\.$/,
      },
    ],
  },
  {
    name: 'text that has no digest',
    files: { ...company, 'policy.yaml': `${signedFile(policy, byKatharina)}text: Twice.\n` },
    alsoBreaks: ['yaml-ambiguous'],
    expected: [
      {
        path: 'signOffs[PER-1].digest',
        severity: 'error',
        message: /^Nobody can check what was signed, because programs read this text differently\. /,
      },
    ],
  },
  {
    name: 'an objective renamed since a review approved it keeps that approval',
    files: {
      ...company,
      'r.yaml': reviewSigned,
      'o.yaml': yaml({ ...objective, id: 'OBJ-NEW', formerIds: ['OBJ-0', 'OBJ-1'] }),
    },
    expected: [],
  },
  {
    name: 'an objective changed and renamed since a review approved it',
    files: {
      ...company,
      'r.yaml': reviewSigned,
      'o.yaml': yaml({ ...objective, id: 'OBJ-NEW', title: 'Answer in nine days', formerIds: ['OBJ-1'] }),
    },
    expected: [{ path: 'approvedIn', severity: 'error', file: 'o.yaml' }],
  },
  {
    name: 'an objective changed since a review approved it, and a draft again',
    files: {
      ...company,
      'r.yaml': reviewSigned,
      'o.yaml': yaml({ ...objective, status: 'draft', title: 'Answer in nine days' }),
    },
    expected: [],
  },
]);

describe('a signature over a file whose content is not known is never passed over', () => {
  const files = {
    'policy.yaml': signedFile({ ...policy, attachments: [{ file: 'rig.pdf' }] }, byKatharina),
  };
  const content = { ...files, 'rig.pdf': 'Rig' };
  const cases: readonly (readonly [string, Record<string, string>, ReadResult | null, string])[] = [
    ['missing', files, null, 'no such file below the folder of qms.yaml'],
    ['a folder', { ...files, 'rig.pdf/note.txt': '' }, null, 'a folder of that name stands in its place'],
    ['too large', content, { kind: 'too-large', size: 2 ** 27 }, 'larger than 100 MB'],
    ['unreadable', content, { kind: 'unreadable', reason: 'no permission' }, 'cannot be opened'],
    ['gone since it was listed', content, { kind: 'missing' }, 'no such file below the folder of qms.yaml'],
  ];
  test('of a record that is over, it is a warning', async () => {
    const over = { ...policy, status: 'superseded', attachments: [{ file: 'rig.pdf' }] };
    const found = await signing({ 'policy.yaml': signedFile(over, byKatharina) });
    expect(short(found)).toEqual(['warning signoff-stale POL-1 signOffs[PER-1].digest']);
  });

  test.each(cases)('%s', async (_name, given, read, reason) => {
    const found = await signing(given, read === null ? {} : { unread: { 'rig.pdf': read } });
    expect(short(found)).toEqual(['error signoff-stale POL-1 signOffs[PER-1].digest']);
    expect(found[0]!.message).toBe(
      `This approval covers a file whose content is not known. Restore rig.pdf (${reason}) as signed, so that it can be seen whether it still holds.`,
    );
  });
});

scenarios('signoff-digest-missing', [
  {
    name: 'names and dates are enough where qms.yaml says so',
    files: {
      ...company,
      'qms.yaml': 'signOff: { evidence: declared }\n',
      'policy.yaml': yaml({ ...policy, signOffs: [byKatharina] }),
    },
    expected: [],
  },
  {
    name: 'a superseded record is left alone',
    files: { ...company, 'policy.yaml': yaml({ ...policy, status: 'superseded', signOffs: [byKatharina] }) },
    expected: [],
  },
]);
