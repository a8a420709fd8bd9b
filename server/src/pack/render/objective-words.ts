import type { ObjectiveEntry, ObjectiveProgress } from '../model.ts';
import { day, number } from './format.ts';
import { words } from './words.ts';

type Standing = Pick<ObjectiveEntry | ObjectiveProgress, 'state' | 'from' | 'reached' | 'behindPlan'>;

/** How an objective stands, in the same words wherever it is shown: one that is decided and begins later says when. */
export function standingWords({ state, from, behindPlan }: Standing): string | null {
  if (state === null) return null;
  if (state === 'proposed' && from !== null) return `begins ${day(from)}`;
  return behindPlan && state === 'running' ? 'running, behind plan' : words(state);
}

/** Whether it needs saying that the target is reached: what is achieved has said so. */
export const saysReached = ({ state, reached }: Standing): boolean =>
  reached === true && state !== 'achieved';

/** How much of the way from where it started to its target: `88 %`. */
export const shareWords = (progress: number): string => `${number(Math.round(progress * 100))}\u00a0%`;
