import { describe, expect, test } from 'vitest';
import type { Document } from '../../server/src/document/document.ts';
import { blocksMarkdown } from '../../server/src/document/markdown/blocks.ts';
import { english } from '../../server/src/messages/language.ts';
import { packDocument } from '../../server/src/pack/document/pack-document.ts';
import { packOf } from '../pack/packs.ts';
import { samplePack } from '../pack/render-sample.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { allBlocks, bareOf, firstMissing, textsOf } from './texts.ts';
import { htmlOf } from './written.ts';

const markdownOf = (blocks: Parameters<typeof blocksMarkdown>[1]): string =>
  blocksMarkdown({ language: english, anchors: new Map(), depth: 0 }, blocks).join('\n\n');

const documents: readonly (readonly [string, Document])[] = [
  ['the sample', packDocument(samplePack)],
  ['the example company', packDocument(await packOf(acmeTexts(), 'MR-2026-01'))],
];

describe.each(documents)('every text of %s stands in every format, in its order', (_, document) => {
  const blocks = document.parts.flatMap((part) => (part.onPaper ? [] : allBlocks(part.blocks)));

  test('block by block', () => {
    expect(blocks.length).toBeGreaterThan(200);
    for (const block of blocks) {
      const texts = textsOf(block);
      expect([block.is, firstMissing(texts, bareOf(htmlOf(block)))]).toEqual([block.is, null]);
      expect([block.is, firstMissing(texts, bareOf(markdownOf(block)))]).toEqual([block.is, null]);
    }
  });
});

test('a text that is missing or out of its turn would be seen', () => {
  expect(firstMissing(['one', 'two'], bareOf('<p>One</p> **t**wo'))).toBeNull();
  expect(firstMissing(['one', 'two'], bareOf('two one'))).toBe('two');
  expect(firstMissing(['three'], bareOf('one two'))).toBe('three');
});
