import fc from 'fast-check';
import { expect, test } from 'vitest';
import { yamlLayout } from '../../server/src/language/yaml-layout.ts';
import type { YamlLayout } from '../../server/src/language/yaml-place.ts';
import { runs } from '../property-runs.ts';

/** The layout of a text with the cursor written as `¦`. */
function layout(marked: string): YamlLayout {
  const offset = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  return yamlLayout(text, { start: 0, end: text.length }, offset);
}

const keyAt = (marked: string) => {
  const { place } = layout(marked);
  return place?.key == null ? null : [place.key.path.join('.'), [...place.key.present].join(' ')];
};
const scalarAt = (marked: string) => layout(marked).place?.scalar?.join('.') ?? null;
const itemAt = (marked: string) => layout(marked).place?.item?.join('.') ?? null;

test('keys know the mapping they go into and its other keys, before and behind', () => {
  expect(keyAt('a: 1\n¦\nb: 2')).toEqual(['', 'a b']);
  expect(keyAt('a:\n  b: 1\n  ¦\n  c: 2\nd: 3')).toEqual(['a', 'b c']);
  expect(keyAt('a:\n  - b: 1\n    ¦\n    c: 2\n  - d: 3')).toEqual(['a.0', 'b c']);
  expect(keyAt('a:\n- b: 1\n- c: 2\n  ¦')).toEqual(['a.1', 'c']);
  expect(keyAt('- - a: 1\n    ¦')).toEqual(['0.0', 'a']);
  expect(keyAt('a: {b: 1, ¦, c: 2}')).toEqual(['a', 'b c']);
  expect(keyAt('a: [{b: 1}, {c: {d: 2, ¦}}]')).toEqual(['a.1.c', 'd']);
  expect(keyAt('a: |\n  text: no\n  ¦\nb: 1')).toBeNull();
  expect(keyAt('a: |\n  text: no\n¦')).toEqual(['', 'a']);
  expect(keyAt('a: "one\n  two: three"\n¦')).toEqual(['', 'a']);
});

test('values know their field, whatever stands there', () => {
  expect(scalarAt('a: ¦')).toBe('a');
  expect(scalarAt('a:\n  - b: x¦y # why')).toBe('a.0.b');
  expect(scalarAt('a:\n  - x\n  - ¦')).toBe('a.1');
  expect(scalarAt('a: [x, y¦]')).toBe('a.1');
  expect(scalarAt('a: [x, ¦\nb: 1')).toBe('a.1');
  expect(scalarAt('a: &n ¦')).toBe('a');
  expect(scalarAt("a: 'x¦'")).toBe('a');
  expect(scalarAt('a: x # ¦')).toBeNull();
  expect(scalarAt('a: {b: ¦}')).toBe('a.b');
});

test('new entries are possible below an empty key and between entries', () => {
  expect(itemAt('a:\n  ¦')).toBe('a');
  expect(itemAt('a:\n  - x\n  ¦\n  - y')).toBe('a');
  expect(itemAt('a:\n  - x: 1\n    ¦')).toBeNull();
  expect(itemAt('a:\n  b: 1\n  ¦')).toBeNull();
});

test("texts of the document's own keys are known", () => {
  const { root } = layout('id: "A 1"\ntype: risk # comment\ntitle: >-\n  long\nlist: [a]\n¦');
  expect([...root]).toEqual([
    ['id', 'A 1'],
    ['type', 'risk'],
  ]);
});

test('any text at any cursor is read without an error', () => {
  const bits = fc.constantFrom(
    '- ',
    '-',
    ':',
    ': ',
    'a',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '\n',
    '\r\n',
    '  ',
    '#',
    '|',
    '>',
    '&a ',
    '!t ',
    '?',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 60 }), fc.nat(100), (parts, at) => {
      const text = parts.join('');
      const { place } = yamlLayout(text, { start: 0, end: text.length }, Math.min(at, text.length));
      if (place === null) return;
      expect(place.word.start).toBeLessThanOrEqual(place.word.end);
      expect(place.word.end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: runs(3000) },
  );
});

test.each([
  ['dashes', '- '.repeat(250_000)],
  ['brackets', `a: ${'['.repeat(500_000)}`],
  ['open quotes', Array.from({ length: 900 }, (_, column) => `${' '.repeat(column)}a: "`).join('\n')],
  ['one long line', `a: ${'x'.repeat(1_000_000)}`],
  ['many keys', 'a: 1\n'.repeat(150_000)],
  ['open flow', 'a: {b: [\n'.repeat(50_000)],
])('%s are read in time', (_, text) => {
  const { place } = yamlLayout(text, { start: 0, end: text.length }, text.length);
  expect(place === null || place.word.end === text.length).toBe(true);
});
