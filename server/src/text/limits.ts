/** Deepest nesting of mappings and lists that is read. */
export const MAXIMUM_DEPTH = 200;

/** Most nodes a document may have once its aliases are written out. */
export const MAXIMUM_NODES = 100_000;

/** Most bytes of UTF-8 a record's text may have to be signed; the lossless reader reads no more either. */
export const MAXIMUM_BYTES = 1_000_000;

/** True when the text has more than `limit` bytes in UTF-8. */
export function exceedsBytes(text: string, limit: number): boolean {
  if (text.length > limit) return true;
  if (text.length * 3 <= limit) return false;
  return new TextEncoder().encode(text).length > limit;
}
