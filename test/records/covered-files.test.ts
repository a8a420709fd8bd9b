import { expect, test } from 'vitest';
import type { FileUse, Phase } from '../../server/src/model/record.ts';
import {
  type CoveringBlock,
  isCovered,
  mayBeCovered,
  mayLackFiles,
} from '../../server/src/records/covered-files.ts';

/** Which files of a record a sign-off covers. */

const use = (
  kind: FileUse['use'],
  signed: FileUse['signed'] = true,
  path: FileUse['path'] = ['attachments', 0, 'file'],
): FileUse => ({ written: 'plan.pdf', target: 'plan.pdf', anchor: null, use: kind, path, signed });
const proofOf = (index: number, key = 'proof'): FileUse =>
  use('file', false, ['signOffs', index, key, 0, 'file']);
const approving: CoveringBlock = { index: 0, meaning: 'approved' };

test.each<[string, FileUse, CoveringBlock, boolean]>([
  ['an image of the text', use('image'), approving, true],
  ['an image, whichever field it stands in', use('image', false), approving, true],
  ['a file in a field that is bound', use('file'), approving, true],
  ['data in a field that is bound', use('data'), approving, true],
  ['a file in a field that is not', use('file', false), approving, false],
  ['a file in a field that its meaning binds', use('file', ['approved']), approving, true],
  ['a file in a field that another meaning binds', use('file', ['verified']), approving, false],
  [
    'the same, of a sign-off without a meaning',
    use('file', ['verified']),
    { index: 0, meaning: null },
    false,
  ],
  ['a link', use('link'), approving, false],
  ['its own proof', proofOf(0), approving, true],
  ['the proof of another', proofOf(1), approving, false],
  ['what else a sign-off names', proofOf(0, 'signature'), approving, false],
])('%s', (_, file, block, expected) => {
  expect(isCovered(file, block)).toBe(expected);
});

test.each<[string, FileUse, boolean]>([
  ['an image', use('image', false), true],
  ['a file that is bound', use('file'), true],
  ['a file that some meaning binds', use('file', ['verified']), true],
  ['a file that none binds', use('file', false), false],
  ['a link', use('link'), false],
  ['a link that stands in a sign-off', use('link', false, ['signOffs', 0, 'comment']), true],
  ['a proof', proofOf(3), true],
])('some sign-off may cover %s: %s', (_, file, expected) => {
  expect(mayBeCovered(file)).toBe(expected);
});

test.each<[Phase, boolean]>([
  ['draft', false],
  ['review', false],
  ['active', false],
  ['final', true],
  ['void', true],
])('files of a record that is %s may be gone: %s', (phase, expected) => {
  expect(mayLackFiles({ phase })).toBe(expected);
});
