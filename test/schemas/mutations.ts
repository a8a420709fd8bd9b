import type { Json, JsonObject } from '../../server/src/model/json.ts';

/** A seeded source of numbers from 0 to 1, so that a failure can be repeated. */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const odd: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2026,
  '',
  'PER-001',
  'PER-001@2',
  'a..b',
  'two words',
  '2026-02-30',
  '2026-02-28',
  '2026-Q5',
  'P12M',
  'P',
  'none-needed',
  'https://example.com/x',
  [],
  {},
  ['PER-001', 'OBJ-1'],
  [['PER-001']],
  { external: 'archive' },
  { person: 'PER-001' },
  { amount: 1, currency: 'EUR' },
  { date: '2026-01-01' },
  { of: 'risk' },
];

/** A copy of a record with one to four places changed: values replaced, keys dropped, moved or added. */
export function mutated(record: JsonObject, random: () => number): JsonObject {
  const copy = structuredClone(record);
  const changes = 1 + Math.floor(random() * 4);
  for (let change = 0; change < changes; change++) {
    let holder: Json[] | JsonObject = copy;
    for (let depth = 0; depth < 5; depth++) {
      const keys: string[] = Object.keys(holder);
      if (keys.length === 0) break;
      const key = keys[Math.floor(random() * keys.length)]!;
      const value: Json = (holder as JsonObject)[key]!;
      if (typeof value === 'object' && value !== null && random() < 0.7) {
        holder = value;
        continue;
      }
      const what = random();
      const other = structuredClone(odd[Math.floor(random() * odd.length)]!);
      if (Array.isArray(holder)) {
        if (what < 0.7) holder[Number(key)] = other;
        else holder.push(other);
      } else if (what < 0.6) holder[key] = other;
      else if (what < 0.8) delete holder[key];
      else holder[`${key}x`] = other;
      break;
    }
  }
  return copy;
}
