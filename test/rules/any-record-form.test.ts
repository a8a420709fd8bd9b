import { describe, expect, test } from 'vitest';
import { document, risk, scenarios } from './any-record-scenarios.ts';
import { check } from './harness.ts';

scenarios('type-unknown', [
  {
    name: 'offers the nearest',
    files: { 'a.yaml': 'id: RSK-001\ntype: rsik\n' },
    finds: [
      {
        severity: 'error',
        at: 'a.yaml:2:7',
        path: 'type',
        message: 'No record type is called `rsik`. Did you mean `risk`?',
      },
    ],
  },
  {
    name: 'says what to do when none is near',
    files: { 'a.yaml': 'id: X-1\ntype: recipe\n' },
    finds: [
      {
        message:
          'No record type is called `recipe`. Correct it, or describe the type in a schema of your own.',
      },
    ],
  },
  {
    name: 'the type of the items of a register',
    files: { 'a.yaml': 'id: REG-1\ntype: register\nof: rsik\nitems: [{ id: RSK-001 }]\n' },
    finds: [{ severity: 'error', at: 'a.yaml:3:5', path: 'of' }],
  },
  { name: 'in drafts as well', files: { 'a.yaml': 'id: A\ntype: rsik\nstatus: draft\n' }, finds: [{}] },
  { name: 'a mapping with a type but no id is no record', files: { 'a.yaml': 'type: recipe\n' }, finds: [] },
  {
    name: 'a type that qms.yaml maps is a fault there, not in every file',
    files: {
      'qms.yaml': 'types: [{ files: "*.md", type: polcy }]\n',
      'a.md': 'We care.\n',
      'b.md': 'We care.\n',
    },
    alsoBreaks: ['config'],
    finds: [],
  },
]);

scenarios('schema', [
  {
    name: 'a word that is not in the list, in every phase that is judged',
    files: {
      'draft.yaml': document('DOC-001', 'status: draft\nkind: manul\n'),
      'review.yaml': document('DOC-002', 'status: in-review\nkind: manul\n'),
      'active.yaml': document('DOC-003', 'status: effective\nkind: manul\n'),
      'superseded.yaml': document('DOC-004', 'status: superseded\nkind: manul\n'),
    },
    finds: [
      { severity: 'error', at: 'active.yaml:4:7', path: 'kind', message: /Did you mean `manual`\?/ },
      { severity: 'error', at: 'draft.yaml:4:7' },
      { severity: 'error', at: 'review.yaml:4:7' },
    ],
  },
  {
    name: 'a missing key is none in a draft',
    files: {
      'draft.yaml': 'id: CMP-001\ntype: complaint\nstatus: draft\n',
      'open.yaml': 'id: CMP-002\ntype: complaint\nstatus: received\n',
    },
    finds: [{ severity: 'error', at: 'open.yaml:1:1', message: /^`receivedOn` is missing/ }],
  },
  {
    name: 'a closed event keeps findings about its own content',
    files: { 'a.yaml': 'id: CMP-001\ntype: complaint\nstatus: closed\nreceivedOn: 2025-02-30\n' },
    finds: [{ severity: 'error', path: 'receivedOn', message: /not a day in the calendar/ }],
  },
  {
    name: 'an event from before judging began does not',
    files: {
      'qms.yaml': 'judgeFrom: 2025-01-01\n',
      'a.yaml': 'id: CMP-001\ntype: complaint\nstatus: closed\nreceivedOn: 2024-05-01\nseverity: awful\n',
      'b.yaml': 'id: CMP-002\ntype: complaint\nstatus: closed\nreceivedOn: 2025-05-01\nseverity: awful\n',
    },
    finds: [{ at: 'b.yaml:5:11' }],
  },
  {
    name: 'an unquoted version',
    files: { 'a.yaml': document('DOC-001', 'version: 1.10\n') },
    finds: [{ path: 'version', message: /quotes/ }],
  },
  {
    name: 'an id outside the grammar is the business of id-format',
    files: { 'a.yaml': risk('Risk 1') },
    alsoBreaks: ['id-format'],
    finds: [],
  },
]);

scenarios('key-unknown', [
  {
    name: 'a case variant of `type` next to an id',
    files: {
      'a.yaml': 'id: POL-001\nType: quality-policy\n',
      'b.md': '---\nid: POL-002\nTYPE: quality-policy\n---\nWe care.\n',
      'c.yaml': 'Type: quality-policy\n',
    },
    finds: [
      {
        severity: 'error',
        at: 'a.yaml:2:1',
        message: '`Type` is not `type`, so this is not read as a record. Write `type`.',
      },
      { severity: 'error', at: 'b.md:3:1' },
    ],
  },
  {
    name: 'an error next to a known key, information otherwise',
    files: { 'a.yaml': risk('RSK-001', 'tilte: Fire\ncolour: red\n') },
    finds: [
      { severity: 'error', at: 'a.yaml:3:1', path: 'tilte', message: /Did you mean `title`/ },
      { severity: 'information', at: 'a.yaml:4:1', path: 'colour', message: /under `custom`/ },
    ],
  },
  { name: 'custom is free', files: { 'a.yaml': risk('RSK-001', 'custom: { tilte: x }\n') }, finds: [] },
  { name: 'not in history', files: { 'a.yaml': risk('RSK-001', 'status: closed\ntilte: x\n') }, finds: [] },
]);

describe('one slip gives one finding', () => {
  const said = async (text: string) =>
    (await check({ 'a.yaml': text })).findings
      .filter(({ file }) => file === 'a.yaml')
      .map(({ rule }) => rule);

  test('a mistyped title', async () => {
    expect(await said('id: KPI-1\ntype: competence\ntitel: Welding\n')).toEqual(['key-unknown']);
  });

  test('a mistyped type', async () => {
    expect(await said('id: RSK-1\ntype: rsik\ntitle_: x\n')).toEqual(['type-unknown']);
  });
});

scenarios('schema', [
  {
    name: 'ratings of a risk outside the scale of qms.yaml',
    files: {
      'qms.yaml': 'risk: { scale: 4, threshold: 9 }\n',
      'a.yaml': risk('RSK-1', 'likelihood: 4\nseverity: 5\nafter: { likelihood: 9, severity: 1 }\n'),
      'b.yaml':
        'id: REG-1\ntype: register\nof: risk\nitems:\n  - { id: RSK-2, title: Fire, likelihood: 5 }\n',
    },
    finds: [
      {
        severity: 'error',
        path: 'severity',
        message:
          '`severity` must be at most 4, but is 5. Risks are rated from 1 to 4 here (`risk.scale` in qms.yaml).',
      },
      { severity: 'error', path: 'after.likelihood' },
      { severity: 'error', path: 'likelihood', at: 'b.yaml:5:43' },
    ],
  },
]);
