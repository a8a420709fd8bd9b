import type { DecisionAsked, Pack } from '../../server/src/pack/model.ts';
import { samplePack } from './render-sample.ts';

/** A text of so many letters, in words. */
const wordy = (length: number): string =>
  'A request in many words that goes on for longer than anyone would want to read it aloud. '
    .repeat(Math.ceil(length / 89))
    .slice(0, length)
    .trim();

/**
 * A pack whose page one has as much to say as there can be: nine past decisions, five changes of five themes.
 * @param asked how many decisions are asked, at most seven
 * @param length letters of each request and of what happens otherwise; of other texts two thirds of it
 */
export function fullPageOne(asked: number, length: number): Pack {
  const [long, shorter] = [wordy(length), wordy((length * 2) / 3)];
  const ask: DecisionAsked = { ...samplePack.pageOne.decisions.items[2]!, request: long, ifNot: long };
  const { lastTime, changes, unasked } = samplePack.pageOne;
  return {
    ...samplePack,
    pageOne: {
      ...samplePack.pageOne,
      decisions: { items: Array.from({ length: asked }, () => ask), more: 3 },
      unasked: { items: unasked.items.slice(0, 7 - asked), more: 0 },
      lastTime: {
        ...lastTime,
        decisions: {
          items: Array.from({ length: 9 }, () => ({ ...lastTime.decisions.items[0]!, decision: shorter })),
          more: 4,
        },
      },
      changes: Array.from({ length: 5 }, (_, i) => ({
        ...changes[1]!,
        theme: `theme-${i}`,
        subject: shorter,
      })),
    },
  };
}
