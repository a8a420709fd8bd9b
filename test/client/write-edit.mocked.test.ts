import { beforeEach, expect, test, vi } from 'vitest';
import { fakes } from './fakes/vscode.ts';

vi.mock('vscode', () => import('./fakes/vscode.ts'));

const { workspace } = await import('./fakes/vscode.ts');
const { writeEdit } = await import('../../client/src/table/write-edit.ts');

type Parts = Parameters<typeof writeEdit>;

const uris = Array.from({ length: 30 }, (_, at) => `file:///company/ACT-${at}.yaml`);
const at = { line: 0, character: 7 };
const edit = {
  documentChanges: uris.map((uri) => ({
    textDocument: { uri, version: null },
    edits: [{ range: { start: at, end: { ...at, character: 12 } }, newText: 'Other' }],
  })),
};

/** What the server is told of, and what has become of the edit. */
async function written() {
  const told: unknown[] = [];
  const server = { filesWritten: (files: unknown) => void told.push(files) };
  return { outcome: await writeEdit(server as unknown as Parts[0], edit, null), told };
}

beforeEach(() => {
  fakes.reset();
  for (const uri of uris) fakes.files.set(uri, 'title: First\n');
});

test('many files are written with word of how far it is', async () => {
  const { outcome, told } = await written();
  expect(outcome.kind).toBe('written');
  expect(new Set(fakes.files.values())).toEqual(new Set(['title: Other\n']));
  expect(fakes.progress).toHaveLength(30);
  expect(told).toHaveLength(1);
});

test('where somebody stops it, all of them are as they were', async () => {
  fakes.stopAfter = 12;
  const { outcome, told } = await written();
  expect(outcome).toEqual({
    kind: 'failed',
    reason: 'Stopped. All files are as they were before.',
    uri: null,
  });
  expect(fakes.progress).toHaveLength(13);
  expect(new Set(fakes.files.values())).toEqual(new Set(['title: First\n']));
  expect(told).toEqual([]);
});

test('where one cannot be written, all are as they were, and which one is said', async () => {
  const write = workspace.fs.writeFile;
  const refuse = vi.spyOn(workspace.fs, 'writeFile').mockImplementation(async (uri, bytes) => {
    if (String(uri) === uris[9]) throw new Error('the disk is full');
    await write(uri, bytes);
  });
  const { outcome, told } = await written();
  expect(outcome).toEqual({
    kind: 'failed',
    reason: 'Nothing was written, because ACT-9.yaml cannot be: the disk is full',
    uri: uris[9],
  });
  expect(new Set(fakes.files.values())).toEqual(new Set(['title: First\n']));
  expect(told).toEqual([]);
  refuse.mockRestore();
});

test('a file that does not take its old text back is named', async () => {
  fakes.stopAfter = 5;
  const write = workspace.fs.writeFile;
  const refuse = vi.spyOn(workspace.fs, 'writeFile').mockImplementation(async (uri, bytes) => {
    if (String(uri) === uris[2] && new TextDecoder().decode(bytes).includes('First')) throw new Error('no');
    await write(uri, bytes);
  });
  const { outcome } = await written();
  expect(outcome).toEqual({
    kind: 'failed',
    reason: 'Stopped half-way. These files could not be put back as they were: ACT-2.yaml',
    uri: uris[2],
  });
  expect([...fakes.files.values()].filter((text) => text === 'title: Other\n')).toHaveLength(1);
  refuse.mockRestore();
});

test('a document that VS Code keeps unseen is saved, and nothing is written over what another program wrote', async () => {
  const uri = uris[0]!;
  const applied: unknown[] = [];
  const document = {
    ...{ uri: { path: '/company/ACT-0.yaml', toString: () => uri }, isClosed: false, isDirty: false },
    getText: () => 'title: First\n',
    save: async () => {
      fakes.saved.push(uri);
      return true;
    },
  };
  fakes.documents = [document];
  const only = { documentChanges: edit.documentChanges.slice(0, 1) };
  const apply = async (given: unknown): Promise<boolean> => applied.push(given) > 0;
  const writeOnly = () => writeEdit({ apply, filesWritten: () => {} } as unknown as Parts[0], only, null);
  expect((await writeOnly()).kind).toBe('written');
  expect([applied.length, fakes.saved]).toEqual([1, [uri]]);
  fakes.files.set(uri, 'title: Of another program\n');
  expect(await writeOnly()).toEqual({
    kind: 'failed',
    reason: 'Nothing was written, because ACT-0.yaml has changed meanwhile: try again.',
    uri,
  });
  expect([applied.length, fakes.saved.length]).toEqual([1, 1]);
});

test('a byte-order mark stays, and each file is read once', async () => {
  fakes.files.set(uris[0]!, '\uFEFFtitle: First\n');
  const read = vi.spyOn(workspace.fs, 'readFile');
  const { outcome } = await written();
  expect(outcome.kind).toBe('written');
  expect(fakes.files.get(uris[0]!)).toBe('\uFEFFtitle: Other\n');
  expect(fakes.files.get(uris[1]!)).toBe('title: Other\n');
  expect(read).toHaveBeenCalledTimes(30);
  read.mockRestore();
});
