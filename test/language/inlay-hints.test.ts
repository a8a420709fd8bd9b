import { expect, test } from 'vitest';
import { type InlayHintOptions, inlayHints } from '../../server/src/language/inlay-hints.ts';
import { open } from './harness.ts';

const files = {
  'role.yaml':
    'id: ROLE-QM\ntype: role\ntitle: Quality manager\nholders:\n  - { person: PER-1, from: 2020-01-01, to: 2025-12-31 }\n  - { person: PER-2, from: 2026-01-01 }\n',
  'people.yaml':
    'id: REG-PER\ntype: register\nof: person\nitems:\n  - { id: PER-1, name: Ada Lind }\n  - { id: PER-2, name: Bo Berg }\n',
  'action.yaml': 'id: ACT-1\ntype: action\ntitle: Call early\n',
};
const everything = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
const both: InlayHintOptions = { titles: true, holders: true };

async function hints(text: string, options = both, path = 'r.yaml', range = everything) {
  const { context } = await open(
    { ...files, [path]: text.replaceAll('|', '\\|').replace(/$/, '|') },
    { at: path },
  );
  return inlayHints(context, range, options).map(({ position, label }) => {
    const line = context.file.text.split('\n')[position.line]!;
    return [line.slice(0, position.character).trimStart(), label];
  });
}

test('the title behind an id, and who holds a role today', async () => {
  const text =
    'id: RSK-1\ntype: risk\nowner: ROLE-QM\nactions: [ACT-1, ACT-9]\nacceptance: { by: "PER-1" }\n';
  expect(await hints(text)).toEqual([
    ['owner: ROLE-QM', 'Quality manager · Bo Berg'],
    ['actions: [ACT-1', 'Call early'],
    ['acceptance: { by: "PER-1"', 'Ada Lind'],
  ]);
});

test('each can be switched off, and only the lines asked for are looked at', async () => {
  const text = 'id: RSK-1\ntype: risk\nowner: ROLE-QM\nactions: [ACT-1]\n';
  expect(await hints(text, { titles: false, holders: true })).toEqual([['owner: ROLE-QM', 'Bo Berg']]);
  expect(await hints(text, { titles: false, holders: false })).toEqual([]);
  const line = { start: { line: 3, character: 0 }, end: { line: 3, character: 9 } };
  expect(await hints(text, both, 'r.yaml', line)).toEqual([['actions: [ACT-1', 'Call early']]);
});

test('in a body, behind links without words of their own', async () => {
  const text = '---\nid: DOC-1\ntype: document\n---\n\nSee [[ACT-1]] and [[ACT-1|this]].\n';
  expect(await hints(text, both, 'd.md')).toEqual([['See [[ACT-1]]', 'Call early']]);
});
