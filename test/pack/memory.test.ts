import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packs } from '../../server/src/core/packs.ts';
import { wholeOf } from '../../server/src/domain/review/whole.ts';
import type { Pack } from '../../server/src/pack/model.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { openInMemory } from '../bench/open-in-memory.ts';
import { patience, runs } from '../property-runs.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { applyEdit, type RepositoryEdit, repositoryEdits } from '../workspace/edits.ts';
import { repository } from '../workspace/repository-in-memory.ts';

type Memory = ReturnType<typeof packs.memory>;

/** The pack of a review as data and as the parts an editor shows, or why there is none. */
function packNow(project: Project, review: string, memory?: Memory): readonly string[] {
  const built = packs.build(project, review, project.outcome(), memory);
  if ('problem' in built) return [built.problem];
  const record = project.queries.record(review)!;
  const reviews = new Map(wholeOf(record, project.queries).map((each) => [each.id, each]));
  const parts = packs.parts(built.pack, project, reviews, memory);
  return [JSON.stringify(built.pack), ...parts.map(({ id, html }) => `${id}\n${html}`)];
}

const inMinutes = (path: string): boolean => path.startsWith('reviews/');
const figures = (path: string): boolean => /^(?:objectives|indicators|actions|roles|nonconf)/.test(path);

/** Edits, and the files they are made in: those of the minutes and what they show more often than others. */
const edits = fc.array(
  fc.tuple(
    repositoryEdits,
    fc.constantFrom(inMinutes, inMinutes, figures, () => true),
  ),
  { minLength: 1, maxLength: 10 },
);

async function sameAfterEveryEdit(
  sequence: readonly (readonly [RepositoryEdit, (path: string) => boolean])[],
): Promise<void> {
  const { memory, editable } = repository(acmeTexts());
  const project = await openInMemory(memory, true);
  const followed = new Map(['MR-2026-01', 'MR-2025-01'].map((review) => [review, packs.memory()]));
  for (const [edit, isIn] of [null, ...sequence].map((each) => each ?? ([null, () => true] as const))) {
    const some = editable.paths().filter(isIn);
    const paths = (): string[] => (some.length === 0 ? editable.paths() : some);
    await project.update(edit === null ? [] : applyEdit({ ...editable, paths }, edit));
    await project.publish();
    for (const [review, known] of followed)
      expect(packNow(project, review, known)).toEqual(packNow(project, review));
  }
  const fresh = await openInMemory(memory, true);
  for (const [review, known] of followed)
    expect(packNow(project, review, known)).toEqual(packNow(fresh, review));
}

test(
  'a pack that is kept up is that which is made from nothing, after every edit',
  () =>
    fc.assert(fc.asyncProperty(edits, sameAfterEveryEdit), {
      examples: [
        // What a review cites is the same and stands in another order.
        [[[{ kind: 'swap-word', file: 1, line: 34, other: 0 }, inMinutes]]],
        // A review loses its id.
        [[[{ kind: 'delete-line', file: 0, line: 0 }, inMinutes]]],
        // A second record takes an id.
        [[[{ kind: 'swap-word', file: 871, line: 0, other: 45_497 }, figures]]],
      ],
      numRuns: runs(5),
    }),
  patience,
);

/** The pack of a review of the example company before and after a change of one of its files. */
async function aroundAnEdit(
  path: string,
  change: (text: string) => string,
): Promise<readonly [before: Pack, after: Pack]> {
  const { memory, editable } = repository(acmeTexts());
  const project = await openInMemory(memory, true);
  const known = packs.memory();
  const pack = (): Pack => {
    const built = packs.build(project, 'MR-2026-01', project.outcome(), known);
    if ('problem' in built) throw new Error(built.problem);
    return built.pack;
  };
  const before = pack();
  const text = change(editable.read(path));
  expect(text).not.toBe(editable.read(path));
  editable.write(path, text);
  await project.update([path]);
  await project.publish();
  return [before, pack()];
}

test('a word in the summary of one input leaves all other facts as they were', async () => {
  const [before, after] = await aroundAnEdit('reviews/MR-2026-01.md', (text) =>
    text.replace(/summary: (>-\n +)?(\S)/, 'summary: $1Typed $2'),
  );
  const changed = after.inputs.filter((input, index) => input !== before.inputs[index]);
  expect(changed).toHaveLength(1);
  expect(changed[0]!.summary).toMatch(/^Typed /);
  const sections = Object.keys(after) as (keyof Pack)[];
  expect(sections.filter((key) => after[key] !== before[key])).toEqual(['review', 'inputs', 'appendix']);
  // The review was approved as it was.
  expect({ ...after.review, signOffs: [] }).toEqual({ ...before.review, signOffs: [] });
  expect(after.appendix.engagement).toBe(before.appendix.engagement);
});

test('the title of an indicator changes its entry and what is said of it, and no other', async () => {
  const [before, after] = await aroundAnEdit('indicators/on-time-delivery.yaml', (text) =>
    text.replace(/^title: /m, 'title: Typed '),
  );
  const changed = after.indicators.items.filter((each, index) => each !== before.indicators.items[index]);
  expect(changed.map(({ link }) => link.id)).toEqual([
    /^id: (.*)$/m.exec(acmeTexts()['indicators/on-time-delivery.yaml']!)![1],
  ]);
  expect(after.risks).toBe(before.risks);
  expect(after.competence).toBe(before.competence);
});
