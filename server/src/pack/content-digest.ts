import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { QmsRecord } from '../model/record.ts';
import { canonicalForm, integrity, signedBody, signedKeys } from '../records/canonical.ts';

/** Digests worked out before. A record never changes: an edit makes another one. */
const known = new WeakMap<ReadonlySet<string>, WeakMap<QmsRecord, string | null>>();

/**
 * Digest over what a record says: its signed keys and its body. Works for records without signatures too. Null where
 * the text has no canonical form.
 * @param unsigned keys of its type that a signature does not cover
 */
export function contentDigest(record: QmsRecord, unsigned: ReadonlySet<string>): string | null {
  const digests = known.get(unsigned) ?? new WeakMap<QmsRecord, string | null>();
  known.set(unsigned, digests);
  const before = digests.get(record);
  if (before !== undefined) return before;
  const digest = digestOf(record, unsigned);
  digests.set(record, digest);
  return digest;
}

function digestOf(record: QmsRecord, unsigned: ReadonlySet<string>): string | null {
  try {
    const parts = {
      body: record.body === null ? null : signedBody(record.body),
      record: signedKeys(record.data, (key) => unsigned.has(key)),
    };
    return integrity(utf8ToBytes(canonicalForm(parts)));
  } catch {
    // A lone surrogate has no canonical form: there is text, and no digest of it.
    return null;
  }
}
