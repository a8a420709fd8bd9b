import { expect, test } from 'vitest';
import { pagesOfAnchors } from '../../server/src/adapters/node/pdf-pages.ts';

/** A document of this page tree, as browsers of the Chromium family write it. */
const document = (objects: Readonly<Record<number, string>>): Uint8Array =>
  Buffer.from(
    [
      '%PDF-1.4',
      ...Object.entries(objects).map(([number, text]) => `${number} 0 obj\n<<${text}>>\nendobj`),
      'trailer\n<</Size 9\n/Root 1 0 R>>',
      '',
    ].join('\n'),
    'latin1',
  );

test('anchors are found on the pages of a tree of several levels, counted from 1', () => {
  const pdf = document({
    1: '/Type /Catalog\n/Pages 2 0 R\n/Dests 8 0 R',
    2: '/Type /Pages\n/Kids [3 0 R 6 0 R]',
    3: '/Type /Pages\n/Kids [4 0 R 5 0 R]',
    4: '/Type /Page',
    5: '/Type /Page',
    6: '/Type /Page',
    8: '/asks [4 0 R /XYZ 0 0 0]\n/input-a.b [6 0 R /XYZ 0 0 0]\n/gone [7 0 R /XYZ 0 0 0]',
  });
  expect([...pagesOfAnchors(pdf)]).toEqual([
    ['asks', 1],
    ['input-a.b', 3],
  ]);
});

test.each([
  ['no PDF', Buffer.from('<html>')],
  ['nothing', new Uint8Array()],
  ['a document without anchors', document({ 1: '/Pages 2 0 R', 2: '/Kids [3 0 R]', 3: '/Type /Page' })],
  [
    'a tree that is its own branch',
    document({ 1: '/Pages 2 0 R\n/Dests 3 0 R', 2: '\n/Kids [2 0 R]', 3: '' }),
  ],
])('%s has none', (_, pdf) => {
  expect(pagesOfAnchors(pdf)).toEqual(new Map());
});
