import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../server/src/text/markdown.ts';
import { anchorsOf } from '../../server/src/text/markdown-body.ts';
import { readWithRemark } from '../../server/src/text/remark-markdown.ts';
import { scanAnchors } from '../../server/src/text/scan-anchors.ts';
import { runs } from '../property-runs.ts';
import { random } from './mutations.ts';

/** What decides about blocks, headings and explicit anchors, well-formed and not; a line each. */
const PIECES: readonly string[] = `
# a
## b #
   # c
    # d
> # q
>> # r
- # s
  # t
   - # u
1. # v
10) # w
#5
####### seven
# a_b _c_
# \`c d\` [r]
# [x](y)
# ![i](j)
# &amp; &
# \\_a\\_
# <b>x</b> \`<i>\`
# <https://a.b/c_d>
# https://a.b/c_d_
## ~~s~~ *e* **f
## T <a id="i2"></a>
# [^f]
[^f]: x
[^f]
text
more words
<a id="i1"></a>
<a name=n1>
\`<a id="i3">\`
<a id="i4">x
<A ID=i7>
<a href="x" id="i8">
<b title="<a id=i9>">
[r]: /u "<a id='i5'>"
[r]: /u
<div>
</div>
<pre>
</pre>
<script>
<!--
-->
<span>
<x y="z">
<?
?>
<![CDATA[
]]>
<!D
>
+
2.
-
*
>
===
---
--
- - -
~~~
\`\`\`
\`\`\` \`
\`
|-
a
:-
| a |
|:-:|
\\
_
[
](
   `
  .trim()
  .split('\n');
const MORE: readonly string[] = [
  ...['\n', '\n', '\n\n', '\n\n', '\r\n', ' ', '  ', '    ', '      ', '\t', '\u00a0'],
  ...['#\ttab', '\t# e', '-\t# x', '- \t# y', '*\n  # z', 'H\n===', 'H\nJ  \n K `c`\n---', '<a\nid="i6">'],
  ...['| a | b |\n|---|---|\n| `c` | [[A-1|x]] |\n', 'a  b', 'é😀', '- item', '1. one'],
];

/** What the full parser says. */
function parsed(text: string): readonly string[] {
  return anchorsOf(readWithRemark(text, 0));
}

describe('the scan for anchors', () => {
  it('says the same as the full parser wherever it is sure, and is so of most texts', () => {
    const below = random(11);
    const pieces = [...PIECES, ...MORE];
    const texts = Math.ceil(runs(10) * 400);
    let sure = 0;
    for (let i = 0; i < texts; i++) {
      let text = '';
      for (let piece = below(12); piece >= 0; piece--)
        text += pieces[below(pieces.length)]! + ['\n', '\n', ' ', ''][below(4)]!;
      const scanned = scanAnchors(text, 0);
      if (scanned === null) continue;
      sure++;
      expect(scanned, JSON.stringify(text)).toEqual(parsed(text));
    }
    expect(sure).toBeGreaterThan(texts / 2);
  });

  it.each([
    [
      'tables, HTML, nested lists and quotes',
      '# One\n\n| a | b |\n|--:|---|\n| `x` | \\| |\n# Two\n\n<div>\n# none\n</div>\n\n- a\n  - b\n\n    more\n    ### Three\n\n> > quote\n> ## Four\n',
      ['one', 'two', 'three', 'four'],
    ],
    [
      'explicit anchors in and out of headings',
      '<a id="top-of-it"></a>\n## <a name="n"></a>Part *two* `of_it`\n\n<div><a id="in-block"></a></div>\n\nText <a id="inline"></a>.\n',
      ['part-two-of_it', 'top-of-it', 'n', 'in-block', 'inline'],
    ],
    [
      'nothing in code and comments',
      '```\n# no\n```\n\n    # no\n\n<!--\n# no <a id="no"></a>\n-->\n\nYes\n---\n',
      ['yes'],
    ],
    [
      'a heading whose markup matters',
      '# The _owner_ of `a_b` &amp; [the text](x.md)\n',
      ['the-owner-of-a_b--the-text'],
    ],
    ['several lines above an underline', 'One\n  two\n===\n', ['onetwo']],
    ['line ends of any kind', '# One\r\n\r\nTwo\r\n---\r\n', ['one', 'two']],
  ])('is sure of %s', (_, text, anchors) => {
    expect(scanAnchors(text, 0)).toEqual(anchors);
    expect(parsed(text)).toEqual(anchors);
  });

  it.each([
    ['footnotes', '[^1]: x\n    # in it\n'],
    ['a reference that may lead somewhere', '# [a][b]\n\n[b]: c\n'],
    ['an anchor that may be code', 'a `b <a id="c"></a>\n'],
    ['an underline below a table', 'a | b\n--|--\nc | d\n---\n'],
    ['lone carriage returns', '# a\r# b\n'],
  ])('leaves %s to the full parser', (_, text) => {
    expect(scanAnchors(text, 0)).toBeNull();
    expect(readMarkdown(text).anchors()).toEqual(parsed(text));
  });

  it('starts behind the front matter', () => {
    expect(readMarkdown('---\ntitle: x\n# no\n---\n# Yes\n').anchors()).toEqual(['yes']);
  });

  it('of a megabyte of anything is done in bounded time', () => {
    for (const piece of [
      '#',
      '# a_\n',
      '# `',
      '- ',
      '> ',
      '<a id=x>',
      '<a b="',
      '<!--',
      'a\n=\n',
      '[',
      '\t',
      '|-\n',
      '``',
      '# <a ',
    ])
      expect(Array.isArray(readMarkdown(piece.repeat(1_000_000 / piece.length)).anchors())).toBe(true);
  });
});
