import type { PackContext } from './context.ts';
import type { DecisionAsked, Resources } from './model.ts';
import { sumsOf } from './money.ts';
import { answerOf, outputsOf, placeOf } from './outputs.ts';

const heads = (counts: readonly (number | null)[]): number =>
  counts.reduce((sum: number, count) => sum + (count ?? 0), 0);

/** What was asked for and what was granted, side by side: each ask with its answer, then what was granted unasked. */
export function resourcesOf(asks: readonly DecisionAsked[], context: PackContext): Resources {
  const wanting = asks.filter(({ money, headcount }) => money !== null || headcount !== null);
  const answers = outputsOf(context.whole).flatMap((output) => answerOf(output) ?? []);
  const granting = answers.filter(({ granted }) => granted !== null);
  const answered = new Set(wanting.flatMap(({ answer }) => (answer === null ? [] : placeOf(answer.link))));
  const unasked = granting.filter(({ link }) => !answered.has(placeOf(link)));
  return {
    asked: sumsOf(wanting.map(({ money }) => money)),
    granted: sumsOf(granting.map(({ granted }) => granted?.money ?? null)),
    headcountAsked: heads(wanting.map(({ headcount }) => headcount)),
    headcountGranted: heads(granting.map(({ granted }) => granted?.headcount ?? null)),
    entries: [
      ...wanting.map((asked) => ({ asked, granted: asked.answer })),
      ...unasked.map((granted) => ({ asked: null, granted })),
    ],
  };
}
