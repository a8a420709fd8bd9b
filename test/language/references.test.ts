import { describe, expect, test } from 'vitest';
import { documentHighlights } from '../../server/src/language/document-highlight.ts';
import { references } from '../../server/src/language/references.ts';
import { open } from './harness.ts';

const files = {
  'qms.yaml': 'elsewhere:\n  - { clause: "8.3", system: PLM, owner: ROLE-QM }\n',
  'roles.yaml':
    'id: ROLE-QM\ntype: role\nformerIds: [ROLE-Q]\n---\nid: ROLE-QM2\ntype: role\nreportsTo: ROLE-QM\n',
  'actions.yaml':
    'id: REG-1\ntype: register\nof: action\ndefaults:\n  owner: ROLE-QM\nitems:\n  - { id: ACT-1 }\n  - { id: ACT-2 }\n',
  'doc.md':
    '---\r\nid: DOC-1\r\ntype: document\r\nowner: ROLE-Q\r\nevidence: ["ROLE-QM@1"]\r\n---\r\nSee [[ROLE-QM]] and [[ROLE-QM|her]], not `[[ROLE-QM]]`.\r\n',
};
const escaped = { ...files, 'doc.md': files['doc.md'].replace('QM|her', 'QM\\|her') };

/** Places as `file:line:column text`. */
async function placesOf(path: keyof typeof files, cursor: string, declaration: boolean): Promise<string[]> {
  const marked = { ...escaped, [path]: escaped[path].replace(cursor, `|${cursor}`) };
  const opened = await open(marked, { at: path });
  const found = (await references(opened.context, opened.position, declaration, opened.open)) ?? [];
  return found.map(({ file, range: { start, end } }) => {
    const { lines, text } = opened.contextOf(file).file;
    return `${file}:${start.line}:${start.character} ${text.slice(lines.offsetAt(start), lines.offsetAt(end))}`;
  });
}

const mentions = [
  'actions.yaml:4:9 ROLE-QM',
  'doc.md:3:7 ROLE-Q',
  'doc.md:4:12 ROLE-QM',
  'doc.md:6:6 ROLE-QM',
  'doc.md:6:22 ROLE-QM',
  'qms.yaml:1:41 ROLE-QM',
  'roles.yaml:6:11 ROLE-QM',
];

describe('references', () => {
  test('are found in fields, defaults (once), bodies and qms.yaml, and under former ids', async () => {
    expect(await placesOf('roles.yaml', 'ROLE-QM', false)).toEqual(mentions);
  });

  test('with the declaration, its id and former ids too', async () => {
    expect(await placesOf('roles.yaml', 'ROLE-QM', true)).toEqual([
      ...mentions.slice(0, 6),
      'roles.yaml:0:4 ROLE-QM',
      'roles.yaml:2:12 ROLE-Q',
      ...mentions.slice(6),
    ]);
  });

  test('are the same from any mention, also one of a former id', async () => {
    for (const [path, cursor] of [
      ['doc.md', 'ROLE-Q\r'],
      ['doc.md', '[[ROLE-QM]]'],
      ['qms.yaml', 'ROLE-QM'],
    ] as const)
      expect(await placesOf(path, cursor, false)).toEqual(mentions);
  });

  test('of an id that no record has are its mentions', async () => {
    const opened = await open({
      'a.yaml': 'id: ACT-1\ntype: action\nowner: ROLE-|X\n',
      'b.yaml': 'id: ACT-2\ntype: action\nowner: ROLE-X\n',
    });
    const found = await references(opened.context, opened.position, true, opened.open);
    expect(found?.map(({ file }) => file)).toEqual(['a.yaml', 'b.yaml']);
  });

  test('are not asked for where no id stands', async () => {
    const opened = await open({ 'a.yaml': 'id: ACT-1\ntype: act|ion\n' });
    expect(await references(opened.context, opened.position, true, opened.open)).toBeNull();
  });
});

describe('highlights', () => {
  test('are the mentions in the document at hand, the declaration as the one that writes', async () => {
    const opened = await open(
      { ...escaped, 'roles.yaml': files['roles.yaml'].replace('ROLE-QM', 'ROLE|-QM') },
      { at: 'roles.yaml' },
    );
    expect(
      documentHighlights(opened.context, opened.position)?.map(({ range, kind }) => [range.start.line, kind]),
    ).toEqual([
      [0, 3],
      [2, 2],
      [6, 2],
    ]);
  });

  test('are none where no id stands', async () => {
    const opened = await open({ 'a.yaml': '|id: ACT-1\ntype: action\n' });
    expect(documentHighlights(opened.context, opened.position)).toBeNull();
  });
});
