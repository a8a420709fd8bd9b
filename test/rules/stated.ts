import type { JsonObject } from '../../server/src/model/json.ts';

/** A record without the keys that are null: how a scenario takes a key of its common record away. */
export const stated = (record: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
