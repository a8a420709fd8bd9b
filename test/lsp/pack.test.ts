import { expect, test } from 'vitest';
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type NewRecordResult,
  type PackEdit,
  type PackFile,
  type PackItem,
  type PackSource,
  type PackView,
  packMethods,
} from '../../server/src/main/lsp/protocol.ts';
import { acme } from '../language/acme-files.ts';
import { injections } from '../pack/injections.ts';
import type { Client } from './client.ts';
import { memoryRoot as root, startInMemory } from './in-memory-server.ts';

const minutes = `${root}/reviews/MR-2026-01.md`;
const review = 'MR-2026-01';
const next = 'reviews/MR-2027-01.yaml';

const draft = (more = ''): string => `id: MR-2027-01
type: management-review
title: Next review
status: held
date: 2026-01-30
period: { from: 2026-01-01, to: 2026-01-30 }
previous: MR-2026-01
inputs:
  - input: customer-satisfaction
    summary: All is well, more or less, as it was before.
    conclusion: We go on with it.
${more}`;

const partsOf = ({ parts }: PackView): Record<string, number> =>
  Object.fromEntries(parts.map(({ id, revision }) => [id, revision]));

const ask = <T>(client: Client, method: string, params: object): Promise<T> =>
  client.request<T>(method, { root, ...params });

/** The text after an edit that is for one file. */
function edited(text: string, edit: WorkspaceEdit | null): string {
  const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
  const document = TextDocument.create('', 'yaml', 1, text);
  return TextDocument.applyEdits(document, (change?.edits ?? []) as TextEdit[]);
}

test('the pages come in parts, and later only what has changed', async () => {
  const files = acme();
  const client = await startInMemory(files);
  const changed: unknown[] = [];
  client.connection.onNotification(packMethods.packChanged, (params) => void changed.push(params));
  const first = await ask<PackView>(client, packMethods.pack, { review });
  expect(first).toMatchObject({ title: 'Management review 2025', uri: minutes });
  expect(first.style).toContain('--paper');
  expect(first.parts.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['preview-tools', 'page-one', 'contents', 'inputs', 'preview-findings']),
  );
  const again = await ask<PackView>(client, packMethods.pack, { review, known: partsOf(first) });
  expect(again.style).toBeNull();
  expect(again.parts.every(({ html }) => html === null)).toBe(true);
  const text = files['reviews/MR-2026-01.md']!;
  await client.open(minutes, text);
  await client.change(
    minutes,
    text.replace('Travellers without paper, one line first.', 'Screens, and soon.'),
  );
  const end = performance.now() + 5000;
  while (changed.length === 0 && performance.now() < end) await new Promise((wait) => setTimeout(wait, 5));
  expect(changed[0]).toEqual({ root });
  const after = await ask<PackView>(client, packMethods.pack, { review, known: partsOf(again) });
  const sent = after.parts.filter(({ html }) => html !== null);
  expect(sent.map(({ id }) => id)).toContain('inputs');
  expect(sent.map(({ id }) => id)).not.toContain('indicators');
  expect(sent.find(({ id }) => id === 'inputs')!.html).toContain('Screens, and soon.');
});

test('a record it cites changes it too', async () => {
  const files = acme();
  const client = await startInMemory(files);
  const first = await ask<PackView>(client, packMethods.pack, { review });
  const path = 'objectives/recommendation.yaml';
  const title = /^title: (.*)$/m.exec(files[path]!)![1]!;
  await client.open(`${root}/${path}`, files[path]!);
  await client.change(`${root}/${path}`, files[path]!.replace(title, 'Customers tell others'));
  const after = await ask<PackView>(client, packMethods.pack, { review, known: partsOf(first) });
  const sent = after.parts.filter(({ html }) => html?.includes('Customers tell others'));
  expect(sent.map(({ id }) => id)).toEqual(expect.arrayContaining(['objectives', 'inputs']));
});

test('items lead to their source, and places in the minutes to their items', async () => {
  const files = acme();
  const client = await startInMemory(files);
  const { parts } = await ask<PackView>(client, packMethods.pack, { review });
  const inputs = parts.find(({ id }) => id === 'inputs')!.html!;
  expect(inputs).toContain('data-record="MR-2026-01" data-path="inputs.5"');
  const source = await ask<PackSource>(client, packMethods.packSource, {
    ...{ record: review, file: 'reviews/MR-2026-01.md', path: 'inputs.5' },
  });
  const lines = files['reviews/MR-2026-01.md']!.split('\n');
  expect(source.uri).toBe(minutes);
  expect(lines[source.range.start.line]).toContain('- input: nonconformities');
  await client.open(minutes, files['reviews/MR-2026-01.md']!);
  const line = lines.findIndex((each) => each.includes('Travellers without paper, one line'));
  const item = await ask<PackItem>(client, packMethods.packItem, {
    ...{ textDocument: { uri: minutes }, position: { line, character: 20 } },
  });
  expect(item).toEqual({ root, record: review, path: 'inputs.5.conclusion' });
  const text = lines.findIndex((each) => each.startsWith('## Where we argued'));
  expect(
    await ask(client, packMethods.packItem, {
      ...{ textDocument: { uri: minutes }, position: { line: text, character: 5 } },
    }),
  ).toEqual({ root, record: review, path: 'body' });
  expect(
    await ask(client, packMethods.packSource, { record: 'NOT-1', file: 'reviews/MR-2026-01.md', path: '' }),
  ).toBeNull();
});

test('findings stand next to their input and their fixes can be made', async () => {
  const text = draft();
  const client = await startInMemory({ ...acme(), [next]: text });
  const view = await ask<PackView>(client, packMethods.pack, { review: 'MR-2027-01' });
  const found = view.parts.find(({ id }) => id === 'preview-findings')!.html!;
  const missing = /data-finding="([^"]+)"[^>]* data-for-input="objectives">(?:(?!<div).)*data-fix/s.exec(
    found,
  );
  expect(missing).not.toBeNull();
  const fix = await ask<PackEdit>(client, packMethods.packFix, { finding: missing![1], file: next, fix: 0 });
  expect(edited(text, fix.edit)).toContain('\n  - input: objectives\n    summary: ""\n');
  // However many findings stand at the same place.
  const fixable = [...found.matchAll(/data-fix="([^"]+)" data-index="0">Add a section/g)];
  expect(fixable).toHaveLength(11);
  for (const [, finding] of fixable)
    expect(await ask(client, packMethods.packFix, { finding, file: next, fix: 0 })).toHaveProperty('edit');
  const unlinked =
    /data-finding="([^"]+)" data-in="[^"]+" data-for-record="MR-2027-01" data-for-path="inputs\.0"/.exec(
      found,
    );
  expect(unlinked).not.toBeNull();
  const place = await ask<PackSource>(client, packMethods.packFinding, { finding: unlinked![1], file: next });
  expect(place.uri).toBe(`${root}/${next}`);
  expect(await ask(client, packMethods.packFix, { finding: 'gone', file: next, fix: 0 })).toHaveProperty(
    'refused',
  );
});

test('findings of versions of a record have one fingerprint, and differ by their file', async () => {
  const client = await startInMemory({ ...acme(), [next]: draft() });
  const other = 'reviews/MR-2027-01-again.yaml';
  await client.open(`${root}/${other}`, draft());
  const view = await ask<PackView>(client, packMethods.pack, { review: 'MR-2027-01' });
  const found = view.parts.find(({ id }) => id === 'preview-findings')!.html!;
  const [, finding] = /data-finding="([^"]+)" data-in="[^"]*again[^"]*"/.exec(found)!;
  for (const file of [next, other]) {
    expect(found).toContain(`data-finding="${finding}" data-in="${file}"`);
    const place = await ask<PackSource>(client, packMethods.packFinding, { finding, file });
    expect(place.uri).toBe(`${root}/${file}`);
  }
});

test('each input that lacks something is begun in one step, however little there is', async () => {
  const text = draft().replace('status: held', 'status: draft');
  const client = await startInMemory({ ...acme(), [next]: text });
  const view = await ask<PackView>(client, packMethods.pack, { review: 'MR-2027-01' });
  const starts = view.parts.find(({ id }) => id === 'preview-starts')!.html!;
  const keys = [...starts.matchAll(/data-start="([^"]+)"/g)].map(([, key]) => key!);
  expect(keys).toHaveLength(12);
  await client.open(`${root}/${next}`, text);
  let now = text;
  for (const input of keys.filter((key) => key !== 'customer-satisfaction')) {
    const { edit, next: field } = await ask<PackEdit>(client, packMethods.packStart, {
      ...{ review: 'MR-2027-01', input },
    });
    now = edited(now, edit);
    await client.change(`${root}/${next}`, now);
    const source = await ask<PackSource>(client, packMethods.packSource, { ...field });
    expect(now.split('\n')[source.range.start.line]).toBe('    summary: ""');
    // Between the quotes.
    expect(source.range).toMatchObject({ start: { character: 14 }, end: { character: 14 } });
  }
  expect(now.match(/^ {2}- input: /gm)).toHaveLength(12);
});

test('a section that is there gets the field it lacks, one after the other', async () => {
  const text = draft().replace('status: held', 'status: draft');
  const client = await startInMemory({ ...acme(), [next]: text });
  const begin = () =>
    ask<PackEdit>(client, packMethods.packStart, { review: 'MR-2027-01', input: 'customer-satisfaction' });
  const first = await begin();
  expect(first.next?.path).toBe('inputs.0.objectives');
  expect(edited(text, first.edit)).toContain('    objectives: []\n');
  await client.open(`${root}/${next}`, text);
  await client.change(`${root}/${next}`, edited(text, first.edit));
  // What is there and empty is to be filled in, not written again.
  expect(await begin()).toEqual({ ...first, edit: null });
  expect(await ask(client, packMethods.packStart, { review: 'MR-2027-01', input: 'no-such' })).toHaveProperty(
    'refused',
  );
});

test('a field takes the place of the comment that says what to write there', async () => {
  const client = await startInMemory(acme());
  const { id, uri, text } = await ask<NewRecordResult>(client, packMethods.prepareReview, {});
  await client.open(uri, text);
  const begin = () =>
    ask<PackEdit>(client, packMethods.packStart, { review: id, input: 'customer-satisfaction' });
  const begun = await begin();
  const now = edited(text, begun.edit);
  const section = (of: string): readonly string[] =>
    of.slice(of.indexOf('- input: customer-satisfaction')).split('\n').slice(0, 12);
  const at = section(text).findIndex((line) => line.trim().startsWith('# summary:'));
  expect(at).toBeGreaterThan(0);
  expect(section(now)).toEqual(section(text).with(at, '    summary: ""'));
  expect(begun.next?.path).toMatch(/^inputs\.\d+\.summary$/);
});

test('the file to export is the pack with its digest', async () => {
  const client = await startInMemory(acme());
  const { html, digest } = await ask<PackFile>(client, packMethods.packFile, { review });
  expect(digest).toMatch(/^sha256-/);
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).toContain(digest);
});

test('what is no review, or not there, is refused in words', async () => {
  const client = await startInMemory(acme());
  for (const wrong of ['MR-1', 'RSK-001', '<script>'])
    expect(await ask(client, packMethods.pack, { review: wrong })).toHaveProperty('refused');
  await expect(ask(client, packMethods.pack, { review: 3 })).rejects.toThrow('review must be a text');
});

test('the next review is prepared from the last', async () => {
  const client = await startInMemory(acme());
  const made = await ask<NewRecordResult>(client, packMethods.prepareReview, {});
  expect(made).toMatchObject({ id: 'MR-2026-02', uri: `${root}/reviews/MR-2026-02.md` });
  expect(made.text).toContain('previous: MR-2026-01\n');
});

test.each(injections)('nothing of %j reaches the page as markup', async (text) => {
  const value = JSON.stringify(text.replace(/[\p{Cc}\p{Cs}]/gu, ''));
  const files = {
    'qms.yaml': `organization: ${value}\nasOf: 2026-02-01\nthemes: [{ id: t, title: ${value} }]\n`,
    'review.yaml': `id: MR-1\ntype: management-review\ntitle: ${value}\nstatus: held\ndate: 2026-01-10\nperiod: { from: 2025-01-01, to: 2025-12-31 }\ninputs:\n  - input: [resources, ${value}]\n    summary: ${value}\n    objectives: [${value}]\n    theme: ${value}\n`,
  };
  const client = await startInMemory(files);
  const { parts } = await ask<PackView>(client, packMethods.pack, { review: 'MR-1' });
  const page = parts.map(({ html }) => html).join('\n');
  expect(page).not.toMatch(/<(?:script|iframe|img|object|embed|form|base|meta|style|link)\b/i);
  for (const [tag] of page.matchAll(/<[a-z][^>]*>/gi)) {
    expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(/\son\w+\s*=|\sstyle\s*=|javascript:/i);
    expect(tag).not.toMatch(/\s(?:href|src)="(?!#)/);
  }
});
