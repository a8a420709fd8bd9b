import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import type { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { aggregates } from '../../server/src/domain/define-aggregate.ts';
import { changedApproval } from '../../server/src/domain/sign-off/decision.ts';
import { exceptionsInForce } from '../../server/src/domain/sign-off/exceptions.ts';
import { typesOfSchemas } from '../../server/src/main/types-of-schemas.ts';
import type { ReadEvidence } from '../../server/src/workspace/ports.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { runs } from '../property-runs.ts';
import { acmeTexts } from './acme.ts';
import { applyEdit, repositoryEdits } from './edits.ts';
import { MemoryKeeper } from './memory-keeper.ts';
import { repository } from './repository-in-memory.ts';
import { rootWithEntries, signedRoot, smallRoot } from './small-roots.ts';
import { WhimsicalHistory } from './whimsical-history.ts';

/** A one-off check, with what an earlier one left or without. */
async function checked(
  memory: MemoryFileSystem,
  keeper: MemoryKeeper | null,
  day = '2026-02-01',
  readEvidence?: ReadEvidence,
) {
  const project = await Project.open({
    files: memory,
    readFacts: readFactsInThread(memory),
    loadTypes: (found) => typesOfSchemas(found, async () => 'compiled'),
    clock: () => day,
    rules,
    exceptionsInForce,
    changedApproval,
    aggregates,
    incremental: false,
    ...(keeper === null ? {} : { keeper }),
    ...(readEvidence === undefined ? {} : { readEvidence }),
  });
  await project.publish();
  const outcome = project.outcome();
  const { recordCount, recordFiles } = project.store;
  const seen = { outcome, recordCount, recordFiles, isUnsure: project.hasUnreadText };
  await project.keep();
  return { seen, project };
}

/** A search may take long: milliseconds after which it hangs. */
const patience = 120_000 * Math.max(Number(process.env['QMS_PROPERTY_RUNS'] ?? 1), 1) + 180_000;

/** Edits between runs; some runs forget what earlier ones left, so that the next ones go on from another state. */
const steps = (length: number) =>
  fc.array(fc.tuple(repositoryEdits, fc.nat(12)), { minLength: 1, maxLength: length });

async function sameAfterEveryRun(
  start: Readonly<Record<string, string>>,
  searches: number,
  length: number,
): Promise<void> {
  const used: number[] = [];
  await fc.assert(
    fc.asyncProperty(steps(length), async (edits) => {
      const { memory, editable } = repository(start);
      const keeper = new MemoryKeeper(memory);
      let day = '2026-02-01';
      await checked(memory, keeper);
      for (const [edit, chance] of edits) {
        applyEdit(editable, edit);
        if (chance === 0) keeper.forget();
        if (chance === 1) day = '2027-03-01';
        const { seen } = await checked(memory, keeper, day);
        expect(seen).toEqual((await checked(memory, null, day)).seen);
      }
      used.push(...keeper.uses);
    }),
    { numRuns: runs(searches) },
  );
  // Most runs went on from an earlier one.
  expect(used.length).toBeGreaterThan(searches);
}

describe('a run that goes on from an earlier one finds what one from the start finds', () => {
  test('where nothing has changed, without reading or judging anything', async () => {
    const { memory } = repository(acmeTexts());
    const keeper = new MemoryKeeper(memory);
    const first = await checked(memory, keeper);
    const second = await checked(memory, keeper);
    expect(second.seen).toEqual(first.seen);
    expect(first.project.evaluations).toBeGreaterThan(1000);
    expect(second.project.evaluations).toBe(0);
    expect(keeper.uses).toEqual([0]);
  });

  test('after an edit only what read it is judged', async () => {
    const { memory, editable } = repository(acmeTexts());
    const keeper = new MemoryKeeper(memory);
    const first = await checked(memory, keeper);
    const path = editable.paths().find((each) => each.startsWith('risks/'))!;
    editable.write(path, editable.read(path).replace('title:', 'titel:'));
    const second = await checked(memory, keeper);
    expect(second.seen).not.toEqual(first.seen);
    expect(second.seen).toEqual((await checked(memory, null)).seen);
    expect(second.project.evaluations).toBeGreaterThan(0);
    expect(second.project.evaluations).toBeLessThan(first.project.evaluations / 4);
  });

  test('in a small repository, edited heavily', () => sameAfterEveryRun(smallRoot, 30, 10), patience);

  test('where entries of lists are referred to', () => sameAfterEveryRun(rootWithEntries, 20, 10), patience);

  test(
    'while the history says now this and now that',
    () =>
      fc.assert(
        fc.asyncProperty(steps(10), async (edits) => {
          const { memory, editable } = repository(signedRoot);
          const history = new WhimsicalHistory();
          const keeper = new MemoryKeeper(memory);
          keeper.head = '0';
          await checked(memory, keeper, '2026-02-01', history.read);
          for (const [edit, whim] of edits) {
            applyEdit(editable, edit);
            if (whim < 4) {
              history.whim = whim;
              keeper.head = String(whim);
            }
            const { seen } = await checked(memory, keeper, '2026-02-01', history.read);
            expect(seen).toEqual((await checked(memory, null, '2026-02-01', history.read)).seen);
          }
        }),
        { numRuns: runs(30) },
      ),
    patience,
  );

  test('in the example company', () => sameAfterEveryRun(acmeTexts(), 4, 5), patience);
});
