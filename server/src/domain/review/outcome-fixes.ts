import { defineMessages } from '../../messages/define-messages.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { FixPlan } from '../../model/finding.ts';
import { textOf } from '../../records/values.ts';
import { writeScalar } from '../../text/write-scalar.ts';
import type { Decision } from './came-of.ts';

const say = defineMessages('fix.outcome', {
  effective: 'Record that it worked',
  partly: 'Record that it worked in part',
  not: 'Record that it did not work',
});

const results = [
  ['effective', say.effective()],
  ['partly-effective', say.partly()],
  ['not-effective', say.not()],
] as const;

/** Records what a decision brought, as judged on a day; nothing where the decision has no id by which outcomes name it. */
export function outcomeFixes(
  { review, output }: Pick<Decision, 'review' | 'output'>,
  day: IsoDate,
): readonly FixPlan[] {
  const id = textOf(output.value['id']);
  if (id === null) return [];
  const { outcomes } = review.data;
  if (outcomes !== undefined && outcomes !== null && !Array.isArray(outcomes)) return [];
  return results.map(([result, title]) => {
    const entry = `{ output: ${writeScalar(id)}, result: ${result}, date: ${day} }`;
    return {
      title,
      certain: false,
      file: review.file,
      record: review.key,
      steps: [
        Array.isArray(outcomes)
          ? { kind: 'add-item', path: ['outcomes'], value: entry }
          : { kind: 'add-key', path: [], key: 'outcomes', value: `[${entry}]` },
      ],
    };
  });
}
