import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { difference } from '../../server/src/text/difference.ts';
import { readEdited } from '../../server/src/text/edited-yaml.ts';
import { applyEdits } from '../../server/src/text/span-edits.ts';
import { readYaml, type YamlStream } from '../../server/src/text/yaml.ts';
import { runs } from '../property-runs.ts';

/** All that a stream says, its trees included. */
const allOf = ({ documents, faults }: YamlStream): unknown => ({
  documents: documents.map(({ data, oddities, span, nodes, tree }) => ({
    ...{ data, oddities, span, nodes },
    tree: tree(),
  })),
  faults,
});

const register = `id: REG-1
type: register
of: risk
items:
  - id: RSK-1
    title: One
    description: |
      Two lines
      of text
  # Between two.
  - id: RSK-2
    title: 'Two'
    tags: [a, b]

  -   id: RSK-3
      title: >-
        Three
owner: ROLE-1
`;

const edited = (from: string, to: string, text = register): YamlStream | null => {
  expect(text).toContain(from);
  return readEdited({ text, stream: readYaml(text) }, text.replace(from, to));
};

describe('a change within one item of a list', () => {
  it.each([
    ['of a value', "title: 'Two'", 'title: A longer title'],
    ['of a key more', "    title: 'Two'\n", "    title: 'Two'\n    status: open\n"],
    ['of a block of text', '      of text\n', '      of\n      some text\n'],
    ['of the last item', 'Three', 'Three and more'],
    ['of the first value', 'RSK-1', 'RSK-10'],
  ])('%s is read as all of the text is', (_, from, to) => {
    const text = register.replace(from, to);
    const stream = edited(from, to);
    expect(stream).not.toBeNull();
    expect(allOf(stream!)).toEqual(allOf(readYaml(text)));
  });

  it('leaves all other values the very same', () => {
    const before = readYaml(register);
    const stream = readEdited({ text: register, stream: before }, register.replace('RSK-2', 'RSK-22'))!;
    const [was, now] = [before, stream].map(({ documents }) => (documents[0]!.data as JsonObject)['items']);
    const items = was as readonly unknown[];
    expect((now as readonly unknown[]).map((value, at) => value === items[at])).toEqual([true, false, true]);
  });

  it.each([
    ['beside the list', 'owner: ROLE-1', 'owner: ROLE-2'],
    ['of a dash', '  - id: RSK-2', '   - id: RSK-2'],
    ['that makes two items of one', "    title: 'Two'", "  - id: RSK-9\n    title: 'Two'"],
    ['that leaves the list', "    title: 'Two'", "title: 'Two'"],
    ['that ends the document', "    title: 'Two'", "...\n    title: 'Two'"],
    ['that opens quotes', "'Two'", '"Two'],
    ['with an anchor', "'Two'", '&two Two'],
    ['of two items', 'RSK-1\n    title: One', 'RSK-1'],
  ])('%s is read with all of the text, or as that would be', (_, from, to) => {
    const stream = edited(from, to);
    if (stream !== null) expect(allOf(stream)).toEqual(allOf(readYaml(register.replace(from, to))));
  });

  it('is not looked for where values are said by anchors', () => {
    const text = register.replace('One', '&one One').replace("'Two'", '*one');
    expect(edited('&one One', '&one Another', text)).toBeNull();
  });

  it('says no more of a list of more nodes than are read', () => {
    const items = Array.from({ length: 24_990 }, (_, at) => `  - id: R-${at}\n    a: 1\n`).join('');
    const text = `items:\n${items}`;
    const more = text.replace('a: 1', `a: [${'1, '.repeat(60)}1]`);
    expect(readEdited({ text, stream: readYaml(text) }, more)).toBeNull();
    expect(readYaml(more).documents[0]!.oddities).not.toEqual([]);
  });
});

const pieces = [
  ...[
    'a',
    'x: y',
    ': ',
    '- ',
    ' - b',
    '\n',
    '\n\n',
    '\n  - id: N\n',
    '\n    k: v\n',
    '\n      deep\n',
    ' ',
    '   ',
  ],
  ...[
    '"',
    "'",
    '#',
    ' # c',
    '|',
    '>-',
    '|+\n',
    '|2\n',
    '---\n',
    '\n---\n',
    '\n...\n',
    '&a ',
    '*a',
    '!!str ',
    '? ',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    ',',
    '\t',
    '\r',
    '\r\n',
    '%',
    '1_000',
    'no',
    '\u200b',
    '\ud83d\ude00',
    '<<: ',
    'é',
    '',
  ],
] as const;

const values = fc.constantFrom(
  ...[
    'One',
    "'q'",
    '"d"',
    '|\n      text\n      more',
    '>-\n      folded',
    '[a, b]',
    '{a: 1}',
    '',
    '2026-01-01',
  ],
  ...['plain\n      on two lines', '"on two\n      lines"', '12', 'said # comment'],
);
const item = fc
  .array(fc.tuple(fc.constantFrom('title', 'note', 'tags', 'n', 'owner'), values), {
    minLength: 1,
    maxLength: 4,
  })
  .map((fields) => `- id: R\n${fields.map(([key, value], at) => `    ${key}${at}: ${value}\n`).join('')}`);
const text = fc
  .record({
    items: fc.array(fc.tuple(item, fc.constantFrom('', '', '\n', '  # between\n', '# left\n')), {
      minLength: 1,
      maxLength: 4,
    }),
    head: fc.constantFrom('id: REG\n', '---\nid: REG\n', 'text: |\n  - id: R\n    title: fake\nid: x\n', ''),
    tail: fc.constantFrom('', 'owner: me\n', 'list:\n  - one\n  - two\n'),
    isLeft: fc.boolean(),
    breaks: fc.constantFrom('\n', '\n', '\n', '\r\n'),
  })
  .map(({ items, head, tail, isLeft, breaks }) => {
    const lines = items.map(([each, between]) => `  ${each}${between}`).join('');
    const list = isLeft ? lines.replace(/^ {2}/gm, '') : lines;
    return `${head}items:\n${list}${tail}`.replaceAll('\n', breaks);
  });

describe('any change of a text', () => {
  it('is read as all of the text is, or not at all', () => {
    let count = 0;
    let read = 0;
    const change = fc.tuple(fc.nat(999), fc.nat(4), fc.constantFrom(...pieces));
    fc.assert(
      fc.property(text, fc.array(change, { minLength: 1, maxLength: 3 }), (before, changes) => {
        let known = { text: before, stream: readYaml(before) };
        for (const [at, length, piece] of changes) {
          const start = Math.floor((at / 1000) * known.text.length);
          const after = known.text.slice(0, start) + piece + known.text.slice(start + length);
          const stream = readEdited(known, after);
          const whole = readYaml(after);
          count += 1;
          if (stream !== null) {
            read += 1;
            expect(allOf(stream)).toEqual(allOf(whole));
          }
          known = { text: after, stream: stream ?? whole };
        }
      }),
      { numRuns: runs(400) },
    );
    expect(read / count).toBeGreaterThan(0.1);
  }, 120_000);
});

describe('the difference of two texts', () => {
  it('is one edit that makes one of the other, also of long ones', () => {
    const long = 'abcdefghij'.repeat(2_000);
    const places = fc.tuple(
      fc.nat(20_000),
      fc.nat(50),
      fc.constantFrom('', 'a', 'abcdefghij', 'x'.repeat(5_000)),
    );
    fc.assert(
      fc.property(places, ([start, length, piece]) => {
        const after = long.slice(0, start) + piece + long.slice(start + length);
        const edit = difference(long, after);
        expect(applyEdits(long, [edit])).toBe(after);
        expect(edit.text.length).toBeLessThanOrEqual(piece.length);
      }),
      { numRuns: 200 },
    );
  });
});
