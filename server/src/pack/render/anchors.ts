import type { Link, Pack } from '../model.ts';
import type { FindAnchor } from './prose.ts';

/** The places in a rendered pack that can be jumped to, by id and version of the record they show. */
export interface Anchors {
  readonly find: FindAnchor;
  /** The anchor of a record's own entry, to be written as its `id`; null when an earlier entry has it. */
  readonly place: (link: Link, entry: 'objective' | 'indicator' | 'record') => string | null;
}

const key = (id: string, version: string | null): string => `${id}\n${version ?? ''}`;

/** Anchors hold only what needs no escape in a fragment; ids of records are such. */
const fragment = (kind: string, id: string): string =>
  `${kind}-${id.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 80)}`;

/**
 * Gives every entry of the pack that shows a record an anchor. Objectives and indicators are found where
 * they are told about, other records in the list of cited records.
 */
export function anchorsOf(pack: Pack, withoutAppendix = false): Anchors {
  const byRecord = new Map<string, string>();
  const byId = new Map<string, string>();
  const placed = new Map<string, string>();
  const taken = new Set<string>();
  const add = (link: Link, entry: 'objective' | 'indicator' | 'record') => {
    const own = `${entry}\n${key(link.id, link.version)}`;
    if (placed.has(own)) return;
    let anchor = fragment(entry, link.id);
    for (let i = 2; taken.has(anchor); i++) anchor = `${fragment(entry, link.id)}-${i}`;
    taken.add(anchor);
    placed.set(own, anchor);
    const found = key(link.id, link.version);
    if (!byRecord.has(found)) byRecord.set(found, anchor);
    if (!byId.has(link.id)) byId.set(link.id, anchor);
  };
  for (const { link } of pack.objectives.items) add(link, 'objective');
  for (const { link } of pack.indicators.items) add(link, 'indicator');
  if (!withoutAppendix) for (const { link } of pack.appendix.records.items) add(link, 'record');
  return {
    find: (id, version) => (version === null ? null : byRecord.get(key(id, version))) ?? byId.get(id) ?? null,
    place: (link, entry) => {
      const own = `${entry}\n${key(link.id, link.version)}`;
      const anchor = placed.get(own) ?? null;
      placed.delete(own);
      return anchor;
    },
  };
}
