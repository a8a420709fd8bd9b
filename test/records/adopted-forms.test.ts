import { expect, test } from 'vitest';
import { idIn } from '../../server/src/records/adopted/id-in-text.ts';
import { factsOf } from './setup.ts';

test('what looks like an id and names a standard does not hide the id behind it', () => {
  expect(idIn('ISO 9001 manual QM-001', null)?.id).toBe('QM-001');
  expect(idIn('ISO 13485:2016', null)).toBeNull();
  expect(idIn('ISO IEC 27001 plan ISMS-7', null)?.id).toBe('ISMS-7');
});

test('the row that names the columns is counted as a spreadsheet counts, blank rows included', () => {
  const text = 'Risk list\n\nOur no.,What may happen\nRK-01,Fire\nRK-02,Flood\n';
  const register = { headerRow: 3, aliases: { 'Our no.': 'id', 'What may happen': 'title' } };
  const { records } = factsOf('risks.csv', text, { types: [{ files: '*.csv', type: 'risk', register }] });
  expect(records.map(({ id, title }) => [id, title])).toEqual([
    ['RK-01', 'Fire'],
    ['RK-02', 'Flood'],
  ]);
});

test('double brackets are a mention only where an id can stand in them, and not where qms.yaml says so', () => {
  const text = '# Plan\n\nSee [[SOP-001]], [[62304:5.6.3]], [[a page]] and [[{{cr.url}}]].\n';
  const mentions = (settings: { wikiLinks?: boolean }): string[] => {
    const types = [{ files: '*.md', type: 'document' }];
    return factsOf('plan.md', text, { types, ...settings }).records.flatMap(({ references }) =>
      references.map(({ target }) => target),
    );
  };
  expect(mentions({})).toEqual(['SOP-001']);
  expect(mentions({ wikiLinks: false })).toEqual([]);
});

const read = (type: string, text: string) =>
  factsOf('x.md', text, { types: [{ files: '*.md', type }] }).records[0]!;

test('a text that is complete is not out of force, and work that is done is closed', () => {
  const status = (type: string, word: string): [string | null, string] => {
    const { status: said, phase } = read(type, `# Text\n\n**Document ID:** X-1\n**Status:** ${word}\n`);
    return [said, phase];
  };
  expect(status('document', 'Complete')).toEqual([null, 'unknown']);
  expect(status('document', 'Withdrawn')).toEqual(['obsolete', 'final']);
  expect(status('action', 'Completed')).toEqual(['done', 'final']);
  expect(status('risk', 'Closed')).toEqual(['closed', 'final']);
  expect(status('management-review', 'Completed')).toEqual(['held', 'active']);
});

test('a phrase stands for the one word it holds of those a field can have', () => {
  const said = (phrase: string) =>
    read('document', `# Text\n\n**Document ID:** X-1\n**Classification:** ${phrase}\n`).data[
      'confidentiality'
    ];
  expect(said('Internal use only')).toBe('internal');
  expect(said('INTERNAL')).toBe('internal');
  expect(said('Not confidential')).toBeUndefined();
  expect(said('Internal or confidential')).toBeUndefined();
});

test('a signature names its signer', () => {
  const { adoption, data } = read('document', '# Text\n\n**Document ID:** X-1\n**Owner:** /s/ Ada Fictive\n');
  expect(data['owner']).toBe('Ada Fictive');
  expect(adoption?.names).toEqual([{ path: ['owner'], text: 'Ada Fictive' }]);
});

test('labels in bold or as heads of columns stand next to their values, not above them', () => {
  const table =
    '| **Version** | 3 | **Status** | Approved |\n|---|---|---|---|\n| **Owner** | Ada | **Document ID** | X-1 |';
  const html =
    '<table><tr><th>Version</th><td>3</td><th>Status</th><td>Approved</td></tr><tr><th>Owner</th><td>Ada</td><th>Document ID</th><td>X-1</td></tr></table>';
  for (const header of [table, html])
    expect(read('document', `# Text\n\n${header}\n`).data).toMatchObject({
      ...{ id: 'X-1', version: '3', status: 'effective', owner: 'Ada' },
    });
});

test('names of the columns of labels and values are no label', () => {
  const { adoption } = read('document', '# Text\n\n| Field | Value |\n|---|---|\n| Document ID | X-1 |\n');
  expect(adoption?.unknownKeys).toEqual([]);
});

test('in a text in Spanish the day comes first', () => {
  const body = 'Se trabaja con lo que está en este taller, y con las normas que el cliente pide.';
  const said = read('document', `# Compras\n\n**Código:** X-1\n**Vigente desde:** 05/11/2024\n\n${body}\n`);
  expect(said.data['effectiveFrom']).toBe('2024-11-05');
  const english = read('document', '# Buying\n\n**Document ID:** X-1\n**Effective Date:** 05/11/2024\n');
  expect(english.data['effectiveFrom']).toBeUndefined();
});

test('an approval in the front matter is one, and what needs no key is not reported', () => {
  const front = 'doc_id: X-1\napproved_by: Ada Fictive\napproved_on: 2025-02-03\nlast_updated: 2025-02-01';
  const { adoption } = read('document', `---\n${front}\nreviewers: [Bo Fictive]\n---\n\n# Text\n`);
  expect(adoption?.unknownKeys).toEqual([]);
  expect(adoption?.approvals.map(({ by, date }) => [by, date])).toEqual([['Ada Fictive', '2025-02-03']]);
});

test('the day of a meeting is read from its header', () => {
  const { data } = read(
    'management-review',
    '# Review\n\n**Document ID:** X-1\n**Date:** 18 November 2025\n',
  );
  expect(data['date']).toBe('2025-11-18');
});

test('names in a list are people where the list refers to such', () => {
  const { data, adoption } = read(
    'audit',
    '---\ndoc_id: X-1\nauditees: [Ada Fictive, Bo Fictive]\n---\n\n# Audit\n',
  );
  expect(data['auditees']).toEqual(['Ada Fictive', 'Bo Fictive']);
  expect(adoption?.names.map(({ text }) => text)).toEqual(['Ada Fictive', 'Bo Fictive']);
});

test('what says since when it is closed is closed, and an empty key says nothing', () => {
  const types = [{ files: '*.csv', type: 'complaint', register: true }];
  const text =
    'Complaint No.,Received,Complaint,Closed\nC-1,2025-03-04,Scratch,2025-03-20\nC-2,2025-03-05,Dent,\n';
  expect(factsOf('c.csv', text, { types }).records.map(({ status, phase }) => [status, phase])).toEqual([
    ['closed', 'final'],
    [null, 'active'],
  ]);
  const { data } = read('document', '---\ndoc_id: X-1\neffective_date:\n---\n\n# Text\n');
  expect(data).not.toHaveProperty('effectiveFrom');
});

test('a key within a list that nothing stands for is reported, whatever it is called', () => {
  const text = '---\ndoc_id: X-1\nattendees: [{ name: Ada }]\n---\n\n# Review\n';
  const { adoption } = read('management-review', text);
  expect(adoption?.unknownKeys.map((key) => key.text)).toEqual(['attendees[].name']);
});

test('the id of a document is no part of its title, wherever it was taken from', () => {
  expect(read('document', '# SOP-003: Buying\n\n**Document ID:** SOP-003\n').title).toBe('Buying');
  expect(read('document', '# SOP-003: Buying\n\n**Document ID:** SOP-004\n').title).toBe('SOP-003: Buying');
  expect(read('document', '# Follow-up of SOP-003\n\n**Document ID:** X-1\n').title).toBe(
    'Follow-up of SOP-003',
  );
});

test.each([
  ['bars in a line', '**Document ID:** X-1\n**Owner:** Ada Fictive | Quality Manager | 2025-01-02'],
  [
    'a row that is part of no table',
    '| **Document ID:** X-1 | **Version:** 2 |\n| **Owner:** Ada Fictive | Lab |',
  ],
  ['a tab', 'Document ID: X-1\nOwner: Ada Fictive\tQuality Manager'],
  ['many blanks', 'Document ID: X-1\nOwner: Ada Fictive    Approved by: Bo Fictive'],
  [
    'cells with labels of their own',
    '| Document ID: X-1 | Version: 2 |\n|---|---|\n| Owner: Ada Fictive | Status: Draft |',
  ],
])('a name ends where something else stands next to it: %s', (_form, header) => {
  const { id, data, adoption } = read('document', `# Text\n\n${header}\n\nMore.\n`);
  expect([id, data['owner'], adoption?.names.map(({ text }) => text)]).toEqual([
    'X-1',
    'Ada Fictive',
    ['Ada Fictive'],
  ]);
  expect(adoption?.unknownKeys).toEqual([]);
});

test('a bar without blanks around it, or one blank, parts nothing', () => {
  const { data } = read(
    'document',
    '# Text\n\n**Document ID:** X-1\n**Title:** Yes|no questions  and more\n',
  );
  expect(data['title']).toBe('Yes|no questions  and more');
});

test('days of a table of signatures are no labels', () => {
  const text =
    '# Text\n\n**Document ID:** X-1\n\n## Approval\n\n| Role | Name | Date | Signature |\n|---|---|---|---|\n| Approved by | Bo Fictive | 2025-01-03 | |\n';
  expect(read('document', text).adoption).toMatchObject({
    unknownKeys: [],
    approvals: [{ by: 'Bo Fictive', date: '2025-01-03' }],
  });
});
