import type { DecisionAsked, InputSection, Pack } from '../../server/src/pack/model.ts';
import { samplePack } from './render-sample.ts';

/** A text of so many letters, in words. */
export const wordy = (length: number): string =>
  'A request in many words that goes on for longer than anyone would want to read it aloud. '
    .repeat(Math.ceil(length / 89))
    .slice(0, length)
    .trim();

/** Asks that a pack lists on page one; the inputs have the others. */
const MOST_LISTED = 7;

/**
 * A pack with so many asks, each of an input of its own and larger than the one before it, and with texts of this
 * kind everywhere else on page one.
 */
export function packAsking(count: number, text: string): Pack {
  const sample = samplePack.pageOne.decisions.items[2]!;
  const input = samplePack.inputs.find(({ ask }) => ask !== null)!;
  const asks = Array.from({ length: count }, (_, i): DecisionAsked => {
    const amount = (i + 1) * 1000;
    const link = { ...sample.link, path: ['inputs', 100 + i, 'ask'] };
    return {
      ...sample,
      link,
      request: text,
      ifNot: text,
      money: { amount, currency: 'EUR', per: 'once', estimated: false },
    };
  });
  const inputs = asks.map(
    (ask, i): InputSection => ({
      ...input,
      keys: [`input-${i + 1}`],
      link: { ...input.link, path: ['inputs', 100 + i] },
      ask,
    }),
  );
  const { lastTime, changes, totals } = samplePack.pageOne;
  const decision = { ...lastTime.decisions.items[0]!, decision: text };
  return {
    ...samplePack,
    inputs,
    pageOne: {
      ...samplePack.pageOne,
      decisions: { items: asks.slice(0, MOST_LISTED), more: Math.max(0, count - MOST_LISTED) },
      totals: { ...totals, asks: count, answered: 0 },
      unasked: { items: [], more: 0 },
      lastTime: { ...lastTime, decisions: { items: Array.from({ length: 6 }, () => decision), more: 0 } },
      changes: changes.map((change) => ({ ...change, subject: text })),
    },
  };
}

/** A pack with so many asks in texts of usual length, and otherwise a page one as it usually is. */
export function usualPackAsking(count: number): Pack {
  const pack = packAsking(count, wordy(60));
  const { decisions, totals, unasked } = pack.pageOne;
  return { ...pack, pageOne: { ...samplePack.pageOne, decisions, totals, unasked } };
}
