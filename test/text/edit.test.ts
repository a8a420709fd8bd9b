import { describe, expect, it } from 'vitest';
import type { SpanEdit } from '../../server/src/model/text.ts';
import { yamlComments } from '../../server/src/text/comments.ts';
import {
  addKey,
  insertItem,
  quoteScalar,
  removeKey,
  renameKey,
  replaceValue,
  writeKey,
} from '../../server/src/text/edit.ts';
import {
  findNode,
  keyText,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
  type YamlSeq,
} from '../../server/src/text/node.ts';
import { applyEdits } from '../../server/src/text/span-edits.ts';
import { writeScalar } from '../../server/src/text/write-scalar.ts';
import { readYaml } from '../../server/src/text/yaml.ts';
import { RECORDS } from './samples.ts';

function treeOf(text: string): YamlNode {
  return readYaml(text).documents[0]!.tree()!;
}

function at(text: string, ...path: (string | number)[]): YamlNode {
  return findNode(treeOf(text), path)!.node;
}

function dataOf(text: string): unknown {
  const stream = readYaml(text);
  expect(stream.faults, text).toEqual([]);
  return stream.documents[0]?.data;
}

/** Every mapping of a tree that has a key. */
function* maps(node: YamlNode): Generator<YamlMap> {
  if (node.kind === 'seq') for (const item of node.items) yield* maps(item);
  if (node.kind !== 'map') return;
  if (node.pairs.length > 0) yield node;
  for (const { value } of node.pairs) yield* maps(value);
}

function* lists(node: YamlNode): Generator<YamlSeq> {
  if (node.kind === 'seq') {
    yield node;
    for (const item of node.items) yield* lists(item);
  }
  if (node.kind === 'map') for (const { value } of node.pairs) yield* lists(value);
}

function* scalars(node: YamlNode): Generator<YamlScalar> {
  if (node.kind === 'scalar') yield node;
  if (node.kind === 'seq') for (const item of node.items) yield* scalars(item);
  if (node.kind === 'map') for (const { value } of node.pairs) yield* scalars(value);
}

/** Comments, to see that none is lost. */
function commentsOf(text: string): string[] {
  return yamlComments(text).map((comment) => comment.text);
}

const TEXTS = [
  RECORDS[0]!,
  RECORDS[2]!,
  RECORDS[3]!,
  RECORDS[0]!.replaceAll('\n', '\r\n'),
  RECORDS[0]!.trimEnd(),
  'a:\n    b:\n        c: 1\n    d: [ ]\ne: {}\nf:\n- x: |+\n    kept\n\n  y: 2\n- z\ng:\n',
];

function check(text: string, edits: SpanEdit[], expected: unknown): void {
  const result = applyEdits(text, edits);
  expect(dataOf(result), result).toEqual(expected);
  expect(commentsOf(result)).toEqual(commentsOf(text));
  if (text.includes('\r\n')) expect(result.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
}

/** A deep copy of the data with the object or list at the node's place changed. */
function changed(text: string, node: YamlNode, change: (value: never) => void): unknown {
  const places = new Map<YamlNode, unknown>();
  const walk = (one: YamlNode): unknown => {
    let value: unknown;
    if (one.kind === 'map')
      value = Object.fromEntries(one.pairs.map((pair) => [keyText(pair.key), walk(pair.value)]));
    else if (one.kind === 'seq') value = one.items.map(walk);
    else value = one.kind === 'scalar' ? one.value : null;
    places.set(one, value);
    return value;
  };
  const data = walk(treeOf(text));
  const twin = [...places.keys()].find(
    (one) => one.kind === node.kind && one.start === node.start && one.end === node.end,
  );
  change(places.get(twin!) as never);
  return data;
}

describe('edits everywhere in sample records', () => {
  for (const text of TEXTS) {
    it(JSON.stringify(text.slice(0, 40)), () => {
      for (const map of maps(treeOf(text))) {
        check(
          text,
          addKey(text, map, 'added', 'value'),
          changed(text, map, (o: Record<string, unknown>) => {
            o['added'] = 'value';
          }),
        );
        for (const { key } of map.pairs) {
          const name = keyText(key);
          check(
            text,
            addKey(text, map, 'added', '7', name),
            changed(text, map, (o: Record<string, unknown>) => {
              o['added'] = 7;
            }),
          );
          const without = applyEdits(text, removeKey(text, map, name));
          expect(dataOf(without), without).toEqual(
            changed(text, map, (o: Record<string, unknown>) => {
              delete o[name];
            }),
          );
          check(
            text,
            renameKey(key, 'renamed'),
            changed(text, map, (o: Record<string, unknown>) => {
              o['renamed'] = o[name];
              delete o[name];
            }),
          );
        }
      }
      for (const list of lists(treeOf(text))) {
        check(
          text,
          insertItem(text, list, 'NEW-1'),
          changed(text, list, (l: unknown[]) => {
            l.push('NEW-1');
          }),
        );
      }
      for (const scalar of scalars(treeOf(text))) {
        const result = applyEdits(text, replaceValue(text, scalar, "it's: #1"));
        expect(JSON.stringify(dataOf(result)), result).toContain("it's: #1");
      }
    });
  }
});

describe('single edits', () => {
  const apply = (text: string, edits: SpanEdit[]) => applyEdits(text, edits);
  it('keep the style of quotes', () => {
    expect(apply("a: 'x' # c\n", replaceValue("a: 'x' # c\n", at("a: 'x' # c\n", 'a'), 'y'))).toBe(
      "a: 'y' # c\n",
    );
    expect(apply('a: "x"\n', replaceValue('a: "x"\n', at('a: "x"\n', 'a'), 'y'))).toBe('a: "y"\n');
    expect(apply('a:\n', replaceValue('a:\n', at('a:\n', 'a'), 'z'))).toBe('a: z\n');
  });
  it('quote plain scalars', () => {
    expect(apply('v: 1.0\n', quoteScalar(at('v: 1.0\n', 'v'), 'single'))).toBe("v: '1.0'\n");
    expect(apply('v: no\n', quoteScalar(at('v: no\n', 'v'), 'double'))).toBe('v: "no"\n');
  });
  it('turn empty values into collections', () => {
    const text = 'a:\n  b: # c\nd: 1\n';
    expect(apply(text, insertItem(text, at(text, 'a', 'b') as YamlScalar, 'x'))).toBe(
      'a:\n  b: # c\n    - x\nd: 1\n',
    );
    expect(apply(text, addKey(text, at(text, 'a', 'b') as YamlScalar, 'k', 'v'))).toBe(
      'a:\n  b: # c\n    k: v\nd: 1\n',
    );
  });
  it('indent values of several lines as the neighbours are', () => {
    const text = 'a:\n    b: 1\nc: 2';
    expect(apply(text, addKey(text, treeOf(text) as YamlMap, 'list', '- x: 1\n  y: 2\n- z'))).toBe(
      'a:\n    b: 1\nc: 2\nlist:\n    - x: 1\n      y: 2\n    - z',
    );
    expect(apply(text, addKey(text, treeOf(text) as YamlMap, 't', '|\none\ntwo', 'a'))).toBe(
      'a:\n    b: 1\nt: |\n    one\n    two\nc: 2',
    );
  });
  it('write scalars that read back as themselves', () => {
    for (const value of [
      '',
      ' a',
      'a ',
      'no',
      '1',
      '0x1',
      '1:30',
      '-',
      '- a',
      'a: b',
      'a #b',
      "it's",
      'é😀',
      'a\nb',
      '\u0000',
      '\ud800',
      '~',
      'null',
      '*a',
      '&a',
      '!a',
      '---',
      '...',
      '2026-01-01',
      '{',
      'a, b',
      '"',
      '\\',
      '\u0085',
      '.5',
      '<<',
      true,
      null,
      12.5,
      -0,
    ]) {
      for (const style of ['plain', 'single', 'double'] as const) {
        expect(dataOf(`a: ${writeScalar(value, style)}\n`)).toEqual({ a: value });
        expect(dataOf(`[${writeScalar(value, style)}]`)).toEqual([value]);
      }
    }
  });
});

describe('comments', () => {
  it('are those that are none in a scalar', () => {
    const text = '# one\na: "# no" # two\r\nb: |\n  # no\n  x\n# three\nc: a#no\rd: [ # four\n]\n';
    const found = yamlComments(text, 5);
    expect(found.map((comment) => comment.text)).toEqual(['one', 'two', 'three', 'four']);
    expect(found.map((comment) => comment.line)).toEqual([0, 1, 5, 7]);
    expect(found.map(({ span }) => text.slice(span.start - 5, span.end - 5))).toEqual([
      '# one',
      '# two',
      '# three',
      '# four',
    ]);
  });
});

describe('a key in the place of its comment', () => {
  const written = (text: string, key: string, value: string): string => {
    const map = treeOf(text);
    if (map.kind !== 'map') throw new Error('no mapping');
    return applyEdits(text, writeKey(text, map, key, value));
  };

  it.each([
    ['the comment', 'a: 1\n# b: what b is\nc: 2\n', 'a: 1\nb: ""\nc: 2\n'],
    ['with line ends of Windows', 'a: 1\r\n# b: x  \r\nc: 2\r\n', 'a: 1\r\nb: ""  \r\nc: 2\r\n'],
    ['behind the last key', 'a: 1\n# b: x', 'a: 1\nb: ""'],
    ['none', 'a: 1\n# bb: x\nc: 2\n', 'a: 1\n# bb: x\nc: 2\nb: ""\n'],
    ['one of another depth', 'a:\n  d: 1\n  # b: x\n', 'a:\n  d: 1\nb: ""\n  # b: x\n'],
    ['one that goes on below', 'a: 1\n# b:\n#   d: x\n', 'a: 1\nb: ""\n# b:\n#   d: x\n'],
    ['one within a text', 'a: |\n  x\n  # b: no\nc: 1\n', 'a: |\n  x\n  # b: no\nc: 1\nb: ""\n'],
    ['one of what follows', 'a: 1\n---\n# b: x\n', 'a: 1\nb: ""\n---\n# b: x\n'],
    ['brackets', '{ a: 1 } # b: x\n', '{ a: 1, b: "" } # b: x\n'],
  ])('%s', (_, text, expected) => {
    expect(written(text, 'b', '""')).toBe(expected);
  });

  it('in an item of a list', () => {
    const text = '- a: 1\n  # b: x\n  c: 2\n- a: 2\n  # b: y\n';
    const edits = writeKey(text, at(text, 1) as YamlMap, 'b', '[1]');
    expect(applyEdits(text, edits)).toBe('- a: 1\n  # b: x\n  c: 2\n- a: 2\n  b: [1]\n');
    const first = writeKey(text, at(text, 0) as YamlMap, 'b', '[1]');
    expect(applyEdits(text, first)).toBe('- a: 1\n  b: [1]\n  c: 2\n- a: 2\n  # b: y\n');
  });
});
