import { expect, test } from 'vitest';
import { initialFiles } from '../../server/src/authoring/init.ts';
import { knownType, newRecord } from '../../server/src/authoring/new-record.ts';
import { withPlacesToWrite } from '../../server/src/language/places-to-write.ts';
import { openProject } from '../rules/harness.ts';

/** What a snippet inserts where nobody tabs. */
const plain = (snippet: string): string =>
  snippet
    .replace(/(?<!\\)\$\{\d+:((?:\\.|[^}])*)\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');

test('places still to be written are tab stops, in order; comments are none', () => {
  expect(
    withPlacesToWrite(
      'id: RSK-001\ntitle: TBD\n# description: TBD\ndescription: TBD # in words\nactions: []\n',
    ),
  ).toBe(
    `id: RSK-001\ntitle: \${1:TBD}\n# description: TBD\ndescription: \${2:TBD} # in words\nactions: [$3]\n`,
  );
});

test('lists of one, entries of lists and paragraphs count too', () => {
  expect(
    withPlacesToWrite(
      '---\nid: SCP-001\nproducts: [TBD]\nsites:\n  - name: TBD\n---\n\n# TBD\n\nTBD: what we do.\n',
    ),
  ).toBe(
    `---\nid: SCP-001\nproducts: [\${1:TBD}]\nsites:\n  - name: \${2:TBD}\n---\n\n# TBD\n\n\${3:TBD: what we do.}\n`,
  );
});

test('what a snippet would read as its own is text', () => {
  expect(withPlacesToWrite(`title: costs \${1:x} $5 \\ {a}\r\nwhat: TBD\r\n`)).toBe(
    `title: costs \\\${1:x\\} \\$5 \\\\ {a\\}\r\nwhat: \${1:TBD}\r\n`,
  );
});

test.each([
  ['id: A-1\ntitle: One\n# from: 2026-01-01\nversion: "1"\n', 'id: A-1\ntitle: One\n# from: 2026-01-01'],
  ['---\nid: A-1\ntitle: One\n---\n\n# One\n', '---\nid: A-1\ntitle: One\n---\n\n# One'],
  ['id: A-1\ntitle: One\nversion: "1"\n', 'id: A-1\ntitle: One'],
  ['id: A-1\n', ''],
])('without a place the caret goes to where writing begins (%#)', (text, before) => {
  expect(withPlacesToWrite(text)).toBe(`${before}$1${text.slice(before.length)}`);
});

test('the text of every new record stays as it is for whoever does not tab', async () => {
  const { project } = await openProject({ 'qms.yaml': 'organization: Test\n' });
  const texts = project.catalogue
    .types()
    .filter((type) => knownType(type, project).kind !== 'container')
    .map((type) => newRecord({ type, title: 'Costs $1 {of} "it"' }, project).text);
  for (const text of [...texts, ...Object.values(initialFiles('2026-02-01').files)])
    expect(plain(withPlacesToWrite(text))).toBe(text);
  expect(texts.length).toBeGreaterThan(20);
});
