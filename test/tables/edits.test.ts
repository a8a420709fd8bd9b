import { describe, expect, test } from 'vitest';
import { editCells } from '../../server/src/tables/edits/edit-cells.ts';
import type { CellChange } from '../../server/src/tables/model.ts';
import { LocatedFile } from '../../server/src/workspace/located-file.ts';
import { after, editing, refusal } from './edit-harness.ts';

const roles = {
  'roles.yaml': 'id: ROLE-QM\ntype: role\ntitle: Quality manager\n',
  'role2.yaml': 'id: ROLE-MD\ntype: role\ntitle: Managing director\n',
};

/** A register with one risk, written in a block below `  - `. */
const register = (...lines: readonly string[]): string =>
  `id: REG\ntype: register\nof: risk\nitems:\n  - id: RSK-1\n${lines.map((line) => (line === '' ? '\n' : `    ${line}\n`)).join('')}`;

const row = 'risks.yaml#RSK-1';

const change = (column: string, value: CellChange['value']): CellChange => ({ row, column, value });

/** The text after one cell was changed. */
async function edited(text: string, column: string, value: CellChange['value']): Promise<string> {
  const { edit } = await editing({ ...roles, 'risks.yaml': text }, { file: 'risks.yaml' });
  return after(await edit([change(column, value)]), 'risks.yaml', text);
}

async function refused(text: string, column: string, value: CellChange['value']): Promise<string> {
  const { edit } = await editing({ ...roles, 'risks.yaml': text }, { file: 'risks.yaml' });
  return refusal(await edit([change(column, value)]));
}

describe('a cell becomes the smallest edit of its value', () => {
  test('in the quotes it has, with the comment behind it', async () => {
    const text = register("title: 'Fire'   # in the hall", 'status: open');
    expect(await edited(text, 'title', "It's on fire")).toBe(
      register("title: 'It''s on fire'   # in the hall", 'status: open'),
    );
  });

  test('in the type that the schema asks for', async () => {
    const text = register('likelihood: 2', 'exposure: { estimated: no }');
    expect(await edited(text, 'likelihood', ' 4 ')).toBe(
      register('likelihood: 4', 'exposure: { estimated: no }'),
    );
    expect(await edited(register('title: A'), 'nextReview', '30.6.2026')).toBe(
      register('title: A', 'nextReview: 2026-06-30'),
    );
    expect(await edited(register('status: open'), 'title', '12')).toBe(
      register('status: open', "title: '12'"),
    );
    expect(await edited(register('exposure: { amount: 3 }'), 'exposure.estimated', 'Yes')).toBe(
      register('exposure: { amount: 3, estimated: true }'),
    );
  });

  test('with a word of the schema or a name of a record for what it stands for', async () => {
    expect(await edited(register('status: open'), 'status', 'Accepted')).toBe(register('status: accepted'));
    expect(await edited(register('owner: ROLE-MD'), 'owner', 'quality manager')).toBe(
      register('owner: ROLE-QM'),
    );
  });

  test('before what stands at the end on purpose, where the key is new', async () => {
    expect(await edited(register('title: A', 'custom: { a: b }'), 'category', 'people')).toBe(
      register('title: A', 'category: people', 'custom: { a: b }'),
    );
    expect(await edited(register('title: A'), 'before.likelihood', '3')).toBe(
      register('title: A', 'before: { likelihood: 3 }'),
    );
    expect(await edited(register('before:', '  likelihood: 3'), 'before.severity', '2')).toBe(
      register('before:', '  likelihood: 3', '  severity: 2'),
    );
  });

  test('and takes the key away where nothing is left', async () => {
    expect(await edited(register('title: A', 'category: people', 'status: open'), 'category', '')).toBe(
      register('title: A', 'status: open'),
    );
    expect(await edited(register('title: A', 'before:', '  severity: 2'), 'before.severity', null)).toBe(
      register('title: A'),
    );
  });

  test('of lists entry by entry', async () => {
    expect(await edited(register('themes: [a, "b"]'), 'themes', ['a', 'b', 'c'])).toBe(
      register('themes: [a, "b", c]'),
    );
    expect(await edited(register('themes:', '  - a', "  - 'b'  # why", '  - c'), 'tags', ['x'])).toBe(
      register('themes:', '  - a', "  - 'b'  # why", '  - c', 'tags: x'),
    );
    expect(await edited(register('tags:', '  - a', '  - b', '  - c'), 'tags', ['a', 'c', 'd'])).toBe(
      register('tags:', '  - a', '  - c', '  - d'),
    );
    expect(await edited(register('tags:', '  - a', '  - b', '  - c'), 'tags', 'a\nc')).toBe(
      register('tags:', '  - a', '  - c'),
    );
    expect(await edited(register('controls: PRC-1'), 'controls', ['PRC-1', 'PRC-2'])).toBe(
      register('controls: [PRC-1, PRC-2]'),
    );
  });

  test('of texts in lines of their own', async () => {
    const lines = register('description: |', '  One', '', '  two', 'status: open');
    expect(await edited(lines, 'description', 'One\n\nthree\n')).toBe(
      register('description: |', '  One', '', '  three', 'status: open'),
    );
    expect(await edited(register('description: >-', '  one', '  two'), 'description', 'one two\nthree')).toBe(
      register('description: >-', '  one two', '', '  three'),
    );
    expect(await edited(register('description: One'), 'description', 'One\ntwo')).toBe(
      register('description: |-', '  One', '  two'),
    );
    expect(await edited(register('title: A'), 'description', 'One\ntwo')).toBe(
      register('title: A', 'description: |-', '  One', '  two'),
    );
    expect(await edited(register('description: One'), 'description', 'a\n  - b: c')).toBe(
      register('description: "a\\n  - b: c"'),
    );
  });

  test('with line ends of its file', async () => {
    const text = register('title: A', 'description: B').replaceAll('\n', '\r\n');
    expect(await edited(text, 'description', 'B\nC')).toBe(
      register('title: A', 'description: |-', '  B', '  C').replaceAll('\n', '\r\n'),
    );
  });
});

describe('nothing is written, for a reason,', () => {
  test('where the value does not fit', async () => {
    expect(await refused(register('likelihood: 2'), 'likelihood', 'high')).toMatch(/^`high` is not a number/);
    expect(await refused(register('status: open'), 'status', 'mad')).toMatch(
      /^`mad` is none of the words allowed here: .* Write one of them\.$/,
    );
    expect(await refused(register('nextReview: 2026-01-01'), 'nextReview', '3/4/2026')).toMatch(
      /Write it as the one that is meant\.$/,
    );
    expect(await refused(register('owner: ROLE-QM'), 'owner', 'Some body')).toMatch(
      /^No record is called `Some body`\. Write an id, or create the record first\.$/,
    );
    expect(await refused(register('title: A'), 'title', 'A\nB')).toMatch(/^`title` is one line/);
    expect(await refused(register('title: A'), 'id', 'RSK-2')).toMatch(/^Other records may name this id/);
    expect(await refused(register('evidence: []'), 'evidence', 'x')).toMatch(/several parts/);
  });

  test('where a value is written once and used in several places', async () => {
    const shared = /is written once and used in several places/;
    expect(await refused(register('title: &t A', 'description: *t'), 'title', 'B')).toMatch(shared);
    expect(await refused(register('title: &t A', 'description: *t'), 'description', 'B')).toMatch(shared);
    expect(await refused(register('tags: [&a x, y]', 'title: *a'), 'tags', ['x'])).toMatch(shared);
    expect(await refused(register('title: !!str A'), 'title', 'B')).toMatch(/has a tag/);
  });

  test('where comments stand within a list', async () => {
    expect(await refused(register('tags:', '  - a', '  # why', '  - b'), 'tags', ['a'])).toMatch(
      /^There are comments within `tags`/,
    );
  });

  test('where the text has a fault, or both sides of a merge, with the place', async () => {
    const editedIn = async (text: string) => {
      const { project, table } = await editing(
        { 'risks.yaml': register('title: A') },
        { file: 'risks.yaml' },
      );
      const open = async (path: string) => new LocatedFile(path, text, 1, project.setup);
      return editCells(
        table,
        { cells: [change('title', 'B')], answers: {} },
        { project, files: project.files, open },
      );
    };
    const broken = await editedIn(register('title: A', 'tags: [a'));
    expect(refusal(broken)).toMatch(/^risks\.yaml is being edited, or cannot be read/);
    const merged = await editedIn(
      register('title: A').replace(
        '    title: A\n',
        '<<<<<<< a\n    title: A\n=======\n    title: B\n>>>>>>> b\n',
      ),
    );
    expect(refusal(merged)).toMatch(/^Two branches changed risks\.yaml/);
    expect(merged).toMatchObject({ place: { file: 'risks.yaml', range: { start: { line: 5 } } } });
  });

  test('where the value is not the one that was seen', async () => {
    const { edit } = await editing({ 'risks.yaml': register('title: A') }, { file: 'risks.yaml' });
    expect(refusal(await edit([{ ...change('title', 'B'), seen: 'Old' }]))).toMatch(
      /^`title` has been changed meanwhile/,
    );
    expect((await edit([{ ...change('title', 'B'), seen: 'A' }])).kind).toBe('edit');
    expect((await edit([{ ...change('category', 'people'), seen: '' }])).kind).toBe('edit');
  });

  test('of several cells where one cannot be changed, and each is named', async () => {
    const text = register('title: A', 'likelihood: 2');
    const { edit } = await editing({ 'risks.yaml': text }, { file: 'risks.yaml' });
    const found = await edit([change('title', 'B'), change('likelihood', 'x'), change('severity', 'y')]);
    expect(found).toMatchObject({
      kind: 'refused',
      cells: [
        { row, column: 'likelihood' },
        { row, column: 'severity' },
      ],
    });
    expect(refusal(found)).toMatch(/^2 cells cannot be changed\. `x` is not a number/);
  });

  test('where it comes from the defaults of the register', async () => {
    const text = register('title: A').replace('items:', 'defaults: { category: people }\nitems:');
    expect(await refused(text, 'category', '')).toMatch(/comes from the `defaults`/);
    expect(await edited(text, 'category', 'supply')).toBe(
      register('title: A', 'category: supply').replace('items:', 'defaults: { category: people }\nitems:'),
    );
  });
});

test('several cells of several files are changed in one go', async () => {
  const risk = (id: string): string => `id: ${id}\ntype: risk\ntitle: ${id}\nstatus: open\n`;
  const files = { ...roles, 'a.yaml': risk('RSK-1'), 'b.yaml': risk('RSK-2') };
  const { edit, table } = await editing(files, { type: 'risk' });
  const outcome = await edit(
    table.keys.flatMap((key) => [
      { row: key, column: 'owner', value: 'ROLE-QM' },
      { row: key, column: 'status', value: 'closed' },
      { row: key, column: 'category', value: 'people' },
    ]),
  );
  expect(after(outcome, 'a.yaml', files['a.yaml'])).toBe(
    'id: RSK-1\ntype: risk\ntitle: RSK-1\nstatus: closed\nowner: ROLE-QM\ncategory: people\n',
  );
  expect(after(outcome, 'b.yaml', files['b.yaml'])).toContain('status: closed\nowner: ROLE-QM\n');
});
