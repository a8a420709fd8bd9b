import { expect, test } from 'vitest';
import { fixAll } from '../../server/src/language/code-actions/fix-all.ts';
import { quickFixes } from '../../server/src/language/code-actions.ts';
import { codeLenses } from '../../server/src/language/code-lens.ts';
import { definition } from '../../server/src/language/definition.ts';
import { documentHighlights } from '../../server/src/language/document-highlight.ts';
import { documentLinks } from '../../server/src/language/document-links.ts';
import { fileMoveEdits } from '../../server/src/language/file-rename.ts';
import { pastedReferences } from '../../server/src/language/paste.ts';
import { references } from '../../server/src/language/references.ts';
import { rename } from '../../server/src/language/rename.ts';
import { LocatedFile } from '../../server/src/workspace/located-file.ts';
import { open } from './harness.ts';

const role = 'id: ROLE-QM\ntype: role\n';
const texts: Readonly<Record<string, string>> = {
  'empty.yaml': '',
  'binary.yaml': 'id: \u0000\ufffd\ntype: action\n',
  'half.yaml': 'id: ACT-1\ntype: action\nowner: "ROLE-QM\norigin: [ROLE-QM, {',
  'tabs.yaml': 'id: ACT-1\ntype: action\n\towner: ROLE-QM\n',
  'names.yaml':
    'id: constructor\ntype: action\n__proto__: ROLE-QM\nowner: constructor\nformerIds: [toString]\n',
  'wrong.yaml':
    'id: [A]\ntype: action\nowner: { a: ROLE-QM }\nformerIds: { a: 1 }\nsignOffs: ROLE-QM\nitems: 1\n',
  'cyclic.yaml': 'id: ACT-1\ntype: action\norigin: &a [ROLE-QM, *a]\n',
  'anchors.yaml': 'id: &i ACT-1\ntype: action\nowner: &o ROLE-QM\norigin: [*o, *i]\n',
  'register.yaml':
    'type: register\nof: action\ndefaults: 7\nitems: [ROLE-QM, null, { id: ACT-1, owner: ROLE-QM }]\n',
  'body.md': `---\nid: DOC-1\ntype: document\n---\n${'[['.repeat(500)} [[ROLE-QM]] ${'[a]('.repeat(500)}\n`,
  'open.md': '---\nid: DOC-1\ntype: document\nowner: ROLE-QM\n',
  'qms.yaml': 'themes: [{ id: a, sponsor: ROLE-QM }, 1, null]\ntypes: x\n',
};

test.each(Object.keys(texts))('%s: every feature answers at every place, and past the end', async (path) => {
  const opened = await open({ [path]: texts[path]!, 'role.yaml': role }, { at: path });
  const { context } = opened;
  const { lines, text } = context.file;
  const offsets = Array.from({ length: Math.min(text.length, 150) + 1 }, (_, at) => at);
  const positions = [
    ...offsets.map((offset) => lines.positionAt(offset)),
    { line: 9999, character: 0 },
    { line: 0, character: 9999 },
  ];
  for (const position of positions) {
    documentHighlights(context, position);
    pastedReferences(context, position, ['role.yaml']);
    await definition(context, position, opened.open);
    await references(context, position, true, opened.open);
    const renamed = await rename(context, position, 'NEW-1', opened.open, { canAsk: true });
    if (!('refused' in renamed))
      for (const { newText } of renamed.changes) expect(newText).toMatch(/NEW-1|formerIds/);
  }
  const whole = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
  const actions = await quickFixes(context, whole, {
    open: opened.open,
    canAsk: true,
    newRecord: (type, id) => ({ file: `${id}.yaml`, text: `id: ${id}\ntype: ${type}\n` }),
  });
  expect(actions.every(({ title }) => title !== '')).toBe(true);
  for (const { range } of [...codeLenses(context), ...documentLinks(context)])
    expect(lines.offsetAt(range.end)).toBeGreaterThanOrEqual(lines.offsetAt(range.start));
  fixAll(context);
  await fileMoveEdits(context.project, [{ from: path, to: `a/${path}` }], opened.open, { canAsk: true });
});

test('a document that was edited since its records were read is not taken for what it was', async () => {
  const opened = await open({ 'a.yaml': 'id: ACT-1\ntype: action\nowner: ROLE-|QM\n', 'role.yaml': role });
  const stale = { ...opened.contextOf('a.yaml'), project: opened.context.project };
  const newer = {
    ...stale,
    file: new LocatedFile('a.yaml', 'title: new\nid: ACT-1\nowner: ROLE-XX\ntype: action\n'),
  };
  expect(await definition(newer, { line: 2, character: 8 }, opened.open)).toBeNull();
  expect(documentHighlights(newer, { line: 1, character: 5 })).toHaveLength(1);
});

test('anchors are renamed where they are written, aliases stay aliases', async () => {
  const opened = await open(
    { 'a.yaml': texts['anchors.yaml']!, 'role.yaml': 'id: |ROLE-QM\ntype: role\n' },
    { at: 'role.yaml' },
  );
  const renamed = await rename(opened.context, opened.position, 'ROLE-Q', opened.open, { canAsk: true });
  if ('refused' in renamed) throw new Error(renamed.refused);
  expect(renamed.changes.map(({ file, newText }) => [file, newText])).toEqual([
    ['a.yaml', 'ROLE-Q'],
    ['role.yaml', 'ROLE-Q'],
  ]);
});
