import fc from 'fast-check';
import { expect, test } from 'vitest';
import { english } from '../../server/src/messages/language.ts';
import { compileGlob } from '../../server/src/records/globs.ts';
import { runs } from '../property-runs.ts';

function matches(pattern: string, path: string): boolean {
  const glob = compileGlob(pattern);
  if ('problem' in glob) throw new Error(english.text(glob.problem));
  return glob.test(path);
}

test.each([
  ['a.md', ['a.md'], ['b.md', 'x/a.md', 'a.mdx', 'aXmd']],
  ['*.md', ['a.md', '.md'], ['x/a.md', 'a.yaml']],
  ['**/*.md', ['a.md', 'x/a.md', 'x/y/a.md'], ['a.yaml', 'x/a.md/b']],
  ['**/*.{yaml,yml,md}', ['a.yaml', 'x/b.yml', 'c.md'], ['a.json', 'yaml']],
  ['policies/*.md', ['policies/a.md'], ['a.md', 'policies/x/a.md', 'x/policies/a.md']],
  ['drafts/**', ['drafts/a', 'drafts/x/y'], ['draft/a', 'x/drafts/a', 'draftsa']],
  ['**/drafts/**', ['drafts/a', 'x/drafts/a', 'x/y/drafts/z/a'], ['draftsx/a', 'xdrafts/a']],
  ['drafts/', ['drafts/a', 'drafts/x/y'], ['drafts', 'x/drafts/a']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['ab', 'a/xb', 'b']],
  ['**', ['a', 'a/b/c'], []],
  ['a**b', ['ab', 'axxb'], ['a/b', 'ax/xb']],
  ['a?c', ['abc', 'a.c'], ['ac', 'a/c', 'abbc']],
  ['{a,b/c}/*.md', ['a/x.md', 'b/c/x.md'], ['b/x.md', 'c/x.md']],
  ['{a,{b,c}}{1,2}', ['a1', 'b2', 'c1'], ['a', 'd1', 'bc1']],
  ['{a,}x', ['ax', 'x'], ['bx']],
  ['./a.md', ['a.md'], ['./a.md']],
  ['RSK-*', ['RSK-', 'RSK-2026-01'], ['RISK-1', 'xRSK-1']],
  ['a+(b)$^|.md', ['a+(b)$^|.md'], ['aab.md']],
])('%s', (pattern, yes, no) => {
  expect(yes.filter((path) => !matches(pattern, path))).toEqual([]);
  expect(no.filter((path) => matches(pattern, path))).toEqual([]);
});

test.each([
  '',
  '/a',
  '../a',
  'a/../b',
  '[ab]',
  '!a',
  'a\\b',
  '{a',
  'a}',
  '{a,b',
  'x'.repeat(1001),
  '{a,b}'.repeat(7),
])('%s is refused with a sentence', (pattern) => {
  const glob = compileGlob(pattern);
  expect('problem' in glob && english.text(glob.problem)).toMatch(/\.$/);
});

/** What a pattern without braces means, written as a regular expression. */
const asExpression = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('/')
      .map((part, index, parts) => {
        const last = index === parts.length - 1;
        if (part === '**') return last ? '.*' : '(?:[^/]*/)*';
        return part.replaceAll(/\*+/g, '[^/]*').replaceAll('?', '[^/]') + (last ? '' : '/');
      })
      .join('')}$`,
  );

test('agrees with regular expressions', () => {
  const word = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });
  fc.assert(
    fc.property(word('ab/**?'), word('aab/'), (pattern, path) => {
      fc.pre(pattern !== '' && !pattern.startsWith('/') && !pattern.endsWith('/'));
      expect(matches(pattern, path)).toBe(asExpression(pattern).test(path));
    }),
    { numRuns: runs(3000) },
  );
});

test('takes linear time where a regular expression would not', () => {
  expect(matches(`${'*a'.repeat(200)}b`, 'a'.repeat(4000))).toBe(false);
  expect(matches(`${'**/'.repeat(200)}b`, 'a/'.repeat(2000))).toBe(false);
  expect('problem' in compileGlob('{'.repeat(1000))).toBe(true);
  expect('problem' in compileGlob('{a,b}'.repeat(190))).toBe(true);
});
