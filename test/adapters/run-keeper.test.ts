import { execFileSync } from 'node:child_process';
import fs, {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { committedBetween } from '../../server/src/adapters/git/committed-between.ts';
import { bulkRead } from '../../server/src/adapters/node/bulk-read.ts';
import { FactsCache } from '../../server/src/adapters/node/facts-cache.ts';
import { nodeFileSystem } from '../../server/src/adapters/node/file-system.ts';
import { runKeeper } from '../../server/src/adapters/node/run-keeper.ts';
import { digestOf, nodeSha256 } from '../../server/src/adapters/node/sha256.ts';
import { knownOfDomain } from '../../server/src/core/known-of-domain.ts';
import { loadTypes } from '../../server/src/main/load-types.ts';
import { historyReading } from '../../server/src/main/open-project.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { type NotedReads, notingReads } from '../../server/src/workspace/noted-reads.ts';
import type { FileSystem } from '../../server/src/workspace/ports.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { readingBasis } from '../../server/src/workspace/root-setup.ts';
import { acmeRoot } from '../workspace/acme.ts';

let folder: string;
let root: string;

/** Long enough ago for times to tell whether a file was written since. */
const longAgo = new Date(Date.now() - 3_600_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qms-runs-'));
  root = join(folder, 'root');
  cpSync(acmeRoot, root, { recursive: true });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const kept = (): string => join(folder, 'cache');

/** A check as the command line makes it: what it found, and how many evaluations that took. */
async function check({
  cache = kept(),
  engine = '1',
  at = root,
  today = '2026-02-01',
  during = (_path: string, _time: number): (() => void) | undefined => undefined,
} = {}) {
  const read: string[] = [];
  const all = nodeFileSystem(at);
  const files: FileSystem = {
    ...all,
    async read(path, maximum) {
      read.push(path);
      const after = during(path, read.filter((each) => each === path).length);
      const result = await all.read(path, maximum);
      after?.();
      return result;
    },
  };
  const digests = new Map<string, string>();
  const noted: NotedReads = new Map();
  const keeper = runKeeper({ folder: cache, root: at, engine, digests, noted });
  const readHistory = historyReading(at, false, loadTypes);
  let histories = 0;
  const project = await Project.open({
    files: notingReads(files, noted, digestOf),
    readFacts: async (paths, setup, each, signal) => {
      const configuration = [readingBasis(setup.configuration), setup.below];
      // What was kept of the files of an earlier run stays as it is, as long as this one needs it.
      const isGoingOn = paths.length * 2 < keeper.earlierFiles();
      const facts = isGoingOn
        ? null
        : new FactsCache(cache, { root: at, engine, schemas: [], configuration });
      facts?.load();
      const read = bulkRead({ root: at, files, cache: facts, digests, threads: 1, worker: null });
      await read(paths, setup, each, signal);
    },
    loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
    sha256: nodeSha256,
    readEvidence: (...request) => {
      histories += 1;
      return readHistory(...request);
    },
    committedBetween: committedBetween(at),
    clock: () => today,
    incremental: false,
    keeper,
    ...knownOfDomain,
  });
  await project.publish();
  await project.keep();
  return { outcome: project.outcome(), evaluations: project.evaluations, read, histories };
}

/** What a check finds that nothing was kept for. */
const fresh = async (today?: string) =>
  (await check({ cache: mkdtempSync(join(folder, 'none-')), ...(today === undefined ? {} : { today }) }))
    .outcome;

const runFile = (): string => join(kept(), readdirSync(kept()).find((name) => name.endsWith('.run'))!);

const aRisk = (): string => join(root, 'risks', readdirSync(join(root, 'risks'))[0]!);

const write = (path: string, change: (text: string) => string): void =>
  writeFileSync(path, change(readFileSync(path, 'utf8')));

describe('what is taken for unchanged', () => {
  test('nothing is read again, nothing judged, and no place looked for', async () => {
    write(aRisk(), (text) => text.replace('title:', 'titel:'));
    const first = await check();
    const second = await check();
    expect(first.evaluations).toBeGreaterThan(1000);
    expect(second).toEqual({ outcome: first.outcome, evaluations: 0, histories: 0, read: ['qms.yaml'] });
    expect(second.outcome.findings).toContainEqual(expect.objectContaining({ rule: 'key-unknown' }));
  });

  test('a file that was written in the same moment, with the same size and its times put back', async () => {
    await check();
    const { atime, mtime } = statSync(aRisk());
    write(aRisk(), (text) => text.replace('title:', 'titel:'));
    utimesSync(aRisk(), atime, mtime);
    const again = await check();
    expect(again.outcome).toEqual(await fresh());
    expect(again.outcome.findings).toContainEqual(expect.objectContaining({ rule: 'key-unknown' }));
  });

  test('another file that was put in its place, with its times', async () => {
    utimesSync(aRisk(), longAgo, longAgo);
    await check();
    const other = join(folder, 'other');
    writeFileSync(other, readFileSync(aRisk(), 'utf8').replace('title:', 'titel:'));
    utimesSync(other, longAgo, longAgo);
    renameSync(other, aRisk());
    expect((await check()).outcome).toEqual(await fresh());
  });

  test('a file whose times lie ahead, as after a clock was put back', async () => {
    const ahead = new Date(Date.now() + 86_400_000);
    utimesSync(aRisk(), ahead, ahead);
    await check();
    write(aRisk(), (text) => text.replace('title:', 'titel:'));
    utimesSync(aRisk(), ahead, ahead);
    expect((await check()).outcome).toEqual(await fresh());
  });

  test('a fresh checkout with the same content is judged no more, and is known by its times from then on', async () => {
    const first = await check();
    const copy = join(folder, 'copy');
    cpSync(root, copy, { recursive: true });
    rmSync(root, { recursive: true });
    renameSync(copy, root);
    const before = readFileSync(runFile());
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 10_000);
    expect(await check()).toMatchObject({ outcome: first.outcome, evaluations: 0 });
    expect(readFileSync(runFile()).equals(before)).toBe(false);
  });

  test('in a fresh checkout with an edit, all else is known by its times from then on', async () => {
    // Nobody signed it or decided on it, so that the history is not asked.
    const risk = join(root, 'new.yaml');
    writeFileSync(risk, 'id: RSK-NEW\ntype: risk\ntitle: New\n');
    await check();
    const copy = join(folder, 'copy');
    cpSync(root, copy, { recursive: true });
    rmSync(root, { recursive: true });
    renameSync(copy, root);
    write(risk, (text) => text.replace('title:', 'titel:'));
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 10_000);
    expect((await check()).outcome).toEqual(await fresh());
    const stamped = readFileSync(runFile());
    expect((await check()).outcome).toEqual(await fresh());
    // The changed file alone is still another one than the run knows.
    expect(readFileSync(runFile()).equals(stamped)).toBe(true);
    write(risk, (text) => text.replace('titel:', 'title:'));
    expect((await check()).outcome).toEqual(await fresh());
  });

  test('a file that was another one for as long as its findings were given their places', async () => {
    write(aRisk(), (text) => text.replace('title:', 'titel:'));
    const [path, text] = [relative(root, aRisk()), readFileSync(aRisk(), 'utf8')];
    await check({
      during(read, time) {
        if (read !== path || time === 1) return;
        writeFileSync(aRisk(), `# One\n# Two\n${text}`);
        return () => writeFileSync(aRisk(), text);
      },
    });
    expect((await check()).outcome).toEqual(await fresh());
  });

  test('a data file that changed while it was read, in the same moment', async () => {
    const [data, path] = [join(root, 'indicators/data/complaints.csv'), 'indicators/data/complaints.csv'];
    const text = readFileSync(data, 'utf8');
    let stamps: Stats | undefined;
    const stat = fs.lstatSync;
    // A file system whose times do not tell two writes apart.
    vi.spyOn(fs, 'lstatSync').mockImplementation(((at: string, options: object) => {
      if (at !== data) return stat(at, options);
      stamps ??= stat(at) as Stats;
      return stamps;
    }) as typeof fs.lstatSync);
    syncBuiltinESMExports();
    try {
      await check({
        during: (read) => (read === path ? () => writeFileSync(data, text.replace(/\d/g, 'x')) : undefined),
      });
    } finally {
      vi.restoreAllMocks();
      syncBuiltinESMExports();
    }
    expect((await check()).outcome).toEqual(await fresh());
  });

  test('files that came, went and were renamed', async () => {
    await check();
    renameSync(aRisk(), join(root, 'risks/renamed.yaml'));
    rmSync(join(root, 'audits', readdirSync(join(root, 'audits'))[0]!));
    writeFileSync(join(root, 'new.yaml'), 'id: RSK-NEW\ntype: risk\ntitle: New\n');
    const again = await check();
    expect(again.outcome).toEqual(await fresh());
    expect(again.evaluations).toBeLessThan(3000);
  });

  test('another day', async () => {
    write(join(root, 'qms.yaml'), (text) => text.replace(/^asOf:.*\n/m, ''));
    const first = await check();
    const other = await check({ today: '2027-03-01' });
    expect(other.outcome).toEqual(await fresh('2027-03-01'));
    expect(other.evaluations).toBeLessThan(first.evaluations / 2);
  });

  test('another qms.yaml', async () => {
    await check();
    write(join(root, 'qms.yaml'), (text) => `${text}\nrules: { record-orphan: error }\n`);
    expect((await check()).outcome).toEqual(await fresh());
  });
});

describe('where the history counts', () => {
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-C', root, '-c', 'user.name=Jane', '-c', 'user.email=jane@acme.example', ...args], {
      stdio: 'ignore',
    });
  };
  const retitle = (title: string): void =>
    write(aRisk(), (text) => text.replace(/^title:.*/m, `title: ${title}`));
  const policy = (): string => join(root, 'policy/quality-policy.md');

  beforeEach(() => {
    // A part of it is read, and judged from the start, several times as fast.
    for (const name of readdirSync(root))
      if (!['qms.yaml', 'policy', 'risks', 'people', 'roles'].includes(name))
        rmSync(join(root, name), { recursive: true });
    write(join(root, 'qms.yaml'), (text) =>
      text.replace('evidence: content-bound', 'evidence: commit-bound'),
    );
    expect(readFileSync(join(root, 'qms.yaml'), 'utf8')).toContain('commit-bound');
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-qm', 'All of it');
  });

  test('commits of what nobody signed have it say what it said, without being asked', async () => {
    const first = await check();
    expect(first.histories).toBe(1);
    expect(await check()).toMatchObject({ evaluations: 0, histories: 0 });
    for (const title of ['One', 'Two', 'Three']) {
      retitle(title);
      expect((await check()).histories).toBe(0);
      git('commit', '-qam', 'Another title');
      const next = await check();
      expect(next.histories).toBe(0);
      expect(next.outcome).toEqual(await fresh());
      expect(next.evaluations).toBeLessThan(first.evaluations / 2);
    }
    writeFileSync(join(root, 'notes.txt'), 'No record.\n');
    git('add', '-A');
    git('commit', '-qm', 'Notes');
    expect((await check()).histories).toBe(0);
  });

  test('what was read under other settings of git is read again under these', async () => {
    git('config', 'core.worktree', dirname(folder));
    await check();
    git('config', '--unset', 'core.worktree');
    expect(await check()).toMatchObject({ histories: 1, outcome: await fresh() });
  });

  test('a folder that becomes a repository of its own has it read again', async () => {
    mkdirSync(join(root, 'part'));
    const text = readFileSync(policy(), 'utf8');
    writeFileSync(join(root, 'part/policy.md'), text.replace(/^id: .*$/m, 'id: POL-PART'));
    const inner = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@a.example', ...args], {
        cwd: join(root, 'part'),
        stdio: 'pipe',
      });
    inner('init', '-q');
    inner('add', '.');
    inner('commit', '-qm', 'Part');
    await check();
    git('-c', 'advice.addEmbeddedRepo=false', 'add', 'part');
    git('commit', '-qm', 'A part');
    expect(await check()).toMatchObject({ histories: 1, outcome: await fresh() });
  });

  test('another commit of what is signed has it read again, and only what it says otherwise is judged', async () => {
    const first = await check();
    write(policy(), (text) => `${text}\nMore.\n`);
    const before = await check();
    expect(before).toMatchObject({ histories: 1, outcome: await fresh() });
    git('commit', '-qam', 'More of the policy');
    const second = await check();
    expect(second).toMatchObject({ histories: 1, outcome: await fresh() });
    expect(second.evaluations).toBeLessThan(first.evaluations / 2);
    expect(await check()).toMatchObject({ evaluations: 0, histories: 0 });
  });

  test.each<[string, () => void]>([
    [
      'an amended commit',
      () => {
        retitle('Two');
        git('commit', '-qa', '--amend', '-m', 'All of it, and more');
      },
    ],
    [
      'a merge',
      () => {
        git('switch', '-qc', 'other', 'HEAD~1');
        writeFileSync(join(root, 'notes.txt'), 'No record.\n');
        git('add', '-A');
        git('commit', '-qm', 'Notes');
        git('switch', '-q', 'main');
        git('merge', '-q', '--no-edit', 'other');
      },
    ],
    ['an earlier commit', () => git('reset', '-q', '--soft', 'HEAD~1')],
    [
      'a commit of settings and one that takes them back',
      () => {
        write(join(root, 'qms.yaml'), (text) => `${text}# more\n`);
        git('commit', '-qam', 'Settings');
        git('revert', '--no-edit', 'HEAD');
      },
    ],
    [
      'a commit of a signed file and one that takes it back',
      () => {
        write(policy(), (text) => `${text}\nMore.\n`);
        git('commit', '-qam', 'More of the policy');
        git('revert', '--no-edit', 'HEAD');
      },
    ],
    [
      'a commit of how git stores files',
      () => {
        writeFileSync(join(root, '.gitattributes'), '*.md text\n');
        git('add', '-A');
        git('commit', '-qm', 'Attributes');
      },
    ],
  ])('%s has it read again', async (_, change) => {
    retitle('One');
    git('commit', '-qam', 'Another title');
    await check();
    change();
    const next = await check();
    expect(next).toMatchObject({ histories: 1, outcome: await fresh() });
    expect((await check()).histories).toBe(0);
  });

  test('commits are not taken for others while qms.yaml says something else than they do', async () => {
    await check();
    write(join(root, 'qms.yaml'), (text) => `${text}# more\n`);
    retitle('One');
    await check();
    git('commit', '-qm', 'Another title', relative(root, aRisk()));
    expect(await check()).toMatchObject({ histories: 1, outcome: await fresh() });
  });

  test('a commit of the place from which something signed was moved has it read again', async () => {
    renameSync(policy(), join(root, 'policy/moved.md'));
    const moved = await check();
    git('rm', '-q', '--cached', 'policy/quality-policy.md');
    git('commit', '-qm', 'Not there any more');
    const next = await check();
    expect(next).toMatchObject({ histories: 1, outcome: await fresh() });
    expect(next.outcome).not.toEqual(moved.outcome);
  });
});

describe('what was kept and cannot be trusted is not there', () => {
  const isIgnored = async (): Promise<void> => {
    const again = await check();
    expect(again.outcome).toEqual(await fresh());
    expect(again.evaluations).toBeGreaterThan(1000);
  };

  test('by another program', async () => {
    await check({ engine: '2' });
    await isIgnored();
  });

  test('cut short', async () => {
    await check();
    truncateSync(runFile(), statSync(runFile()).size - 100);
    await isIgnored();
  });

  test('damaged in any part', async () => {
    await check();
    const whole = readFileSync(runFile());
    for (const part of [0.01, 0.3, 0.6, 0.99]) {
      const bytes = Buffer.from(whole);
      const at = Math.floor(bytes.length * part);
      bytes[at] = bytes[at]! ^ 1;
      writeFileSync(runFile(), bytes);
      const again = await check();
      expect(again.outcome).toEqual(await fresh());
    }
  });

  test('behind a link', async () => {
    await check();
    const path = runFile();
    renameSync(path, join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), path);
    await isIgnored();
  });

  test('without the facts that it belongs to', async () => {
    await check();
    for (const name of readdirSync(kept())) if (name.endsWith('.facts')) rmSync(join(kept(), name));
    expect((await check()).evaluations).toBe(0);
    // What a file said before it was changed is not known any more.
    write(aRisk(), (text) => text.replace('title:', 'titel:'));
    await isIgnored();
  });

  test('facts that were damaged since are read from the file', async () => {
    const first = await check();
    const facts = join(kept(), readdirSync(kept()).find((name) => name.endsWith('.facts'))!);
    const bytes = readFileSync(facts);
    bytes.fill(0x20, 0, 2000);
    const descriptor = openSync(facts, 'r+');
    writeFileSync(descriptor, bytes);
    closeSync(descriptor);
    expect((await check()).outcome).toEqual(first.outcome);
    write(aRisk(), (text) => text.replace('title:', 'titel:'));
    expect((await check()).outcome).toEqual(await fresh());
  });

  test('a folder that cannot be written to keeps nothing, and is no fault', async () => {
    const cache = join(folder, 'file');
    writeFileSync(cache, '');
    expect((await check({ cache })).outcome).toEqual(await fresh());
    expect(readFileSync(cache, 'utf8')).toBe('');
  });
});
