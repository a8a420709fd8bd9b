import type { DecisionAsked, Resources } from '../model.ts';
import { commitmentsOf, sumOfCommitments } from './committed.ts';
import { linkTo, type PackContext, paragraph } from './context.ts';
import { sumsOf } from './money.ts';
import { answerOf, isDecision, outputsOf, placeOf } from './outputs.ts';

const heads = (counts: readonly (number | null)[]): number =>
  counts.reduce((sum: number, count) => sum + (count ?? 0), 0);

/**
 * What was asked for, what was granted and what else decisions are to cost, side by side: each ask with its
 * answer, then what was granted unasked, then decisions whose actions or changes have budgets of their own.
 */
export function resourcesOf(asks: readonly DecisionAsked[], context: PackContext): Resources {
  const wanting = asks.filter(({ money, headcount }) => money !== null || headcount !== null);
  const outputs = outputsOf(context.whole);
  const granting = outputs
    .flatMap((output) => answerOf(output) ?? [])
    .filter(({ granted }) => granted !== null);
  const answered = new Set(wanting.flatMap(({ answer }) => (answer === null ? [] : placeOf(answer.link))));
  const unasked = granting.filter(({ link }) => !answered.has(placeOf(link)));
  const committing = outputs.filter(isDecision).flatMap((output) => {
    const commitments = commitmentsOf(output, context);
    const link = linkTo(output.review, ['outputs', output.index]);
    const text = paragraph(output.value['decision']) ?? '';
    return commitments.length === 0 ? [] : [{ link, text, commitments }];
  });
  const plain = { decision: null, committed: [] };
  return {
    asked: sumsOf(wanting.map(({ money }) => money)),
    granted: sumsOf(granting.map(({ granted }) => granted?.money ?? null)),
    committed: sumOfCommitments(committing.flatMap(({ commitments }) => commitments)),
    headcountAsked: heads(wanting.map(({ headcount }) => headcount)),
    headcountGranted: heads(granting.map(({ granted }) => granted?.headcount ?? null)),
    entries: [
      ...wanting.map((asked) => ({ asked, granted: asked.answer, ...plain })),
      ...unasked.map((granted) => ({ asked: null, granted, ...plain })),
      ...committing.map(({ link, text, commitments }) => ({
        asked: null,
        granted: null,
        decision: { link, text },
        committed: sumOfCommitments(commitments),
      })),
    ],
  };
}
