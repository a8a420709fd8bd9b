import type { Link, Pack } from '../model.ts';
import type { PackCopy } from './copies.ts';
import { inputsToDecide } from './to-decide.ts';

/** The places in a pack's document that can be jumped to, by id and version of the record they show. */
export interface PackAnchors {
  readonly find: (id: string, version: string | null) => string | null;
  /** The anchor of a record's own entry, to be its id; null when an earlier entry has it. */
  readonly place: (link: Link, entry: Entry) => string | null;
  /** Where the input stands that an ask belongs to; null where the document does not show it. */
  readonly inputOf: (ask: Link) => string | null;
  /** All of them by id, and by `id@version`. */
  readonly all: ReadonlyMap<string, string>;
  /** Those of entries, by what these show. */
  readonly ofEntries: ReadonlyMap<string, string>;
}

type Entry = 'objective' | 'indicator' | 'record' | 'input';

const versioned = (id: string, version: string | null): string => `${id}@${version ?? ''}`;
const ownKey = (link: Link, entry: Entry): string =>
  `${entry}\n${versioned(link.id, link.version)}\n${entry === 'input' ? link.path.join('.') : ''}`;

/** Anchors hold only what needs no escape in a fragment; ids of records are such. */
const fragment = (kind: string, id: string): string =>
  `${kind}-${id.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 80)}`;

/**
 * Gives every entry of the pack that shows a record an anchor. Objectives and indicators are found where they have
 * an entry of their own, other records in the list of cited records.
 */
export function packAnchors(pack: Pack, copy: PackCopy): PackAnchors {
  const all = new Map<string, string>();
  const placed = new Map<string, string>();
  const taken = new Set<string>();
  const add = (link: Link, entry: Entry, name: string = link.id): void => {
    const own = ownKey(link, entry);
    if (placed.has(own)) return;
    let anchor = fragment(entry, name);
    for (let i = 2; taken.has(anchor); i++) anchor = `${fragment(entry, name)}-${i}`;
    taken.add(anchor);
    placed.set(own, anchor);
    if (entry === 'input') return;
    for (const key of [versioned(link.id, link.version), link.id]) if (!all.has(key)) all.set(key, anchor);
  };
  const isBrief = copy === 'brief';
  if (!isBrief) for (const { link } of pack.objectives.items) add(link, 'objective');
  if (!isBrief) for (const { link } of pack.indicators.items) add(link, 'indicator');
  for (const { link, keys } of isBrief ? inputsToDecide(pack) : pack.inputs)
    add(link, 'input', keys[0] ?? '');
  if (copy === 'archive') for (const { link } of pack.appendix.records.items) add(link, 'record');
  const entries = new Map(placed);
  return {
    all,
    ofEntries: entries,
    find: (id, version) =>
      (version === null ? undefined : all.get(versioned(id, version))) ?? all.get(id) ?? null,
    place: (link, entry) => {
      const own = ownKey(link, entry);
      const anchor = placed.get(own) ?? null;
      placed.delete(own);
      return anchor;
    },
    inputOf: (ask) => entries.get(ownKey({ ...ask, path: ask.path.slice(0, -1) }, 'input')) ?? null,
  };
}
