import { expect, test } from 'vitest';
import { standardsFollowed, standardsIn } from '../../server/src/authoring/adopt/named-standards.ts';

const followed = (...texts: readonly string[]) =>
  standardsFollowed(texts.map((text) => standardsIn(text))).map(({ id }) => id);

test.each([
  [['Kept by ISO 9001.'], ['iso-9001:2015']],
  [['Kept by ISO 9001:2015.'], ['iso-9001:2015']],
  [['Kept by ISO 9001:2026.'], ['iso-9001:2026']],
  [['Kept by DIN EN ISO 9001:2026-09.', 'As ISO 9001 says.'], ['iso-9001:2026']],
  [['ISO 9001:2015', 'ISO 9001:2015', 'Gap list for ISO 9001:2026'], ['iso-9001:2015']],
  [['ISO 9001:1994'], ['iso-9001:2015']],
])('documents that say %j are kept by %j: one edition, the one most of them name', (texts, ids) => {
  expect(followed(...texts)).toEqual(ids);
});
