import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import { bulkRead } from '../../server/src/adapters/node/bulk-read.ts';
import { FactsCache } from '../../server/src/adapters/node/facts-cache.ts';
import { nodeFileSystem } from '../../server/src/adapters/node/file-system.ts';
import { blobName, namedFiles } from '../../server/src/adapters/node/named-files.ts';
import { digestOf, nodeSha256 } from '../../server/src/adapters/node/sha256.ts';
import { exceptionsInForce } from '../../server/src/domain/sign-off/exceptions.ts';
import { builtProgram } from '../../server/src/main/installation.ts';
import { defaultConfiguration } from '../../server/src/records/configuration.ts';
import { selectFiles } from '../../server/src/records/file-selection.ts';
import type { ReadSetup } from '../../server/src/records/read-setup.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { testUnless } from '../left-out.ts';
import { haveNames, makePipe } from '../special-files.ts';
import { acmeRoot } from './acme.ts';

let folder: string;
let root: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qms-cache-'));
  root = join(folder, 'root');
  cpSync(acmeRoot, root, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The outcome of a check, for how many files the cache answered, and how often files were read. */
async function checked(engine: string | null, options: { worker?: URL | null; threads?: number } = {}) {
  const files = nodeFileSystem(root);
  let [cached, readings] = [0, 0];
  const project = await Project.open({
    files,
    readFacts: async (paths, setup, each, signal) => {
      const cache =
        engine === null
          ? null
          : new FactsCache(join(folder, 'cache'), {
              root,
              engine,
              schemas: [],
              configuration: setup.configuration,
            });
      cache?.load();
      cached = cache?.size ?? 0;
      readings += 1;
      const { threads = 1, worker = null } = options;
      const read = bulkRead({ root, files, cache, threads, worker, worthHelp: 0 });
      await read(paths, setup, each, signal);
    },
    loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
    clock: () => '2026-02-01',
    rules,
    exceptionsInForce,
    incremental: false,
  });
  await project.publish();
  return { outcome: project.outcome(), cached, readings };
}

const openForSetup = (): Promise<Project> =>
  Project.begin({
    files: nodeFileSystem(root),
    readFacts: async () => {},
    loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
    clock: () => '2026-02-01',
    rules,
    exceptionsInForce,
    incremental: false,
  });

const acmeSetup = (): ReadSetup => ({
  configuration: defaultConfiguration,
  selection: selectFiles(defaultConfiguration),
  catalogue: shippedCatalogue(),
  sha256: nodeSha256,
  below: '',
});

const cacheFile = (): string => join(folder, 'cache', readdirSync(join(folder, 'cache'))[0]!);

describe('the same findings with and without a cache', () => {
  test('from an empty one, from a full one, and after a change', async () => {
    const without = await checked(null);
    expect(await checked('1')).toEqual({ outcome: without.outcome, cached: 0, readings: 1 });
    const again = await checked('1');
    expect(again.outcome).toEqual(without.outcome);
    expect(again.cached).toBeGreaterThan(50);
    const path = join(root, 'risks', readdirSync(join(root, 'risks'))[0]!);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/title:/, 'titel:'));
    const changed = await checked('1');
    expect(changed.outcome).toEqual((await checked(null)).outcome);
    expect(changed.outcome).not.toEqual(without.outcome);
  });

  test('numbers JSON cannot carry are read anew each time', async () => {
    writeFileSync(
      join(root, 'odd.yaml'),
      'id: RSK-ODD\ntype: risk\ntitle: Odd\nlikelihood: .inf\nseverity: -0\n',
    );
    const without = await checked(null);
    await checked('1');
    expect((await checked('1')).outcome).toEqual(without.outcome);
  });

  test('anchors of texts that are linked into are kept too', async () => {
    const policy = (link: string): string =>
      `---\nid: POL-X\ntype: quality-policy\ntitle: X\n---\nSee [it](${link}).\n`;
    writeFileSync(join(root, 'linking.md'), policy('handbook.md#partt'));
    writeFileSync(join(root, 'handbook.md'), '# Handbook\n\n> ## Part\n');
    const without = await checked(null);
    const broken = ({ outcome }: Awaited<ReturnType<typeof checked>>): string[] =>
      outcome.findings.filter(({ file }) => file === 'linking.md').map(({ rule }) => rule);
    expect(broken(without)).toContain('link-broken');
    const first = await checked('1');
    expect(first.outcome).toEqual(without.outcome);
    const second = await checked('1');
    expect(second.outcome).toEqual(without.outcome);
    expect([first.readings, second.readings]).toEqual([2, 1]);
    writeFileSync(join(root, 'linking.md'), policy('handbook.md#part'));
    expect(broken(await checked('1'))).not.toContain('link-broken');
    writeFileSync(join(root, 'handbook.md'), '# Handbook\n\n## Other part\n');
    const changed = await checked('1');
    expect(broken(changed)).toContain('link-broken');
    expect(changed.outcome).toEqual((await checked(null)).outcome);
    expect((await checked('1')).cached).toBe(changed.cached);
  });

  test('another program, another configuration', async () => {
    await checked('1');
    expect((await checked('2')).cached).toBe(0);
    writeFileSync(
      join(root, 'qms.yaml'),
      `${readFileSync(join(root, 'qms.yaml'), 'utf8')}\naliases: { titel: title }\n`,
    );
    expect((await checked('2')).cached).toBe(0);
  });

  test.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 100)],
    [
      'with a byte changed',
      (bytes: Buffer) =>
        Buffer.from(bytes.map((byte, index) => (index === bytes.length - 500 ? byte ^ 1 : byte))),
    ],
    ['with a byte more', (bytes: Buffer) => Buffer.concat([Buffer.from('{'), bytes])],
    ['of another kind', () => Buffer.from('{"hello":"world"}\n')],
    ['empty', () => Buffer.alloc(0)],
    ['with no line end', () => Buffer.alloc(2000, 65)],
  ])('a file %s is ignored and rebuilt', async (_, damage) => {
    const without = await checked(null);
    await checked('1');
    writeFileSync(cacheFile(), damage(readFileSync(cacheFile())));
    expect(await checked('1')).toEqual({ outcome: without.outcome, cached: 0, readings: 1 });
    expect((await checked('1')).cached).toBeGreaterThan(50);
  });

  test('facts of which a byte was changed are read from their file, and written anew', async () => {
    const without = await checked(null);
    await checked('1');
    const whole = readFileSync(cacheFile());
    writeFileSync(cacheFile(), Buffer.from(whole.map((byte, index) => (index === 1000 ? byte ^ 1 : byte))));
    const damaged = readFileSync(cacheFile());
    expect((await checked('1')).outcome).toEqual(without.outcome);
    const rebuilt = readFileSync(cacheFile());
    const around = whole.subarray(500, 1500);
    expect([damaged.includes(around), rebuilt.includes(around)]).toEqual([false, true]);
    expect((await checked('1')).outcome).toEqual(without.outcome);
    expect(readFileSync(cacheFile()).equals(rebuilt)).toBe(true);
  });

  test('a folder that cannot be written is no fault', async () => {
    writeFileSync(join(folder, 'cache'), 'a file where the folder should be');
    expect((await checked('1')).outcome).toEqual((await checked(null)).outcome);
  });

  test('a file whose records are gone is forgotten, one that is new is kept', async () => {
    await checked('1');
    const before = (await checked('1')).cached;
    rmSync(join(root, 'risks', readdirSync(join(root, 'risks'))[0]!));
    writeFileSync(join(root, 'new.yaml'), 'id: ACT-NEW\ntype: action\ntitle: New\n');
    writeFileSync(join(root, 'newer.yaml'), 'id: ACT-NEWER\ntype: action\ntitle: Newer\n');
    expect((await checked('1')).outcome).toEqual((await checked(null)).outcome);
    const after = await checked('1');
    expect(after).toEqual({ outcome: (await checked(null)).outcome, cached: before + 1, readings: 1 });
  });

  test('reading a few files again forgets none of the others', async () => {
    await checked('1');
    const { cached } = await checked('1');
    const files = nodeFileSystem(root);
    const { configuration } = (await openForSetup()).setup;
    const key = { root, engine: '1', schemas: [], configuration };
    const cache = new FactsCache(join(folder, 'cache'), key);
    cache.load();
    writeFileSync(join(root, 'new.yaml'), 'id: ACT-NEW\ntype: action\ntitle: New\n');
    const read = bulkRead({ root, files, cache, threads: 1, worker: null });
    await read(['new.yaml'], { ...acmeSetup(), configuration }, () => {});
    expect((await checked('1')).cached).toBe(cached + 1);
  });

  test('names of files are kept with their facts, for as long as the files hold the same', async () => {
    const files = nodeFileSystem(root);
    const setup = acmeSetup();
    const paths = ['names/a.yaml', 'names/b.yaml'];
    mkdirSync(join(root, 'names'));
    for (const path of paths) writeFileSync(join(root, path), `id: ${path.slice(6, 7)}\ntype: action\n`);
    const namesOf = async (digits: number, change?: (cache: FactsCache) => void): Promise<string[]> => {
      const cache = new FactsCache(join(folder, 'cache'), {
        root,
        engine: '1',
        schemas: [],
        configuration: {},
      });
      cache.load();
      change?.(cache);
      const named = namedFiles(files, digits);
      const read = bulkRead({ root, files, named, cache, threads: 1, worker: null });
      await read(paths, setup, () => {});
      return Promise.all(paths.map(async (path) => (await named.nameOf(path)) ?? ''));
    };
    const nameOf = (path: string, digits: number): string => blobName(readFileSync(join(root, path)), digits);
    const all = (digits: number): string[] => paths.map((path) => nameOf(path, digits));
    expect(await namesOf(40)).toEqual(all(40));
    const kept = 'f'.repeat(40);
    const digest = digestOf(readFileSync(join(root, paths[0]!)));
    const setName = (cache: FactsCache): void => cache.setName(paths[0]!, digest, kept);
    expect(await namesOf(40, setName)).toEqual([kept, nameOf(paths[1]!, 40)]);
    expect(await namesOf(40)).toEqual([kept, nameOf(paths[1]!, 40)]);
    expect(await namesOf(64)).toEqual(all(64));
    expect(await namesOf(40, setName)).toEqual([kept, nameOf(paths[1]!, 40)]);
    writeFileSync(join(root, paths[0]!), 'id: a\ntype: risk\n');
    expect(await namesOf(40)).toEqual(all(40));
  });

  test('reading that is stopped leaves the cache as it was', async () => {
    await checked('1');
    const before = readFileSync(cacheFile());
    const files = nodeFileSystem(root);
    const cache = new FactsCache(join(folder, 'cache'), {
      root,
      engine: '2',
      schemas: [],
      configuration: {},
    });
    cache.load();
    const stop = new AbortController();
    const paths = (await files.list()).filter((path) => path.endsWith('.yaml'));
    const read = bulkRead({ root, files, cache, threads: 1, worker: null });
    const reading = read([...paths, ...paths], acmeSetup(), () => stop.abort(), stop.signal);
    await expect(reading).rejects.toThrow();
    expect(readdirSync(join(folder, 'cache'))).toHaveLength(1);
    expect(readFileSync(cacheFile()).equals(before)).toBe(true);
  });

  test('after it was stopped nothing more is written', async () => {
    const key = { root, engine: '1', schemas: [], configuration: {} };
    const cache = new FactsCache(join(folder, 'cache'), key);
    cache.set('a.yaml', 'digest', '{}');
    cache.abandon();
    const descriptor = openSync(join(folder, 'other.txt'), 'w');
    cache.set('b.yaml', 'digest', '{}');
    cache.save();
    closeSync(descriptor);
    expect(readFileSync(join(folder, 'other.txt'), 'utf8')).toBe('');
    expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  });

  test('what killed programs left is cleared away', async () => {
    await checked('1');
    const left = join(folder, 'cache', 'left.facts.1-1.tmp');
    writeFileSync(left, 'half a line');
    utimesSync(left, new Date(0), new Date(0));
    await checked('2');
    expect(readdirSync(join(folder, 'cache'))).toHaveLength(1);
  });

  test('facts of roots nobody looks at any more are removed', async () => {
    await checked('1');
    const [stale, recent] = ['stale.facts', 'recent.facts'].map((name) => join(folder, 'cache', name));
    for (const path of [stale!, recent!]) writeFileSync(path, 'facts of another root');
    utimesSync(stale!, new Date('2020-01-01'), new Date('2020-01-01'));
    await checked('2');
    expect([existsSync(stale!), existsSync(recent!)]).toEqual([false, true]);
  });

  test('only its owner may read it', async () => {
    await checked('1');
    expect(statSync(cacheFile()).mode & 0o077).toBe(0);
    chmodSync(cacheFile(), 0o600);
  });
});

test('the same findings with workers', async () => {
  writeFileSync(join(root, 'handbook.md'), '# Handbook\n');
  writeFileSync(
    join(root, 'linking.md'),
    '---\nid: POL-X\ntype: quality-policy\ntitle: X\n---\n[a](handbook.md#handbook) [b](handbook.md#part)\n',
  );
  for (let copy = 0; copy < 25; copy += 1)
    cpSync(join(acmeRoot, 'risks'), join(root, `copy-${copy}`), { recursive: true });
  for (let copy = 0; copy < 500; copy += 1)
    writeFileSync(join(root, `n-${copy}.yaml`), `id: ACT-N-${copy}\ntype: action\ntitle: ${copy}\n`);
  const worker = builtProgram('facts-worker.mjs');
  expect(worker).not.toBeNull();
  const { outcome } = await checked(null, { worker, threads: 3 });
  expect(outcome).toEqual((await checked(null)).outcome);
  expect(outcome.findings.filter(({ rule }) => rule === 'link-broken')).toHaveLength(1);
}, 60_000);

testUnless(!haveNames, 'no pipes have names here')('a pipe in the place of the cache holds nobody up', () => {
  const place = join(folder, 'cache');
  const key = { root, engine: 'one', schemas: [], configuration: [] };
  const first = new FactsCache(place, key);
  first.set('a.yaml', 'digest', '{}');
  first.save();
  const [name] = readdirSync(place);
  rmSync(join(place, name!));
  makePipe(join(place, name!));
  const cache = new FactsCache(place, key);
  cache.load();
  expect(cache.size).toBe(0);
  cache.set('a.yaml', 'digest', '{}');
  cache.save();
  expect(statSync(join(place, name!)).isFile()).toBe(true);
});

test('reading that is stopped stops the workers too', async () => {
  const worker = builtProgram('facts-worker.mjs');
  const stop = new AbortController();
  const files = nodeFileSystem(root);
  const paths = (await files.list()).filter((path) => path.endsWith('.yaml'));
  const many = Array.from({ length: 60 }, () => paths).flat();
  let stopped = false;
  let late = 0;
  const read = bulkRead({ root, files, cache: null, threads: 2, worker, worthHelp: 0 });
  const reading = read(
    many,
    acmeSetup(),
    () => {
      if (stopped) late += 1;
      stop.abort();
    },
    stop.signal,
  );
  await expect(reading).rejects.toThrow();
  stopped = true;
  await new Promise((resume) => setTimeout(resume, 500));
  expect(late).toBe(0);
});
