import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { nodeSha256 } from '../../server/src/adapters/node/sha256.ts';
import { exceptionsInForce } from '../../server/src/domain/sign-off/exceptions.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { generate } from '../bench/generate.ts';
import { openInMemory } from '../bench/open-in-memory.ts';
import { asOf } from '../bench/records.ts';
import { patience, runs } from '../property-runs.ts';

/** A company in which most records name one role. */
const { files } = generate(1500);
const textOf = (path: string): string => {
  const content = files.get(path)!;
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
};
const hub = [...files.keys()].find((path) => path.endsWith('/ROLE-00001.yaml'))!;
const signed = [...files.keys()].filter((path) =>
  /^ +role: ROLE-00001$|role: ROLE-00001,/m.test(textOf(path)),
);

const owned = [...files.keys()].filter(
  (path) =>
    path !== hub && /^owner: ROLE-00001$/m.test(textOf(path)) && /^status: effective$/m.test(textOf(path)),
);

/** An editor's project, which stops for newer edits when the test says so. */
async function opened(breathe: () => Promise<boolean>) {
  const memory = new MemoryFileSystem(Object.fromEntries(files));
  const project = await Project.open({
    files: memory,
    readFacts: readFactsInThread(memory),
    loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
    clock: () => asOf,
    rules,
    exceptionsInForce,
    sha256: nodeSha256,
    incremental: true,
    breathe,
  });
  await project.publish();
  return { memory, project };
}

test('files that are looked at are right before the rest has run', async () => {
  const { memory, project } = await opened(async () => false);
  const [looked, other] = [owned[0]!, owned.at(-1)!];
  const before = project.findingsOf(other);
  memory.write(hub, textOf(hub).replace(/^status: .*$/m, 'status: draft'));
  const evaluations = project.evaluations;
  await project.takeIn([hub]);
  expect(await project.judgeFirst([hub, looked])).toEqual([hub, looked]);
  const ran = project.evaluations - evaluations;
  expect(ran).toBeLessThan(100);
  const first = [hub, looked].map((path) => project.findingsOf(path)?.findings);
  expect(first[1]!.map(({ rule }) => rule)).toContain('reference-draft');
  expect(project.findingsOf(other)).toBe(before);

  expect(await project.judge()).toBe(true);
  await project.publish();
  expect(project.evaluations - evaluations).toBeGreaterThan(10 * ran);
  expect([hub, looked].map((path) => project.findingsOf(path)?.findings)).toEqual(first);
  expect(project.findingsOf(other)).not.toEqual(before);
});

test('where little is due nothing is published twice', async () => {
  const { memory, project } = await opened(async () => false);
  memory.write(hub, textOf(hub).replace(/^title: .*$/m, 'title: Another'));
  await project.takeIn([hub]);
  expect(await project.judgeFirst([hub])).toEqual([]);
});

const leaf = [...files.keys()].find((path) => path.startsWith('actions/'))!;

/** Edits of the hub, of records signed in it and of others. */
const edits = fc.record({
  path: fc.constantFrom(hub, hub, hub, signed[0]!, signed[1]!, leaf),
  change: fc.constantFrom<readonly [RegExp, string]>(
    [/^status: .*$/m, 'status: draft'],
    [/^status: .*$/m, 'status: effective'],
    [/^topManagement: true$/m, 'topManagement: false'],
    [/from: \d{4}-/, 'from: 2030-'],
    [/^title: .*$/m, 'title: Another'],
    [/^id: .*$/m, 'id: ROLE-99999'],
    [/^id: .*$/m, 'id: ROLE-00001'],
    [/^type: /m, 'typ: '],
  ),
  /** What is looked at meanwhile, and after how many breaths the next edit comes. */
  looked: fc.subarray([hub, signed[0]!, signed[1]!, leaf]),
  patience: fc.nat(8),
});

test(
  'whenever edits come, in the end the findings are those of a fresh check',
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 6 }), async (sequence) => {
        let breaths = Number.POSITIVE_INFINITY;
        const { memory, project } = await opened(async () => --breaths < 0);
        const texts = new Map<string, string>();
        for (const { path, change, looked, patience } of sequence) {
          texts.set(path, (texts.get(path) ?? textOf(path)).replace(...change));
          memory.write(path, texts.get(path)!);
          breaths = patience;
          await project.takeIn([path]);
          await project.judgeFirst(looked);
          if (await project.judge()) await project.publish(looked);
        }
        breaths = Number.POSITIVE_INFINITY;
        expect(await project.judge()).toBe(true);
        await project.publish();
        const fresh = await openInMemory(memory, false);
        expect(project.outcome()).toEqual(fresh.outcome());
      }),
      { numRuns: runs(5) },
    ),
  patience,
);
