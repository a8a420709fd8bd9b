import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { defineAggregate } from './define-aggregate.ts';

const registers = defineAggregate<null>({
  name: 'registers by key',
  types: ['register'],
  map: (record) => [[record.key, null]],
});

const items = defineAggregate<null>({
  name: 'items of a register',
  types: [],
  map: (record) => (record.register === null ? [] : [[record.register, null]]),
});

/** The register a record is an item of, or undefined for a record of its own. */
export const registerOf = (item: QmsRecord, queries: Queries): QmsRecord | undefined =>
  item.register === null ? undefined : queries.aggregate(registers, item.register)[0]?.record;

/** The items of a register that are records, in the order they are written. */
export const itemsOf = (register: QmsRecord, queries: Queries): readonly QmsRecord[] =>
  queries
    .aggregate(items, register.key)
    .map(({ record }) => record)
    .sort((a, b) => a.ordinal - b.ordinal);
