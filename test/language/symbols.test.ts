import { expect, test } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { documentSymbols, symbolRange, workspaceSymbols } from '../../server/src/language/symbols.ts';
import { acme } from './acme-files.ts';
import { open } from './harness.ts';

const tree = (symbols: readonly DocumentSymbol[]): unknown[] =>
  symbols.map(({ name, children }) => (children?.length ? [name, tree(children)] : name));

const isInside = (inner: DocumentSymbol['range'], outer: DocumentSymbol['range']): boolean => {
  const at = (position: { line: number; character: number }) => position.line * 100_000 + position.character;
  return at(outer.start) <= at(inner.start) && at(inner.end) <= at(outer.end);
};

function expectNested(symbol: DocumentSymbol): void {
  expect(isInside(symbol.selectionRange, symbol.range), symbol.name).toBe(true);
  for (const child of symbol.children ?? []) {
    expect(isInside(child.range, symbol.range), child.name).toBe(true);
    expectNested(child);
  }
}

test('records of a stream with their sections and entries', async () => {
  const { context } = await open({
    'm.yaml':
      'id: MR-1\ntype: management-review\ntitle: Review\nperiod: { from: 2025-01-01, to: 2025-12-31 }\ninputs:\n  - input: [resources, objectives]\n    summary: Enough.\n---\nid: RSK-1\ntype: risk\n',
  });
  const symbols = documentSymbols(context);
  expect(tree(symbols)).toEqual([
    ['MR-1 Review', ['period', ['inputs', ['resources, objectives']]]],
    'RSK-1',
  ]);
  symbols.forEach(expectNested);
});

test('entries of a register by id and title, headings of minutes as a tree', async () => {
  const register = await open({
    'r.yaml':
      'id: REG-1\ntype: register\nof: risk\nitems:\n  - { id: RSK-1, title: Late }\n  - { id: RSK-2 }\n',
  });
  expect(tree(documentSymbols(register.context))).toEqual([['REG-1', [['items', ['RSK-1 Late', 'RSK-2']]]]]);
  const minutes = await open({
    'm.md': '---\nid: DOC-1\ntype: document\n---\n\n# One\n\n### Deep\n\n## Two\n\ntext\n\n# Three\n',
  });
  const symbols = documentSymbols(minutes.context);
  expect(tree(symbols)).toEqual([['DOC-1', [['One', ['Deep', 'Two']], 'Three']]]);
  symbols.forEach(expectNested);
  expect(tree(documentSymbols(minutes.context, false))).toEqual(['DOC-1']);
});

test('files without records have no outline', async () => {
  const { context } = await open({ 'readme.md': '# Hello\n', 'x.yaml': 'a: 1\n' });
  expect(documentSymbols(context)).toEqual([]);
});

test('the sample company: every outline is well nested', async () => {
  const files = acme();
  const { contextOf } = await open(files, { at: 'qms.yaml' });
  let count = 0;
  for (const path of Object.keys(files)) {
    const symbols = documentSymbols(contextOf(path));
    symbols.forEach(expectNested);
    count += symbols.length;
  }
  expect(count).toBeGreaterThan(60);
});

test('records are found anywhere by id or title, the best first, and located by their id', async () => {
  const { context, contextOf } = await open({
    'a.yaml': 'id: OBJ-1\ntype: quality-objective\ntitle: Shorter waiting\n',
    'b.yaml': 'id: REG-1\ntype: register\nof: risk\nitems:\n  - id: RSK-1\n    title: Waiting customers\n',
  });
  const found = (query: string) => workspaceSymbols(context.project, query).map(({ name }) => name);
  expect(found('obj-1')).toEqual(['OBJ-1 Shorter waiting']);
  expect(found('waiting')).toEqual(['OBJ-1 Shorter waiting', 'RSK-1 Waiting customers']);
  expect(found('wcust')).toEqual(['RSK-1 Waiting customers']);
  expect(found('zzz')).toEqual([]);
  expect(found('')).toHaveLength(3);
  const [risk] = workspaceSymbols(context.project, 'RSK-1');
  expect(symbolRange(contextOf('b.yaml').file, risk!.record, {})).toEqual({
    start: { line: 4, character: 8 },
    end: { line: 4, character: 13 },
  });
});

test('a query gives at most 200 records', async () => {
  const items = Array.from({ length: 300 }, (_, index) => `  - { id: RSK-${index} }`).join('\n');
  const { context } = await open({ 'r.yaml': `id: REG-1\ntype: register\nof: risk\nitems:\n${items}\n` });
  expect(workspaceSymbols(context.project, 'rsk')).toHaveLength(200);
});
