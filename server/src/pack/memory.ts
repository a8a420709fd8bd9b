import type { Queries } from '../model/queries.ts';
import type { PackResult } from './facts/build.ts';
import type { Pack } from './model.ts';
import { PreviewMemory } from './preview/preview.ts';
import { Recall } from './recall/recall.ts';
import { shared } from './recall/share.ts';

/**
 * What is kept of the pack of one review while it is made again and again: what was found out for it, and its pages. A
 * pack made with it is that which is made without, and what is the same in both packs is the same object.
 */
export class PackMemory {
  #basis: object | null = null;
  #recall: Recall | null = null;
  #pack: Pack | undefined;
  #preview = new PreviewMemory();

  get preview(): PreviewMemory {
    return this.#preview;
  }

  /**
   * @param queries of one project for as long as it is there
   * @param basis another object once the project's settings or record types are others
   */
  build(queries: Queries, basis: object, build: (queries: Queries) => PackResult): PackResult {
    if (this.#recall === null || this.#basis !== basis) {
      this.#recall = new Recall(queries);
      this.#basis = basis;
      this.#pack = undefined;
      this.#preview = new PreviewMemory();
    }
    const recall = this.#recall;
    const built = recall.turn(() => build(recall.queries));
    if ('problem' in built) return built;
    this.#pack = shared(this.#pack, built.pack);
    return { pack: this.#pack };
  }
}
