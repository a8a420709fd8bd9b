import type { IsoDate } from '../model/configuration.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { compareVersions } from '../records/version-order.ts';

const start = (record: QmsRecord): string => dateOf(record.data['effectiveFrom']) ?? '';

/** By version as people count (1.10 after 1.9), then by place. */
function byVersion(left: QmsRecord, right: QmsRecord): number {
  const order = compareVersions(left.version ?? '', right.version ?? '');
  if (order !== 0) return order;
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0;
}

function byDay(left: QmsRecord, right: QmsRecord): number {
  const [from, to] = [start(left), start(right)];
  return from < to ? -1 : from > to ? 1 : byVersion(left, right);
}

/**
 * Oldest version first: by the day it takes effect, then by version, then by place. One that states no day stands before
 * the first whose version is later, so that the order does not hang on the one they came in: comparing two by their days
 * and two others by their versions may lead round in a circle.
 */
export function oldestFirst(versions: readonly QmsRecord[]): QmsRecord[] {
  const dated = versions.filter((record) => start(record) !== '').sort(byDay);
  const undated = versions.filter((record) => start(record) === '').sort(byVersion);
  const ordered: QmsRecord[] = [];
  let next = 0;
  for (const record of undated) {
    for (let other = dated[next]; other !== undefined && byVersion(record, other) >= 0; other = dated[next]) {
      ordered.push(other);
      next += 1;
    }
    ordered.push(record);
  }
  return [...ordered, ...dated.slice(next)];
}

const rank: Readonly<Record<QmsRecord['phase'], number>> = {
  active: 0,
  final: 1,
  review: 2,
  unknown: 3,
  draft: 4,
  void: 5,
};

/**
 * The record an id stands for on a day: the approved version with the latest `effectiveFrom` not after
 * it; where there is none, the newest of the best phase there is.
 */
export function inForce(versions: readonly QmsRecord[], day: IsoDate): QmsRecord | undefined {
  if (versions.length < 2) return versions[0];
  const effective = versions.filter((record) => record.phase === 'active' && start(record) <= day);
  if (effective.length > 0) return effective.at(-1);
  const best = Math.min(...versions.map((record) => rank[record.phase]));
  return versions.findLast((record) => rank[record.phase] === best);
}

/** The version of several that was in force on a day, also where it has been superseded since. */
export function versionOn(versions: readonly QmsRecord[], day: IsoDate): QmsRecord | undefined {
  if (versions.length < 2) return versions[0];
  const begun = versions.filter(
    (record) => (record.phase === 'active' || record.phase === 'final') && start(record) <= day,
  );
  return begun.at(-1) ?? inForce(versions, day);
}
