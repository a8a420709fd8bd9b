import { expect, test } from 'vitest';
import { code, escapeMarkdown } from '../../server/src/language/markdown-text.ts';
import { plainText } from '../../server/src/language/plain-text.ts';

test('marks go, words stay', () => {
  expect(plainText('**`POL-1`** Quality\n\nPolicy · effective\n\n- Owner: Jane')).toBe(
    'POL-1 Quality\n\nPolicy · effective\n\n- Owner: Jane',
  );
  expect(plainText('`low` – Seldom.\n\n---\n\n**`likelihood`** – How likely')).toBe(
    'low – Seldom.\n\nlikelihood – How likely',
  );
  expect(plainText('Text:\n\n```yaml\n- id: x\n```')).toBe('Text:\n\n- id: x');
});

test('a link is followed by where it leads, unless that is a command', () => {
  expect(plainText('[Ways out](https://qms.example/a_b)')).toBe('Ways out: https://qms.example/a_b');
  expect(plainText('fits no longer ([show](command:qms.x?%5B%5D))')).toBe('fits no longer (show)');
});

test('words of a record come out as they went in', () => {
  for (const words of [
    'a_b*c',
    '[x](https://evil.example)',
    '<b>& `x`',
    '# 1',
    'C:\\temp',
    '**no**',
    '![i](j)',
  ])
    expect(plainText(escapeMarkdown(words))).toBe(words);
  expect(plainText(code('a_b [c](d)'))).toBe('a_b [c](d)');
});
