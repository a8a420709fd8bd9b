import { expect, test } from 'vitest';
import { generate } from '../bench/generate.ts';
import { memoryRoot, startInMemory } from './in-memory-server.ts';

const files = Object.fromEntries(
  [...generate(1500).files].map(([path, content]) => [
    path,
    typeof content === 'string' ? content : new TextDecoder().decode(content),
  ]),
);
const hub = Object.keys(files).find((path) => path.endsWith('/ROLE-00001.yaml'))!;
const owned = Object.keys(files).filter(
  (path) =>
    path !== hub && /^owner: ROLE-00001$/m.test(files[path]!) && /^status: effective$/m.test(files[path]!),
);
const uriOf = (path: string): string => `${memoryRoot}/${path}`;

test('an edit that reaches far is shown where somebody looks before it is shown elsewhere', async () => {
  const client = await startInMemory(files);
  const looked = owned.at(-1)!;
  await client.open(uriOf(hub), files[hub]!);
  await client.open(uriOf(looked), files[looked]!);
  await client.request('textDocument/hover', {
    textDocument: { uri: uriOf(hub) },
    position: { line: 0, character: 0 },
  });
  const seen = client.published.length;
  await client.change(uriOf(hub), files[hub]!.replace(/^status: .*$/m, 'status: draft'));
  const isElsewhere = ({ uri }: { readonly uri: string }): boolean => ![hub, looked].map(uriOf).includes(uri);
  await client.until(
    'findings elsewhere',
    () => client.published.slice(seen).filter(isElsewhere).length > 20,
  );
  const shown = client.published.slice(seen);
  const first = shown.slice(0, shown.findIndex(isElsewhere));
  expect(first.map(({ uri }) => uri)).toContain(uriOf(looked));
  const rulesIn = (uri: string) =>
    first.findLast((each) => each.uri === uri)?.diagnostics.map(({ code }) => code);
  expect(rulesIn(uriOf(looked))).toContain('reference-draft');
  await client.connection.sendRequest('shutdown');
}, 60_000);

test('who types on while rules run sees the findings of the last text everywhere', async () => {
  const client = await startInMemory(files);
  const draft = files[hub]!.replace(/^status: .*$/m, 'status: draft');
  await client.open(uriOf(hub), files[hub]!);
  for (const text of [draft, files[hub]!, draft.replace(/^title: .*$/m, 'title: Another'), draft]) {
    await client.change(uriOf(hub), text);
    await new Promise((resume) => setTimeout(resume, 3));
  }
  const codesAt = (path: string): readonly unknown[] =>
    client.published.findLast(({ uri }) => uri === uriOf(path))?.diagnostics.map(({ code }) => code) ?? [];
  await client.until('findings of the last text', () =>
    owned.every((path) => codesAt(path).includes('reference-draft')),
  );
  await client.connection.sendRequest('shutdown');
}, 60_000);
