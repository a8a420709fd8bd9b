import { expect, test } from 'vitest';
import { spanOfPath } from '../../server/src/records/record-node.ts';
import { depthIn, spanInTree } from '../../server/src/records/tree-place.ts';
import { readYaml } from '../../server/src/text/yaml.ts';

const at = (text: string, path: readonly (string | number)[], token: 'value' | 'key' = 'value'): string => {
  const span = spanInTree(readYaml(text).documents[0]!.tree(), path, token);
  return span === null ? 'nowhere' : `${span.start}:${text.slice(span.start, span.end)}`;
};

const text = `title: Minutes
id: MR-1
inputs:
  - input: resources
    objectives: [OBJ-1, OBJ-2]
    money:
      amount: 1
  - plain
empty:
flow: { a: 1 }
"quoted": 'two
  lines'
base: &b { x: 1 }
same: *b
`;

test.each([
  [['title'], 'value', '7:Minutes'],
  [['title'], 'key', '0:title'],
  [['inputs', 0, 'objectives', 1], 'value', `${text.indexOf('OBJ-2')}:OBJ-2`],
  [['inputs', 0, 'objectives'], 'value', `${text.indexOf('[OBJ')}:[OBJ-1, OBJ-2]`],
  [['flow', 'a'], 'value', `${text.indexOf('1 }')}:1`],
  [['inputs', 1], 'value', `${text.indexOf('plain')}:plain`],
  [['quoted'], 'value', `${text.indexOf("'two")}:'two\n  lines'`],
] as const)('%j (%s) is the node itself', (path, token, expected) => {
  expect(at(text, path, token)).toBe(expected);
});

test.each([
  [[], `${text.indexOf('id')}:id`],
  [['owner'], `${text.indexOf('id')}:id`],
  [['inputs', 0], `${text.indexOf('input:')}:input`],
  [['inputs', 0, 'summary'], `${text.indexOf('input:')}:input`],
  [['inputs', 0, 'money', 'currency'], `${text.indexOf('money')}:money`],
  [['inputs', 9, 'summary'], `${text.indexOf('inputs')}:inputs`],
  [['inputs'], `${text.indexOf('inputs')}:inputs`],
  [['empty'], `${text.indexOf('empty')}:empty`],
  [['empty', 'x', 'y'], `${text.indexOf('empty')}:empty`],
  [['title', 'x'], '0:title'],
  [['constructor'], `${text.indexOf('id')}:id`],
] as const)('%j is absent, empty or long, so its nearest key stands for it', (path, expected) => {
  expect(at(text, path)).toBe(expected);
});

test('a path leads through an alias', () => {
  expect(depthIn(readYaml(text).documents[0]!.tree(), ['same', 'x'])).toBe(2);
  expect(depthIn(readYaml(text).documents[0]!.tree(), ['same', 'y', 'z'])).toBe(1);
});

test('of a key that stands twice the last is meant', () => {
  expect(at('a: 1\na: 2\n', ['a'])).toBe('8:2');
});

test('a mapping without id is known by its first key, an empty file by its start', () => {
  expect(at('a: 1\nb: 2\n', [])).toBe('0:a');
  expect(spanInTree(null, ['a'])).toBeNull();
});

const register = `id: REG-1
type: register
of: risk
defaults:
  owner: ROLE-QM
items:
  - id: RSK-1
    title: One
  - id: RSK-2
    owner: ROLE-MD
`;

test('an item of a register is seen from itself, what it inherits at the defaults', () => {
  const document = readYaml(register).documents[0]!;
  const of = (item: number, path: readonly string[]): string => {
    const span = spanOfPath(document, item, path, {});
    return `${register.slice(0, span.start).split('\n').length}:${register.slice(span.start, span.end)}`;
  };
  expect(of(0, ['title'])).toBe('8:One');
  expect(of(0, ['owner'])).toBe('5:ROLE-QM');
  expect(of(1, ['owner'])).toBe('10:ROLE-MD');
  expect(of(0, ['due'])).toBe('7:id');
  expect(of(0, [])).toBe('7:id');
});

test('what goes by other names in an adopted repository is found under them', () => {
  const aliases = { doc_id: 'id', approved_by: 'owner', risks: 'items', shared: 'defaults' };
  const text =
    'risks:\n  - doc_id: RSK-1\n    approved_by: 5\n  - owner: 6\n    doc_id: RSK-2\nshared:\n  due: 2026-01-01\n';
  const document = readYaml(text).documents[0]!;
  const of = (item: number | null, path: readonly string[]): string => {
    const { start, end } = spanOfPath(document, item, path, aliases);
    return `${text.slice(0, start).split('\n').length}:${text.slice(start, end)}`;
  };
  expect(of(0, ['owner'])).toBe('3:5');
  expect(of(1, ['owner'])).toBe('4:6');
  // Absent things stand at the id, whatever it is called.
  expect(of(1, ['title'])).toBe('5:doc_id');
  expect(of(0, ['due'])).toBe('7:2026-01-01');
});
