import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { codeSpan, spannedText } from '../../server/src/document/markdown/spans.ts';
import { runs } from '../property-runs.ts';
import { hostile } from '../report/hostile.ts';
import { expectSays, type MarkdownNode } from '../report/plain-markdown.ts';

const markdown = unified().use(remarkParse).use(remarkGfm);
const parsed = (text: string) => markdown.parse(text) as MarkdownNode;

test.each([
  ['words', 'Name an indicator (and a target): 100 %, 7.10 or "so".', null],
  ['other scripts and emoji', 'Größe – 品質 👩‍🔧', null],
  ['code', 'Write `[[OBJ-1]]` under `(a)`.', null],
  ['a mention', 'Ask @everyone now.', 'Ask `@everyone` now.'],
  ['an address of mail', 'a@b.org', '`a@b.org`'],
  ['HTML, as one piece', 'a <img src=x> b', 'a `<img src=x>` b'],
  ['references', '#12 !3 %4 GH-5 x', '`#12 !3 %4 GH-5` x'],
  ['web addresses', 'see (https://x.org) or www.x.org', 'see `(https://x.org)` or `www.x.org`'],
  ['a small picture', 'so :tada: and :no', 'so `:tada:` and :no'],
  ['a commit', 'by 36b3446f1 and 1234567', 'by `36b3446f1` and 1234567'],
  ['emphasis and links', '*a* _b_ ~~c~~ [d](e) f', '`*a* _b_ ~~c~~ [d](e)` f'],
  ['an open backtick', 'it`s so', '``it`s`` so'],
  ['two spans in a row', '`a``b`', '``` `a``b` ```'],
  ['code next to a sign', '*`a b`*', '``*`a b`*``'],
  ['line ends and controls', 'a\n# b\u202e', '`a⏎# b\\u202e`'],
])('%s', (_, given, written) => {
  expect(spannedText(given, 200)).toBe(written ?? given);
});

test('whatever is given is read as text and code that say the same', () => {
  fc.assert(
    fc.property(hostile, (given) => {
      expectSays(parsed(`x ${spannedText(given, 10_000)}`), `x ${given}`);
      expectSays(parsed(`x ${codeSpan(given, 10_000)} y`), `x ${given} y`);
    }),
    { numRuns: runs(500) },
  );
});

test('what is too long is cut', () => {
  expect(spannedText('a'.repeat(20), 10)).toBe(`${'a'.repeat(10)}…`);
  expect(codeSpan('`'.repeat(20), 3)).toBe('```` ```… ````');
});
