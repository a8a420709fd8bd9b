import { isHeld } from '../../domain/phases.ts';
import { type InputItem, inputItems, knownInputs } from '../../domain/review/inputs.ts';
import { reviewDate } from '../../domain/review/review.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { line, type PackContext, partyOf, recordAt } from '../../pack/facts/context.ts';
import { carriedOut } from '../../pack/facts/last-time.ts';
import { stateOf } from '../../pack/facts/objective-state.ts';
import { policyOf } from '../../pack/facts/objectives.ts';
import { answerIn, isDecision, type Output, outputsOf } from '../../pack/facts/outputs.ts';
import { commitmentWords } from '../../pack/facts/policy.ts';
import { contextOf } from '../../pack/facts/review-context.ts';
import { dateOf } from '../../records/dates.ts';
import { splitReference, textOf, textsOf } from '../../records/values.ts';
import type { MatrixRow } from '../matrix.ts';

/** Every decision of the reviews that were held, the oldest review first, followed down to the policy. */
export function matrixOf(queries: Queries): readonly MatrixRow[] {
  const reviews = queries
    .ofType('management-review')
    .filter(isHeld)
    .toSorted((left, right) => ((reviewDate(left) ?? '') < (reviewDate(right) ?? '') ? -1 : 1));
  return reviews.flatMap((review) => rowsOf(review, queries));
}

type Decision = Pick<
  MatrixRow,
  'review' | 'date' | 'output' | 'kind' | 'decision' | 'answer' | 'owner' | 'due' | 'progress' | 'theme'
>;

function rowsOf(review: QmsRecord, queries: Queries): readonly MatrixRow[] {
  // Whether it was carried out is asked today; which policy held, of the day of the review.
  const context = contextOf(review, queries, queries.today());
  const then = contextOf(review, queries, reviewDate(review) ?? queries.today());
  const titles = new Map(
    knownInputs(queries, reviewDate(review) ?? queries.today()).map(({ key, title }) => [key, title]),
  );
  return outputsOf([review])
    .filter(isDecision)
    .flatMap((output) => {
      const decision = decisionOf(output, context);
      const keys = textsOf(output.value['from']);
      if (keys.length === 0) return waysDown(decision, output, { input: null, section: null, context, then });
      return keys.flatMap((key) =>
        waysDown(decision, output, {
          input: { key, title: titles.get(key) ?? null },
          section: sectionOn(review, key),
          context,
          then,
        }),
      );
    });
}

const sectionOn = (review: QmsRecord, key: string): InputItem | null =>
  inputItems(review).find(({ keys }) => keys.includes(key)) ?? null;

function decisionOf(output: Output, context: PackContext): Decision {
  const { review, index, value } = output;
  const owner = partyOf(context, value['owner']);
  return {
    review: review.id,
    date: reviewDate(review),
    output: textOf(value['id']) ?? String(index + 1),
    kind: line(value['kind']),
    decision: line(value['decision']) ?? '',
    answer: answerIn(output),
    owner: owner === null ? null : (owner.name ?? owner.id),
    due: dateOf(value['due']),
    progress: carriedOut(output, context).progress,
    theme: line(value['theme']),
  };
}

const nothing = {
  noObjective: null,
  objective: null,
  objectiveTitle: null,
  objectiveState: null,
  linkedBy: null,
  policy: null,
  policyVersion: null,
  commitment: null,
  commitmentWords: null,
} as const;

/** Where ways begin: at an input, and the section of the review that is about it. */
interface Start {
  readonly input: { readonly key: string; readonly title: string | null } | null;
  readonly section: InputItem | null;
  /** Of today. */
  readonly context: PackContext;
  /** Of the day of the review. */
  readonly then: PackContext;
}

/** The ways from a decision through one of its inputs: an objective each, or one that ends before. */
function waysDown(
  decision: Decision,
  output: Output,
  { input, section, context, then }: Start,
): readonly MatrixRow[] {
  const own = textsOf(output.value['objectives']);
  const ofInput =
    section === null ? [] : [...textsOf(section.value['objectives']), ...textsOf(section.value['proposes'])];
  const start = { ...decision, ...nothing, input: input?.key ?? null, inputTitle: input?.title ?? null };
  const hasInput = section !== null;
  const written = [...new Set([...own, ...ofInput])];
  if (written.length === 0) {
    const reason = hasInput ? line(section.value['noObjective']) : null;
    const missing = !hasInput ? 'input' : reason === null ? 'objective' : null;
    return [{ ...start, noObjective: reason, missing }];
  }
  return written.map((reference) => {
    const linkedBy = !own.includes(reference) ? 'input' : ofInput.includes(reference) ? 'both' : 'decision';
    const way = { ...start, ...objectiveAt(reference, context, then), linkedBy } as const;
    return { ...way, missing: !hasInput ? 'input' : way.missing };
  });
}

/** An objective with the policy it serves. */
function objectiveAt(reference: string, context: PackContext, then: PackContext) {
  const objective = recordAt(context, reference);
  const { id } = splitReference(reference);
  if (objective?.type !== 'quality-objective') return { objective: id, missing: 'objective' as const };
  const policy = policyOf(objective, then);
  const commitment = line(objective.data['commitment']);
  return {
    objective: objective.id,
    objectiveTitle: line(objective.data['title']),
    objectiveState: stateOf(objective, context),
    policy: policy?.id ?? null,
    policyVersion: policy?.version ?? null,
    commitment,
    commitmentWords: commitmentWords(policy, commitment),
    missing: policy === undefined ? ('policy' as const) : null,
  };
}
