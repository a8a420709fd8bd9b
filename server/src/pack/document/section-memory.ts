import type { Blocks } from '../../document/blocks.ts';
import type { Pack } from '../model.ts';
import { shared } from '../recall/share.ts';
import type { PackAnchors } from './anchors.ts';

/** Members of a pack that hold what several sections show, each of them its own. */
const ofSeveral = ['review', 'pageOne', 'appendix'] as const;
type OfSeveral = (typeof ofSeveral)[number];

const isOfSeveral = (key: string | symbol): key is OfSeveral =>
  (ofSeveral as readonly unknown[]).includes(key);

/** A part of a pack, to be looked up again. */
interface Looked {
  readonly look: (pack: Pack) => unknown;
  readonly found: unknown;
}

interface Kept {
  readonly looked: readonly Looked[];
  readonly anchors: PackAnchors['all'];
  readonly blocks: Blocks;
}

/** What the blocks of a section are made from. */
interface Basis {
  readonly pack: Pack;
  readonly anchors: PackAnchors;
}

const member = (of: object, key: string | symbol): unknown => (of as Record<string | symbol, unknown>)[key];

const areAlike = (left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): boolean =>
  left.size === right.size && [...left].every(([key, value]) => right.get(key) === value);

/** An object that says which of its members are looked up; `whole` where somebody asks which there are. */
function watched<T extends object>(
  of: T,
  get: (key: string | symbol, value: unknown) => unknown,
  whole: () => void,
): T {
  return new Proxy(of, {
    get: (target, key) => get(key, member(target, key)),
    ownKeys(target) {
      whole();
      return Reflect.ownKeys(target);
    },
    has(target, key) {
      whole();
      return Reflect.has(target, key);
    },
  });
}

/** The pack, which notes what of it is looked up. */
function watchedPack(pack: Pack, note: (looked: Looked) => void): Pack {
  const inner = (key: OfSeveral): object => {
    const of = pack[key];
    return watched(
      of,
      (name, found) => {
        note({ look: (other) => member(other[key], name), found });
        return found;
      },
      () => note({ look: (other) => other[key], found: of }),
    );
  };
  return watched(
    pack,
    (key, found) => {
      if (isOfSeveral(key)) return inner(key);
      note({ look: (other) => member(other, key), found });
      return found;
    },
    () => note({ look: (other) => other, found: pack }),
  );
}

/**
 * The blocks of a pack's sections, made again only where something changed that they are made from. It rests on packs in
 * which all that stays the same stays the same object (`shared`).
 */
export class SectionMemory {
  readonly #kept = new Map<string, Kept>();
  #anchors: PackAnchors | null = null;

  /** The anchors, with the older map of all where there are the same. */
  sameAnchors(anchors: PackAnchors): PackAnchors {
    const before = this.#anchors;
    const isSame =
      before !== null && areAlike(before.all, anchors.all) && areAlike(before.ofEntries, anchors.ofEntries);
    this.#anchors = isSame ? { ...anchors, all: before.all } : anchors;
    return this.#anchors;
  }

  blocks<V extends Basis>(id: string, make: (view: V) => Blocks, view: V): Blocks {
    const kept = this.#kept.get(id);
    const anchors = view.anchors.all;
    if (
      kept?.anchors === anchors &&
      kept.looked.every(({ look, found }) => Object.is(look(view.pack), found))
    )
      return kept.blocks;
    const looked: Looked[] = [];
    const pack = watchedPack(view.pack, (each) => looked.push(each));
    const blocks = shared(kept?.blocks, make({ ...view, pack }));
    this.#kept.set(id, { looked, anchors, blocks });
    return blocks;
  }
}
