import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Json } from '../model/json.ts';
import { canonicalForm, integrity } from '../records/canonical.ts';
import type { Pack } from './model.ts';

/** A lone half of a surrogate pair has no canonical form; the replacement character stands for it. */
const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value;

/**
 * The digest of a pack, `sha256-…` over its canonical JSON (RFC 8785): what signing keeps in `frozen`
 * and what is compared later.
 *
 * Left out is what signing itself writes (the review's status, its sign-offs, `frozen`, readiness), what
 * depends on the rules of the product and not on the records (findings), the present status of cited
 * records, and where in the files things stand (paths and lines), so that moving a file changes nothing.
 * Fields without a date of their own (a forecast, the status of a supplier) are as they are now: for a
 * comparison over the years the pack is rebuilt from the commit that `frozen` names.
 */
export function packDigest(pack: Pack): string {
  const { readiness: _readiness, ...content } = pack;
  const { status: _status, state: _state, signOffs: _signOffs, frozen: _frozen, ...review } = pack.review;
  const { findings: _findings, silenced: _silenced, ...appendix } = pack.appendix;
  const records = {
    ...appendix.records,
    items: appendix.records.items.map(({ link, digest }) => ({ link, digest })),
  };
  const covered = { ...content, review, appendix: { ...appendix, records } };
  const placeless = JSON.parse(
    JSON.stringify(covered, (key, value: unknown) =>
      key === 'file' || key === 'line' || key === 'path' ? undefined : wellFormed(key, value),
    ),
  ) as Json;
  return integrity(utf8ToBytes(canonicalForm(placeless)));
}

/** The pack with the source lines of its cited records filled in, where they are known (one-based, by id). */
export function withLines(pack: Pack, lineOf: (id: string, file: string) => number | null): Pack {
  const { records } = pack.appendix;
  const items = records.items.map((entry) => ({ ...entry, line: lineOf(entry.link.id, entry.link.file) }));
  return { ...pack, appendix: { ...pack.appendix, records: { ...records, items } } };
}
