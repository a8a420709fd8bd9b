import { expect, test } from 'vitest';
import { readTwice } from '../../server/src/adapters/browser/read-twice.ts';
import {
  browserRunKeeper,
  type RunStore,
  type StoredRun,
} from '../../server/src/adapters/browser/run-keeper.ts';
import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { knownOfDomain } from '../../server/src/core/known-of-domain.ts';
import { portableSha256 } from '../../server/src/records/sha256.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { type NotedReads, notingReads } from '../../server/src/workspace/noted-reads.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { acmeFiles } from '../workspace/acme.ts';

/** Holds copies, as a browser does. */
class MemoryStore implements RunStore {
  run: StoredRun | null = null;
  async get(): Promise<StoredRun | null> {
    return structuredClone(this.run);
  }
  async put(_root: string, run: StoredRun): Promise<void> {
    this.run = structuredClone(run);
  }
}

/** An editor in a browser from its start until it has kept what it found. */
async function started(memory: MemoryFileSystem, store: RunStore | null, engine = '1') {
  const noted: NotedReads = new Map();
  const reads: string[] = [];
  const counted = {
    list: () => memory.list(),
    read: (path: string, maximum: number) => {
      reads.push(path);
      return memory.read(path, maximum);
    },
  };
  const files = notingReads(counted, noted, portableSha256);
  const { toCompare, toRead, forget } = readTwice(files);
  const project = await Project.open({
    files,
    readFacts: readFactsInThread(toRead),
    loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
    clock: () => '2026-02-01',
    incremental: true,
    ...(store === null
      ? {}
      : { keeper: browserRunKeeper({ store, root: 'fs:/acme', engine, files: toCompare, noted, forget }) }),
    ...knownOfDomain,
  });
  await project.publish();
  await project.keep();
  const { evaluations } = project;
  return { outcome: project.outcome(), evaluations, reads };
}

function company(): MemoryFileSystem {
  const memory = new MemoryFileSystem(acmeFiles());
  memory.write('new.yaml', risk('titel'));
  return memory;
}

const risk = (key: string): string => `id: RSK-NEW\ntype: risk\n${key}: New\n`;

test('a start with nothing changed reads each file once, and judges nothing', async () => {
  const [memory, store] = [company(), new MemoryStore()];
  const first = await started(memory, store);
  expect(first.evaluations).toBeGreaterThan(1000);
  const second = await started(memory, store);
  expect(second.evaluations).toBe(0);
  expect(second.outcome).toEqual(first.outcome);
  expect(second.outcome.findings).toContainEqual(expect.objectContaining({ rule: 'key-unknown' }));
  // The settings are read before anything is asked about the rest.
  expect(second.reads.filter((path) => path !== 'qms.yaml').sort()).toEqual(
    [...new Set(second.reads)].filter((path) => path !== 'qms.yaml').sort(),
  );
});

test('takes in what changed, came and went', async () => {
  const [memory, store] = [company(), new MemoryStore()];
  await started(memory, store);
  const steps: readonly (() => void)[] = [
    () => memory.write('new.yaml', risk('title')),
    () => memory.write('other.yaml', risk('titel').replace('RSK-NEW', 'RSK-OTHER')),
    () => memory.delete('new.yaml'),
    () => memory.write('readme.txt', 'Nobody reads this.'),
  ];
  for (const step of steps) {
    step();
    const { outcome, evaluations } = await started(memory, store);
    const fresh = await started(memory, null);
    expect(outcome).toEqual(fresh.outcome);
    expect(evaluations).toBeLessThan(fresh.evaluations / 2);
  }
});

test('judges everything where much has changed, with no file read twice for that', async () => {
  const [memory, store] = [company(), new MemoryStore()];
  await started(memory, store);
  const paths = (await memory.list()).filter((path) => path.endsWith('.yaml') && path !== 'qms.yaml');
  for (const path of paths.slice(0, 20)) {
    const read = await memory.read(path, 1_000_000);
    if (read.kind === 'bytes') memory.write(path, `${new TextDecoder().decode(read.bytes)}\n`);
  }
  const again = await started(memory, store);
  const fresh = await started(memory, null);
  expect(again.outcome).toEqual(fresh.outcome);
  expect(again.evaluations).toBe(fresh.evaluations);
  expect(again.reads.length).toBeLessThan(fresh.reads.length * 1.2);
});

test('goes by nothing of another build, nor where nothing can be stored', async () => {
  const [memory, store] = [company(), new MemoryStore()];
  const first = await started(memory, store);
  expect((await started(memory, store, '2')).evaluations).toBe(first.evaluations);
  const without: RunStore = { get: async () => null, put: async () => {} };
  expect((await started(memory, without)).outcome).toEqual(first.outcome);
});
