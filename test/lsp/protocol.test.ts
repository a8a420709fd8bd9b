import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type {
  CoverageView,
  DueSignOff,
  NewRecordResult,
  NextVersion,
  RecordSummary,
  Refused,
  ReviewReadiness,
  SignPreview,
  SignResult,
} from '../../server/src/main/lsp/protocol.ts';
import { type Client, type ClientOptions, uriOf } from './client.ts';
import { startOnFiles } from './on-files-server.ts';

let folder: string;
let stop: (() => Promise<void>) | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qms-lsp-'));
});

afterEach(async () => {
  await stop?.();
  stop = null;
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

async function start(options: Partial<ClientOptions> = {}): Promise<Client> {
  const started = await startOnFiles({ folders: [folder], ...options });
  stop = started.stop;
  return started.client;
}

const uri = (path: string): string => uriOf(folder, path);
const waiting = { timeout: 10_000, interval: 20 };
const action = (id: string, owner: string): string =>
  `id: ${id}\ntype: action\ntitle: Do it\nstatus: open\nowner: ${owner}\nopenedOn: 2026-01-01\ndue: 2026-12-01\norigin: NC-1\n`;
const people =
  'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nresponsibilities: [conformity]\nholders:\n  - { person: PER-1, from: 2024-01-01 }\n---\nid: PER-1\ntype: person\ntitle: Jane\nname: Jane\nstatus: active\nfrom: 2024-01-01\n';
const company = {
  'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n',
  'people.yaml': people,
  'nc.yaml': 'id: NC-1\ntype: nonconformity\ntitle: Wrong part\nstatus: draft\ndetectedOn: 2026-01-05\n',
  'actions/act-1.yaml': action('ACT-1', 'PER-1'),
};

describe('findings follow what is typed', () => {
  test('they appear with an edit, move with the text, and go when it is undone', async () => {
    write(company);
    const client = await start();
    await client.indexed();
    const file = uri('actions/act-1.yaml');
    const before = client.rules(file);
    expect(before).not.toContain('reference-unresolved');
    await client.open(file, company['actions/act-1.yaml']);
    // One letter more: PER-1 becomes PER-19.
    await client.change(file, '9', { start: { line: 4, character: 12 }, end: { line: 4, character: 12 } });
    await client.until('a broken reference', () => client.rules(file).includes('reference-unresolved'));
    const broken = client.shown.get(file)!.find(({ code }) => code === 'reference-unresolved')!;
    expect(broken.range).toEqual({ start: { line: 4, character: 7 }, end: { line: 4, character: 13 } });
    expect(broken.codeDescription?.href).toContain('reference-unresolved');
    expect(broken.source).toBe('qms');
    await client.change(file, '# a comment with a 😀\r\n', {
      start: { line: 0, character: 0 },
      end: { line: 0, character: 0 },
    });
    await client.until('it moved', () => client.shown.get(file)!.some(({ range }) => range.start.line === 5));
    await client.change(file, '', { start: { line: 5, character: 12 }, end: { line: 5, character: 13 } });
    await client.until('it is gone', () => !client.rules(file).includes('reference-unresolved'));
    await client.close(file);
    await client.until('as it is stored', () => client.rules(file).length === before.length);
  });

  test('an edit of one file changes the findings of another, and closing it without saving takes that back', async () => {
    write(company);
    const client = await start();
    await client.indexed();
    const other = uri('actions/act-1.yaml');
    await client.open(uri('people.yaml'), people);
    await client.change(uri('people.yaml'), people.replace('id: PER-1', 'id: PER-2'));
    await client.until('the reference is broken', () => client.rules(other).includes('reference-unresolved'));
    await client.close(uri('people.yaml'));
    await client.until(
      'the file counts as stored',
      () => !client.rules(other).includes('reference-unresolved'),
    );
  });

  test('opening a file whose bytes are no clean text changes none of its findings', async () => {
    const bytes = Buffer.from(action('ACT-3', 'PER-1').replace('Do it', 'Gr\u00fcn'), 'latin1');
    write({ ...company, 'latin.yaml': bytes });
    const client = await start();
    await client.indexed();
    const file = uri('latin.yaml');
    const before = client.shown.get(file)!;
    expect(before.some(({ message }) => String(message).includes('UTF-8'))).toBe(true);
    const text = new TextDecoder().decode(bytes);
    await client.open(file, text);
    await client.request('textDocument/codeAction', {
      textDocument: { uri: file },
      range: before[0]!.range,
      context: { diagnostics: [] },
    });
    expect(client.shown.get(file)).toEqual(before);
    await client.change(file, text.replace('\ufffd', 'ü'));
    await client.until('as it is typed', () => client.shown.get(file)!.length < before.length);
  });

  test('many edits in a row end with the findings of the last', async () => {
    write(company);
    const client = await start();
    await client.indexed();
    const file = uri('actions/act-1.yaml');
    await client.open(file, company['actions/act-1.yaml']);
    for (let count = 0; count < 200; count += 1) await client.change(file, action('ACT-1', `PER-${count}`));
    await client.until('the last owner', () =>
      (client.shown.get(file) ?? []).some(({ message }) => String(message).includes('PER-199')),
    );
    await client.request('qms/records', {});
    expect(client.shown.get(file)!.filter(({ code }) => code === 'reference-unresolved')).toHaveLength(1);
  });

  test('only documents whose findings changed are sent', async () => {
    write({ ...company, 'actions/act-2.yaml': action('ACT-2', 'PER-9') });
    const client = await start();
    await client.indexed();
    const told = client.published.length;
    const file = uri('actions/act-1.yaml');
    await client.open(file, company['actions/act-1.yaml']);
    await client.change(file, action('ACT-1', 'PER-8'));
    await client.until('findings', () => client.rules(file).includes('reference-unresolved'));
    await client.request('qms/records', {});
    expect(new Set(client.published.slice(told).map((params) => params.uri))).toEqual(new Set([file]));
  });
});

/** What the finding says about a qms.yaml that cannot be read. */
const faultOfConfiguration = (client: Client): string =>
  (client.shown.get(uri('qms.yaml')) ?? [])
    .filter(({ code }) => code === 'config')
    .map(({ message }) => String(message))
    .join('\n');

describe('the configuration', () => {
  test('while qms.yaml cannot be read, what it said last holds and the status says so', async () => {
    const configuration =
      'organization: Test\nasOf: 2026-02-01\ntypes: [{ files: "special/*.md", type: document }]\nrules: { record-orphan: off }\n';
    write({
      ...company,
      'qms.yaml': configuration,
      'special/one.md': '---\nid: DOC-1\ntitle: One\n---\n# One\n',
    });
    const client = await start();
    await client.indexed();
    expect(client.status.roots[0]?.configuration).toBe('good');
    const records = client.status.roots[0]!.records;
    await client.open(uri('qms.yaml'), configuration);
    await client.change(uri('qms.yaml'), `${configuration}elsewhere: [{`);
    await client.until('the status says it', () => client.status.roots[0]?.configuration === 'kept');
    await client.until('the fault is shown', () => client.rules(uri('qms.yaml')).includes('config'));
    expect(faultOfConfiguration(client)).toMatch(
      /\. Until it can be read, the settings it had before hold\.$/,
    );
    expect(client.status.roots[0]?.name).toBe('Test');
    expect(client.status.roots[0]?.records).toBe(records);
    await client.change(uri('qms.yaml'), configuration);
    await client.until('all is well', () => client.status.roots[0]?.configuration === 'good');
    await client.until('no fault', () => !client.rules(uri('qms.yaml')).includes('config'));
    expect(client.faults).toEqual([]);
  });

  test('a qms.yaml that was never readable leaves the defaults, and the status says that too', async () => {
    write({ ...company, 'qms.yaml': 'organization: [\n' });
    const client = await start();
    await client.indexed();
    expect(client.status.roots[0]?.configuration).toBe('defaults');
    expect(faultOfConfiguration(client)).toMatch(/\. Until it can be read, the default settings hold\.$/);
    // What was never read is not what it said before.
    await client.open(uri('qms.yaml'), 'organization: [\n');
    await client.change(uri('qms.yaml'), 'organization: "X\n');
    await client.until('the fault is another', () => /closing quote/.test(faultOfConfiguration(client)));
    expect(client.status.roots[0]?.configuration).toBe('defaults');
    expect(faultOfConfiguration(client)).toMatch(/\. Until it can be read, the default settings hold\.$/);
  });

  test('a setting limits findings to open files', async () => {
    write({ ...company, 'actions/act-2.yaml': action('ACT-2', 'PER-9') });
    const client = await start({ settings: { diagnostics: { scope: 'openFiles' } } });
    await client.indexed();
    const file = uri('actions/act-2.yaml');
    await client.until('nothing is shown', () =>
      [...client.shown.values()].every((list) => list.length === 0),
    );
    expect(client.status.roots[0]!.findings.error).toBeGreaterThan(0);
    await client.open(file, action('ACT-2', 'PER-9'));
    await client.until('the open file', () => client.rules(file).includes('reference-unresolved'));
    await client.close(file);
    await client.until('not once closed', () => client.rules(file).length === 0);
    client.settings = {};
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until('all again', () => client.rules(file).includes('reference-unresolved'));
  });
});

describe('changes from outside', () => {
  test('a burst of them is taken in, files and folders that come and go', async () => {
    write(company);
    const client = await start();
    await client.indexed();
    expect(client.registered).toContain('workspace/didChangeWatchedFiles');
    const files: Record<string, string> = {};
    for (let count = 0; count < 300; count += 1)
      files[`more/act-${count}.yaml`] = action(`ACT-M${count}`, 'PER-9');
    write(files);
    await client.watched(Object.keys(files).map((path) => ({ uri: uri(path), type: 1 as const })));
    await client.until('all are read', () => client.status.roots[0]?.records === 304);
    await client.until('and judged', () =>
      client.rules(uri('more/act-299.yaml')).includes('reference-unresolved'),
    );
    rmSync(join(folder, 'more'), { recursive: true });
    // Editors report a deleted folder by its own name.
    await client.watched([{ uri: uri('more'), type: 3 }]);
    await client.until('all are gone', () => client.status.roots[0]?.records === 4);
    await client.until('nothing shown', () => client.rules(uri('more/act-299.yaml')).length === 0);
    write({ 'parked/a/act-9.yaml': action('ACT-9', 'PER-1') });
    renameSync(join(folder, 'parked'), join(folder, 'arrived'));
    await client.watched([{ uri: uri('arrived'), type: 1 }]);
    await client.until('a folder came', () => client.status.roots[0]?.records === 5);
  });

  test('a file that is moved, or becomes a folder, while it is open and unchanged is not there twice', async () => {
    write(company);
    const client = await start();
    await client.indexed();
    const file = uri('actions/act-1.yaml');
    await client.open(file, action('ACT-1', 'PER-1'));
    const places = async (id: string): Promise<readonly string[]> =>
      (await client.request<RecordSummary[]>('qms/records', {}))
        .filter((record) => record.id === id)
        .map((record) => record.uri);
    expect(await places('ACT-1')).toEqual([file]);
    renameSync(join(folder, 'actions/act-1.yaml'), join(folder, 'moved.yaml'));
    // As git does it: editors report what went and what came.
    await client.watched([
      { uri: file, type: 3 },
      { uri: uri('moved.yaml'), type: 1 },
    ]);
    await vi.waitFor(async () => expect(await places('ACT-1')).toEqual([uri('moved.yaml')]), waiting);
    expect([...client.shown.values()].flat().map(({ code }) => code)).not.toContain('id-duplicate');
    // What is typed there is somebody's work again.
    await client.change(file, action('ACT-7', 'PER-1'));
    await client.until('what is typed counts', () => client.status.roots[0]?.records === 5);

    await client.open(uri('nc.yaml'), company['nc.yaml']);
    expect(await places('NC-1')).toEqual([uri('nc.yaml')]);
    mkdirSync(join(folder, 'parked'));
    renameSync(join(folder, 'nc.yaml'), join(folder, 'parked/nc.yaml'));
    renameSync(join(folder, 'parked'), join(folder, 'nc.yaml'));
    await client.watched([
      { uri: uri('nc.yaml'), type: 3 },
      { uri: uri('nc.yaml'), type: 1 },
    ]);
    await vi.waitFor(async () => expect(await places('NC-1')).toEqual([uri('nc.yaml/nc.yaml')]), waiting);
  });

  test('a file that turns binary, too large or empty gives findings and no fault', async () => {
    write({
      ...company,
      'qms.yaml': `${company['qms.yaml']}types: [{ files: "actions/*.yaml", type: action }]\n`,
    });
    const client = await start();
    await client.indexed();
    const file = uri('actions/act-1.yaml');
    for (const [content, rule] of [
      [new Uint8Array([0x69, 0x64, 0x00, 0xff, 0x00]), 'yaml-syntax'],
      ['x'.repeat(1_200_000), 'yaml-syntax'],
    ] as const) {
      write({ 'actions/act-1.yaml': content });
      await client.watched([{ uri: file, type: 2 }]);
      await client.until('it is told', () => client.rules(file).includes(rule));
    }
    write({ 'actions/act-1.yaml': '' });
    await client.watched([{ uri: file, type: 2 }]);
    await client.until('empty', () => !client.rules(file).includes('yaml-syntax'));
    write(company);
    await client.watched([{ uri: file, type: 2 }]);
    await client.until('as before', () => client.status.roots[0]?.records === 4);
    expect(client.faults).toEqual([]);
  });
});

describe('roots', () => {
  test('an inner root is left out of the outer one, when it is there from the start and when it comes and goes', async () => {
    write({
      ...company,
      'inner/qms.yaml': 'organization: Inner\n',
      'inner/act.yaml': action('ACT-1', 'PER-1'),
    });
    const client = await start();
    await client.indexed(2);
    // The same id in two roots is no fault, and references do not cross.
    expect(client.rules(uri('actions/act-1.yaml'))).not.toContain('id-duplicate');
    expect(client.rules(uri('inner/act.yaml'))).toContain('reference-unresolved');
    rmSync(join(folder, 'inner/qms.yaml'));
    await client.watched([{ uri: uri('inner/qms.yaml'), type: 3 }]);
    await client.indexed(1);
    await client.until('now they are one', () =>
      client.rules(uri('inner/act.yaml')).includes('id-duplicate'),
    );
    expect(client.rules(uri('inner/act.yaml'))).not.toContain('reference-unresolved');
    write({ 'inner/qms.yaml': 'organization: Inner\n' });
    await client.watched([{ uri: uri('inner/qms.yaml'), type: 1 }]);
    await client.indexed(2);
    await client.until('apart again', () =>
      client.rules(uri('inner/act.yaml')).includes('reference-unresolved'),
    );
    await client.until('not twice', () => !client.rules(uri('inner/act.yaml')).includes('id-duplicate'));
  });

  test('a root deleted while its files are open leaves nothing behind, and comes back', async () => {
    write(company);
    const client = await start();
    await client.indexed();
    const file = uri('actions/act-1.yaml');
    await client.open(file, action('ACT-1', 'PER-9'));
    await client.until('findings', () => client.rules(file).includes('reference-unresolved'));
    rmSync(folder, { recursive: true });
    await client.watched([{ uri: uriOf(folder), type: 3 }]);
    await client.until('no root', () => client.status.roots.length === 0);
    expect([...client.shown.values()].flat()).toEqual([]);
    await client.change(file, action('ACT-1', 'PER-8'));
    write(company);
    await client.watched([{ uri: uri('qms.yaml'), type: 1 }]);
    await client.indexed();
    await client.until('what is open counts', () =>
      (client.shown.get(file) ?? []).some(({ message }) => String(message).includes('PER-8')),
    );
    expect(client.faults).toEqual([]);
  });

  test('workspace folders come and go, and a file of a folder above belongs to the root above', async () => {
    write(company);
    const client = await start({ folders: [] });
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: uriOf(folder), name: 'x' }], removed: [] },
    });
    await client.indexed();
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: uriOf(folder), name: 'x' }] },
    });
    await client.until('none', () => client.status.roots.length === 0);
    await client.open(uri('actions/act-1.yaml'), action('ACT-1', 'PER-9'));
    await client.indexed();
    await client.until('found upwards', () =>
      client.rules(uri('actions/act-1.yaml')).includes('reference-unresolved'),
    );
  });

  test('without a qms.yaml there is nothing to say', async () => {
    write({ 'actions/act-1.yaml': action('ACT-1', 'PER-9') });
    const client = await start();
    await client.open(uri('actions/act-1.yaml'), action('ACT-1', 'PER-9'));
    expect(await client.request('qms/records', {})).toEqual([]);
    for (const method of ['textDocument/hover', 'textDocument/completion', 'textDocument/codeLens'])
      expect(
        await client.request(method, {
          textDocument: { uri: uri('actions/act-1.yaml') },
          position: { line: 0, character: 0 },
        }),
      ).toBeNull();
    expect(client.published).toEqual([]);
  });

  test('in a workspace that is not trusted own schemas wait', async () => {
    write({
      ...company,
      'qms.yaml': 'organization: Test\nschemas: ["schemas/*.json"]\n',
      'schemas/permit.schema.json': JSON.stringify({
        title: 'Permit',
        properties: { level: { type: 'integer' } },
      }),
      'permit.yaml': 'id: P-1\ntype: permit\ntitle: Permit\nlevel: high\n',
    });
    const client = await start({ options: { trusted: false } });
    await client.indexed();
    expect(client.status.roots[0]?.trusted).toBe(false);
    expect(client.rules(uri('permit.yaml'))).not.toContain('schema');
    expect(client.rules(uri('permit.yaml'))).not.toContain('type-unknown');
    // What is not shown is not counted either.
    const shown = [...client.shown.values()].flat().filter(({ severity }) => severity === 1);
    expect(client.status.roots[0]?.findings.error).toBe(shown.length);
    await client.connection.sendNotification('qms/trustGranted');
    await client.until('the schema counts', () => client.rules(uri('permit.yaml')).includes('schema'));
  });
});

describe('requests that make no sense', () => {
  test('are answered with an error and harm nothing', async () => {
    write(company);
    const client = await start();
    await client.indexed();
    for (const params of [null, 1, [], {}, { root: 1 }, { root: 'file:///nowhere' }, { root: uriOf(folder) }])
      await expect(client.request('qms/sign', params)).rejects.toThrow();
    await expect(client.request('qms/nothing', {})).rejects.toThrow();
    await client.change(uri('never-opened.yaml'), 'x');
    await client.close(uri('never-opened.yaml'));
    await client.watched([
      { uri: '', type: 2 },
      { uri: 'not a uri', type: 1 },
    ]);
    const file = uri('actions/act-1.yaml');
    await client.open(file, company['actions/act-1.yaml']);
    await client.change(file, 'x', { start: { line: 900, character: 4 }, end: { line: 1000, character: 9 } });
    await client.change(file, action('ACT-1', 'PER-9'));
    await client.until('it still works', () => client.rules(file).includes('reference-unresolved'));
  });
});

describe('what views and pickers ask for', () => {
  const review =
    'id: MR-1\ntype: management-review\ntitle: Review\nstatus: held\ndate: 2026-01-20\nattendees: [PER-1]\ninputs:\n  - input: customer-satisfaction\n    summary: Good.\n  - input: external-providers\n    notApplicable: None\n';

  test('records with their place, by clause, due sign-offs, reviews and coverage', async () => {
    write({
      ...company,
      'qms.yaml': `${company['qms.yaml']}elsewhere: [{ clause: "7.2", system: HR system }]\n`,
      'review.yaml': review,
    });
    const client = await start();
    const records = await client.request<RecordSummary[]>('qms/records', {});
    expect(records.map(({ id }) => id)).toEqual(['ACT-1', 'MR-1', 'NC-1', 'PER-1', 'ROLE-MD']);
    expect(records.find(({ id }) => id === 'PER-1')).toMatchObject({
      type: 'person',
      typeTitle: 'Person',
      uri: uri('people.yaml'),
      range: { start: { line: 8, character: 4 } },
    });
    expect(await client.request('qms/records', { types: ['role'] })).toHaveLength(1);
    const due = await client.request<DueSignOff[]>('qms/signOffsDue', {});
    expect(due.map(({ record, rule, why, who }) => [record.id, rule, why, who])).toContainEqual([
      'MR-1',
      'signoff-missing',
      'missing since 2026-01-20',
      'Jane',
    ]);
    const [readiness] = await client.request<ReviewReadiness[]>('qms/reviewReadiness', {});
    const stateOf = (key: string) => readiness!.inputs.find((input) => input.key === key)?.state;
    expect(stateOf('customer-satisfaction')).toBe('incomplete');
    expect(stateOf('external-providers')).toBe('not-applicable');
    expect(stateOf('audit-results')).toBe('missing');
    const satisfaction = readiness!.inputs.find(({ key }) => key === 'customer-satisfaction')!;
    expect(satisfaction.findings.map(({ rule }) => rule)).toContain('review-input-unlinked');
    expect(readiness!.findings.map(({ rule }) => rule)).not.toContain('review-input-missing');
    const missing = readiness!.inputs.find(({ key }) => key === 'audit-results')!;
    expect(missing.findings.map(({ rule }) => rule)).toEqual(['review-input-missing']);
    const view = await client.request<CoverageView>('qms/clauseCoverage', { root: uriOf(folder) });
    const page = view.parts.map(({ html }) => html).join('\n');
    expect(view.parts.map(({ id }) => id)).toEqual([
      'overview',
      'contents',
      'gaps',
      'transition',
      'leadership',
      'documented-1',
      'clauses-1',
    ]);
    expect(page).toContain('Kept in HR system.');
    expect(page).toContain('data-record="MR-1" data-path="" data-file="review.yaml"');
    expect(page).toMatch(/data-see="[^"]+" data-in="review\.yaml"/);
    expect(view.style).toContain('.sheet');
  });

  test('the next version of a record', async () => {
    write({ ...company, 'plan.yaml': 'id: DOC-1\ntype: document\ntitle: Plan\nversion: "1.9"\n' });
    const client = await start();
    const params = { root: uriOf(folder), id: 'DOC-1' };
    expect(await client.request<NextVersion>('qms/nextVersion', params)).toEqual({
      present: '1.9',
      next: '1.10',
      inWork: null,
    });
    expect(await client.request<NewRecordResult>('qms/newVersion', { ...params, version: '2' })).toEqual({
      id: 'DOC-1',
      uri: uri('plan-2.yaml'),
      text: 'id: DOC-1\ntype: document\ntitle: Plan\nstatus: draft\nversion: "2"\n',
      snippet: 'id: DOC-1\ntype: document\ntitle: Plan$1\nstatus: draft\nversion: "2"\n',
    });
    expect(await client.request<Refused>('qms/nextVersion', { ...params, id: 'MR-1' })).toHaveProperty(
      'refused',
    );
    write({ 'plan-2.yaml': 'id: DOC-1\ntype: document\ntitle: Plan\nstatus: draft\nversion: "2"\n' });
    await client.watched([{ uri: uri('plan-2.yaml'), type: 1 }]);
    await vi.waitFor(async () => {
      const known = await client.request<NextVersion>('qms/nextVersion', { ...params, id: 'DOC-1@1.9' });
      const inWork = { id: 'DOC-1', version: '2', uri: uri('plan-2.yaml') };
      expect(known).toMatchObject({ present: '1.9', inWork });
    });
  });

  test('a new record, and a sign-off that makes its finding go', async () => {
    write({ ...company, 'review.yaml': review });
    const client = await start();
    const root = uriOf(folder);
    const made = await client.request<NewRecordResult>('qms/newRecord', {
      root,
      type: 'risk',
      title: 'Fire',
    });
    expect(made.text).toContain(`id: ${made.id}`);
    expect(made.uri.startsWith(root)).toBe(true);
    expect(await client.request<Refused>('qms/newRecord', { root, type: 'rsk' })).toHaveProperty('refused');
    const preview = await client.request<SignPreview>('qms/signPreview', { root, id: 'MR-1' });
    expect(preview.meaning).toBe('approved');
    expect(preview.signers).toEqual([
      { person: 'PER-1', name: 'Jane', role: 'ROLE-MD', roleTitle: 'Managing director', isEntitled: true },
    ]);
    const file = uri('review.yaml');
    await client.open(file, review);
    const signed = await client.request<SignResult>('qms/sign', { root, id: 'MR-1', as: 'PER-1' });
    const [edit] = signed.edit.changes![file]!;
    await client.change(file, edit!.newText, edit!.range);
    await client.until('signed', () => !client.rules(file).includes('signoff-missing'));
    expect(client.rules(file).filter((rule) => rule.startsWith('signoff-'))).toEqual([]);
    expect(await client.request<Refused>('qms/sign', { root, id: 'MR-1', as: 'PER-7' })).toEqual({
      refused: expect.stringContaining('PER-7'),
    });
  });
});
