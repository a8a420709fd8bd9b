import { expect, test } from 'vitest';
import type { BranchChanges, Branches, Refused } from '../../server/src/main/lsp/protocol.ts';
import { approved, changed, company, settings } from '../adapters/git-company.ts';
import type { GitFixture } from '../adapters/git-fixture.ts';
import { describeWith } from '../left-out.ts';
import { type Client, uriOf } from './client.ts';
import { startOnFiles } from './on-files-server.ts';

const contentBound = settings().replace('commit-bound', 'content-bound');

/** An editor on a branch `work` of a company, whose objective top management has approved on `main`. */
async function onBranch(
  work: (client: Client, fixture: GitFixture, root: string) => Promise<void>,
  trusted = true,
): Promise<void> {
  const fixture = await company({ 'qms.yaml': contentBound });
  fixture.commit({ 'objective.yaml': approved(), 'old.yaml': 'id: RSK-1\ntype: risk\ntitle: Fire\n' });
  fixture.git('branch', '-M', 'main');
  fixture.git('checkout', '-q', '-b', 'work');
  const { client, stop } = await startOnFiles({ folders: [fixture.folder], options: { trusted } });
  try {
    await client.indexed();
    await work(client, fixture, uriOf(fixture.folder));
    expect(client.faults).toEqual([]);
  } finally {
    await stop();
  }
}

const compare = (client: Client, root: string, base: string) =>
  client.request<BranchChanges & Refused>('qms/branchChanges', { root, base });

describeWith(['git'], 'what files change against a branch, in an editor', () => {
  test('is told with its places now, by the text that is open, and with the text of before', () =>
    onBranch(async (client, fixture, root) => {
      const main = fixture.head();
      fixture.commit({ 'old.yaml': null, 'new.yaml': 'id: RSK-2\ntype: risk\ntitle: Flood\n' });
      const uri = uriOf(fixture.folder, 'objective.yaml');
      await client.open(uri, changed({ target: 30 }));
      const found = await compare(client, root, 'main');
      expect(found).toMatchObject({ root, base: 'main', commit: main });
      const rows = found.groups.flatMap(({ group, changes }) =>
        changes.map(({ severity, record, place, before }) => [group, severity, record, place?.uri, before]),
      );
      expect(rows).toContainEqual(['sign-offs', 'error', 'OBJ-1 Fewer complaints', uri, 'objective.yaml']);
      expect(rows).toContainEqual(['content', 'warning', 'OBJ-1 Fewer complaints', uri, 'objective.yaml']);
      expect(rows).toContainEqual(['records', 'warning', 'RSK-1 Fire', undefined, 'old.yaml']);
      const added = uriOf(fixture.folder, 'new.yaml');
      expect(rows).toContainEqual(['records', 'information', 'RSK-2 Flood', added, null]);
      expect(found.groups.flatMap(({ changes }) => changes.map(({ values }) => values)).flat()).toContain(
        'target: 50 → 30',
      );
      expect(found.records).toEqual([
        { uri: added, id: 'RSK-2' },
        { uri, id: 'OBJ-1' },
      ]);
      expect(found.summary).toMatch(/^1 error, \d+ warnings, \d+ changes in all\.$/);
      expect(await client.request('qms/textBefore', { root, commit: main, path: 'objective.yaml' })).toEqual({
        text: approved(),
      });
    }));

  test('comes the gravest first, whatever it is about', () =>
    onBranch(async (client, fixture, root) => {
      // In the order of what changes are about, what is checked stands before sign-offs.
      fixture.commit({
        'objective.yaml': changed({ target: 30 }),
        'qms.yaml': `${contentBound}rules: { review-overdue: off }\n`,
      });
      const { groups } = await compare(client, root, 'main');
      const gravest = groups.map(({ changes }) => changes[0]!.severity);
      expect(groups.map(({ group }) => group).slice(0, 2)).toEqual(['sign-offs', 'checks']);
      expect(gravest).toEqual(
        ['error', 'warning', 'information'].flatMap((each) =>
          gravest.filter((severity) => severity === each),
        ),
      );
    }));

  test('does not count what came to the branch since', () =>
    onBranch(async (client, fixture, root) => {
      fixture.git('checkout', '-q', 'main');
      fixture.commit({ 'later.yaml': 'id: RSK-3\ntype: risk\ntitle: Theft\n' });
      fixture.git('checkout', '-q', 'work');
      const found = await compare(client, root, 'main');
      expect(found).toMatchObject({ groups: [], records: [] });
      expect(found.summary).toBe('Nothing changes about the management system.');
    }));

  test('names the branches, the usual one for itself', () =>
    onBranch(async (client, _fixture, root) => {
      expect(await client.request<Branches>('qms/branches', { root })).toEqual({
        usual: 'main',
        names: expect.arrayContaining(['main', 'work']),
      });
    }));

  test('is refused in a sentence where nothing can be compared', () =>
    onBranch(async (client, fixture, root) => {
      expect(await compare(client, root, 'nowhere')).toEqual({
        refused: 'There is no branch or commit nowhere here. Fetch it first.',
      });
      expect(await compare(client, root, '--output=x')).toEqual({
        refused: expect.stringMatching(/^There is no branch or commit --output=x here\./),
      });
      fixture.git('checkout', '-q', '--orphan', 'apart');
      fixture.commit({ 'notes.txt': 'x' });
      expect(await compare(client, root, 'main')).toEqual({
        refused: expect.stringMatching(/^The history of main has no commit in common/),
      });
      const refused = { refused: expect.stringMatching(/^This file is no text that can be shown/) };
      for (const asked of [
        { commit: 'main', path: 'objective.yaml' },
        { commit: fixture.head(), path: '../../etc/passwd' },
        { commit: fixture.head(), path: '.git/config' },
      ])
        expect(await client.request('qms/textBefore', { root, ...asked })).toEqual(refused);
    }));

  test('is left alone in a workspace that is not trusted', () =>
    onBranch(async (client, _fixture, root) => {
      const refused = { refused: expect.stringMatching(/^Branches can be compared where files are on this/) };
      expect(await compare(client, root, 'main')).toEqual(refused);
      expect(await client.request('qms/branches', { root })).toEqual(refused);
    }, false));
});
