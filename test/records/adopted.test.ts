import { describe, expect, test } from 'vitest';
import type { QmsRecord } from '../../server/src/model/record.ts';
import { configurationOf } from '../../server/src/records/configuration.ts';
import { selectFiles } from '../../server/src/records/file-selection.ts';
import { readText } from '../../server/src/records/read-file.ts';
import type { ReadSetup } from '../../server/src/records/read-setup.ts';
import { recordNode } from '../../server/src/records/record-node.ts';
import { portableSha256 } from '../../server/src/records/sha256.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { addKey, insertItem, replaceValue } from '../../server/src/text/edit.ts';
import { findNode, type YamlMap } from '../../server/src/text/node.ts';
import { applyEdits } from '../../server/src/text/span-edits.ts';
import { LocatedFile } from '../../server/src/workspace/located-file.ts';

function setupOf(settings: Parameters<typeof configurationOf>[0]): ReadSetup {
  const configuration = configurationOf(settings);
  return {
    configuration,
    selection: selectFiles(configuration),
    catalogue: shippedCatalogue(),
    sha256: portableSha256,
    below: '',
  };
}

const documents = (entry: object = {}, more: object = {}): ReadSetup =>
  setupOf({ types: [{ files: '**/*.md', type: 'document', ...entry }], ...more });

function only(text: string, setup = documents(), path = 'sops/SOP-003-Internal-Audits.md'): QmsRecord {
  const { records } = readText(path, text, setup);
  expect(records).toHaveLength(1);
  return records[0]!;
}

/** What a document states: the keys that most have. */
const stated = ({ id, title, version, status, data }: QmsRecord) => ({
  id,
  title,
  version,
  status,
  owner: data['owner'] ?? null,
  effectiveFrom: data['effectiveFrom'] ?? null,
});

const audits = {
  id: 'SOP-003',
  title: 'Internal audits',
  version: '2.0',
  status: 'effective',
  owner: 'ROLE-QM',
  effectiveFrom: '2025-03-01',
};

const people = { people: { 'Quality Manager': 'ROLE-QM', Qualitätsleitung: 'ROLE-QM', Calidad: 'ROLE-QM' } };

describe('a document states the same, however it states it', () => {
  test.each([
    [
      'in lines with bold labels',
      '# Internal audits\n\n**Document ID:** SOP-003\n**Version:** 2.0\n**Status:** Approved\n**Owner:** Quality Manager\n**Effective Date:** March 1, 2025\n\nText.\n',
    ],
    [
      'several to a line',
      '# Internal audits\n\n**Document ID**: SOP-003 | **Version**: v2.0 | **Status**: Released\n**Owner**: Quality Manager · **Effective Date**: 1 March 2025\n',
    ],
    [
      'in bullets',
      '# Internal audits\n\n- **Doc No.:** SOP-003\n- **Revision:** 2.0\n- **Status:** effective\n- **Process Owner:** Quality Manager\n- **Effective:** 01.03.2025\n',
    ],
    [
      'in a quote',
      '# Internal audits\n\n> **Código:** SOP-003\n> **Versión:** 2.0\n> **Estado:** Vigente\n> **Responsable:** Calidad\n> **Fecha de vigencia:** 1 de marzo de 2025\n',
    ],
    [
      'in plain lines',
      '# Internal audits\n\nDocument ID: SOP-003\nVersion: 2.0\nStatus: Approved\nOwner: Quality Manager\nEffective Date: 2025-03-01\n\nNote: this is text.\n',
    ],
    [
      'above the text, without an opening fence',
      '# Internal audits\nDocument ID: SOP-003\nVersion: 2.0\nStatus: Approved\nOwner: Quality Manager\nEffective Date: 2025-03-01\n---\n\nText.\n',
    ],
    [
      'in a table of labels and values',
      '# Internal audits\n\n| Feld | Wert |\n|---|---|\n| **Dokument-ID** | SOP-003 |\n| Version | 2.0 |\n| Status | Freigegeben |\n| Verantwortlich | Qualitätsleitung |\n| Gültig ab | 1. März 2025 |\n',
    ],
    [
      'in a row of labels above a row of values',
      '# Internal audits\n\n| Document ID | Version | Status | Owner | Effective Date |\n|---|---|---|---|---|\n| SOP-003 | 2.0 | Approved | Quality Manager | 2025-03-01 |\n',
    ],
    [
      'in a table of HTML',
      '# Internal audits\n\n<table>\n<tr><td><b>Document ID</b></td><td>SOP-003</td></tr>\n<tr><td>Version</td><td>2.0</td></tr>\n<tr><td>Status</td><td>Approved</td></tr>\n<tr><td>Owner</td><td>Quality Manager</td></tr>\n<tr><td>Effective Date</td><td>2025-03-01</td></tr>\n</table>\n',
    ],
    [
      'in front matter with names of its own',
      '---\ndoc_id: SOP-003\nrevision: "2.0"\nstatus: APPROVED\nowner: Quality Manager\neffective_date: 2025-03-01\n---\n# Internal audits\n',
    ],
    [
      'below a heading about the document',
      '# Internal audits\n\n## Document Control\n\n| Document ID | SOP-003 |\n|---|---|\n| Version | 2.0 |\n| Status | Approved |\n| Owner | Quality Manager |\n| Effective Date | 2025-03-01 |\n\n## Purpose\n\nText.\n',
    ],
    [
      'with the id before the title',
      '# SOP-003: Internal audits\n\n**Version:** 2.0\n**Status:** Approved\n**Owner:** Quality Manager\n**Effective Date:** 2025-03-01\n',
    ],
  ])('%s', (_, text) => {
    expect(stated(only(text, documents({}, people)))).toEqual(audits);
  });

  test('an underlined title, the id in the name, Windows line ends', () => {
    const text =
      'Internal audits\r\n===============\r\n\r\n**Version:** 2.0  \r\n**Status:** Approved\\\r\n**Owner:** Quality Manager\r\n**Effective Date:** 2025-03-01\r\n';
    expect(stated(only(text, documents({}, people)))).toEqual(audits);
  });
});

describe('ids', () => {
  const idOf = (path: string, text: string, entry: object = {}): string =>
    readText(path, text, documents(entry)).records[0]!.id;

  test('come from the name where it has a number', () => {
    expect(idOf('a/SOP-003-Internal-Audits.md', '# Audits\n')).toBe('SOP-003');
    expect(idOf('a/QP_01_Policy.md', '# Policy\n')).toBe('QP-01');
    expect(idOf('a/access-control.md', '# Access control\n')).toBe('');
  });

  test('come from the whole name where qms.yaml says so', () => {
    const entry = { id: { from: 'name' } };
    expect(idOf('a/access-control.md', '# Access control\n', entry)).toBe('access-control');
    expect(idOf('a/Zugriff & Rechte.md', '# Zugriff\n', entry)).toBe('Zugriff-Rechte');
    expect(idOf('risks/README.md', '# Risks\n', entry)).toBe('risks');
  });

  test('are picked out by a pattern, from the first place that has one', () => {
    const entry = { id: [{ from: 'heading', pattern: 'POL-*' }, { from: 'name' }] };
    expect(idOf('a/quality.md', '# Quality policy (POL-QA-007)\n', entry)).toBe('POL-QA-007');
    expect(idOf('a/quality.md', '# Quality policy (SOP-007)\n', entry)).toBe('quality');
  });

  test('are no placeholders, standards or editions', () => {
    expect(idOf('a/x.md', '# ISO 9001:2015 gap analysis\n')).toBe('');
    expect(idOf('a/x.md', '# Audits\n\n**Document ID:** TBD\n')).toBe('');
    expect(idOf('a/x.md', '# Audits\n\n**Document ID:** [ID]\n')).toBe('');
  });
});

test('tables of revisions give the version and its history', () => {
  const record = only(
    '# Audits\n\nText.\n\n## Revision history\n\n| Rev | Date | Description |\n|---|---|---|\n| 1 | 2023-01-10 | First issue |\n| 2 | 10-Feb-25 | New form |\n',
  );
  expect(record.version).toBe('2');
  expect(record.data['history']).toEqual([
    { version: '1', effectiveFrom: '2023-01-10', summary: 'First issue' },
  ]);
});

describe('approvals in words', () => {
  const approvals = (text: string) =>
    only(text).adoption!.approvals.map(({ by, date, span }) => [by, date, text.slice(span.start, span.end)]);

  test('stand in the header, the front matter, a table, behind /s/', () => {
    expect(approvals('# A\n\n**Approved by:** Jane Doe\n**Approval date:** 2025-02-20\n')).toEqual([
      ['Jane Doe', '2025-02-20', 'Jane Doe'],
    ]);
    expect(approvals('---\napproved_by: Jane Doe\napproved_on: 2025-02-20\n---\n# A\n')).toEqual([
      ['Jane Doe', '2025-02-20', 'Jane Doe'],
    ]);
    expect(
      approvals(
        '# A\n\n## Approval\n\n| Role | Name | Signature | Date |\n|---|---|---|---|\n| Author | John Roe | JR | 2025-02-01 |\n| Approver | Jane Doe | JD | 2025-02-20 |\n| Approver | | | |\n',
      ),
    ).toEqual([['Jane Doe', '2025-02-20', 'Jane Doe']]);
    expect(approvals('# A\n\nText.\n\n/s/ Jane Doe, 20 February 2025\n')).toEqual([
      ['Jane Doe', '2025-02-20', 'Jane Doe'],
    ]);
  });

  test('are none where nobody has signed yet', () => {
    expect(approvals('# A\n\n**Approved by:** [Name]\n**Approval date:** DD/MM/YYYY\n')).toEqual([]);
    expect(approvals('# A\n\n| Name | Signature | Date |\n|---|---|---|\n| Jane Doe | | |\n')).toEqual([]);
  });
});

describe('what is not understood is noted and left out', () => {
  test('status words, days of two readings, names, labels', () => {
    const record = only(
      '# A\n\n**Status:** Golden\n**Next Review:** 04/06/2026\n**Owner:** Jane Doe\n**Cost centre:** 4711\n',
    );
    expect(record.phase).toBe('unknown');
    expect(record.data['status']).toBeUndefined();
    expect(record.adoption).toMatchObject({
      unread: [
        { path: ['status'], text: 'Golden' },
        { path: ['nextReview'], text: '04/06/2026' },
      ],
      names: [{ path: ['owner'], text: 'Jane Doe' }],
      unknownKeys: [{ text: 'Cost centre' }],
    });
    expect(record.references).toEqual([]);
  });

  test('names in a list, and words that only look like ids', () => {
    const record = only(
      '# A\n\n**Owner:** IT-Betriebsleitung\n**Distribution:** All staff, TPIA, ROLE-QM, PRO-007\n',
    );
    expect(record.adoption!.names.map(({ text }) => text)).toEqual([
      'IT-Betriebsleitung',
      'All staff',
      'TPIA',
    ]);
    expect(record.references.map(({ target }) => target)).toEqual(['ROLE-QM', 'PRO-007']);
  });

  test('until qms.yaml explains it', () => {
    const record = only(
      '# A\n\n**Status:** golden\n**Owner:** jane doe\n**Cost centre:** 4711\n',
      documents(
        { values: { status: { Golden: 'effective' } }, aliases: { 'Cost Centre': 'tags' } },
        { people: { 'Jane Doe': 'PER-001' } },
      ),
    );
    expect(record).toMatchObject({ status: 'effective', phase: 'active' });
    expect(record.data).toMatchObject({ owner: 'PER-001', tags: '4711' });
    expect(record.references.map(({ target }) => target)).toContain('PER-001');
  });
});

test('nested keys take the names that aliases give them', () => {
  const setup = setupOf({
    types: [
      {
        files: '*.yaml',
        type: 'audit-programme',
        id: { from: 'key' },
        aliases: { 'audits[].audit_id': 'audit', 'audits[].when': 'planned' },
      },
    ],
  });
  const text = 'id: AP-1\naudits:\n  - audit_id: AUD-1\n    when: 2026-03-01\n';
  const record = only(text, setup, 'p.yaml');
  expect(record.data['audits']).toEqual([{ audit: 'AUD-1', planned: '2026-03-01' }]);
});

test('a record that says its own id and type is read as it is', () => {
  const setup = documents({ id: { from: 'name' } });
  const record = only('---\nid: X-1\ntype: document\nfoo: 1\n---\n# Audits\n', setup);
  expect(record).toMatchObject({ id: 'X-1', adoption: null, title: null });
});

describe('rows of tables are records', () => {
  const risks = setupOf({
    types: [
      { files: '*.csv', type: 'risk', register: true },
      { files: '*.md', type: 'risk', register: { aliases: { Chance: 'likelihood' } } },
    ],
    people: { 'Jane Doe': 'PER-001' },
  });
  const csv =
    'Risk register;;;;\n;;;;\nRisk ID;Risk;Likelihood;Impact;Owner;Status\nR-001;"Fire; in store";2;5;Jane Doe;Open\n\nR-002;Flood;4 - likely;;;closed\n';

  test('of CSV, below titles and blank rows', () => {
    const { records } = readText('risks.csv', csv, risks);
    expect(
      records.map(({ id, title, item, phase, data }) => [
        id,
        title,
        item,
        phase,
        data['likelihood'],
        data['severity'],
        data['owner'],
      ]),
    ).toEqual([
      ['R-001', 'Fire; in store', 0, 'active', 2, 5, 'PER-001'],
      ['R-002', 'Flood', 1, 'final', 4, undefined, undefined],
    ]);
  });

  test('of Markdown, with the document around them', () => {
    const text =
      '# Risks\n\n**Document ID:** REG-1\n\n| ID | Risk | Chance | Impact |\n|---|---|---|---|\n| R-1 | [[PRO-1\\|Sales]] stops | 3 | 4 |\n';
    const { records } = readText('risks.md', text, risks);
    expect(records.map(({ id, type }) => [id, type])).toEqual([
      ['REG-1', 'register'],
      ['R-1', 'risk'],
    ]);
    expect(records[1]!.data).toMatchObject({ likelihood: 3, severity: 4 });
  });

  function mapIn(path: string, text: string, item: number): YamlMap {
    const [document] = new LocatedFile(path, text, null, risks).documents;
    return recordNode(document!, item, {}) as YamlMap;
  }

  test('and are edited in their cells', () => {
    const row = mapIn('risks.csv', csv, 0);
    const title = findNode(row, ['title'])!.node;
    expect(csv.slice(title.start, title.end)).toBe('"Fire; in store"');
    expect(applyEdits(csv, replaceValue(csv, title, 'Fire "big"; hall 2'))).toBe(
      csv.replace('"Fire; in store"', '"Fire ""big""; hall 2"'),
    );
    const second = mapIn('risks.csv', csv, 1);
    expect(applyEdits(csv, addKey(csv, second, 'severity', '5'))).toBe(
      csv.replace('4 - likely;;;', '4 - likely;5;;'),
    );
    expect(addKey(csv, second, 'treatment', 'reduce')).toEqual([]);
  });

  test('with lists in a cell', () => {
    const text = '| ID | Risk | Actions |\n|---|---|---|\n| R-1 | Fire | ACT-1, ACT-2 |\n';
    const { records } = readText('risks.md', text, risks);
    expect(records[0]!.data['actions']).toEqual(['ACT-1', 'ACT-2']);
    const list = findNode(mapIn('risks.md', text, 0), ['actions'])!.node;
    expect(list.kind).toBe('seq');
    if (list.kind === 'seq')
      expect(applyEdits(text, insertItem(text, list, 'ACT-3'))).toBe(text.replace('ACT-2', 'ACT-2, ACT-3'));
  });
});

test('a key is added to the front matter, which is made where there is none', () => {
  const text = '# Audits\n\n**Document ID:** SOP-1\n';
  const setup = documents();
  const map = (of: string): YamlMap =>
    recordNode(new LocatedFile('a.md', of, null, setup).documents[0]!, null, {}) as YamlMap;
  const made = applyEdits(text, addKey(text, map(text), 'owner', 'ROLE-QM'));
  expect(made).toBe(`---\nowner: ROLE-QM\n---\n${text}`);
  const both = applyEdits(made, addKey(made, map(made), 'nextReview', '2027-01-01'));
  expect(both).toBe(`---\nowner: ROLE-QM\nnextReview: 2027-01-01\n---\n${text}`);
  expect(only(both).data).toMatchObject({ id: 'SOP-1', owner: 'ROLE-QM', nextReview: '2027-01-01' });
  const id = findNode(map(both), ['id'])!.node;
  expect(applyEdits(both, replaceValue(both, id, 'SOP-2'))).toBe(both.replace('SOP-1', 'SOP-2'));
});
