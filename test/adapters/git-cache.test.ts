import { chownSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type EvidenceCache, evidenceCache } from '../../server/src/adapters/git/evidence-cache.ts';
import { historyAt } from '../../server/src/adapters/git/head-commit.ts';
import type { BlockEvidence } from '../../server/src/model/evidence.ts';
import { folderWith } from '../cli/run.ts';
import { describeWith } from '../left-out.ts';
import { yaml } from '../rules/signing.ts';
import { approved, changed, company, objective, settings } from './git-company.ts';
import type { GitFixture } from './git-fixture.ts';
import { withHistory } from './read-history.ts';

/** What the history says of the objective, found out with what a cache holds. */
async function evidenceOf(root: string, cache?: EvidenceCache, id = 'OBJ-1'): Promise<BlockEvidence | null> {
  const project = await withHistory(root, cache);
  const record = project.queries.record(id);
  return record === undefined ? null : project.queries.evidence(record, 0);
}

/** Holds what is found out with a cache, and again, against reading all of it; notes what is seen of that. */
async function comparing(fixture: GitFixture, seenOf: (fresh: BlockEvidence | null) => unknown) {
  const cache = evidenceCache(await folderWith(), fixture.folder, 'test');
  const seen: unknown[] = [];
  const compare = async (): Promise<void> => {
    const fresh = await evidenceOf(fixture.folder);
    expect(await evidenceOf(fixture.folder, cache)).toEqual(fresh);
    expect(await evidenceOf(fixture.folder, cache)).toEqual(fresh);
    seen.push(seenOf(fresh));
  };
  return { compare, seen };
}

describeWith(['git'], 'what is kept of a history', () => {
  test('says what reading it anew says, whatever happens to the history', async () => {
    const fixture = await company();
    const { compare, seen } = await comparing(fixture, (fresh) =>
      fresh?.kind === 'introduced' ? fresh.commit.hash : fresh?.kind,
    );
    fixture.write({ 'a.yaml': approved() });
    await compare();
    const first = fixture.commit({});
    await compare();
    fixture.commit({ 'a.yaml': approved({ owner: 'ROLE-MD' }) });
    await compare();
    fixture.commit({ 'a.yaml': null, 'b.yaml': approved() });
    await compare();
    fixture.commit({ 'b.yaml': changed({ target: 30 }) });
    await compare();
    fixture.commit({ 'b.yaml': changed({ target: 20 }) });
    await compare();
    fixture.commit({ 'b.yaml': approved() });
    await compare();
    // The commit that signed is dropped, and its sign-off comes back with another.
    fixture.git('reset', '--quiet', '--hard', `${first}~1`);
    await compare();
    const second = fixture.commit({ 'b.yaml': approved() }, { author: 'Mark <mark@acme.example>' });
    await compare();
    fixture.git(
      '-c',
      'user.name=M',
      '-c',
      'user.email=m@x.example',
      'commit',
      '--quiet',
      '--amend',
      '-m',
      'Other',
    );
    const third = fixture.head();
    await compare();
    fixture.git('checkout', '--quiet', '-b', 'other', `${third}~1`);
    fixture.commit({ 'c.yaml': yaml({ ...objective, id: 'OBJ-2' }) });
    await compare();
    fixture.git('checkout', '--quiet', 'main');
    await compare();
    fixture.commit({ 'qms.yaml': settings('types: [{ files: "x/*.md", type: document }]\n') });
    await compare();
    expect(seen).toEqual([
      'uncommitted',
      ...[first, first, first, first, first, first],
      undefined,
      second,
      third,
      undefined,
      third,
      third,
    ]);
  });

  test('says what reading it anew says where a record is given its former id, or one of two copies goes', async () => {
    const fixture = await company();
    const cache = evidenceCache(await folderWith(), fixture.folder, 'test');
    const seen: unknown[] = [];
    const compare = async (id = 'OBJ-1'): Promise<void> => {
      const fresh = await evidenceOf(fixture.folder, undefined, id);
      expect(await evidenceOf(fixture.folder, cache, id)).toEqual(fresh);
      seen.push(fresh?.kind === 'introduced' ? fresh.commit.hash : fresh?.kind);
    };
    const author = 'Mark <mark@acme.example>';
    const first = fixture.commit({ 'a.yaml': approved() });
    await compare();
    const renamed = fixture.commit({ 'a.yaml': approved().replace('OBJ-1', 'OBJ-2') }, { author });
    await compare('OBJ-2');
    const former = approved().replace('"OBJ-1"', '"OBJ-2"\nformerIds: ["OBJ-1"]');
    fixture.write({ 'a.yaml': former });
    await compare('OBJ-2');
    fixture.commit({});
    await compare('OBJ-2');
    const restored = fixture.commit({ 'a.yaml': approved() });
    await compare();
    const copied = fixture.commit({ 'z.yaml': approved() }, { author });
    await compare();
    fixture.write({ 'a.yaml': null });
    await compare();
    fixture.commit({});
    await compare();
    expect(seen).toEqual([first, renamed, first, first, restored, restored, copied, copied]);
  });

  test('says what reading it anew says of when a signed record was changed, and changed back', async () => {
    const fixture = await company();
    const { compare, seen } = await comparing(fixture, (fresh) => {
      const since = fresh?.kind === 'introduced' ? fresh.since : null;
      return since === null ? 'fits' : (since.commit?.hash ?? 'uncommitted');
    });
    const [right, wrong] = [{ 'a.yaml': approved() }, { 'a.yaml': changed({ target: 30 }) }];
    fixture.commit(right);
    await compare();
    const first = fixture.commit(wrong);
    await compare();
    fixture.write(right);
    await compare();
    fixture.commit({});
    await compare();
    fixture.write(wrong);
    await compare();
    const second = fixture.commit({});
    // What was found out while the commit said something else than the folder.
    fixture.write(right);
    await compare();
    fixture.write(wrong);
    await compare();
    fixture.commit({ 'a.yaml': changed({ target: 20 }) });
    await compare();
    expect(seen).toEqual(['fits', first, 'fits', 'fits', 'uncommitted', 'fits', second, second]);
  });

  test('is written again only where there is something new', async () => {
    const fixture = await company();
    fixture.commit({ 'a.yaml': approved() });
    const cache = evidenceCache(await folderWith(), fixture.folder, 'test');
    let written = 0;
    const counting: EvidenceCache = {
      load: cache.load,
      save(kept) {
        written += 1;
        cache.save(kept);
      },
    };
    const run = async (): Promise<number> => {
      await evidenceOf(fixture.folder, counting);
      return written;
    };
    expect([await run(), await run()]).toEqual([1, 1]);
    fixture.write({ 'a.yaml': changed({ target: 30 }) });
    expect([await run(), await run()]).toEqual([1, 1]);
    fixture.commit({});
    expect([await run(), await run()]).toEqual([2, 2]);
    expect(cache.load()?.head).toBe(fixture.head());
  });

  test('is ignored when it is broken, foreign or of another program', async () => {
    const fixture = await company();
    const commit = fixture.commit({ 'a.yaml': approved() });
    const folder = await folderWith();
    const cache = evidenceCache(folder, fixture.folder, 'test');
    await evidenceOf(fixture.folder, cache);
    const [name] = readdirSync(folder);
    const path = join(folder, name!);
    const text = readFileSync(path, 'utf8');
    expect(cache.load()?.head).toBe(commit);
    expect(evidenceCache(folder, fixture.folder, 'other').load()).toBeNull();
    expect(evidenceCache(folder, join(fixture.folder, 'x'), 'test').load()).toBeNull();
    for (const broken of ['', text.slice(0, -1), text.replace(commit, '0'.repeat(40)), '{}\n{}']) {
      writeFileSync(path, broken);
      expect(cache.load()).toBeNull();
      expect(await evidenceOf(fixture.folder, cache)).toMatchObject({ commit: { hash: commit } });
    }
  });

  test.skipIf(process.getuid?.() !== 0)('is ignored when somebody else put it there', async () => {
    const fixture = await company();
    fixture.commit({ 'a.yaml': approved() });
    const folder = await folderWith();
    const cache = evidenceCache(folder, fixture.folder, 'test');
    await evidenceOf(fixture.folder, cache);
    expect(cache.load()).not.toBeNull();
    chownSync(join(folder, readdirSync(folder)[0]!), 65534, 65534);
    expect(cache.load()).toBeNull();
  });

  test('is not needed: a folder that cannot be written to keeps nothing', async () => {
    const fixture = await company();
    const commit = fixture.commit({ 'a.yaml': approved() });
    const file = join(await folderWith({ file: '' }), 'file');
    const cache = evidenceCache(file, fixture.folder, 'test');
    expect(await evidenceOf(fixture.folder, cache)).toMatchObject({ commit: { hash: commit } });
    expect(cache.load()).toBeNull();
  });

  test('holds no more than what was found: a history that is fetched later is read', async () => {
    const fixture = await company();
    const signed = fixture.commit({ 'a.yaml': approved() });
    fixture.commit({ 'other.yaml': 'a: b\n' });
    const copies = await folderWith();
    fixture.git('clone', '--quiet', '--depth=1', `file://${fixture.folder}`, join(copies, 'copy'));
    const root = join(copies, 'copy');
    const cache = evidenceCache(await folderWith(), root, 'test');
    expect(await evidenceOf(root, cache)).toMatchObject({ kind: 'unknown', reason: 'cut-off' });
    fixture.git('-C', root, 'fetch', '--quiet', '--unshallow');
    expect(await evidenceOf(root, cache)).toMatchObject({ commit: { hash: signed } });
    // And one that is cut off afterwards says no more than what is left of it.
    expect(historyAt(root)).toBe(fixture.head());
    fixture.git('-C', root, 'fetch', '--quiet', '--depth=1');
    expect(await evidenceOf(root, cache)).toMatchObject({ kind: 'unknown', reason: 'cut-off' });
    expect(historyAt(root)).toBeNull();
  });
});
