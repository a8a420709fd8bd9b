import { expect, test } from 'vitest';
import { readText } from '../../server/src/records/read-file.ts';
import type { CellChange } from '../../server/src/tables/model.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { after, editing, refusal } from './edit-harness.ts';
import { cellIn } from './harness.ts';

const head = 'id: REG\ntype: register\nof: risk\ntitle: Risks\nitems:\n';

/** Texts as people and programs leave them, each with a risk RSK-1. */
const odd: Readonly<Record<string, string>> = {
  'an unknown key': `${head}  - id: RSK-1\n    titel: A # mistyped\n    title: A\n    tags: [a]\n`,
  'a key twice': `${head}  - id: RSK-1\n    title: A\n    title: B\n`,
  'an id twice': `${head}  - { id: RSK-1, title: A }\n  - { id: RSK-1, title: B }\n`,
  'no id besides': `${head}  - title: Without\n  - { id: RSK-1, title: A }\n`,
  'values of other kinds': `${head}  - id: RSK-1\n    title: [A, B]\n    status: { a: b }\n    owner: 12\n    likelihood: "3"\n    nextReview: 2026-13-40\n    tags: { a: 1 }\n`,
  'empty values': `${head}  - id: RSK-1\n    title:\n    description: ~ # nothing\n    tags:\n    status: ""\n    owner: null\n`,
  'an anchor on the record': `${head}  - &one\n    id: RSK-1\n    title: A\n    tags: [a]\n`,
  'a record that is another': `${head}  - &one { id: RSK-2, title: A }\n  - { id: RSK-1, title: B, description: *one }\n`,
  'keys merged in': `${head}  - &one { id: RSK-2, title: A, tags: [a] }\n  - { <<: *one, id: RSK-1 }\n`,
  'an anchored list': `${head}  - id: RSK-1\n    title: &t A\n    tags: &all [a, *t]\n  - { id: RSK-2, tags: *all }\n`,
  'texts in blocks': `${head}  - id: RSK-1\n    title: >-\n      A\n      b\n    description: |2+\n       A\n\n\n    tags:\n    - a\n    - b\n`,
  'a text over lines': `${head}  - id: RSK-1\n    title: A\n      b\n    description: "A\\\n      b"\n    tags: [a,\n      b]\n`,
  'comments everywhere': `${head}  # first\n  - # the risk\n    id: RSK-1 # id\n    # before\n    title: # why\n      A\n    # between\n    tags: # list\n      # one\n      - a # a\n      - b\n    # after\n`,
  'comments in a flow': `${head}  - { id: RSK-1, # id\n      title: A, # why\n      tags: [a, # a\n        b] }\n`,
  'a flow on one line': `{ id: REG, type: register, of: risk, title: Risks, items: [{ id: RSK-1, title: A, tags: [a] }] }\n`,
  'as JSON': `${JSON.stringify({ id: 'REG', type: 'register', of: 'risk', items: [{ id: 'RSK-1', title: 'A', tags: ['a'] }] }, null, 2)}\n`,
  'quoted keys': `${head}  - "id": 'RSK-1'\n    'title': "A"\n    ? tags\n    : [a]\n`,
  'line ends of Windows and no last one': `${head}  - id: RSK-1\r\n    title: A\r\n    tags: [a]`.replaceAll(
    /\r?\n/g,
    '\r\n',
  ),
  'several documents': `id: RSK-2\ntype: risk\ntitle: A\n---\nid: RSK-1\ntype: risk\ntitle: A\ntags: [a]\n...\n---\nid: RSK-3\ntype: risk\n`,
  'a directive and tags': `%YAML 1.2\n---\n${head}  - !!map\n    id: RSK-1\n    title: !!str A\n    tags: !!seq [a]\n`,
  'far to the right': `${head}            - id: RSK-1\n              title:   A   \n              tags:   [ a ]   # end  \n`,
};

/** What somebody types or pastes, on one line. */
const typed = [
  ...[
    'B: c',
    '# no comment',
    '- a',
    '"',
    "'",
    'it\'s "so"',
    '{{x}}',
    '*a',
    '&a',
    '!x',
    '%a',
    '@a',
    '`a`',
    '|',
    '>',
  ],
  ...[
    'yes',
    'null',
    '~',
    '1e3',
    '0x10',
    '2026-01-01',
    ' padded ',
    'a\u0085b',
    'a\u2028b',
    '\u202eabc',
    'a\u200bb',
  ],
  ...[
    '\u0000',
    '\u0007x',
    '\ud800',
    '😀',
    '=1+1',
    '<script>alert(1)</script>',
    '---',
    '...',
    '? a',
    'x'.repeat(5000),
  ],
  ...['<<<<<<< HEAD', 'a\tb', '\\n', 'a, b; c', ''],
];
const lines = [
  'One\n\ntwo',
  '\n\nlate',
  '  in\nout',
  'a\n---\nb',
  '# a\n# b',
  'a\r\nb',
  'tab\n\tbed',
  'end  \n  ',
];

const changes: readonly (readonly [string, CellChange['value']])[] = [
  ...typed.map((value) => ['title', value] as const),
  ...[...typed, ...lines].map((value) => ['description', value] as const),
  ...typed.filter((_, at) => at % 4 === 0).map((value) => ['tags', [value, 'b']] as const),
  ...[['a'], ['b', 'a'], [], ['a', 'b', 'c']].map((value) => ['tags', value] as const),
  ...['open', 'mad', ''].map((value) => ['status', value] as const),
  ...['ROLE-QM', 'Quality manager', 'Nobody', ''].map((value) => ['owner', value] as const),
  ...['3', 'three', '3.5', ''].map((value) => ['likelihood', value] as const),
  ...['2026-02-30', '2026-02-28', '1.3.2026', ''].map((value) => ['nextReview', value] as const),
];

/** What the reasons are about: the value, or the text that it would stand in. */
const reasons =
  /allowed here|is not a number|is not a date|several places|has a tag|another form|comments within|would not be read|one line|No record is called|none of the/;

test.each(Object.entries(odd))(
  '%s: a cell is edited and nothing else, or refused with the reason and its place',
  async (_, text) => {
    const file = 'risks.yaml';
    const files = { 'role.yaml': 'id: ROLE-QM\ntype: role\ntitle: Quality manager\n', [file]: text };
    const { project, table, edit } = await editing(files, { type: 'risk' });
    const row = table.keys[table.records.findIndex(({ id }) => id === 'RSK-1')]!;
    const before = readText(file, text, project.setup).records;
    const of = before.findIndex(({ id }) => id === 'RSK-1');
    for (const [column, value] of changes) {
      const outcome = await edit([{ row, column, value }]);
      if (outcome.kind === 'refused') {
        expect(refusal(outcome)).toMatch(reasons);
        // It leads to the cell, or to the record where that says nothing.
        expect(new LineIndex(text).offsetAt(outcome.place!.range.start)).toBeGreaterThan(0);
        continue;
      }
      const { records, unread } = readText(file, after(outcome, file, text), project.setup);
      expect([column, value, unread]).toEqual([column, value, undefined]);
      const data = (all: typeof records) =>
        all.map((record, at) => ({ ...record.data, ...(at === of && { [column]: null }), items: null }));
      expect([column, value, data(records)]).toEqual([column, value, data(before)]);
      if (column === 'title') expect(String(records[of]!.data['title'] ?? '')).toBe(String(value).trim());
    }
  },
);

test('a text of several lines stays on its line between braces and before a comment', async () => {
  const typedInto = async (text: string): Promise<string> => {
    const { table, edit } = await editing({ 'risks.yaml': text }, { file: 'risks.yaml' });
    const outcome = await edit([{ row: table.keys[0]!, column: 'description', value: 'a\n---\nb' }]);
    return after(outcome, 'risks.yaml', text);
  };
  expect(await typedInto(`${head}  - { id: RSK-1 }\n`)).toBe(
    `${head}  - { id: RSK-1, description: "a\\n---\\nb" }\n`,
  );
  expect(await typedInto(`${head}  - id: RSK-1\n    description: ~ # none\n`)).toBe(
    `${head}  - id: RSK-1\n    description: "a\\n---\\nb" # none\n`,
  );
});

test('a key that nobody knows is found, and stays', async () => {
  const { table } = await editing({ 'risks.yaml': odd['an unknown key']! }, { type: 'risk' });
  const cell = cellIn(table, 'RSK-1', '$findings');
  expect(typeof cell === 'string' ? [] : cell.findings?.map(({ text }) => text)).toContainEqual(
    expect.stringContaining('`titel`'),
  );
});
