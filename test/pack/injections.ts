import { runs } from '../property-runs.ts';

/** Texts that would run, load, lead away or break the layout if they were taken for more than text. */
export const injections: readonly string[] = [
  '<script>globalThis.hit=1;alert(1)</script>',
  '"><img src=https://evil.example/a.png onerror=alert(1)>',
  "'><svg onload=alert(1)><use href=https://evil.example/b.svg#x />",
  '</style><script>alert(1)</script><style>',
  '</title><script>alert(1)</script>',
  '</svg></desc><iframe src="https://evil.example/frame"></iframe>',
  '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/r">',
  '<form action="https://evil.example/f"><button autofocus onfocus=alert(1)>x</button></form>',
  '![track](https://evil.example/c.png) ![ref][x]\n\n[x]: https://evil.example/d.png "t"',
  '[click](javascript:alert(1)) [two](JaVaScRiPt&colon;alert(1)) <javascript:alert(1)> [three](data:text/html,<script>alert(1)</script>)',
  '[away](https://evil.example/e "title") https://evil.example/g www.evil.example //evil.example/h',
  '[[https://evil.example/i|wiki]] [[MR-2026-01" onclick="alert(1)|x]]',
  '"}*{background:url(https://evil.example/css)}@import "https://evil.example/i.css";a{content:"',
  '\\"; } @page { @top-left { content: url(https://evil.example/page.png) } } /*',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text that is tried
  '{{constructor.constructor("alert(1)")()}} ${alert(1)} <%= alert(1) %> #{alert(1)} {% raw %}',
  '&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;script>alert(1)</script>',
  '<span class="pageNumber"></span><span class="url"></span><img src="https://evil.example/header.png">',
  '\u202egnp.exe\u202c \u2066left\u2069 \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 123',
  'NUL \0 escape \u001b[31m bell \u0007 lone \ud800 end',
  `<div onmouseover=alert(1) style="position:fixed;inset:0;background:url(https://evil.example/s)">`,
  '- [ ] <b>task</b>\n\n| a | b |\n|---|---|\n| <i>x</i> | ![p](https://evil.example/t.png) |\n\n[^1]\n\n[^1]: https://evil.example/foot',
  // Wider than any page, if it were not broken.
  'W'.repeat(400),
];

/** A copy of a value with every string in it replaced; keys and everything else stay. */
export function withStrings<T>(value: T, replace: (text: string, path: string) => string, path = ''): T {
  if (typeof value === 'string') return replace(value, path) as T;
  if (Array.isArray(value)) return value.map((each, i) => withStrings(each, replace, `${path}[${i}]`)) as T;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, withStrings(each, replace, `${path}.${key}`)]),
    ) as T;
  }
  return value;
}

/**
 * Values with another text in each string, so that all texts come by in each of them, next to one another; from one to
 * the next every string has another text. `npm run test:deep` has every text in every string.
 * @param replace what becomes of a string, given the text whose turn it is
 */
export function withTexts<T>(
  value: T,
  texts: readonly string[],
  replace: (text: string, original: string, path: string) => string = (text) => text,
): readonly (readonly [number, T])[] {
  const turns = Math.min(texts.length, runs(3));
  return Array.from({ length: turns }, (_, turn) => {
    let next = turn;
    return [turn, withStrings(value, (text, path) => replace(texts[next++ % texts.length]!, text, path))];
  });
}
