const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/**
 * The newer of two plain values, in which everything that has the same content in both is the older object: what was
 * made from that can be told by identity. Anything but lists, sets of primitives and plain mappings is one thing only
 * if it is the same object. Both values are data that nobody changes.
 */
export function shared<T>(before: unknown, after: T): T {
  if (Object.is(before, after)) return after;
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
    return after;
  if (Array.isArray(after)) return (Array.isArray(before) ? sharedList(before, after) : after) as T;
  // The order of a set is part of what it says.
  if (after instanceof Set)
    return before instanceof Set && areSame([...before], [...after]) ? (before as T) : after;
  if (!isPlain(before) || !isPlain(after)) return after;
  return sharedMapping(before as Record<string, unknown>, after as Record<string, unknown>) as T;
}

function sharedList(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  let isSame = before.length === after.length;
  const list = after.map((each, index) => {
    const own = shared(before[index], each);
    isSame &&= Object.is(own, before[index]);
    return own;
  });
  return isSame ? before : list;
}

function sharedMapping(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const [had, has] = [Object.keys(before), Object.keys(after)];
  let isSame = had.length === has.length;
  const members = has.map((key, index) => {
    const own = shared(Object.hasOwn(before, key) ? before[key] : undefined, after[key]);
    // The order of keys is seen where a mapping is written.
    isSame &&= had[index] === key && Object.is(own, before[key]);
    return [key, own] as const;
  });
  return isSame ? before : Object.fromEntries(members);
}

const areSame = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  before.length === after.length && before.every((each, index) => Object.is(each, after[index]));

/** The older of two lists where both hold the same objects. */
export const sameList = <T>(before: readonly T[] | undefined, after: readonly T[]): readonly T[] =>
  before !== undefined && areSame(before, after) ? before : after;
