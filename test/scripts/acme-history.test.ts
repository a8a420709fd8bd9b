import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { exampleFiles } from '../../scripts/acme/build.ts';
import { replay } from '../../scripts/acme/replay.ts';
import { type Author, FixedRepository } from '../../scripts/acme/repository.ts';
import { fingerprintOf } from '../../scripts/acme/test-keys.ts';
import { main } from '../../server/src/main/cli.ts';
import { describeWith } from '../left-out.ts';
import { acmeRoot } from '../workspace/acme.ts';

vi.setConfig({ testTimeout: 120_000 });

interface Snapshot {
  readonly day: string;
  readonly message: string;
  readonly email: string;
  readonly files: ReadonlyMap<string, string>;
}

/** Keeps what every commit holds. */
class RecordedRepository extends FixedRepository {
  readonly snapshots: Snapshot[] = [];
  readonly #files = new Map<string, string>();

  override write(files: ReadonlyMap<string, string | null>): void {
    for (const [path, text] of files) {
      if (text === null) this.#files.delete(path);
      else this.#files.set(path, text);
    }
    super.write(files);
  }

  override commit(author: Author, time: Date, message: string): string {
    const day = time.toISOString().slice(0, 10);
    this.snapshots.push({ day, message, email: author.email, files: new Map(this.#files) });
    return super.commit(author, time, message);
  }
}

/** Keys of what is planned, promised or expected, of which a date after the day is no fact. */
const plans = new Set(
  (
    'asOf by criterion cycle decideBy decision due effectiveFrom evaluateBy evaluation expires from nextCalibration ' +
    'nextEvaluation nextPlanned nextReview pathway planned plannedFor responseDue targets to until validUntil when'
  ).split(' '),
);

/** Plans by those names that are facts where they stand. */
const facts = new Set(['signingKeys.to', 'phases.from', 'items.to', 'holders.to']);

/** Sentences that speak of what is to come, as known on the day. */
const announced = new Set([
  'changes/CHG-2025-02.yaml reason',
  'exceptions/EXC-2025-01.yaml reason',
  'reviews/MR-2024-01.yaml inputs.conclusion',
  'reviews/MR-2025-01.md inputs.conclusion',
]);

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const inProse = new RegExp(`\\b(?:(\\d{1,2}) )?(${months}) (\\d{4})\\b`, 'g');

const lastDayOf = (period: string): string => {
  const [year, part = '12'] = period.split('-');
  const month = part.startsWith('Q')
    ? Number(part[1]) * 3
    : part.startsWith('H')
      ? Number(part[1]) * 6
      : Number(part);
  return `${year}-${String(month).padStart(2, '0')}-28`;
};

/** The days a text or value speaks of as past, with where it says so. */
function daysIn(value: unknown, path: readonly string[]): readonly (readonly [where: string, day: string])[] {
  if (Array.isArray(value)) return value.flatMap((each) => daysIn(each, path));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, each]) =>
      (key === 'date' && 'status' in value && value.status === 'planned') ||
      (plans.has(key) && !facts.has(`${path.at(-1)}.${key}`))
        ? []
        : daysIn(each, [...path, key]),
    );
  if (typeof value !== 'string') return [];
  const where = path.join('.');
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return [[where, value]];
  if (path.at(-1) === 'period' && path.at(-2) === 'readings') return [[where, lastDayOf(value)]];
  return [...value.matchAll(inProse)].map(([, day, month, year]) => [
    where,
    `${year}-${String(months.split('|').indexOf(month!) + 1).padStart(2, '0')}-${(day ?? '1').padStart(2, '0')}`,
  ]);
}

type Facts = readonly (readonly [where: string, day: string])[];

/** What texts say; most of them stand unchanged in many commits. */
const known = new Map<string, Facts>();

function factsIn(path: string, text: string): Facts {
  const facts = known.get(text) ?? readFacts(path, text);
  known.set(text, facts);
  return facts;
}

function readFacts(path: string, text: string): Facts {
  if (path.endsWith('.csv'))
    return text
      .split('\n')
      .slice(1, -1)
      .map((row) => row.split(','))
      .map((row) => [row[0]!, row[0]!.startsWith('PER-') ? row[3]! : lastDayOf(row[0]!)] as const);
  const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const data = parseAllDocuments(front ?? (path.endsWith('.yaml') ? text : '')).map((each) => each.toJS());
  const whole = data.map((each) =>
    Array.isArray(each?.items)
      ? { ...each, items: each.items.map((item: object) => ({ ...each.defaults, ...item })) }
      : each,
  );
  return [...daysIn(whole, []), ...daysIn(body ?? '', ['body'])];
}

/** Exit code and output of `qms`. */
async function qms(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const code = await main(args);
    return { code, out: out.mock.calls.map(([text]) => String(text)).join('') };
  } finally {
    out.mockRestore();
  }
}

test('everybody is registered with the test key that signs for them, and no other', () => {
  const people = exampleFiles().get('people/people.yaml')!;
  const keys = [...people.matchAll(/- id: (\S+)\n(?: {4}.*\n)*? +- \{ kind: ssh, fingerprint: (\S+), from/g)];
  expect(keys).toHaveLength(18);
  for (const [, person, fingerprint] of keys) expect(fingerprint, person).toBe(fingerprintOf(person!));
});

describeWith(['git'], 'the history of the example company', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qms-acme-history-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const given = exampleFiles();
  let built: ReadonlyMap<string, string>;
  let snapshots: readonly Snapshot[];

  beforeAll(async () => {
    const repository = new RecordedRepository(folder);
    built = await replay(given, repository);
    ({ snapshots } = repository);
  }, 120_000);

  test('the history ends with the files of the example company, byte for byte', () => {
    expect(Object.fromEntries(built)).toEqual(Object.fromEntries(given));
    for (const [path, text] of given) expect(readFileSync(join(folder, path), 'utf8'), path).toBe(text);
  });

  test('at no commit stands a fact that had not happened by its day', () => {
    const found = snapshots.flatMap(({ day, files }) =>
      [...files].flatMap(([path, text]) =>
        factsIn(path, text)
          .filter(([where, date]) => date > day && !announced.has(`${path} ${where}`))
          .map(([where, date]) => [`${path} ${where} ${date}`, day] as const),
      ),
    );
    // Said once each, with the last day on which it stood too early.
    expect(Object.fromEntries(found)).toEqual({});
    const dates = snapshots.at(-1)!.files;
    expect([...dates].flatMap(([path, text]) => factsIn(path, text)).length).toBeGreaterThan(500);
  });

  test('no record names one that was not there yet', () => {
    const named = /\b(?:[A-Z]{2,4})-(?:\d{3}|\d{4}-\d{2}|[A-Z]{2,5})\b/g;
    const idsIn = (files: ReadonlyMap<string, string>): ReadonlySet<string> =>
      new Set(
        [...files.values()].flatMap((text) =>
          [...text.matchAll(/^ *(?:- )?id: (\S+)$/gm)].map(([, id]) => id!),
        ),
      );
    const known = idsIn(given);
    const found = snapshots.flatMap(({ day, files }) => {
      const there = idsIn(files);
      return [...files].flatMap(([path, text]) =>
        [...text.matchAll(named)]
          .filter(([id]) => known.has(id) && !there.has(id) && path !== 'qms.yaml')
          .map(([id]) => `${day} ${path} ${id}`),
      );
    });
    expect(found).toEqual([]);
    expect(known.size).toBeGreaterThan(150);
  });

  test('every sign-off comes in on its day, by who gave it', () => {
    const block = /- by: (PER-\d+)\n(?: +\w+: .*\n)*? +date: (\S+)\n(?: +\w+: .*\n)*? +digest: (\S+)/g;
    const emails = new Map(
      [...given.get('people/people.yaml')!.matchAll(/id: (PER-\d+)\n[\s\S]*?emails: \[(.*?)\]/g)].map(
        ([, id, email]) => [id!, email!],
      ),
    );
    let before = new Set<string>();
    let count = 0;
    for (const { day, email, files } of snapshots) {
      const here = [...files.values()].flatMap((text) => [...text.matchAll(block)]);
      for (const [, by, date, digest] of here) {
        if (before.has(digest!)) continue;
        count += 1;
        expect([date, emails.get(by!)], digest).toEqual([day, email]);
      }
      before = new Set(here.map(([, , , digest]) => digest!));
    }
    expect(count).toBeGreaterThan(65);
  });

  test.each([
    ['in its repository', folder],
    ['as files alone', acmeRoot],
  ])(
    '%s, the last review gives the pack that was signed, and nothing is found but what is known',
    async (_, root) => {
      const { code, out } = await qms('pack', 'MR-2026-01', '--verify', '--root', root);
      expect([code, out]).toEqual([0, expect.stringContaining('still give the pack that was signed')]);
      const check = await qms('check', '--root', root, '--no-cache');
      expect(check.code).toBe(0);
      expect(check.out).toContain('1 for information in 195 records of 88 files · 1 silenced');
      // Processes and risks that the earlier reviews show have been raised since, each in its place.
      const earlier = await qms('pack', 'MR-2024-01', '--verify', '--root', root);
      expect(earlier.code).toBe(1);
      expect(earlier.out).toContain(
        'Verify in the commit in which it became approved; the log of reviews/MR-2024-01.yaml',
      );
    },
  );

  test('on the day it was approved, each review gave the pack that was signed', async () => {
    const then = mkdtempSync(join(tmpdir(), 'qms-acme-then-'));
    const git = (...args: readonly string[]): string =>
      execFileSync('git', args, { cwd: then, encoding: 'utf8' });
    try {
      git('clone', '--quiet', folder, '.');
      for (const review of ['MR-2024-01', 'MR-2025-01', 'MR-2026-01']) {
        const approvals = git('log', '--format=%H', `--grep=^Approved: ${review}`, 'main').trim().split('\n');
        expect(approvals).toHaveLength(2);
        git('checkout', '--quiet', approvals[0]!);
        expect((await qms('pack', review, '--verify', '--root', then)).code, review).toBe(0);
      }
    } finally {
      rmSync(then, { recursive: true });
    }
  });

  describeWith(['ssh-keygen'], 'with keys', () => {
    test('every sign-off is verified by the signature of its commit', async () => {
      const { code, out } = await qms('sign', '--verify', '--root', folder);
      expect([code, out]).toEqual([0, expect.stringContaining('65 sign-offs: 65 signature-verified.')]);
    });
  });
});
