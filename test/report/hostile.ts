import fc from 'fast-check';
import { expect } from 'vitest';

/** Text made of what could break out of a format, and of anything at all. */
export const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '::error::x',
          '::',
          ':',
          '##[error]',
          '##vso[task.x]y',
          '##',
          '#',
          '[',
          'vso[',
          '%0A',
          '%0D',
          '%',
          ',',
        ],
        ...[
          '\n',
          '\r',
          '\r\n',
          '\u2028',
          '\u0085',
          '\t',
          ' ',
          '\u001b[2J',
          '\u001b]8;;x\u0007',
          '\u009b',
          '\u0000',
        ],
        ...[
          '\u202e',
          '\u2066',
          '\u200b',
          '\u200d',
          '\u00ad',
          '\ufeff',
          '\u{e0001}',
          '\ud800',
          '\udc00',
          '\ufe0f',
        ],
        ...[
          '<img src=x onerror=y>',
          '<!--',
          '-->',
          '</td>',
          '![a](b)',
          '[a](http://x.org)',
          '](',
          '|',
          '`',
          '\\',
        ],
        ...[
          '@user',
          '@',
          'a@b.org',
          '#12',
          'https://x.org',
          'www.x.org',
          '```',
          '&lt;',
          '---',
          '$x$',
          '</details>',
        ],
        ...['👩‍🔧', '品', 'e\u0301', 'word', '"', "'", '__proto__', '../'],
        ...[
          ']]>',
          '<![CDATA[',
          '<?x',
          '&#0;',
          '\ufffe',
          '/close',
          '!12',
          '%12',
          '~x',
          ';',
          ']',
          '7.10',
          '0x10',
        ],
        ...['GH-12', ':tada:', '36b3446f1', '%AZP25', '%3B', '%5D', `${'folder/'.repeat(37)}x`],
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** Marks that may stand within an emoji, and nowhere else. */
const joining = /[\u200d\ufe0f\u{e0000}-\u{e007f}]/u;

/** What no output may hold: raw characters that steer a display, and what CI logs take for a command. */
export function expectHarmless(output: string) {
  // Looking for emoji takes longer than all else here.
  const withoutEmoji = joining.test(output) ? output.replace(/\p{RGI_Emoji}/gv, '') : output;
  expect(withoutEmoji).not.toMatch(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    /[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/,
  );
  expect(withoutEmoji).not.toContain('\ufe0f');
  expect(withoutEmoji).not.toMatch(/[\u{e0000}-\u{e007f}]/u);
  expect(output.isWellFormed()).toBe(true);
  expect(output).not.toMatch(/##\[|##[a-z]+\[/i);
}

export function expectNoCommandAtLineStart(output: string) {
  for (const line of output.split('\n')) expect(line.trimStart().startsWith('::')).toBe(false);
}
