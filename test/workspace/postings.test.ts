import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numbersUnder, PostingsBuilder } from '../../server/src/workspace/kept/postings.ts';

const entries = fc.array(fc.tuple(fc.constantFrom('id', 'type', 'mention'), fc.string(), fc.nat(50)));

test('every number is found under its name', () => {
  fc.assert(
    fc.property(entries, (added) => {
      const builder = new PostingsBuilder();
      for (const [kind, name, number] of added) builder.add(kind, name, number);
      const postings = builder.build();
      for (const [kind, name, number] of added) expect(numbersUnder(postings, kind, name)).toContain(number);
    }),
  );
});

test('what was not added is not found, and nothing twice in a row', () => {
  const builder = new PostingsBuilder();
  for (const number of [1, 1, 2, 2, 7]) builder.add('id', 'RSK-1', number);
  builder.add('type', 'RSK-1', 3);
  const postings = builder.build();
  expect(numbersUnder(postings, 'id', 'RSK-1')).toEqual([1, 2, 7]);
  expect(numbersUnder(postings, 'type', 'RSK-1')).toEqual([3]);
  expect(numbersUnder(postings, 'id', 'RSK-2')).toEqual([]);
  expect(numbersUnder(new PostingsBuilder().build(), 'id', 'RSK-1')).toEqual([]);
});

test('names with the same hash share their numbers', () => {
  const builder = new PostingsBuilder();
  builder.add('id', 'R-5pfs', 1);
  builder.add('id', 'R-mvja', 2);
  for (const name of ['R-5pfs', 'R-mvja']) expect(numbersUnder(builder.build(), 'id', name)).toEqual([1, 2]);
});

test('the bytes may stand anywhere in a larger buffer', () => {
  const builder = new PostingsBuilder();
  builder.add('id', 'A', 300);
  const postings = builder.build();
  const larger = new Uint8Array(postings.length + 3);
  larger.set(postings, 3);
  expect(numbersUnder(larger.subarray(3), 'id', 'A')).toEqual([300]);
});
