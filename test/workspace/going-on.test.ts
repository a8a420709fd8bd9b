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
import { acmeTexts, workspaceTexts } from './acme.ts';
import { applyEdit, repositoryEdits } from './edits.ts';
import { MemoryKeeper } from './memory-keeper.ts';
import { repository } from './repository-in-memory.ts';
import { rootWithEntries, signedRoot, smallRoot } from './small-roots.ts';
import { WhimsicalHistory } from './whimsical-history.ts';

function open(
  memory: MemoryFileSystem,
  keeper: MemoryKeeper | null,
  day: () => string,
  options: { readonly incremental: boolean; readonly readEvidence?: ReadEvidence | undefined },
): Promise<Project> {
  const { incremental, readEvidence } = options;
  return Project.open({
    files: memory,
    readFacts: readFactsInThread(memory),
    loadTypes: (found) => typesOfSchemas(found, async () => 'compiled'),
    clock: day,
    rules,
    exceptionsInForce,
    changedApproval,
    aggregates,
    incremental,
    ...(keeper === null ? {} : { keeper }),
    ...(readEvidence === undefined ? {} : { readEvidence }),
  });
}

/** A one-off check, with what an earlier one left or without. */
async function checked(
  memory: MemoryFileSystem,
  keeper: MemoryKeeper | null,
  day = '2026-02-01',
  readEvidence?: ReadEvidence,
) {
  const project = await open(memory, keeper, () => day, { incremental: false, readEvidence });
  await project.publish();
  const outcome = project.outcome();
  const { recordCount, recordFiles } = project.store;
  const seen = { outcome, recordCount, recordFiles, isUnsure: project.hasUnreadText };
  await project.keep();
  return { seen, project };
}

/** A search may take long: milliseconds after which it hangs. */
const patience = 120_000 * Math.max(Number(process.env['QMS_PROPERTY_RUNS'] ?? 1), 1) + 180_000;

const days = ['2026-02-01', '2026-02-02', '2027-03-01'];
/** Another day: the next, one a year later, or one before these. */
const dayAfter = (day: string): string => days[(days.indexOf(day) + 1) % days.length]!;

/** Edits between runs; some runs forget what earlier ones left, so that the next ones go on from another state. */
const steps = (length: number) =>
  fc.array(fc.tuple(repositoryEdits, fc.nat(12)), { minLength: 1, maxLength: length });

async function sameAfterEveryRun(
  start: Readonly<Record<string, string>>,
  searches: number,
  length: number,
): Promise<void> {
  const used: number[] = [];
  let ran = 0;
  await fc.assert(
    fc.asyncProperty(steps(length), async (edits) => {
      const { memory, editable } = repository(start);
      const keeper = new MemoryKeeper(memory);
      let day = '2026-02-01';
      await checked(memory, keeper);
      for (const [edit, chance] of edits) {
        applyEdit(editable, edit);
        if (chance === 0) keeper.forget();
        if (chance === 1) day = dayAfter(day);
        const { seen } = await checked(memory, keeper, day);
        expect(seen).toEqual((await checked(memory, null, day)).seen);
        ran += 1;
      }
      used.push(...keeper.uses);
    }),
    { numRuns: runs(searches) },
  );
  // Runs did go on from an earlier one, but for those made to forget it.
  expect(used.length).toBeGreaterThan(ran / 4);
}

/** An editor that starts with what a check left, one that is edited in, and a check that starts with what it left. */
async function sameInEditor(
  start: Readonly<Record<string, string>>,
  searches: number,
  length: number,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(steps(length), repositoryEdits, async (edits, before) => {
      const { memory, editable } = repository(start);
      const keeper = new MemoryKeeper(memory);
      let day = '2026-02-01';
      await checked(memory, keeper);
      if (edits.length % 2 === 0) day = dayAfter(day);
      applyEdit(editable, before);
      const editor = await open(memory, keeper, () => day, { incremental: true });
      await editor.publish();
      for (const [edit, chance] of edits) {
        if (chance === 0) {
          day = dayAfter(day);
          await editor.advance();
        }
        await editor.update(applyEdit(editable, edit));
        await editor.publish();
        expect(editor.outcome()).toEqual((await checked(memory, null, day)).seen.outcome);
      }
      keeper.forget();
      const again = await open(memory, keeper, () => day, { incremental: true });
      await again.publish();
      await again.keep();
      const touched = applyEdit(editable, before);
      const { seen } = await checked(memory, keeper, day);
      expect(seen).toEqual((await checked(memory, null, day)).seen);
      // The editor that kept it goes on, too.
      await again.update(touched);
      for (const [edit] of edits) await again.update(applyEdit(editable, edit));
      await again.publish();
      expect(again.outcome()).toEqual((await checked(memory, null, day)).seen.outcome);
    }),
    { numRuns: runs(searches) },
  );
}

describe('an editor that starts with what a check found goes on as one that judged everything', () => {
  test('in a small repository', () => sameInEditor(smallRoot, 10, 8), patience);

  test('where entries of lists are referred to', () => sameInEditor(rootWithEntries, 5, 8), patience);

  test('in the example company', () => sameInEditor(acmeTexts(), 5, 4), patience);

  test('nothing is kept of an editor in which something has changed', async () => {
    const { memory, editable } = repository(smallRoot);
    const keeper = new MemoryKeeper(memory);
    const editor = await open(memory, keeper, () => '2026-02-01', { incremental: true });
    await editor.publish();
    expect(editor.isToBeKept).toBe(true);
    const path = editable.paths()[0]!;
    editable.write(path, `${editable.read(path)}\n`);
    await editor.update([path]);
    expect(editor.isToBeKept).toBe(false);
  });
});

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

  test('on another day only what depends on the day is judged', async () => {
    const texts = acmeTexts();
    const configuration = texts['qms.yaml']!.replace(/^asOf:.*\n/m, '');
    expect(configuration).not.toBe(texts['qms.yaml']);
    const { memory } = repository({ ...texts, 'qms.yaml': configuration });
    const keeper = new MemoryKeeper(memory);
    const first = await checked(memory, keeper, '2026-02-01');
    for (const day of ['2026-02-02', '2027-03-01', '2025-12-01']) {
      const { seen, project } = await checked(memory, keeper, day);
      expect(seen).toEqual((await checked(memory, null, day)).seen);
      expect(project.evaluations).toBeGreaterThan(0);
      expect(project.evaluations).toBeLessThan(first.project.evaluations / 3);
      // From then on, that is the day.
      expect((await checked(memory, keeper, day)).project.evaluations).toBe(0);
    }
  });

  test('in a small repository, edited heavily', () => sameAfterEveryRun(smallRoot, 15, 10), patience);

  test('where entries of lists are referred to', () => sameAfterEveryRun(rootWithEntries, 10, 10), patience);

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
        { numRuns: runs(15) },
      ),
    patience,
  );

  test('in the example company', () => sameAfterEveryRun(acmeTexts(), 5, 5), patience);

  test.each(['adopted-bold-lines', 'adopted-registers-csv', 'adopted-tables-de'])(
    'in documents that are read where they are: %s',
    (name) => sameAfterEveryRun(workspaceTexts(name), 5, 6),
    patience,
  );
});
