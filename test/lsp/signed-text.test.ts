import { expect, test } from 'vitest';
import type { CodeAction, CodeLens, Command, Hover, MarkupContent } from 'vscode-languageserver-types';
import type {
  DueSignOff,
  Refused,
  SignedDifference,
  SignedText,
  SignedTextArgument,
} from '../../server/src/main/lsp/protocol.ts';
import { approval, approved, changed, company, objective, settings } from '../adapters/git-company.ts';
import type { GitFixture } from '../adapters/git-fixture.ts';
import { describeWith } from '../left-out.ts';
import { contentDigest, sign, signedFile, yaml } from '../rules/signing.ts';
import { type Client, uriOf } from './client.ts';
import { startOnFiles } from './on-files-server.ts';

const digest = String(sign(objective, approval)['digest']);
const now = changed({ target: 30 });
const everywhere = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
const commands = { changes: 'test.changes', sign: 'test.sign', references: 'test.references' };

/** An editor on a company whose objective was changed after it was approved, as nobody has committed yet. */
async function onChanged(
  work: (client: Client, fixture: GitFixture) => Promise<void>,
  trusted = true,
): Promise<void> {
  const fixture = await company({ 'qms.yaml': settings().replace('commit-bound', 'content-bound') });
  fixture.commit({ 'objective.yaml': approved() });
  const { client, stop } = await startOnFiles({
    folders: [fixture.folder],
    options: { trusted, commands },
  });
  try {
    await client.indexed();
    await client.open(uriOf(fixture.folder, 'objective.yaml'), now);
    await work(client, fixture);
    expect(client.faults).toEqual([]);
  } finally {
    await stop();
  }
}

const staleIn = (client: Client, uri: string): string =>
  (client.shown.get(uri) ?? []).find(({ code }) => code === 'signoff-stale')?.message.toString() ?? '';

const actionsOn = (client: Client, uri: string): Promise<CodeAction[]> =>
  client.request('textDocument/codeAction', {
    textDocument: { uri },
    range: everywhere,
    context: { diagnostics: client.shown.get(uri) ?? [], only: ['quickfix'] },
  });

describeWith(['git'], 'what was signed, in an editor', () => {
  test('is led to by the finding, the lens, the hover and the view, and given for the sign-off alone', () =>
    onChanged(async (client, { folder }) => {
      const uri = uriOf(folder, 'objective.yaml');
      const root = uriOf(folder);
      await client.until('what changed', () => staleIn(client, uri).includes('What changed is `target`'));
      const argument: SignedTextArgument = { root, id: 'OBJ-1', digest };

      const [action] = await actionsOn(client, uri);
      expect(action).toMatchObject({
        title: 'Show what changed since Jane Doe approved it on 2026-03-01 (signoff-stale)',
        kind: 'quickfix',
        diagnostics: [{ code: 'signoff-stale' }],
        command: { command: 'test.changes', arguments: [argument] },
      });
      const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
      const lens = lenses.map(({ command }) => command as Command);
      expect(lens.filter(({ command }) => command === 'test.changes')).toEqual([
        { title: 'Show what changed', command: 'test.changes', arguments: [argument] },
      ]);
      const hover = await client.request<Hover>('textDocument/hover', {
        textDocument: { uri },
        position: { line: 0, character: 6 },
      });
      const link = /\[show what changed\]\(command:test\.changes\?([^()\s]+)\)/.exec(
        (hover.contents as MarkupContent).value,
      );
      expect(JSON.parse(decodeURIComponent(link![1]!))).toEqual([argument]);
      const due = await client.request<DueSignOff[]>('qms/signOffsDue', { root });
      expect(due.map(({ record, line, changed }) => [record.id, line, changed])).toEqual([
        ['OBJ-1', 'Jane Doe, approved 2026-03-01', digest],
      ]);

      expect(await client.request<SignedDifference>('qms/signedDifference', argument)).toEqual({
        id: 'OBJ-1',
        date: '2026-03-01',
        parts: [{ part: 0, path: 'objective.yaml', uri, range: null }],
        note: 'Bound and changed: `target`. Whatever else differs is not bound by this sign-off.',
      });
      expect(await client.request<SignedText>('qms/signedText', { ...argument, part: 0 })).toEqual({
        text: approved(),
      });
    }));

  test('is not given for anything else, whatever is asked for', () =>
    onChanged(async (client, fixture) => {
      const root = uriOf(fixture.folder);
      const uri = uriOf(fixture.folder, 'objective.yaml');
      await client.until('what changed', () => staleIn(client, uri).includes('What changed is'));
      const asked = { root, id: 'OBJ-1', digest, part: 0 };
      const elsewhere = { path: 'people.yaml', file: '../../etc/passwd', commit: fixture.head(), block: 7 };
      expect(await client.request('qms/signedText', { ...asked, ...elsewhere })).toEqual({
        text: approved(),
      });
      const refused = { refused: expect.stringMatching(/^Nobody knows here what was signed of /) };
      for (const other of [
        { id: '../../etc/passwd' },
        { id: 'PER-001' },
        { digest: fixture.head() },
        { digest: 'sha256-AAAA' },
        { digest: 'HEAD:people.yaml' },
      ])
        expect(await client.request('qms/signedText', { ...asked, ...other })).toEqual(refused);
      for (const part of [1, -1, 1e9])
        expect(await client.request('qms/signedText', { ...asked, part })).toEqual({
          refused: expect.stringMatching(/cannot be read from git/),
        });
      for (const wrong of [{ digest: [digest] }, { digest: '' }, { id: 5 }, { root: 'file:///elsewhere' }])
        await expect(client.request('qms/signedText', { ...asked, ...wrong })).rejects.toThrow();
    }));

  test('is left alone in a workspace that is not trusted, and the finding says only what it can', () =>
    onChanged(async (client, { folder }) => {
      const uri = uriOf(folder, 'objective.yaml');
      await client.until('the finding', () => staleIn(client, uri) !== '');
      expect(staleIn(client, uri)).toBe(
        'Changed since Jane Doe (PER-001) approved it on 2026-03-01. Undo the change, or have it approved again.',
      );
      const titles = (await actionsOn(client, uri)).map(({ title }) => title);
      expect(titles.filter((title) => title.startsWith('Show what changed'))).toEqual([]);
      expect(
        await client.request<Refused>('qms/signedDifference', { root: uriOf(folder), id: 'OBJ-1', digest }),
      ).toEqual({ refused: expect.stringMatching(/^Nobody knows here what was signed of OBJ-1\./) });
    }, false));

  test('of what a review approved is led to by the finding and the view', async () => {
    const content = contentDigest(objective);
    const decided = { ...objective, approvedIn: 'MR-1' };
    const output = {
      id: 'O1',
      kind: 'qms-change',
      decision: 'Set',
      approves: [{ record: 'OBJ-1', digest: content }],
    };
    const review = {
      id: 'MR-1',
      type: 'management-review',
      title: 'Review',
      status: 'held',
      date: '2026-02-20',
    };
    const fixture = await company({ 'qms.yaml': settings().replace('commit-bound', 'content-bound') });
    fixture.commit({
      'objective.yaml': yaml(decided),
      'review.yaml': signedFile({ ...review, outputs: [output] }, approval),
    });
    const { client, stop } = await startOnFiles({
      folders: [fixture.folder],
      options: { trusted: true, commands },
    });
    try {
      await client.indexed();
      const uri = uriOf(fixture.folder, 'objective.yaml');
      await client.open(uri, yaml({ ...decided, target: 30 }));
      const root = uriOf(fixture.folder);
      const due = async () =>
        (await client.request<DueSignOff[]>('qms/signOffsDue', { root })).find(
          ({ record }) => record.id === 'OBJ-1',
        );
      for (let tries = 0; (await due())?.changed !== content && tries < 200; tries++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await due()).toMatchObject({ rule: 'signoff-stale', changed: content });
      expect(
        (await actionsOn(client, uri)).map(({ title, command }) => [title, command?.arguments]),
      ).toContainEqual([
        'Show what changed since MR-1 approved it (signoff-stale)',
        [{ root, id: 'OBJ-1', digest: content }],
      ]);
      expect(await client.request('qms/signedText', { root, id: 'OBJ-1', digest: content, part: 0 })).toEqual(
        {
          text: yaml(decided),
        },
      );
    } finally {
      await stop();
    }
  });
});
