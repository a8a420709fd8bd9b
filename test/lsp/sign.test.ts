import { afterEach, describe, expect, test } from 'vitest';
import type { TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import type { Refused, SignPreview, SignResult } from '../../server/src/main/lsp/protocol.ts';
import type { Client } from './client.ts';
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
    ['', /^The quality policy POL-1 has no `effectiveFrom`, .*from which day it is in force/],
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
});
