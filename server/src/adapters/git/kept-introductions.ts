import type { SignedBlock } from '../../workspace/ports.ts';
import type { Kept, KeptIntroduction } from './evidence-cache.ts';
import type { Found } from './find-introductions.ts';
import type { Position } from './introductions.ts';
import type { Texts } from './texts.ts';

/**
 * What is kept, without what is not enough for sign-offs that do not fit now: since when, is to be found out from all
 * that came after them, and what files held that are gone now may be another matter than it was.
 */
export function withoutUncertain(kept: Kept, signed: readonly SignedBlock[]): Kept {
  const introductions = { ...kept.introductions };
  for (const { key, fits, gone } of signed) {
    const known = fits || !Object.hasOwn(introductions, key) ? undefined : introductions[key];
    if (known?.matched === true && (known.changedIn === undefined || gone.length > 0))
      delete introductions[key];
  }
  return { ...kept, introductions };
}

/** Sign-offs that fit in the last commit, as far as that is known from how they stand today. */
export function fittingAmong(positions: readonly Position[], texts: Texts): ReadonlySet<string> {
  const [fitting, others] = [new Set<string>(), new Set<string>()];
  for (const { sought, version } of positions) {
    const block = texts.unchanged(sought, version);
    const isAlone = !fitting.has(sought.key) && !others.has(sought.key);
    // Files it covers may not be what they were when the text was committed.
    const isKnown = block?.fits === true && block.record.digests[block.index]?.kind === 'digest';
    if (isAlone && isKnown) fitting.add(sought.key);
    else {
      fitting.delete(sought.key);
      others.add(sought.key);
    }
  }
  return fitting;
}

/** What was found out, since when sign-offs do not fit only where that holds for the last commit. */
export function introductionsToKeep(
  introductions: Readonly<Record<string, KeptIntroduction>>,
  found: ReadonlyMap<string, Found>,
  signed: readonly SignedBlock[],
  fitting: ReadonlySet<string>,
  stale: ReadonlyMap<string, SignedBlock>,
): Record<string, KeptIntroduction> {
  const ofGone = new Set(signed.filter(({ gone }) => gone.length > 0).map(({ key }) => key));
  return Object.fromEntries(
    Object.entries(introductions).map(([key, { changedIn: since, ...introduction }]) => {
      const isKnown =
        since !== undefined && !ofGone.has(key) && (stale.has(key) || found.get(key)?.steps === null);
      if (isKnown) return [key, { ...introduction, changedIn: since }];
      return [key, fitting.has(key) ? { ...introduction, changedIn: null } : introduction];
    }),
  );
}
