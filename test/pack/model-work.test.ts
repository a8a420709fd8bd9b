import { expect, test } from 'vitest';
import type { Queries } from '../../server/src/model/queries.ts';
import { buildPack } from '../../server/src/pack/facts/build.ts';
import { generate } from '../bench/generate.ts';
import { openProject } from '../rules/harness.ts';

/** The same queries, with the number of questions asked and of entries handed out in answer. */
function counted(queries: Queries): { readonly queries: Queries; readonly work: () => number } {
  let work = 0;
  const counting = Object.fromEntries(
    Object.entries(queries).map(([name, ask]) => [
      name,
      (...given: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(ask, queries, given);
        work += 1 + (Array.isArray(answer) ? answer.length : 0);
        return answer;
      },
    ]),
  );
  return { queries: counting as unknown as Queries, work: () => work };
}

test('the pack of a review over 2,000 records looks at each of them a few times at most', async () => {
  const { project } = await openProject(Object.fromEntries(generate(2_000).files));
  const { queries, work } = counted(project.queries);
  const review = queries.ofType('management-review').at(-1)!.id;
  const built = buildPack(queries, review, { catalogue: project.catalogue, ...project.outcome() });
  expect(built).toHaveProperty('pack');
  // About five times the records, with what moved after each review, and once for the digest of each that is shown; one
  // search within another would ask for thousands of times as much.
  expect(work()).toBeGreaterThan(1000);
  expect(work()).toBeLessThan(7 * project.store.recordCount);
}, 60_000);
