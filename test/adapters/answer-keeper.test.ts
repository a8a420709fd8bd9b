import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AnswerToKeep, answerKeeper } from '../../server/src/adapters/node/answer-keeper.ts';
import { nodeFileSystem } from '../../server/src/adapters/node/file-system.ts';
import { listAndLook } from '../../server/src/adapters/node/root-look.ts';
import { digestOf } from '../../server/src/adapters/node/sha256.ts';
import { type NotedReads, notingReads } from '../../server/src/workspace/noted-reads.ts';

let folder: string;
let root: string;

const longAgo = new Date(Date.now() - 3_600_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qms-answers-'));
  root = join(folder, 'root');
  mkdirSync(root);
  for (const name of ['qms.yaml', 'risk.yaml', 'notes.txt', 'photo.bin']) write(name, name);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string, at = longAgo): void {
  writeFileSync(join(root, name), text);
  utimesSync(join(root, name), at, at);
}

const kept = (): string => join(folder, 'cache');
const answerFile = (): string => join(kept(), readdirSync(kept())[0]!);

/** Notes are read besides, of a photo only matters that it is there. */
const answer: AnswerToKeep = {
  text: 'an answer',
  history: 'any',
  recordsIn: (path) => (path === 'risk.yaml' ? 2 : null),
  matters: (path) => ['qms.yaml', 'notes.txt'].includes(path),
};

const digestsOf = (paths: readonly string[]): Map<string, string> =>
  new Map(paths.map((path) => [path, digestOf(readFileSync(join(root, path)))]));

/** A keeper after the files were looked at, and then read as records and for other reasons. */
async function keeperNow({
  engine = '1',
  circumstances = 'usual',
  records = ['risk.yaml'],
  besides = ['qms.yaml', 'notes.txt'],
  meanwhile = () => {},
} = {}) {
  const look = listAndLook(root);
  const before = digestsOf(records);
  meanwhile();
  const reads = { records: before, besides: digestsOf(besides) };
  return answerKeeper({ folder: kept(), root, engine, circumstances }, look, reads);
}

const keep = async (more: Partial<AnswerToKeep> = {}): Promise<void> =>
  (await keeperNow()).keep({ ...answer, ...more });
const recalled = async (options: Parameters<typeof keeperNow>[0] = {}): Promise<string | null> =>
  (await keeperNow(options)).recall()?.text ?? null;

describe('an answer is given again', () => {
  test('while nothing has changed, with which files hold records', async () => {
    await keep();
    const again = (await keeperNow()).recall();
    expect(again?.text).toBe('an answer');
    expect(['risk.yaml', 'notes.txt', 'gone.yaml'].map((path) => again?.holdsRecords(path))).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('when only the bytes of a file changed that nobody reads', async () => {
    await keep();
    write('photo.bin', 'another photo');
    expect(await recalled()).toBe('an answer');
  });

  test('in a fresh checkout, which is known by its times from then on', async () => {
    await keep();
    const fresh = new Date(Date.now() - 600_000);
    for (const name of readdirSync(root)) write(name, name, fresh);
    const before = statSync(answerFile()).ino;
    expect(await recalled()).toBe('an answer');
    const after = statSync(answerFile()).ino;
    expect(after).not.toBe(before);
    expect(await recalled()).toBe('an answer');
    expect(statSync(answerFile()).ino === after).toBe(isSettled());
  });
});

/** Whether the change times of files, which nobody can set, lie long enough ago to tell whether they were written since. */
const isSettled = (): boolean =>
  readdirSync(root).every((name) => statSync(join(root, name)).ctimeMs < Date.now() - 2000);

describe('an answer is not given again', () => {
  test.each<[what: string, deed: () => void]>([
    ['after a record was changed', () => write('risk.yaml', 'another')],
    [
      'after a record was changed in the same size, its times put back',
      () => write('risk.yaml', 'RISK.yaml'),
    ],
    ['after something was changed that is read besides', () => write('notes.txt', 'notes.TXT')],
    ['after a file came', () => write('new.bin', '')],
    ['after a file went', () => rmSync(join(root, 'photo.bin'))],
    ['after a file was called otherwise', () => renameSync(join(root, 'photo.bin'), join(root, 'p.bin'))],
    ['after a link came, which is passed over', () => symlinkSync('risk.yaml', join(root, 'link.yaml'))],
    [
      'after a folder came to be a root of its own',
      () => {
        mkdirSync(join(root, 'other'));
        write('other/qms.yaml', '');
      },
    ],
  ])('%s', async (_, deed) => {
    await keep();
    expect(await recalled()).toBe('an answer');
    deed();
    expect(await recalled()).toBeNull();
  });

  test('to another question, by another program, or without a commit that was there', async () => {
    await keep();
    expect(await recalled({ circumstances: 'another day' })).toBeNull();
    expect(await recalled({ engine: '2' })).toBeNull();
    await keep({ history: 'no-repository' });
    expect(await recalled()).toBe('an answer');
    mkdirSync(join(root, '.git/objects'), { recursive: true });
    expect(await recalled()).toBeNull();
    await keep({ history: '1'.repeat(40) });
    expect(await recalled()).toBeNull();
    writeFileSync(join(root, '.git/HEAD'), `${'1'.repeat(40)}\n`);
    // It was no commit that was checked out when it was kept.
    expect(await recalled()).toBeNull();
    await keep({ history: '1'.repeat(40) });
    expect(await recalled()).toBe('an answer');
    writeFileSync(join(root, '.git/HEAD'), `${'2'.repeat(40)}\n`);
    expect(await recalled()).toBeNull();
  });

  test('where something was written while it was made', async () => {
    const write2 = (name: string) => () => write(name, `${name} by now`);
    const runs: readonly NonNullable<Parameters<typeof keeperNow>[0]>[] = [
      // Judged as it was, and then shown as it is.
      { besides: ['risk.yaml'], meanwhile: write2('risk.yaml') },
      { records: [], besides: [], meanwhile: write2('risk.yaml') },
      { besides: [], meanwhile: write2('notes.txt') },
    ];
    for (const run of runs) {
      (await keeperNow(run)).keep(answer);
      expect([run, await recalled()]).toEqual([run, null]);
      for (const name of ['risk.yaml', 'notes.txt']) write(name, name);
    }
  });

  test('where a file changed from one read to the next', async () => {
    const noted: NotedReads = new Map();
    const files = notingReads(nodeFileSystem(root), noted, digestOf);
    await files.read('risk.yaml', 100);
    await files.read('notes.txt', 100);
    write('risk.yaml', 'another');
    await files.read('risk.yaml', 100);
    await files.read('notes.txt', 100);
    await files.read('gone.txt', 100);
    expect([...noted]).toEqual([
      ['risk.yaml', null],
      ['notes.txt', digestOf(Buffer.from('notes.txt'))],
    ]);
    const look = listAndLook(root);
    const reads = { records: new Map(), besides: noted };
    answerKeeper({ folder: kept(), root, engine: '1', circumstances: 'usual' }, look, reads).keep(answer);
    expect(await recalled()).toBeNull();
  });

  test('where its file is damaged, cut short, or a link', async () => {
    await keep();
    const whole = readFileSync(answerFile());
    for (const place of [0.01, 0.2, 0.5, 0.99]) {
      const bytes = Buffer.from(whole);
      const at = Math.floor(bytes.length * place);
      bytes[at] = bytes[at]! ^ 1;
      writeFileSync(answerFile(), bytes);
      expect([place, await recalled()]).toEqual([place, null]);
    }
    writeFileSync(answerFile(), whole.subarray(1));
    expect(await recalled()).toBeNull();
    writeFileSync(answerFile(), whole);
    expect(await recalled()).toBe('an answer');
    const elsewhere = join(folder, 'elsewhere');
    const path = answerFile();
    renameSync(path, elsewhere);
    symlinkSync(elsewhere, path);
    expect(await recalled()).toBeNull();
  });
});

test('what was not read for the next answer is known from the last one', async () => {
  await keep();
  write('photo.bin', 'another photo');
  write('notes.txt', 'other notes');
  const keeper = await keeperNow({ records: [], besides: ['notes.txt'] });
  expect(keeper.recall()).toBeNull();
  keeper.keep({ ...answer, text: 'the next answer' });
  expect(await recalled()).toBe('the next answer');
  write('risk.yaml', 'another');
  expect(await recalled()).toBeNull();
});
