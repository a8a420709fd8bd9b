import { describe, expect, test } from 'vitest';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { completion } from '../../server/src/language/completion.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import type { TypeSchema } from '../../server/src/schemas/catalogue.ts';
import { readMarkdown } from '../../server/src/text/markdown.ts';
import { readYaml } from '../../server/src/text/yaml.ts';
import { accepted, type OpenOptions, open } from './harness.ts';

const plain = { snippets: false };

/** What is offered at the cursor of a file, with the text each item leads to. */
async function offered(files: Record<string, string>, options: OpenOptions = {}) {
  const { context, position, text } = await open(files, options);
  const { items, isIncomplete } = completion(context, position, plain);
  const accept = (label: string): string => {
    const item = items.find((each) => each.label === label);
    if (item === undefined) throw new Error(`${label} is not offered, but ${items.map((i) => i.label)}`);
    return accepted(text, item);
  };
  return { items, isIncomplete, accept, text, labels: items.map(({ label }) => label) };
}

const data = (text: string, path = 'a.yaml'): JsonObject => {
  const stream = path.endsWith('.md') ? readMarkdown(text).frontMatter!.yaml : readYaml(text);
  expect(stream.faults, text).toEqual([]);
  return stream.documents[0]!.data as JsonObject;
};

const people: Record<string, string> = {
  'people.yaml': [
    'id: REG-PER',
    'type: register',
    'of: person',
    'items:',
    '  - { id: PER-001, name: Ada, title: Ada Lind, from: 2020-01-01 }',
    '  - { id: PER-002, name: Bo, title: Bo Berg, from: 2020-01-01 }',
    '',
  ].join('\n'),
  'roles.yaml': 'id: ROLE-QM\ntype: role\ntitle: Quality manager\nstatus: effective\nversion: "1.0"\n',
  'objective.yaml': 'id: OBJ-2026-01\ntype: quality-objective\ntitle: Shorter waiting\nstatus: active\n',
};

describe('keys', () => {
  test('those not yet present, in schema order, the needed and expected ones first', async () => {
    const { labels, items } = await offered({ 'r.yaml': 'id: RSK-1\ntype: risk\n|\ntitle: Late parts\n' });
    expect(labels.slice(0, 3)).toEqual(['status', 'version', 'owner']);
    expect(labels).not.toContain('title');
    expect(labels).not.toContain('id');
    const likelihood = items.find(({ label }) => label === 'likelihood')!;
    const status = items.find(({ label }) => label === 'status')!;
    expect(likelihood.sortText! < status.sortText!).toBe(true);
    expect(JSON.stringify(likelihood.documentation)).toContain('How likely it is now');
  });

  test('while the text does not parse', async () => {
    const { accept } = await offered({ 'r.yaml': 'id: RSK-1\ntype: risk\nlik|\ntitle: "open\nowner: [\n' });
    expect(accept('likelihood')).toBe('id: RSK-1\ntype: risk\nlikelihood: \ntitle: "open\nowner: [\n');
  });

  test('a key that has its colon is only renamed', async () => {
    const { accept, labels } = await offered({ 'r.yaml': 'id: RSK-1\ntype: risk\ntit|el: Late parts\n' });
    expect(accept('title')).toBe('id: RSK-1\ntype: risk\ntitle: Late parts\n');
    expect(labels).not.toContain('type');
  });

  test('in entries of lists, at any indent', async () => {
    for (const indent of ['', '  ', '    ']) {
      const { accept, labels } = await offered({
        'm.yaml': `id: MR-1\ntype: management-review\ninputs:\n${indent}- input: resources\n${indent}  |\n${indent}  summary: Enough.\nchair: PER-001\n`,
      });
      expect(labels).not.toContain('summary');
      expect(labels).not.toContain('input');
      expect(data(accept('trend'))['inputs']).toEqual([
        { input: 'resources', trend: null, summary: 'Enough.' },
      ]);
      expect(data(accept('objectives'))['inputs']).toEqual([
        { input: 'resources', objectives: null, summary: 'Enough.' },
      ]);
    }
  });

  test('behind a dash, with and without the space', async () => {
    for (const dash of ['- |', '-|']) {
      const { accept } = await offered({
        'm.yaml': `id: MR-1\ntype: management-review\ninputs:\n  ${dash}\n`,
      });
      expect(data(accept('input'))['inputs']).toEqual([{ input: null }]);
    }
  });

  test('in a flow mapping, on its line', async () => {
    const { accept, labels } = await offered({
      'm.yaml': 'id: MR-1\ntype: management-review\nperiod: { from: 2026-01-01, | }\n',
    });
    expect(labels).toEqual(['to']);
    expect(data(accept('to'))['period']).toEqual({ from: '2026-01-01', to: null });
  });

  test('in a record that is a flow mapping itself', async () => {
    const { accept, labels } = await offered({ 'r.yaml': '{ id: RSK-1, type: risk, | }\n' });
    expect(labels).not.toContain('id');
    expect(data(accept('likelihood'))).toEqual({ id: 'RSK-1', type: 'risk', likelihood: null });
  });

  test('below a key that opens a mapping', async () => {
    const { accept } = await offered({
      'm.yaml': 'id: MR-1\ntype: management-review\nperiod:\n  |\nchair: PER-001\n',
    });
    expect(data(accept('from'))['period']).toEqual({ from: null });
  });

  test('line ends stay those of the file', async () => {
    const { accept } = await offered({ 'r.yaml': 'id: MR-1\r\ntype: management-review\r\n|\r\n' });
    expect(accept('inputs')).toBe('id: MR-1\r\ntype: management-review\r\ninputs:\r\n  - input: \r\n');
  });

  test('in front matter, closed or not yet', async () => {
    const closed = await offered({ 'p.md': '---\nid: POL-1\ntype: quality-policy\n|\n---\n\n# Policy\n' });
    expect(data(closed.accept('availableTo'), 'p.md')['availableTo']).toBeNull();
    const unclosed = await offered({ 'p.md': '---\nid: POL-1\ntype: quality-policy\nava|\n' });
    expect(unclosed.labels).toContain('availableTo');
  });

  test('in the items and defaults of a register, of its type', async () => {
    const head = 'id: REG-1\ntype: register\nof: risk\n';
    const item = await offered({ 'r.yaml': `${head}items:\n  - id: RSK-1\n    |\n` });
    expect(item.labels).toContain('likelihood');
    expect(item.labels).not.toContain('type');
    const defaults = await offered({ 'r.yaml': `${head}defaults:\n  |\nitems: []\n` });
    expect(defaults.labels).toContain('owner');
    expect(defaults.labels).not.toContain('likelihood');
    expect(defaults.labels).not.toContain('id');
  });

  test('under the names a repository gives them', async () => {
    const { accept, labels } = await offered({
      'qms.yaml': 'organization: Test\naliases: { doc_id: id, approved_by: owner }\n',
      'r.yaml': 'doc_id: RSK-1\ntype: risk\n|\n',
    });
    expect(labels).toContain('approved_by');
    expect(labels).not.toContain('owner');
    expect(labels).not.toContain('doc_id');
    expect(accept('approved_by')).toContain('approved_by: \n');
  });

  test('nothing in texts, comments and files that are no records', async () => {
    const head = 'id: RSK-1\ntype: risk\n';
    for (const rest of [
      'description: |\n  because of\n  ¦\n',
      '# ¦\n',
      'title: Late\n  ¦\n',
      'title: Late parts ¦\n',
      'nothing: here\n  lik¦\n',
    ]) {
      const { labels } = await offered({
        'r.yaml': `${head}${rest.replaceAll('|', '\\|').replace('¦', '|')}`,
      });
      expect(labels, rest).toEqual([]);
    }
    expect((await offered({ 'compose.yaml': 'services:\n  web: 1\n|\n' })).labels).toEqual([]);
  });
});

describe('values', () => {
  test('words of the schema with their meaning', async () => {
    const { labels, items, accept } = await offered({ 'r.yaml': 'id: RSK-1\ntype: risk\nstatus: |\n' });
    expect(labels).toEqual(['draft', 'open', 'treated', 'accepted', 'closed']);
    expect(items[0]!.documentation).toEqual({ kind: 'markdown', value: 'Being written.' });
    expect(data(accept('treated'))['status']).toBe('treated');
  });

  test('directly behind the colon a space is added; what stands there is replaced', async () => {
    const tight = await offered({ 'r.yaml': 'id: RSK-1\ntype: risk\nstatus:|\n' });
    expect(data(tight.accept('open'))['status']).toBe('open');
    const there = await offered({ 'r.yaml': 'id: RSK-1\ntype: risk\nstatus: dr|aft # soon\n' });
    expect(there.accept('open')).toBe('id: RSK-1\ntype: risk\nstatus: open # soon\n');
    const quoted = await offered({ 'r.yaml': 'id: RSK-1\ntype: risk\nstatus: "dr|aft"\n' });
    expect(quoted.accept('open')).toContain('status: "open"\n');
  });

  test('the type itself, before anything is known', async () => {
    const { labels, accept } = await offered({ 'r.yaml': 'id: RSK-1\ntype: |\n' });
    expect(labels).toContain('management-review');
    expect(data(accept('risk'))).toEqual({ id: 'RSK-1', type: 'risk' });
  });

  test('ids of the allowed types, found by id and by title', async () => {
    const { items, labels, accept } = await offered({
      ...people,
      'r.yaml': 'id: RSK-1\ntype: risk\nowner: quali|\n',
    });
    expect(labels).toEqual(['ROLE-QM']);
    expect(items[0]!.filterText).toBe('ROLE-QM Quality manager');
    expect(items[0]!.labelDetails).toEqual({
      detail: '  Quality manager',
      description: 'effective, version 1.0',
    });
    expect(data(accept('ROLE-QM'))['owner']).toBe('ROLE-QM');
  });

  test('people by their names, and rules and types of an exception', async () => {
    const files = { 'p.yaml': 'id: PER-7\ntype: person\nname: Ada Lind\nfrom: 2020-01-01\n' };
    const { labels, items } = await offered({
      ...files,
      'm.yaml': 'id: MR-1\ntype: management-review\nchair: lin|\n',
    });
    expect(labels).toEqual(['PER-7']);
    expect(items[0]!.labelDetails!.detail).toBe('  Ada Lind');
    const head = 'id: EXC-1\ntype: exception\n';
    expect((await offered({ 'e.yaml': `${head}rules:\n  - |\n` })).labels).toContain('record-orphan');
    expect((await offered({ 'e.yaml': `${head}rules: [record-orphan, |]\n` })).labels).toContain(
      'objective-overdue',
    );
    expect((await offered({ 'e.yaml': `${head}types: [|]\n` })).labels).toContain('risk');
    expect((await offered({ ...files, 'e.yaml': `${head}evidence: [|]\n` })).labels).toContain('PER-7');
    expect((await offered({ ...files, 'e.yaml': `${head}evidence:\n  - |\n` })).labels).toEqual(
      expect.arrayContaining(['PER-7', 'external', 'url']),
    );
  });

  test('ids in block lists and flow lists', async () => {
    const block = await offered({
      ...people,
      'm.yaml': 'id: MR-1\ntype: management-review\nattendees:\n  - PER-001\n  - |\n',
    });
    expect(data(block.accept('PER-002'))['attendees']).toEqual(['PER-001', 'PER-002']);
    const fresh = await offered({
      ...people,
      'm.yaml': 'id: MR-1\ntype: management-review\nattendees:\n  - PER-001\n  |\n',
    });
    expect(data(fresh.accept('PER-002'))['attendees']).toEqual(['PER-001', 'PER-002']);
    const flow = await offered({
      ...people,
      'm.yaml': 'id: MR-1\ntype: management-review\nattendees: [PER-001,|]\nchair: PER-001\n',
    });
    expect(data(flow.accept('PER-002'))['attendees']).toEqual(['PER-001', 'PER-002']);
    const open = await offered({
      ...people,
      'm.yaml': 'id: MR-1\ntype: management-review\ninputs:\n  - objectives: [|\n    input: resources\n',
    });
    expect(open.labels).toContain('OBJ-2026-01');
  });

  test('behind a key that takes only a list, the list is written', async () => {
    const { accept } = await offered({
      ...people,
      'm.yaml': 'id: MR-1\ntype: management-review\nattendees: |\n',
    });
    expect(data(accept('PER-001'))['attendees']).toEqual(['PER-001']);
  });

  test('days: today, those of the record, and days to come where a field looks ahead', async () => {
    const due = await offered({ 'a.yaml': 'id: ACT-1\ntype: action\nopenedOn: 2026-01-15\ndue: |\n' });
    expect(due.labels).toEqual([
      '2026-02-01',
      '2026-01-15',
      '2026-03-01',
      '2026-05-01',
      '2026-08-01',
      '2027-02-01',
    ]);
    const done = await offered({ 'a.yaml': 'id: ACT-1\ntype: action\ncompletedOn: |\n' });
    expect(done.labels).toEqual(['2026-02-01']);
    expect(data(done.accept('2026-02-01'))['completedOn']).toBe('2026-02-01');
  });

  test('the next free id, in records and entries, where it can be known', async () => {
    const client = { snippets: false, nextId: ({ type }: TypeSchema) => `${type}-7` };
    const insertions = async (text: string): Promise<string[]> => {
      const { context, position } = await open({ 'r.yaml': text });
      return completion(context, position, client).items.map(
        ({ textEdit }) => (textEdit as TextEdit).newText,
      );
    };
    expect(await insertions('id: |\ntype: risk\n')).toEqual(['risk-7']);
    expect(await insertions('type: register\nof: role\nitems:\n  - id: |\n')).toEqual(['role-7']);
    expect(await insertions('id: X\ntype: audit\nfindings:\n  - id: |\n')).toEqual([]);
    expect((await insertions('|')).some((text) => text.startsWith('id: survey-7\n'))).toBe(true);
    expect((await offered({ 'r.yaml': 'type: role\nid: |\n' })).labels).toEqual([]);
  });

  test('true and false, themes, inputs and headings', async () => {
    expect((await offered({ 'r.yaml': 'id: R\ntype: role\ntopManagement: |\n' })).labels).toEqual([
      'true',
      'false',
    ]);
    const files = { 'qms.yaml': 'organization: T\nthemes: [{ id: customers, title: Customers for life }]\n' };
    const head = 'id: MR-1\ntype: management-review\ninputs:\n';
    expect((await offered({ ...files, 'm.yaml': `${head}  - theme: |\n` })).labels).toEqual(['customers']);
    const inputs = await offered({ ...files, 'm.yaml': `${head}  - input: |\n` });
    expect(inputs.labels).toContain('external-providers');
    const pointer = await offered({
      'p.md':
        '---\nid: POL-1\ntype: quality-policy\ncommitments:\n  customer-focus: |\n---\n\n# Our customers\n',
    });
    expect(data(pointer.accept('#our-customers'), 'p.md')['commitments']).toEqual({
      'customer-focus': '#our-customers',
    });
  });

  test('nothing where a list stands below the key already', async () => {
    const { labels } = await offered({
      ...people,
      'm.yaml': 'id: MR-1\ntype: management-review\nattendees: |\n  - PER-001\n',
    });
    expect(labels).toEqual([]);
  });
});

describe('what the editor can do', () => {
  test('with snippets, places to fill in; a command opens the list again where there are words to choose', async () => {
    const { context, position } = await open({ 'r.yaml': 'id: MR-1\ntype: management-review\n|\n' });
    const client = { snippets: true, suggestCommand: 'suggest' };
    const item = (label: string) =>
      completion(context, position, client).items.find((i) => i.label === label)!;
    expect((item('inputs').textEdit as TextEdit).newText).toBe('inputs:\n  - input: $1');
    expect(item('inputs')).toMatchObject({
      insertTextFormat: 2,
      insertTextMode: 1,
      command: { command: 'suggest' },
    });
    expect((item('title').textEdit as TextEdit).newText).toBe('title: $1');
    expect(item('title').command).toBeUndefined();
    expect(item('status').command).toBeDefined();
  });

  test('what people wrote cannot act as a snippet', async () => {
    const { context, position } = await open(
      {
        'o.yaml': 'id: OBJ-1\ntype: quality-objective\ntitle: "$1 } $0"\n',
        'r.yaml': 'id: RSK-1\ntype: risk\nobjectives: |\n',
      },
      { at: 'r.yaml' },
    );
    const [item] = completion(context, position, { snippets: true }).items;
    expect(item).toMatchObject({ label: 'OBJ-1', insertTextFormat: 1, textEdit: { newText: 'OBJ-1' } });
  });
});

describe('whole records and entries', () => {
  test('at the start of an empty file and of a new document', async () => {
    const empty = await offered({ 'new.yaml': '|' });
    expect(empty.labels).toContain('Risk (new record)');
    expect(data(empty.accept('Risk (new record)'))['type']).toBe('risk');
    const next = await offered({ 'new.yaml': 'id: RSK-1\ntype: risk\n---\n|' });
    const stream = readYaml(next.accept('Quality objective (new record)'));
    expect(stream.faults).toEqual([]);
    expect(stream.documents.map(({ data: each }) => (each as JsonObject)['type'])).toEqual([
      'risk',
      'quality-objective',
    ]);
    const markdown = await offered({ 'new.md': 'qms|' });
    expect(data(markdown.accept('Management review (new record)'), 'new.md')['type']).toBe(
      'management-review',
    );
    for (const front of ['---\n|\n---\n\nBody\n', '---\n|', '---\nris|\n'])
      expect(data((await offered({ 'new.md': front })).accept('Risk (new record)'), 'new.md')['type']).toBe(
        'risk',
      );
  });

  test('of the type qms.yaml gives the file', async () => {
    const { accept, labels } = await offered({
      'qms.yaml': 'organization: T\ntypes: [{ files: "risks/*.yaml", type: risk }]\n',
      'risks/new.yaml': '|',
    });
    expect(labels.filter((label) => label.endsWith('(new record)'))).toEqual(['Risk (new record)']);
    expect(data(accept('Risk (new record)'))['type']).toBe('risk');
    expect(labels).toContain('likelihood');
  });

  test('an entry of a register with the keys of its type', async () => {
    for (const line of ['  - |', '  |']) {
      const { accept } = await offered({
        'r.yaml': `id: REG-1\ntype: register\nof: risk\nitems:\n  - id: RSK-1\n    title: One\n${line}\n`,
      });
      const items = data(accept('Risk (new entry)'))['items'] as JsonObject[];
      expect(items).toHaveLength(2);
      expect(items[1]).toMatchObject({ id: 'RSK-001', likelihood: 1 });
    }
  });

  test('an entry of a register without what the register says for all of them', async () => {
    const { accept } = await offered({
      'r.yaml':
        'id: REG-1\ntype: register\nof: risk\ndefaults: { status: identified, owner: ROLE-QM, process: }\nitems:\n  - id: RSK-1\n  - |\n',
    });
    const [, made] = data(accept('Risk (new entry)'))['items'] as JsonObject[];
    expect(Object.keys(made!)).not.toContain('status');
    expect(Object.keys(made!)).not.toContain('owner');
    expect(made).toMatchObject({ id: 'RSK-001', likelihood: 1 });
  });

  test('a sign-off', async () => {
    const { accept } = await offered({ 'r.yaml': 'id: RSK-1\ntype: risk\nsignOffs:\n  - |\n' });
    const [block] = data(accept('Sign-off (new block)'))['signOffs'] as JsonObject[];
    expect(Object.keys(block!)).toEqual(['by', 'role', 'meaning', 'date', 'version']);
  });
});

describe('bodies and comments', () => {
  test('[[ offers every id and closes the brackets', async () => {
    const { accept } = await offered({
      ...people,
      'p.md': '---\nid: POL-1\ntype: document\n---\n\nSee [[obj|.\n',
    });
    expect(accept('OBJ-2026-01')).toContain('See [[OBJ-2026-01]].\n');
    const closed = await offered({ ...people, 'p.md': 'See [[wait|]] for more.\n' });
    expect(closed.accept('OBJ-2026-01')).toBe('See [[OBJ-2026-01]] for more.\n');
    expect((await offered({ ...people, 'p.md': 'See [OBJ|\n' })).labels).toEqual([]);
  });

  test('a rule to ignore, with its reason', async () => {
    const { accept, labels } = await offered({
      'r.yaml': 'id: RSK-1\n# qms-ignore record-or|\ntype: risk\n',
    });
    expect(accept('record-orphan')).toContain('# qms-ignore record-orphan -- reason\n');
    expect(labels).not.toContain('signoff-missing');
  });
});

describe('qms.yaml', () => {
  const at = (text: string) => offered({ 'qms.yaml': text });

  test('sections, rules and their levels, standards, types and themes', async () => {
    expect((await at('organization: T\n|\n')).labels).toContain('standards');
    const rules = await at('rules:\n  record-orphan: off\n  |\n');
    expect(rules.labels).toContain('objective-overdue');
    expect(rules.labels).not.toContain('record-orphan');
    expect((await at('rules:\n  record-orphan: |\n')).labels).toEqual([
      'error',
      'warning',
      'information',
      'off',
      'false',
    ]);
    expect((await at('standards: [|]\n')).labels).toEqual(['iso-9001:2015', 'iso-9001:2026']);
    expect((await at('standards:\n  - |\n')).labels).toContain('iso-9001:2015');
    expect((await at('types:\n  - { files: "x/*.md", type: | }\n')).labels).toContain('quality-policy');
    expect((await at('retention:\n  |\n')).labels).toContain('risk');
    expect((await at('signOff:\n  required:\n    risk: { by: | }\n')).labels).toContain('owner');
    expect((await at('aliases: { doc_id: | }\n')).labels).toContain('owner');
    const clause = await at('elsewhere:\n  - clause: |\n');
    expect(data(clause.accept('7.2'))['elsewhere']).toEqual([{ clause: '7.2' }]);
    expect((await at('sign|\n')).labels).toContain('signOff');
  });
});

const everywhere: readonly string[] = [
  'id: MR-1\ntype: management-review\n|\n',
  'id: MR-1\ntype: management-review\ninputs:\n- |\n',
  'id: MR-1\ntype: management-review\ninputs:\n    - |\n      summary: x\n',
  'id: MR-1\ntype: management-review\ninputs:\n  - input: resources\n  |\n',
  'id: MR-1\ntype: management-review\ninputs:\n  |\nchair: PER-001\n',
  'id: MR-1\ntype: management-review\ninputs: |\n',
  'id: MR-1\ntype: management-review\nattendees:\n  - { person: PER-001, | }\n',
  'id: MR-1\ntype: management-review\nattendees: [ { person: | } ]\n',
  'id: MR-1\r\ntype: management-review\r\noutputs:\r\n  - kind: resources\r\n    |\r\n',
  'id: REG-1\ntype: register\nof: competence\nitems:\n  - id: CMP-1\n    |\n  - id: CMP-2\n',
  'id: KPI-1\ntype: indicator\nreadings:\n  - |\n',
  '{ id: RSK-1, type: risk, | }\n',
  'id: RSK-1\ntype: risk\n---\nid: RSK-2\ntype: risk\n|\n---\nid: RSK-3\ntype: risk\n',
  '- id: RSK-1\n|',
];

const review =
  'id: MR-1\ntype: management-review\ntitle: Review\noutputs:\n  - { id: O1, decision: A second rig }\n  - { id: O2, decision: A late shift }\n';

describe('names and figures that other records hold', () => {
  test('outputs of the review an action comes from, with what was decided', async () => {
    const action = 'id: ACT-1\ntype: action\norigin: MR-1\noutput: |\n';
    const { labels, accept, items } = await offered({ 'mr.yaml': review, 'a.yaml': action });
    expect(labels.slice(0, 2)).toEqual(['O1', 'O2']);
    expect(accept('O2')).toContain('output: O2\n');
    expect(JSON.stringify(items[0]!.documentation)).toContain('A second rig (MR-1 Review)');
    const nowhere = await offered({ 'mr.yaml': review, 'a.yaml': action.replace('MR-1', 'MR-9') });
    expect(nowhere.labels).not.toContain('O1');
  });

  test('outputs of the review itself, for what they brought', async () => {
    const { labels } = await offered({ 'mr.yaml': `${review}outcomes:\n  - output: |\n` });
    expect(labels).toEqual(expect.arrayContaining(['O1', 'O2']));
  });

  test('commitments of the policy an objective names, else of the one in force', async () => {
    const policy = (id: string, key: string, status: string): string =>
      `id: ${id}\ntype: quality-policy\ntitle: Policy\nstatus: ${status}\nversion: "1.0"\neffectiveFrom: 2020-01-01\ncommitments:\n  ${key}: "#one"\n`;
    const files = {
      'p1.yaml': policy('POL-1', 'continual-improvement', 'effective'),
      'p2.yaml': policy('POL-2', 'customer-focus', 'draft'),
    };
    const objective = 'id: OBJ-1\ntype: quality-objective\n';
    const named = await offered({ ...files, 'o.yaml': `${objective}policy: POL-2\ncommitment: |\n` });
    expect(named.labels).toEqual(['customer-focus']);
    const unnamed = await offered({ ...files, 'o.yaml': `${objective}commitment: |\n` });
    expect(unnamed.labels).toEqual(['continual-improvement']);
  });

  test('readings and the target of the indicator an objective is measured by', async () => {
    const indicator =
      'id: KPI-1\ntype: indicator\ntitle: On time\nstatus: effective\nunit: "%"\nfrequency: month\ntarget: 95\nreadings:\n  - { period: 2025-11, value: 91 }\n  - { period: 2025-12, value: 92.5 }\n';
    const at = (text: string) =>
      offered({
        'k.yaml': indicator,
        'o.yaml': `id: OBJ-1\ntype: quality-objective\nindicator: KPI-1\n${text}`,
      });
    expect((await at('baseline:\n  value: |\n')).labels).toEqual(['92.5', '91']);
    expect((await at('baseline:\n  period: |\n')).labels.slice(0, 2)).toEqual(['2025-12', '2025-11']);
    expect((await at('target: |\n')).labels).toContain('95');
  });

  test('in a list, what stands in it already is not offered again', async () => {
    const { labels } = await offered({
      ...people,
      'r.yaml': 'id: R-1\ntype: risk\nobjectives: [OBJ-2026-01, |]\n',
    });
    expect(labels).not.toContain('OBJ-2026-01');
  });
});

describe('a line that is not indented for what it is begun for', () => {
  const minutes = 'id: MR-1\ntype: management-review\ninputs:\n  - input: audits\n    summary: Good\n';

  test('at the dash of an entry its further keys are offered, and the line is moved to them', async () => {
    const { accept, items } = await offered({ 'm.yaml': `${minutes}  |\n` });
    expect(accept('conclusion')).toMatch(/\n {4}summary: Good\n {4}conclusion: /);
    const item = items.find(({ label }) => label === 'conclusion')!;
    expect(item.labelDetails?.description).toBe('in the entry above');
  });

  test('too deep behind an entry of a list, the next entry is offered at its dashes', async () => {
    const list = 'id: R-1\ntype: risk\nobjectives:\n  - OBJ-2026-01\n';
    const other = 'id: OBJ-2026-02\ntype: quality-objective\ntitle: Fewer returns\nstatus: active\n';
    const { items, text } = await offered(
      { ...people, 'other.yaml': other, 'r.yaml': `${list}    |\n` },
      { at: 'r.yaml' },
    );
    const found = items.find(({ label }) => label.includes('OBJ-2026-02'))!;
    expect(accepted(text, found)).toBe(`${list}  - OBJ-2026-02\n`);
  });
});

test('where a text or a mapping may stand, the mapping with the keys it needs is offered on one line', async () => {
  const { items, text } = await offered({ 'o.yaml': 'id: OBJ-1\ntype: quality-objective\nresources: |\n' });
  const found = items.find(({ label }) => label.startsWith('{ amount'))!;
  expect(readYaml(accepted(text, found)).faults).toEqual([]);
  expect(accepted(text, found)).toContain('resources: { amount: , currency: ');
});

test.each(everywhere)('whatever is accepted, the text stays YAML: %j', async (marked) => {
  const { items, text } = await offered({ ...people, 'x.yaml': marked }, { at: 'x.yaml' });
  for (const item of items as CompletionItem[]) {
    const after = accepted(text, item);
    expect(readYaml(after).faults, `${item.label} in\n${after}`).toEqual([]);
  }
});

test('any text at any cursor gives an answer', async () => {
  const text = 'id: [a, {b: "c\n- x: |\n  - : ?\n\t}]"\n---\n"\'\n&a *b !c\n  - - - x\n';
  const { context } = await open({ 'x.yaml': '' });
  const { LocatedFile } = await import('../../server/src/workspace/located-file.ts');
  const file = new LocatedFile('x.yaml', text);
  for (let offset = 0; offset <= text.length + 1; offset += 1) {
    const result = completion({ ...context, file }, file.lines.positionAt(offset), plain);
    expect(Array.isArray(result.items)).toBe(true);
  }
});

test('a type of the repository’s own is offered, `_` and all', async () => {
  const files = {
    'qms.yaml': 'schemas: [site_visit.schema.json]\n',
    'site_visit.schema.json':
      '{ "description": "A visit.", "properties": { "place": { "type": "string" } } }',
    'v.yaml': 'id: V-1\ntype: site_v|\n',
  };
  expect((await offered(files)).accept('site_visit')).toBe('id: V-1\ntype: site_visit\n');
  const inside = { ...files, 'v.yaml': 'id: V-1\ntype: site_visit\n|\n' };
  expect((await offered(inside)).labels).toContain('place');
});

describe('keys and types of the company’s own in qms.yaml', () => {
  const files = {
    'qms.yaml': 'organization: Test\n',
    'a.md': '---\ndoc_id: SOP-1\ntype: document\napproved_by: ROLE-QM\ncustom: { x: 1 }\n---\n',
    'b.md': '---\ndoc_id: SOP-2\ntype: document\n---\n',
    'schemas/site_visit.schema.json': '{ "properties": { "place": { "type": "string" } } }',
    'package.json': '{}',
  };
  const at = (text: string) => offered({ ...files, 'qms.yaml': text });

  test('aliases: names that records use and no type knows, then the keys there are', async () => {
    expect((await at('aliases:\n  |\n')).labels).toEqual(['doc_id', 'approved_by']);
    expect((await at('aliases:\n  doc_id: id\n  |\n')).labels).toEqual(['approved_by']);
    const { labels, accept, items } = await at('aliases: { approved_by: | }\n');
    expect(labels).toContain('owner');
    expect(labels).toContain('likelihood');
    expect(accept('owner')).toBe('aliases: { approved_by: owner }\n');
    const owner = items.find(({ label }) => label === 'owner')!;
    expect(JSON.stringify(owner.documentation)).toMatch(/answers for|responsible|owns/i);
  });

  test('schemas: patterns and files', async () => {
    const { labels, accept } = await at('schemas: [|]\n');
    expect(labels).toEqual(['schemas/*.schema.json', 'schemas/site_visit.schema.json']);
    expect(accept('schemas/*.schema.json')).toBe('schemas: [schemas/*.schema.json]\n');
    const inRoot = await offered({ 'visit.schema.json': '{}', 'qms.yaml': 'schemas: |\n' });
    expect(inRoot.accept('*.schema.json')).toBe('schemas: "*.schema.json"\n');
  });
});
