import { afterEach, describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import type { DueSignOff, Refused, SignPreview, SignResult } from '../../server/src/main/lsp/protocol.ts';
import { newRepository } from '../adapters/git-fixture.ts';
import { qms } from '../cli/run.ts';
import { edited } from '../language/harness.ts';
import { type Client, startClient, uriOf } from './client.ts';
import { memoryRoot, startInMemory } from './in-memory-server.ts';

const people =
  'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nresponsibilities: [conformity]\nholders:\n  - { person: PER-1, from: 2024-01-01 }\n---\nid: PER-1\ntype: person\ntitle: Jane\nname: Jane\nstatus: active\nfrom: 2024-01-01\n';
const policy = (effectiveFrom: string, body = 'We care.'): string =>
  `---\nid: POL-1\ntype: quality-policy\ntitle: Quality policy\nstatus: draft\nversion: "1.0"\nowner: ROLE-MD\n${effectiveFrom}---\n${body}\n`;

let client: Client | null = null;

afterEach(async () => {
  await client?.connection.sendRequest('shutdown');
  client = null;
});

async function start(text: string): Promise<Client> {
  client = await startInMemory({
    'qms.yaml': 'organization: Test\nasOf: 2026-03-01\n',
    'people.yaml': people,
    'policy.md': text,
  });
  return client;
}

const target = { root: memoryRoot, id: 'POL-1' };
const signer = { ...target, as: 'PER-1' };

describe('signing in an editor', () => {
  test('without anything odd there are no doubts, and the same sign-off is given once', async () => {
    const text = policy('effectiveFrom: 2026-03-02\n');
    const editor = await start(text);
    expect((await editor.request<SignPreview>('qms/signPreview', target)).doubts).toEqual([]);
    const signed = await editor.request<SignResult>('qms/sign', signer);
    const uri = `${memoryRoot}/policy.md`;
    const [change] = signed.edit.documentChanges as TextDocumentEdit[];
    const edit = change!.edits[0] as TextEdit | undefined;
    await editor.open(uri, text);
    await editor.change(uri, edit!.newText, edit!.range);
    expect(await editor.request<Refused>('qms/sign', signer)).toEqual({
      refused: 'Jane (PER-1) has already signed the quality policy POL-1 as it is. Nothing was written.',
    });
  });

  test.each([
    ['', /^The quality policy POL-1 has no `effectiveFrom`\..* from which day it is in force/],
    [
      'effectiveFrom: 2026-02-01\n',
      /^The quality policy POL-1 takes effect on 2026-02-01, before the day of signing/,
    ],
    ['effectiveFrom: 2036-02-01\n', /more than a year after the day of signing/],
  ])('what the signer should know first is part of the preview: %j', async (effectiveFrom, doubt) => {
    const editor = await start(policy(effectiveFrom));
    const { doubts } = await editor.request<SignPreview>('qms/signPreview', target);
    expect(doubts).toEqual([expect.stringMatching(doubt)]);
    // It is the signer who decides.
    expect(await editor.request<SignResult>('qms/sign', signer)).toHaveProperty('digest');
  });

  test('what still holds a placeholder is not signed', async () => {
    const editor = await start(policy('effectiveFrom: 2026-03-02\n', 'We TBD.'));
    const refusal = { refused: expect.stringContaining('still holds TBD') };
    expect(await editor.request<Refused>('qms/signPreview', target)).toEqual(refusal);
    expect(await editor.request<Refused>('qms/sign', signer)).toEqual(refusal);
  });

  test('what has changed since it was looked at is not signed', async () => {
    const text = policy('effectiveFrom: 2026-03-02\n');
    const editor = await start(text);
    const uri = `${memoryRoot}/policy.md`;
    await editor.open(uri, text);
    const { content } = await editor.request<SignPreview>('qms/signPreview', target);
    await editor.change(uri, text.replace('We care.', 'We do not care.'));
    expect(await editor.request<Refused>('qms/sign', { ...signer, content })).toEqual({
      refused: expect.stringMatching(/was changed after you looked at it\. Nothing was signed/),
    });
    // The status is no part of what is signed.
    await editor.change(uri, text.replace('status: draft', 'status: in-review'));
    const { edit } = await editor.request<SignResult>('qms/sign', { ...signer, content });
    const [change] = edit.documentChanges as TextDocumentEdit[];
    expect(change!.textDocument).toEqual({ uri, version: 3 });
  });

  test('who may sign depends on what it is to mean', async () => {
    const editor = await start(policy('effectiveFrom: 2026-03-02\n'));
    const asked = { ...target, id: 'ROLE-MD' };
    const preview = await editor.request<SignPreview>('qms/signPreview', asked);
    expect(preview.meaning).toBeNull();
    const { signers } = await editor.request<SignPreview>('qms/signPreview', {
      ...asked,
      meaning: 'reviewed',
    });
    expect(signers.map(({ person, role }) => [person, role])).toEqual([['PER-1', 'ROLE-MD']]);
  });

  const editOf = ({ edit }: SignResult): TextEdit => {
    const [change] = edit.documentChanges as TextDocumentEdit[];
    expect(change!.edits).toHaveLength(1);
    return change!.edits[0] as TextEdit;
  };

  test('one edit puts a draft in force: the day, the sign-off and the status', async () => {
    const text = policy('');
    const editor = await start(text);
    const first = await editor.request<SignPreview>('qms/signPreview', target);
    expect([first.canPutInForce, first.effectiveFrom]).toEqual([true, '2026-03-01']);
    const day = { effectiveFrom: '2026-03-15' };
    const preview = await editor.request<SignPreview>('qms/signPreview', { ...target, ...day });
    expect([preview.isInForce, preview.doubts]).toEqual([true, []]);
    const { content } = preview;
    const signed = await editor.request<SignResult>('qms/sign', { ...signer, content, ...day });
    const uri = `${memoryRoot}/policy.md`;
    const { range, newText } = editOf(signed);
    const written = TextDocument.create(uri, 'markdown', 2, edited(text, [editOf(signed)]));
    expect(written.getText(signed.range)).toMatch(/^(- )?by: PER-1\n[\s\S]*\n *digest: sha256-\S+$/);
    await editor.open(uri, text);
    await editor.change(uri, newText, range);
    const after = await editor.request<SignPreview>('qms/signPreview', target);
    expect([after.record.status, after.canPutInForce]).toEqual(['effective', false]);
    expect(await editor.request<unknown[]>('qms/signOffsDue', { root: memoryRoot })).toEqual([]);
  });

  test('who would be asked to sign stands before others who may', async () => {
    const role = (id: string, person: string) =>
      `---\nid: ${id}\ntype: role\ntitle: ${id}\nresponsibilities: [conformity]\nholders: [{ person: ${person}, from: 2024-01-01 }]\n`;
    const person = (id: string) => `---\nid: ${id}\ntype: person\nname: ${id}\nfrom: 2024-01-01\n`;
    client = await startInMemory({
      'qms.yaml': 'organization: Test\nasOf: 2026-03-01\n',
      'people.yaml':
        people + person('PER-2') + person('PER-3') + role('ROLE-A', 'PER-2') + role('ROLE-B', 'PER-3'),
      'document.yaml': 'id: DOC-1\ntype: document\ntitle: Storage\nstatus: draft\nowner: ROLE-B\n',
    });
    const { signers } = await client.request<SignPreview>('qms/signPreview', {
      root: memoryRoot,
      id: 'DOC-1',
    });
    expect(signers.map(({ person: id }) => id)).toEqual(['PER-3', 'PER-1', 'PER-2']);
  });

  test('a day before the signing is refused, and so is what is no day', async () => {
    const editor = await start(policy(''));
    const put = (effectiveFrom: string) =>
      editor.request<Refused>('qms/signPreview', { ...target, effectiveFrom });
    expect(await put('2026-02-28')).toEqual({ refused: expect.stringMatching(/before it is signed/) });
    expect(await put('soon')).toEqual({ refused: expect.stringMatching(/^Say from which day/) });
  });

  test('what is bound and what is not is said as on the command line', async () => {
    const editor = await start(
      policy('effectiveFrom: 2026-03-02\n', 'We care. ![Far](https://example.org/x.png)'),
    );
    const { binding } = await editor.request<SignPreview>('qms/signPreview', target);
    expect(binding).toEqual([
      { isBound: true, text: 'Bound: the text and the fields of the record' },
      {
        isBound: false,
        text: 'Not bound: `status`, `owner` and `effectiveFrom`, which may change without a new sign-off',
      },
      { isBound: false, text: 'Not bound: what the records say that it refers to (ROLE-MD)' },
      { isBound: false, text: 'Not bound: what stands at https://example.org/x.png' },
      { isBound: false, text: 'Not bound: the schemas and qms.yaml' },
    ]);
  });

  test.each([
    ['an unfinished merge', '<<<<<<< HEAD\nWe care.\n=======\nWe try.\n>>>>>>> theirs'],
    ['a broken image', '![Tree](gone.png)'],
  ])('%s is refused in the preview and in signing', async (_, body) => {
    const editor = await start(policy('effectiveFrom: 2026-03-02\n', body).replace('draft', 'effective'));
    const refusal = { refused: expect.stringMatching(/must be repaired before it is signed/) };
    expect(await editor.request<Refused>('qms/signPreview', target)).toEqual(refusal);
    expect(await editor.request<Refused>('qms/sign', signer)).toEqual(refusal);
  });

  test('a rejection needs a reason', async () => {
    const editor = await start(policy('effectiveFrom: 2026-03-02\n'));
    const rejected = { meaning: 'rejected' };
    const preview = await editor.request<SignPreview>('qms/signPreview', { ...target, ...rejected });
    expect([preview.needsReason, preview.canPutInForce]).toEqual([true, false]);
    const { content } = preview;
    const asked = { ...signer, ...rejected, content };
    expect(await editor.request<Refused>('qms/sign', asked)).toEqual({
      refused: 'A sign-off that says rejected needs a reason. Give it as a comment.',
    });
    const signed = await editor.request<SignResult>('qms/sign', {
      ...asked,
      comment: 'Names a site we sold',
    });
    expect(editOf(signed).newText).toContain('comment: Names a site we sold');
  });

  test('what is due says who is next', async () => {
    const editor = await start(policy('effectiveFrom: 2026-03-01\n').replace('draft', 'effective'));
    const due = await editor.request<readonly DueSignOff[]>('qms/signOffsDue', { root: memoryRoot });
    expect(due.map(({ next, line }) => [next, line])).toEqual([
      ['needs approval by top management', 'needs approval by top management'],
    ]);
  });

  const review = `id: MR-1
type: management-review
title: Review
status: held
date: 2026-02-20
attendees: [PER-1]
conclusions: { statement: All is well }
`;
  const signReview = async (client: Client, folder: string) => {
    const asked = { root: uriOf(folder), id: 'MR-1' };
    const { doubts, content } = await client.request<SignPreview>('qms/signPreview', asked);
    const signed = await client.request<SignResult>('qms/sign', { ...asked, as: 'PER-1', content });
    return { doubts, frozen: /frozen: .*/.exec(editOf(signed).newText)?.[0] ?? '' };
  };

  test.each([true, false])(
    'a review names the last commit as `qms sign` does, where it is trusted: %s',
    async (trusted) => {
      const fixture = await newRepository();
      const files = { 'qms.yaml': 'organization: Test\nasOf: 2026-03-01\n', 'people.yaml': people };
      const commit = fixture.commit({ ...files, 'review.yaml': review });
      const { client, stop } = await startClient({
        folders: [fixture.folder],
        options: { trusted },
        capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
      });
      try {
        await client.indexed();
        const { doubts, frozen } = await signReview(client, fixture.folder);
        expect(doubts).toEqual([]);
        expect(frozen).toMatch(
          trusted ? `frozen: { commit: ${commit}, asOf: 2026-02-20` : 'frozen: { asOf: 2026',
        );
        // What is typed and not saved is not committed either.
        const typed = review.replace('All is well', 'All is fine');
        await client.open(uriOf(fixture.folder, 'review.yaml'), typed);
        const second = await signReview(client, fixture.folder);
        expect(second.frozen).toMatch('frozen: { asOf: 2026-02-20');
        fixture.write({ 'review.yaml': typed });
        const { err } = await qms('sign', 'MR-1', '--as', 'PER-1', '--yes', '--root', fixture.folder);
        expect(err).toMatch(/^qms: Not all that the pack of MR-1 shows is committed/);
        expect(second.doubts.map((doubt) => `qms: ${doubt}\n`)).toEqual(trusted ? [err] : []);
      } finally {
        await stop();
      }
    },
  );

  test('a review is approved with its pack and with what its decisions approve', async () => {
    const objective =
      'id: OBJ-1\ntype: quality-objective\ntitle: Fewer complaints\nstatus: active\nversion: "1.0"\nowner: ROLE-MD\ntarget: 50\ndue: 2026-12-31\napprovedIn: MR-1\n';
    const review =
      'id: MR-1\ntype: management-review\ntitle: Review\nstatus: held\ndate: 2026-02-20\nattendees: [PER-1]\noutputs:\n  - { kind: improvement, decision: Aim higher, owner: ROLE-MD, due: 2026-12-31, approves: [OBJ-1] }\n';
    client = await startInMemory({
      'qms.yaml': 'organization: Test\nasOf: 2026-03-01\n',
      'people.yaml': people,
      'objective.yaml': objective,
      'review.yaml': review,
    });
    const asked = { root: memoryRoot, id: 'MR-1' };
    const { binding, content } = await client.request<SignPreview>('qms/signPreview', asked);
    expect(binding[1]?.text).toBe(
      'Bound: OBJ-1 "Fewer complaints", version 1.0, target 50, due 2026-12-31, approved with this review as it is now',
    );
    const signed = await client.request<SignResult>('qms/sign', { ...asked, as: 'PER-1', content });
    expect(editOf(signed).newText).toMatch(
      /record: OBJ-1@1\.0, digest: sha256-[\s\S]*frozen: [\s\S]*signOffs:/,
    );
  });
});
