import { beforeEach, expect, test, vi } from 'vitest';
import { fakes } from './fakes/vscode.ts';

vi.mock('vscode', () => import('./fakes/vscode.ts'));

const { confirmed } = await import('../../client/src/questions.ts');

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const change = (uri: string, annotationId?: string) => ({
  textDocument: { uri, version: null },
  edits: [{ range, newText: 'X', ...(annotationId === undefined ? {} : { annotationId }) }],
});
const question = (label: string, records: readonly object[]) => ({ label, needsConfirmation: true, records });
const edit = (first?: string) => ({
  documentChanges: [change('file:///own', first), change('file:///a', '1'), change('file:///b', '2')],
  changeAnnotations: {
    1: question('Breaks the approval of …', [
      {
        name: 'POL-1 "Quality"',
        signatures: ['approval by Jane on 2026-01-10', 'approval by John on 2026-01-10'],
      },
    ]),
    2: question('Breaks the approval of …, and …', [
      { name: 'POL-1 "Quality"', signatures: ['approval by John on 2026-01-10'] },
      { name: 'MR-1', signatures: ['approval by Jane on 2026-02-01'] },
    ]),
  },
});
const urisOf = (made: Awaited<ReturnType<typeof confirmed>>) =>
  made?.documentChanges?.map((each) => 'textDocument' in each && each.textDocument.uri);

beforeEach(() => fakes.reset());

test('choices come first, then each record once with its signatures', async () => {
  fakes.pick = 'Change everything';
  expect(urisOf(await confirmed(edit()))).toEqual(['file:///own', 'file:///a', 'file:///b']);
  expect(fakes.listed.map(({ label, detail }) => [label, detail ?? ''])).toEqual([
    ['Leave what is signed as it is', ''],
    ['Change everything', ''],
    ['Cancel', ''],
    ['2 records are signed as they are', ''],
    ['POL-1 "Quality"', 'approval by Jane on 2026-01-10, approval by John on 2026-01-10'],
    ['MR-1', 'approval by Jane on 2026-02-01'],
  ]);
});

test('what is signed can be left, and then nothing of it is touched', async () => {
  fakes.pick = 'Leave what is signed as it is';
  expect(urisOf(await confirmed(edit()))).toEqual(['file:///own']);
});

test('where all of it is signed, Enter breaks nothing', async () => {
  fakes.pick = 'Cancel';
  expect(await confirmed(edit('1'))).toBeNull();
  expect(fakes.listed.slice(0, 2).map(({ label }) => label)).toEqual(['Cancel', 'Change everything']);
});

test('nothing is asked about an edit that breaks nothing', async () => {
  const plain = { documentChanges: [change('file:///own')] };
  expect(await confirmed(plain)).toBe(plain);
  expect(fakes.listed).toEqual([]);
});
