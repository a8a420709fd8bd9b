import type { Referrer } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Path } from '../model/text.ts';

export const byKey = (left: QmsRecord, right: QmsRecord): number => (left.key < right.key ? -1 : 1);

/** The mentions of an id in some records, in the order of these; with `field`, only those below that field. */
export const referrersAmong = (
  records: readonly QmsRecord[],
  id: string,
  field?: string,
): readonly Referrer[] =>
  records.flatMap((source) =>
    source.references
      .filter(({ target, path }) => target === id && (field === undefined || path[0] === field))
      .map((reference) => ({ source, reference })),
  );

/** The records that mention an id below one top-level field, and their mentions once these were asked for. */
interface CachedField {
  readonly records: Set<QmsRecord>;
  referrers: readonly Referrer[] | null;
}

/**
 * Who mentions the ids that very many records mention, field by field: a policy is named by thousands, and few of
 * them in the same field. An id is in the cache from the first time it is asked about, and kept up to date from then on.
 */
export class ReferrerCache {
  readonly #fields = new Map<string, Map<string, CachedField>>();

  /** A record mentions an id at a path of its data. */
  add(target: string, path: Path, record: QmsRecord): void {
    const fields = this.#fields.size === 0 ? undefined : this.#fields.get(target);
    if (fields !== undefined) put(fields, path, record);
  }

  /** It does not any more. */
  delete(target: string, path: Path, record: QmsRecord): void {
    const field = this.#fields.get(target)?.get(String(path[0]));
    if (field === undefined) return;
    field.records.delete(record);
    field.referrers = null;
  }

  /**
   * The mentions of an id below one field, in order of the records' keys.
   * @param mentioning all records that mention it, asked for the first time only
   */
  referrers(id: string, field: string, mentioning: () => readonly QmsRecord[]): readonly Referrer[] {
    let fields = this.#fields.get(id);
    if (fields === undefined) {
      fields = new Map();
      for (const record of mentioning())
        for (const { target, path } of record.references) if (target === id) put(fields, path, record);
      this.#fields.set(id, fields);
    }
    const known = fields.get(field);
    if (known === undefined) return [];
    known.referrers ??= referrersAmong([...known.records].sort(byKey), id, field);
    return known.referrers;
  }
}

function put(fields: Map<string, CachedField>, path: Path, record: QmsRecord): void {
  const name = String(path[0]);
  const field = fields.get(name);
  if (field === undefined) {
    fields.set(name, { records: new Set([record]), referrers: null });
    return;
  }
  field.records.add(record);
  field.referrers = null;
}
