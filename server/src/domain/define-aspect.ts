import type { Aspect } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';

const defined = new Set<string>();

/** What records say of one matter: found once for each record, since records never change. */
export function defineAspect<V extends object>(name: string, of: (record: QmsRecord) => V): Aspect<V> {
  if (defined.has(name)) throw new Error(`two aspects are called "${name}"`);
  defined.add(name);
  const known = new WeakMap<QmsRecord, V>();
  return {
    name,
    of(record) {
      let said = known.get(record);
      if (said === undefined) {
        said = of(record);
        known.set(record, said);
      }
      return said;
    },
  };
}
