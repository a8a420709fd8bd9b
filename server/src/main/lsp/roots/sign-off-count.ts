import { hasDigest, signOffBlocks } from '../../../records/sign-offs.ts';
import type { RecordStore } from '../../../workspace/record-store.ts';

/** How many sign-offs of a root are bound to the content of their records; counted anew only where records changed. */
export class SignOffCount {
  #known: { readonly store: RecordStore; readonly edition: number; readonly count: number } | null = null;

  of(store: RecordStore): number {
    if (this.#known?.store === store && this.#known.edition === store.edition) return this.#known.count;
    // What an earlier start left is counted once it has been read: nobody waits for that.
    if (!store.isWhole) return this.#known?.count ?? 0;
    let count = 0;
    for (const { data } of store.records.values())
      if (data['signOffs'] !== undefined) count += signOffBlocks(data).filter(hasDigest).length;
    this.#known = { store, edition: store.edition, count };
    return count;
  }
}
