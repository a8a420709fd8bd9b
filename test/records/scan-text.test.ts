import { expect, test } from 'vitest';
import {
  hiddenCharacters,
  mayHideText,
  mayHoldPlaceholder,
  placeholdersIn,
  placeholdersInText,
} from '../../server/src/records/scan-text.ts';

test.each([
  ['TBD', 'TBD'],
  ['due: TBD.', 'TBD'],
  ['(XXX)', 'XXX'],
  ['who ??? pays', '???'],
  ['TODO: write', 'TODO:'],
  ['über TBD hinaus', 'TBD'],
])('%s holds a placeholder', (text, word) => {
  expect(mayHoldPlaceholder(text)).toBe(true);
  expect(placeholdersIn({ a: [{ b: text }] })).toEqual([{ path: ['a', 0, 'b'], word }]);
});

test.each(['TBDs', 'MTBD', 'XXXL', 'XXXX', 'what????', 'TODO', 'my-TODO: x', 'tbd', 'X-XXX-1'])(
  '%s holds none',
  (text) => {
    expect(placeholdersIn(text)).toEqual([]);
  },
);

test('every placeholder of a text, at its place', () => {
  const text = 'A TBD and XXX.';
  expect(placeholdersInText(text, 100).map(({ span, word }) => [word, span.start, span.end])).toEqual([
    ['TBD', 102, 105],
    ['XXX', 110, 113],
  ]);
});

test.each([
  ['a\u202Eb', 'right-to-left override (U+202E)'],
  ['a\u2066b', 'left-to-right isolate (U+2066)'],
  ['a\u200Bb', 'zero-width space (U+200B)'],
  ['a\u200Db', 'zero-width joiner (U+200D)'],
  ['a\uFEFFb', 'zero-width no-break space (U+FEFF)'],
  ['a\u2063b', 'U+2063'],
  ['a\u{E0041}b', 'U+E0041'],
])('%j hides %s', (text, name) => {
  expect(mayHideText(text)).toBe(true);
  expect(hiddenCharacters(text)).toEqual([{ span: { start: 1, end: text.length - 1 }, name }]);
});

test.each([
  '👩\u200D🔧',
  '👩🏽\u200D🔬',
  '🏳\uFE0F\u200D🌈',
  'می\u200Cخواهم',
  'क्\u200Dष',
  'grün – naïve',
  'a\u00ADb',
])('%j is as it looks', (text) => {
  expect(hiddenCharacters(text)).toEqual([]);
});
