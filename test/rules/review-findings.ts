import { rulesOf } from './families.ts';
import { check } from './harness.ts';
import { type Data, files } from './whole-review.ts';

export const reviewIds = new Set(rulesOf('review').map(({ id }) => id));

/** Findings of the rules on reviews: rule, path and severity. */
export async function found(repository: Record<string, string>, today?: string) {
  const { findings } = await check(repository, today === undefined ? {} : { today });
  return findings
    .filter(({ rule }) => reviewIds.has(rule))
    .map(({ rule, record, path, severity }) => ({ rule, record: record ?? null, path, severity }));
}

/** Moves some inputs of the review into a partial one. */
export const inParts = (change: (part: Data, review: Data) => void = () => {}) =>
  files((data) => {
    const review = data['review.yaml'];
    const part = {
      id: 'MR-2a',
      type: 'management-review',
      title: 'Supplier meeting',
      status: 'held',
      kind: 'partial',
      partOf: 'MR-2',
      date: '2026-01-12',
      inputs: review.inputs.splice(8),
    };
    data['part.yaml'] = part;
    change(part, review);
  });
