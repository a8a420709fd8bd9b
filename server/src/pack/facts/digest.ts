import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Json } from '../../model/json.ts';
import { canonicalForm, integrity } from '../../records/canonical.ts';
import { portableSha256, type Sha256 } from '../../records/sha256.ts';
import type { Pack } from '../model.ts';

/** A lone half of a surrogate pair has no canonical form; the replacement character stands for it. */
const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value;

/** Keys of what has no date of its own and is as it is now, and of where things stand in the files. */
const present: ReadonlySet<string> = new Set([
  'file',
  'line',
  'path',
  'status',
  'forecast',
  'delay',
  'blockedBy',
  'needsFrom',
  'spent',
  'nextEvaluation',
  'overdue',
  'otherClauses',
]);

/** Keys that packs have had for some time only: without a value they are not covered, so that older packs keep their digest. */
const added: ReadonlySet<string> = new Set(['rating', 'auditObjectives']);

const isCovered = (key: string, value: unknown): boolean =>
  !present.has(key) && !(added.has(key) && (value === null || (Array.isArray(value) && value.length === 0)));

/**
 * The digest of a pack, `sha256-…` over its canonical JSON (RFC 8785): what signing keeps in `frozen`
 * and what is compared later.
 *
 * It covers what the pages say of the day of the review, so that a pack built again years later from
 * records that were only added to has the same digest. Left out is when and by which version it was made, what signing itself writes (the
 * review's status, its sign-offs, `frozen`, readiness), what depends on the rules of the product
 * (findings), where things stand in the files, and what is as it is now because it has no date of its
 * own: statuses, forecasts, the next evaluation of suppliers, what an action waits for, constraints and what they cost, and digests and evidence of the cited
 * records, which go on living.
 */
export function packDigest(pack: Pack, sha256: Sha256 = portableSha256): string {
  const { readiness: _readiness, made: _made, editions: _editions, bottlenecks, ...content } = pack;
  const { status: _status, state: _state, signOffs: _signOffs, frozen: _frozen, ...review } = pack.review;
  const { leadership, exceptions, signOffs, records } = pack.appendix;
  const covered = {
    ...content,
    review,
    bottlenecks: { late: bottlenecks.late, moved: bottlenecks.moved, roles: bottlenecks.roles },
    appendix: {
      leadership,
      exceptions,
      signOffs: { ...signOffs, items: signOffs.items.map(({ evidence: _evidence, ...entry }) => entry) },
      records: records.items.filter(({ cited }) => cited).map(({ link }) => link),
    },
  };
  const lasting = JSON.parse(
    JSON.stringify(covered, (key, value: unknown) =>
      isCovered(key, value) ? wellFormed(key, value) : undefined,
    ),
  ) as Json;
  return integrity(utf8ToBytes(canonicalForm(lasting)), sha256);
}

/** The pack with the source lines of its cited records filled in, where they are known (one-based, by id). */
export function withLines(pack: Pack, lineOf: (id: string, file: string) => number | null): Pack {
  const { records } = pack.appendix;
  const items = records.items.map((entry) => ({ ...entry, line: lineOf(entry.link.id, entry.link.file) }));
  return { ...pack, appendix: { ...pack.appendix, records: { ...records, items } } };
}
