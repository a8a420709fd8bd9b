/** A repeatable source of whole numbers below a bound (a linear congruential generator). */
export function random(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(((state >>> 8) / 2 ** 24) * bound);
  };
}

const FRAGMENTS: readonly string[] = [
  ...[
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\t',
    ':',
    ': ',
    '- ',
    '-',
    '?',
    '? ',
    '#',
    ' #',
    '# c\n',
    '"',
    "'",
    "''",
  ],
  ...[
    '|',
    '>',
    '|-',
    '>+',
    '|2',
    '[',
    ']',
    '{',
    '}',
    ',',
    '&a',
    '*a',
    '!',
    '!!str ',
    '---\n',
    '...\n',
    '---',
    '%',
    '@',
  ],
  ...[
    '`',
    '\\',
    '~',
    'null',
    'true',
    'no',
    '1',
    '01',
    '0x1',
    '1e400',
    '<<',
    'é',
    '😀',
    '\uFEFF',
    '\u0085',
    '\u2028',
  ],
  ...[
    '\x07',
    ' - ',
    'a: b\n',
    '  a: b\n',
    '- a\n',
    '\n  ',
    '\n    ',
    'key:',
    '\\\n',
    '""',
    '..',
    '=',
    '\n---\n',
  ],
];

/** Texts that differ from one of the seeds in a few places. */
export function* mutations(seeds: readonly string[], count: number, seed: number): Generator<string> {
  const below = random(seed);
  for (let i = 0; i < count; i++) {
    let text = seeds[below(seeds.length)]!;
    for (let change = below(4); change >= 0; change--) {
      const at = below(text.length + 1);
      const fragment = FRAGMENTS[below(FRAGMENTS.length)]!;
      switch (below(4)) {
        case 0:
          text = text.slice(0, at) + fragment + text.slice(at);
          break;
        case 1:
          text = text.slice(0, at) + text.slice(at + 1 + below(4));
          break;
        case 2:
          text = text.slice(0, at) + fragment + text.slice(at + 1 + below(2));
          break;
        default: {
          const lines = text.split('\n');
          const line = below(lines.length);
          if (below(2) === 0) lines[line] = ' '.repeat(below(4)) + lines[line]!.trimStart();
          else lines.splice(line, 0, lines[below(lines.length)]!);
          text = lines.join('\n');
        }
      }
    }
    yield text;
  }
}
