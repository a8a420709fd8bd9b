import { expect, test } from 'vitest';
import { buildPack } from '../../server/src/pack/build.ts';
import { generate } from '../bench/generate.ts';
import { openProject } from '../rules/harness.ts';

test('the pack of a review over 10,000 records is there in under 200 ms', async () => {
  const { project } = await openProject(Object.fromEntries(generate(10_000).files));
  const outcome = project.outcome();
  const review = project.queries.ofType('management-review').at(-1)!.id;
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    expect(buildPack(project.queries, review, { catalogue: project.catalogue, ...outcome })).toHaveProperty(
      'pack',
    );
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(200);
}, 60_000);
