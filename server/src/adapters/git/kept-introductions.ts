import type { SignedBlock } from '../../workspace/ports.ts';
import type { Kept, KeptIntroduction } from './evidence-cache.ts';
import type { Found } from './find-introductions.ts';
import type { Position } from './introductions.ts';
import type { Texts } from './texts.ts';

/** The sign-offs that stand in one place only, today and in the last commit, and what is known of them there. */
export interface Alone {
  /** As they stand today. */
  readonly blocks: ReadonlyMap<string, SignedBlock>;
  /** Those that fit in the last commit, as far as that is known from how they stand today. */
  readonly fitting: ReadonlySet<string>;
}

/** Finds those of which there is no second copy. */
export function aloneAmong(
  signed: readonly SignedBlock[],
  positions: readonly Position[],
  texts: Texts,
): Alone {
  const [here, there] = [onceBy(signed, ({ key }) => key), onceBy(positions, ({ sought }) => sought.key)];
  const blocks = new Map([...here].filter(([key]) => there.has(key)));
  const isFitting = ({ sought, version }: Position): boolean => {
    const block = texts.unchanged(sought, version);
    // Files it covers may not be what they were when the text was committed.
    return block?.fits === true && block.record.digests[block.index]?.kind === 'digest';
  };
  return { blocks, fitting: new Set([...blocks.keys()].filter((key) => isFitting(there.get(key)!))) };
}

/** What there is only one of under its key. */
function onceBy<T>(all: Iterable<T>, keyOf: (each: T) => string): ReadonlyMap<string, T> {
  const [once, more] = [new Map<string, T>(), new Set<string>()];
  for (const each of all) {
    const key = keyOf(each);
    if (once.delete(key) || more.has(key)) more.add(key);
    else once.set(key, each);
  }
  return once;
}

/**
 * What is kept, without what is not enough for sign-offs that do not fit now: since when, is to be found out from all
 * that came after them, and what files held that are gone now may be another matter than it was.
 */
export function withoutUncertain(kept: Kept, signed: readonly SignedBlock[], { blocks }: Alone): Kept {
  const introductions = { ...kept.introductions };
  for (const { key, fits, gone } of signed) {
    const known = fits || !Object.hasOwn(introductions, key) ? undefined : introductions[key];
    const isEnough = known?.changedIn !== undefined && gone.length === 0 && blocks.has(key);
    if (known?.matched === true && !isEnough) delete introductions[key];
  }
  return { ...kept, introductions };
}

/**
 * What was found out, since when sign-offs do not fit only where that holds for the last commit.
 * @param stale keys of those that do not fit, of which it was found out now
 */
export function introductionsToKeep(
  introductions: Readonly<Record<string, KeptIntroduction>>,
  found: ReadonlyMap<string, Found>,
  { blocks, fitting }: Alone,
  stale: ReadonlyMap<string, unknown>,
): Record<string, KeptIntroduction> {
  return Object.fromEntries(
    Object.entries(introductions).map(([key, { changedIn: since, ...introduction }]) => {
      const isOfLastCommit = stale.has(key) || found.get(key)?.steps === null;
      if (since !== undefined && isOfLastCommit && blocks.get(key)?.gone.length === 0)
        return [key, { ...introduction, changedIn: since }];
      return [key, fitting.has(key) ? { ...introduction, changedIn: null } : introduction];
    }),
  );
}
