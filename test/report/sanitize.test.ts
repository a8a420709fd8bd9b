import { describe, expect, test } from 'vitest';
import {
  breakLogCommands,
  escapeInJson,
  guardLineStart,
  oneLine,
  showUnseen,
} from '../../server/src/document/sanitize.ts';

describe('characters without a shape of their own become visible', () => {
  test.each([
    ['escape sequence', 'a\u001b[31mb', 'a\\u001b[31mb'],
    ['NUL, bell, DEL', '\u0000\u0007\u007f', '\\u0000\\u0007\\u007f'],
    ['C1 controls', 'a\u009b31m', 'a\\u009b31m'],
    ['bidirectional override', 'x\u202egnp', 'x\\u202egnp'],
    ['isolates', '\u2066a\u2069', '\\u2066a\\u2069'],
    ['zero width space and joiner between letters', 'a\u200bb\u200dc', 'a\\u200bb\\u200dc'],
    ['byte order mark', '\ufeffid', '\\ufeffid'],
    ['soft hyphen', 'a\u00adb', 'a\\u00adb'],
    ['tag characters', '\u{e0041}', '\\u{e0041}'],
    ['line separator', 'a\u2028b', 'a\\u2028b'],
    ['lone surrogate', 'a\ud800b', 'a\\ud800b'],
    ['selector after a letter', 'a\ufe0f', 'a\\ufe0f'],
    ['emoji with joiner and selector', 'ok 👩‍🔧 ❤️ 🇩🇪', 'ok 👩‍🔧 ❤️ 🇩🇪'],
    ['letters of any script', 'Qualität 品質 نظام', 'Qualität 品質 نظام'],
  ])('%s', (_, given, shown) => {
    expect(showUnseen(given)).toBe(shown);
  });
});

test.each([
  ['a\nb', 'a⏎b'],
  ['a\r\nb\rc', 'a⏎b⏎c'],
  ['a\tb', 'a b'],
  ['##[error]x', '# #[error]x'],
  ['##\n[x]', '##⏎[x]'],
])('one line: %j', (given, shown) => {
  expect(oneLine(given)).toBe(shown);
});

test('a text beyond the limit is cut', () => {
  expect(oneLine('abcdef', 4)).toBe('abcd…');
  expect(oneLine('abc𐀀', 4)).toBe('abc…');
});

test.each([
  ['##[group]', '# #[group]'],
  ['###[group]', '## #[group]'],
  ['x ##vso[task.setvariable]', 'x # #vso[task.setvariable]'],
  ['##VSO[a]##vso[b]', '# #VSO[a]# #vso[b]'],
  ["##teamcity[message text='x']", "# #teamcity[message text='x']"],
  ['## Heading [link]', '## Heading [link]'],
])('log command %j is parted', (given, shown) => {
  expect(breakLogCommands(given)).toBe(shown);
});

test.each([
  ['::error::x', ': :error::x'],
  ['  \u00a0::error::x', '  \u00a0: :error::x'],
  ['\u001b[31m::error::x\u001b[0m', '\u001b[31m: :error::x\u001b[0m'],
  ['a ::error::x', 'a ::error::x'],
  [': fine', ': fine'],
])('line start %j is guarded', (given, shown) => {
  expect(guardLineStart(given)).toBe(shown);
});

test('JSON keeps its meaning while what steers terminals and logs is escaped', () => {
  const value = { text: '\u007f\u009b\u202e\u2028 ##[error] ##vso[x] 👩‍🔧 \u{e0041} end' };
  const safe = escapeInJson(JSON.stringify(value, null, 2));
  expect(JSON.parse(safe)).toEqual(value);
  expect(safe).not.toMatch(/[\u007f-\u009f\u200b-\u202e]|##\[|##vso\[/);
});

test('long hostile input is handled in linear time', () => {
  expect(oneLine('#'.repeat(1_000_000))).toHaveLength(1_000_000);
  expect(oneLine('##a'.repeat(300_000))).toHaveLength(900_000);
  expect(guardLineStart(' '.repeat(1_000_000)).trim().length).toBeLessThan(10);
  expect(showUnseen(`\u200b${'👩\u200d'.repeat(100_000)}`)).not.toContain('\u200b');
});
