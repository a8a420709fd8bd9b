import { expect, test } from 'vitest';
import {
  idsOf,
  isBlank,
  isObject,
  listOf,
  mappingsOf,
  numberOf,
  splitReference,
  textOf,
  textsOf,
} from '../../server/src/records/values.ts';

test('only what has the right form is taken', () => {
  expect([textOf('x'), textOf(' '), textOf(1), textOf(null), textOf(undefined)]).toEqual([
    'x',
    null,
    null,
    null,
    null,
  ]);
  expect([numberOf(0), numberOf('1'), numberOf(null)]).toEqual([0, null, null]);
  expect([numberOf(Number.NaN), numberOf(Infinity), numberOf(-1e300), numberOf(1e99)]).toEqual([
    null,
    null,
    null,
    1e99,
  ]);
  expect([isObject({}), isObject([]), isObject(null), isObject('x')]).toEqual([true, false, false, false]);
});

test('one value stands for a list of one', () => {
  expect([listOf('a'), listOf(['a']), listOf(null), listOf(undefined), listOf(0)]).toEqual([
    ['a'],
    ['a'],
    [],
    [],
    [0],
  ]);
  expect(textsOf(['a', 1, '', null, ['b'], 'c'])).toEqual(['a', 'c']);
});

test('mappings keep their position in the list', () => {
  expect(mappingsOf([1, { a: 1 }, null, { b: 2 }])).toEqual([
    { index: 1, value: { a: 1 } },
    { index: 3, value: { b: 2 } },
  ]);
  expect(mappingsOf({ a: 1 })).toEqual([]);
});

test('nothing said is blank, false and zero are said', () => {
  for (const value of [undefined, null, '', ' \n', [], {}]) expect(isBlank(value)).toBe(true);
  for (const value of [0, false, 'x', [null], { a: null }]) expect(isBlank(value)).toBe(false);
});

test('a reference is an id with or without a version', () => {
  expect(splitReference('POL-001')).toEqual({ id: 'POL-001', version: null });
  expect(splitReference('POL-001@3')).toEqual({ id: 'POL-001', version: '3' });
  expect(splitReference('POL-001@a@b')).toEqual({ id: 'POL-001', version: 'a@b' });
  expect(idsOf(['POL-001@3', { external: 'paper' }, 'OBJ-1'])).toEqual(['POL-001', 'OBJ-1']);
});
