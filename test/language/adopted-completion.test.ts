import { expect, test } from 'vitest';
import { completion } from '../../server/src/language/completion.ts';
import { accepted, open } from './harness.ts';

const settings = `organization: Test
types:
  - files: "sops/*.md"
    type: document
    values: { status: { Golden: effective } }
  - files: "risks.csv"
    type: risk
    register: true
  - files: "actions.md"
    type: action
    register: true
people: { Quality Manager: ROLE-QM }
`;
const files = {
  'qms.yaml': settings,
  'role.yaml': 'id: ROLE-QM\ntype: role\ntitle: Quality manager\n',
  'sops/SOP-001.md':
    '# Documents\n\n**Document ID:** SOP-001\n**Status:** Golden\n**Owner:** ROLE-QM\n\nText.\n',
  'risks.csv':
    'Risk ID;Risk;Owner;Status\nR-001;Fire;Quality Manager;Offen\nR-002;Flood;Lager;Offen\nR-003;Theft;Lager;Geschlossen\n',
  'actions.md':
    '# Actions\n\n\\| ID \\| Action \\| Owner \\| Status \\|\n\\|---\\|---\\|---\\|---\\|\n\\| A-1 \\| Sprinklers \\| Store \\| Open \\|\n\\| A-2 \\| Doors \\|  \\| Open \\|\n',
};

/** What is offered where a text of a file is replaced by one with the cursor in it. */
async function offered(path: keyof typeof files, text: string, marked: string) {
  const marks = { ...files, [path]: files[path].replace(text, marked) };
  expect(marks[path]).not.toBe(files[path]);
  const others =
    path === 'actions.md' ? marks : { ...marks, 'actions.md': files['actions.md'].replaceAll('\\|', '|') };
  const opened = await open(others, { at: path });
  const { items } = completion(opened.context, opened.position, { snippets: true });
  const accept = (label: string): string =>
    accepted(opened.text, items.find((each) => each.label === label)!);
  return { labels: items.map(({ label }) => label), accept };
}

test.each([
  ['behind a label', 'Golden', 'Gol|'],
  ['where nothing stands yet', ' Golden', ' |'],
])(
  'a status in a header is one of the company’s words or of the type’s, %s',
  async (_where, text, marked) => {
    const { labels, accept } = await offered('sops/SOP-001.md', text, marked);
    expect(labels).toEqual(expect.arrayContaining(['Golden', 'draft', 'effective', 'obsolete']));
    expect(labels[0]).toBe('Golden');
    expect(accept('effective')).toContain('**Status:** effective\n**Owner:**');
  },
);

test('an owner in a header is one of the names that qms.yaml explains, or a record', async () => {
  const { labels, accept } = await offered('sops/SOP-001.md', 'ROLE-QM', '|ROLE-QM');
  expect(labels).toEqual(['Quality Manager', 'ROLE-QM']);
  expect(accept('Quality Manager')).toContain('**Owner:** Quality Manager\n');
});

test('a cell of CSV offers what other rows say, the most frequent first, and the words of the type', async () => {
  const { labels, accept } = await offered('risks.csv', 'Lager;Geschlossen', 'Lager;Gesch|');
  expect(labels.slice(0, 1)).toEqual(['Offen']);
  expect(labels).toContain('open');
  expect(accept('Offen').split('\n')[3]).toBe('R-003;Theft;Lager;Offen');
});

test('an owner in a cell is a name of another row, one that is explained, or a record', async () => {
  const { labels, accept } = await offered('risks.csv', 'Fire;Quality Manager', 'Fire;|');
  expect(labels).toEqual(['Quality Manager', 'Lager', 'ROLE-QM']);
  expect(accept('ROLE-QM').split('\n')[1]).toBe('R-001;Fire;ROLE-QM;Offen');
});

test.each([
  ['with a word in it', '\\| Store \\|', '\\| St|ore \\|', 'A-1'],
  ['that is empty', '\\| Doors \\|  \\|', '\\| Doors \\| | \\|', 'A-2'],
])('a cell of a Markdown table %s offers owners', async (_which, text, marked, row) => {
  const { labels, accept } = await offered('actions.md', text, marked);
  expect(labels).toContain('ROLE-QM');
  const line = accept('ROLE-QM')
    .split('\n')
    .find((each) => each.includes(row))!;
  expect(
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, 5),
  ).toEqual([row, row === 'A-1' ? 'Sprinklers' : 'Doors', 'ROLE-QM', 'Open']);
});

test('in a table nothing of YAML is offered, and prose of a document keeps its own', async () => {
  expect((await offered('risks.csv', 'R-001;Fire', 'R-001;Fi|re')).labels).toEqual([]);
  expect((await offered('sops/SOP-001.md', 'Text.', 'See [[|')).labels).toContain('ROLE-QM');
});
