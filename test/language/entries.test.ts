import { describe, expect, test } from 'vitest';
import { quickFixes } from '../../server/src/language/code-actions.ts';
import { codeLenses } from '../../server/src/language/code-lens.ts';
import { completion } from '../../server/src/language/completion.ts';
import { definition } from '../../server/src/language/definition.ts';
import { documentHighlights } from '../../server/src/language/document-highlight.ts';
import { documentLinks, linkedPlace } from '../../server/src/language/document-links.ts';
import { hover } from '../../server/src/language/hover.ts';
import { inlayHints } from '../../server/src/language/inlay-hints.ts';
import { references } from '../../server/src/language/references.ts';
import { prepareRename, rename } from '../../server/src/language/rename.ts';
import { semanticTokens } from '../../server/src/language/semantic-tokens.ts';
import { applied, questions } from './applied.ts';
import { accepted, open } from './harness.ts';
import { signed } from './signed.ts';

/** A type of the company's own: visits, whose findings others refer to. */
const schema = JSON.stringify({
  title: 'Site visit',
  qms: { kind: 'event', idPrefix: 'SV', phase: { draft: 'draft', done: 'final' } },
  properties: {
    status: { enum: ['draft', 'done'] },
    follows: { type: 'string', qms: { ref: ['site_visit.findings'] } },
    findings: {
      type: 'array',
      qms: { items: { id: 'finding_id' } },
      items: {
        type: 'object',
        properties: { finding_id: { type: 'string' }, text: { type: 'string' } },
      },
    },
  },
});
const visit = `id: SV-1
type: site_visit
title: Visit to the foundry
findings:
  - finding_id: FND-1
    text: Loose guard
  - { finding_id: "FND-2", text: No label }
`;
const files = {
  'qms.yaml': 'schemas: [site_visit.schema.json]\n',
  'site_visit.schema.json': schema,
  'visit.yaml': visit,
  'note.md': '---\nid: DOC-1\ntype: document\ntitle: Note\n---\nSee [[FND-1]] and [[FND-2]].\n',
  'second.yaml': 'id: SV-2\ntype: site_visit\ntitle: Second visit\nfollows: FND-2\n',
};
const at = (path: keyof typeof files | 'cursor.yaml', text: string) =>
  open({ ...files, [path]: text }, { at: path });
const followUp = (reference: string): string =>
  `id: SV-3\ntype: site_visit\ntitle: Third\nfollows: ${reference}\n`;

test('the definition of an id is the entry that has it', async () => {
  const { context, position, open: other } = await at('cursor.yaml', followUp('FND|-1'));
  expect(await definition(context, position, other)).toMatchObject({
    file: 'visit.yaml',
    range: { start: { line: 4, character: 4 } },
    selection: { start: { line: 4, character: 16 }, end: { line: 4, character: 21 } },
  });
});

test('at the entry, its own definition', async () => {
  const { context, position, open: other } = await at('visit.yaml', visit.replace('"FND-2"', '"FND|-2"'));
  expect(await definition(context, position, other)).toMatchObject({
    file: 'visit.yaml',
    selection: { start: { line: 6, character: 18 } },
  });
});

test('hover says what the entry is, where it stands and who refers to it', async () => {
  const { context, position } = await at('cursor.yaml', followUp('FND|-2'));
  const { value } = hover(context, position)!.contents as { value: string };
  expect(value.split('\n\n')).toEqual([
    '**`FND-2`** No label',
    'Entry of `findings` in `SV-1` Visit to the foundry',
    'Site visit',
    '- Referred to by: SV-3, DOC-1 and SV-2',
  ]);
});

test('hover and code lens of the record count who refers to its entries', async () => {
  const { context, position } = await at('visit.yaml', visit.replace('SV-1', 'S|V-1'));
  const { value } = hover(context, position)!.contents as { value: string };
  expect(value).toContain('- Referred to by: DOC-1 and SV-2');
  expect(codeLenses(context).map(({ title }) => title)).toContain('referred to by 2 records');
});

describe('completion', () => {
  const labels = async (text: string, path: 'cursor.yaml' | 'note.md' = 'cursor.yaml') => {
    const { context, position, text: plain } = await at(path, text);
    const { items } = completion(context, position, { snippets: false });
    return { labels: items.map(({ label }) => label), items, plain };
  };

  test('offers entries where their list is asked for, found by what they say', async () => {
    expect((await labels(followUp('|'))).labels).toEqual(['FND-1', 'FND-2']);
    const { items, plain } = await labels(followUp('guard|'));
    expect(accepted(plain, items[0]!)).toContain('follows: FND-1\n');
    expect(items[0]!.labelDetails).toEqual({ detail: '  Loose guard', description: 'SV-1' });
  });

  test('offers them in bodies, next to records', async () => {
    const body = (await labels('---\nid: DOC-1\ntype: document\n---\n[[FND|\n', 'note.md')).labels;
    expect(body.slice(0, 2)).toEqual(['FND-1', 'FND-2']);
  });

  test('offers none where records are asked for', async () => {
    expect((await labels('id: ACT-1\ntype: action\nowner: FND|\n')).labels).not.toContain('FND-1');
  });
});

test('references are every mention, with the entry itself when asked for', async () => {
  const { context, position, open: other } = await at('visit.yaml', visit.replace('"FND-2"', '"FND|-2"'));
  const places = async (withDeclaration: boolean) =>
    (await references(context, position, withDeclaration, other))!.map(
      ({ file, range }) => `${file}:${range.start.line}:${range.start.character}`,
    );
  expect(await places(false)).toEqual(['note.md:5:20', 'second.yaml:3:9']);
  expect(await places(true)).toEqual(['note.md:5:20', 'second.yaml:3:9', 'visit.yaml:6:19']);
  expect(documentHighlights(context, position)).toHaveLength(1);
});

test('links, hints and colours of a text', async () => {
  const { context, open: other } = await at('note.md', files['note.md']);
  const links = documentLinks(context);
  expect(links.map(({ target, tooltip }) => [target, tooltip])).toEqual([
    [{ kind: 'record', key: 'visit.yaml#0', file: 'visit.yaml', entry: 'FND-1' }, 'Loose guard'],
    [{ kind: 'record', key: 'visit.yaml#0', file: 'visit.yaml', entry: 'FND-2' }, 'No label'],
  ]);
  const place = await linkedPlace(context, 'visit.yaml#0', other, 'FND-2');
  expect(place).toMatchObject({ file: 'visit.yaml', range: { start: { line: 6 } } });
  const all = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  expect(inlayHints(context, all, { titles: true, holders: true }).map(({ label }) => label)).toEqual([
    'Loose guard',
    'No label',
  ]);
  const modifiers = semanticTokens(context).data.filter((_, index) => index % 5 === 4);
  expect(modifiers).toEqual([1, 0, 0]);
});

describe('a rename', () => {
  const renamed = async (texts: Record<string, string>, newId: string, canAsk = true, confirmed = true) => {
    const opened = await open({ ...files, ...texts });
    const result = await rename(opened.context, opened.position, newId, opened.open, { canAsk });
    return 'refused' in result
      ? { refused: result.refused }
      : { texts: applied(opened, result, () => confirmed), questions: questions(result) };
  };

  test('takes the entry and every mention along, from either', async () => {
    const expected = {
      'visit.yaml': visit.replace('FND-2', 'FND-9'),
      'note.md': files['note.md'].replace('FND-2', 'FND-9'),
      'second.yaml': files['second.yaml'].replace('FND-2', 'FND-9'),
    };
    const atEntry = await renamed({ 'visit.yaml': visit.replace('"FND-2"', '"|FND-2"') }, 'FND-9');
    expect(atEntry.texts).toMatchObject(expected);
    const atMention = await renamed(
      { 'second.yaml': files['second.yaml'].replace('FND-2', 'FND|-2') },
      'FND-9',
    );
    expect(atMention.texts).toMatchObject(expected);
    const { context, position } = await at('second.yaml', files['second.yaml'].replace('FND-2', 'FND|-2'));
    expect(prepareRename(context, position)?.placeholder).toBe('FND-2');
  });

  test.each([
    ['FND-1', 'The id FND-1 is taken by an entry of SV-1 "Visit to the foundry". Choose another one.'],
    ['SV-2', 'The id SV-2 is taken by the site visit SV-2 "Second visit". Choose another one.'],
    ['a b', /^`a b` cannot be an id\./],
  ])('to %s is refused', async (newId, words) => {
    const { refused } = await renamed({ 'visit.yaml': visit.replace('"FND-2"', '"|FND-2"') }, newId);
    if (typeof words === 'string') expect(refused).toBe(words);
    else expect(refused).toMatch(words);
  });

  test('a record cannot take the id of an entry', async () => {
    const { refused } = await renamed(
      { 'second.yaml': files['second.yaml'].replace('SV-2', 'SV|-2') },
      'FND-1',
    );
    expect(refused).toMatch(/taken by an entry/);
  });

  test('of one of two entries with one id renames that one alone', async () => {
    const twin = 'id: SV-4\ntype: site_visit\nfindings: [{ finding_id: FND|-2 }]\n';
    const { texts } = await renamed({ 'twin.yaml': twin }, 'FND-9');
    expect(texts!['twin.yaml']).toContain('FND-9');
    expect(Object.keys(texts!)).toEqual(['twin.yaml']);
  });

  test('of an entry in a signed record is asked about as a whole', async () => {
    const people = {
      'jane.yaml': 'id: PER-001\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\n',
      'md.yaml':
        'id: ROLE-MD\ntype: role\ntopManagement: true\nholders: [{ person: PER-001, from: 2020-01-01 }]\n',
    };
    const block =
      'signOffs:\n  - { by: PER-001, role: ROLE-MD, meaning: approved, date: 2026-01-10, digest: DIGEST-1 }\n';
    const texts = await signed({ ...files, ...people, 'visit.yaml': `${visit}${block}` });
    const cursor = { ...texts, 'visit.yaml': texts['visit.yaml']!.replace('"FND-2"', '"FND|-2"') };
    const asked = await renamed(cursor, 'FND-9');
    expect(asked.questions).toHaveLength(1);
    expect(asked.questions![0]).toMatch(/^Rename FND-2 to FND-9\. Breaks /);
    expect((await renamed(cursor, 'FND-9', true, false)).texts).toEqual({});
    expect((await renamed(cursor, 'FND-9', false)).refused).toMatch(/^Renaming FND-2 breaks signatures/);
  });
});

test('an entry that does not exist is not created as a record, but near ones are offered', async () => {
  const { context, position: start, open: other } = await at('cursor.yaml', followUp('|FND-11'));
  const actions = await quickFixes(
    context,
    { start, end: start },
    { open: other, canAsk: true, newRecord: (type) => ({ file: `${type}.yaml`, text: '' }) },
  );
  const titles = actions.map(({ title }) => title);
  expect(titles).toContain('Change to FND-1');
  expect(titles.filter((title) => title.startsWith('Create'))).toEqual([]);
});
