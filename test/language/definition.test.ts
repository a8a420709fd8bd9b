import { describe, expect, test } from 'vitest';
import { definition } from '../../server/src/language/definition.ts';
import { open } from './harness.ts';

const role = 'id: ROLE-QM\ntype: role\ntitle: Quality manager\n';

/** `file: text of the name` of what the cursor leads to, with the text that leads there. */
async function leadsTo(files: Record<string, string>): Promise<string | null> {
  const opened = await open(files);
  const found = await definition(opened.context, opened.position, opened.open);
  if (found === null) return null;
  const slice = (path: string, { start, end }: typeof found.range) => {
    const { lines, text } = opened.contextOf(path).file;
    return text.slice(lines.offsetAt(start), lines.offsetAt(end));
  };
  return `${slice(opened.context.file.path, found.origin)} → ${found.file}: ${slice(found.file, found.selection)}`;
}

describe('the definition of an id', () => {
  test('in a field is the id of its record', async () => {
    const files = { 'a.yaml': 'id: ACT-1\ntype: action\nowner: ROLE|-QM\n', 'r.yaml': role };
    expect(await leadsTo(files)).toBe('ROLE-QM → r.yaml: ROLE-QM');
  });

  test('in quotes, at the end of a flow list, with Windows line ends', async () => {
    const files = {
      'a.yaml': "id: ACT-1\r\ntype: action\r\norigin: [RSK-0, 'RSK-1|']\r\n",
      'r.yaml': 'id: RSK-1\r\ntype: risk\r\n',
    };
    expect(await leadsTo(files)).toBe('RSK-1 → r.yaml: RSK-1');
  });

  test('pinned to a version is that version, else the one in force', async () => {
    const policy = (version: string, status: string, from: string) =>
      `---\nid: POL-1\ntype: quality-policy\nversion: "${version}"\nstatus: ${status}\neffectiveFrom: ${from}\n---\nText\n`;
    const versions = {
      'old.md': policy('1', 'superseded', '2024-01-01'),
      'new.md': policy('2', 'effective', '2025-01-01'),
    };
    const scope = (written: string) => `id: OBJ-1\ntype: quality-objective\npolicy: ${written}\n`;
    expect(await leadsTo({ ...versions, 'o.yaml': scope('POL-1@1|') })).toBe('POL-1 → old.md: POL-1');
    expect(await leadsTo({ ...versions, 'o.yaml': scope('|POL-1') })).toBe('POL-1 → new.md: POL-1');
  });

  test('that the record used to have is the record', async () => {
    const files = {
      'a.yaml': 'id: ACT-1\ntype: action\nowner: ROLE-|Q\n',
      'r.yaml': `${role}formerIds: [ROLE-Q]\n`,
    };
    expect(await leadsTo(files)).toBe('ROLE-Q → r.yaml: ROLE-QM');
  });

  test('in a Markdown body is its record, anywhere in the brackets', async () => {
    const files = {
      'd.md': '---\nid: DOC-1\ntype: document\n---\nAsk the [[ROLE-QM\\|man|ager]].\n',
      'r.yaml': role,
    };
    expect(await leadsTo(files)).toBe('ROLE-QM → r.yaml: ROLE-QM');
  });

  test('of an item of a register, from another item and from its defaults', async () => {
    const register = (owner: string, cause: string) =>
      `id: REG-1\ntype: register\nof: action\ndefaults:\n  owner: ${owner}\nitems:\n  - { id: ACT-1, title: One }\n  - id: ACT-2\n    parent: ${cause}\n`;
    expect(await leadsTo({ 'a.yaml': register('ROLE|-QM', 'ACT-1'), 'r.yaml': role })).toBe(
      'ROLE-QM → r.yaml: ROLE-QM',
    );
    expect(await leadsTo({ 'a.yaml': register('ROLE-QM', 'ACT|-1'), 'r.yaml': role })).toBe(
      'ACT-1 → a.yaml: ACT-1',
    );
  });

  test('in the second document of a file, and in qms.yaml', async () => {
    const files = { 'a.yaml': `${role}---\nid: ACT-1\ntype: action\nowner: |ROLE-QM\n` };
    expect(await leadsTo(files)).toBe('ROLE-QM → a.yaml: ROLE-QM');
    const configuration = 'themes:\n  - { id: money, title: Money, sponsor: ROLE-Q|M }\n';
    expect(await leadsTo({ 'qms.yaml': configuration, 'r.yaml': role })).toBe('ROLE-QM → r.yaml: ROLE-QM');
  });

  test('under a key name of an adopted repository', async () => {
    const files = {
      'qms.yaml': 'aliases: { responsible: owner, doc_id: id }\n',
      'a.yaml': 'doc_id: ACT-1\ntype: action\nresponsible: ROLE|-QM\n',
      'r.yaml': 'doc_id: ROLE-QM\ntype: role\n',
    };
    expect(await leadsTo(files)).toBe('ROLE-QM → r.yaml: ROLE-QM');
  });
});

describe('the definition of other values', () => {
  test('a data file and an attachment lead to the file', async () => {
    const files = {
      'kpi/k.yaml': 'id: KPI-1\ntype: indicator\ndata: data/|k.csv\n',
      'kpi/data/k.csv': 'period,value\n',
    };
    expect(await leadsTo(files)).toBe('data/k.csv → kpi/data/k.csv: ');
  });

  test('a theme and an own review input lead to their entries in qms.yaml', async () => {
    const configuration =
      'themes: [{ id: money, title: Money }]\nreview:\n  inputs: [{ key: safety, title: Safety at work }]\n';
    const objective = 'id: OBJ-1\ntype: quality-objective\nthemes: [mon|ey]\n';
    expect(await leadsTo({ 'qms.yaml': configuration, 'o.yaml': objective })).toBe('money → qms.yaml: money');
    const review = 'id: MR-1\ntype: management-review\ndate: 2026-01-01\ninputs:\n  - input: |safety\n';
    expect(await leadsTo({ 'qms.yaml': configuration, 'm.yaml': review })).toBe('safety → qms.yaml: safety');
  });

  test('nothing is found for keys, prose, unknown ids, missing files and files that are no records', async () => {
    const action = (text: string) => ({ 'a.yaml': `id: ACT-1\ntype: action\n${text}\n`, 'r.yaml': role });
    expect(await leadsTo(action('own|er: ROLE-QM'))).toBeNull();
    expect(await leadsTo(action('title: ROLE|-QM'))).toBeNull();
    expect(await leadsTo(action('owner: ROLE-N|O'))).toBeNull();
    expect(await leadsTo({ 'k.yaml': 'id: KPI-1\ntype: indicator\ndata: no|.csv\n' })).toBeNull();
    expect(await leadsTo({ 'x.yaml': 'owner: ROLE|-QM\n', 'r.yaml': role })).toBeNull();
  });

  test('half-typed text still leads somewhere', async () => {
    const files = { 'a.yaml': 'id: ACT-1\ntype: action\nowner: ROLE|-QM\ntitle: "open\n', 'r.yaml': role };
    expect(await leadsTo(files)).toBe('ROLE-QM → r.yaml: ROLE-QM');
  });
});
