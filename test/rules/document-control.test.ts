import { expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { check } from './harness.ts';
import { scenarios } from './scenarios.ts';
import { sign, signedFile, yaml } from './signing.ts';

const document: JsonObject = { id: 'DOC-1', type: 'document', title: 'Inspection' };
const file = (...records: JsonObject[]) => ({ 'a.yaml': records.map(yaml).join('---\n') });
const period = { period: { from: '2026-01-01', to: '2026-12-31' } };
const untitled = { id: 'DOC-1', type: 'document' };
const noTitle = {
  path: 'title',
  record: 'DOC-1',
  message: 'This record has no title. Add a few words by which people recognize it.',
  fixes: [],
};

scenarios('document-title', [
  { name: 'titled', files: file(document), expected: [] },
  { name: 'in force', files: file(untitled), expected: [{ ...noTitle, severity: 'error' }] },
  {
    name: 'blank',
    files: file({ ...document, title: ' ' }),
    expected: [{ ...noTitle, severity: 'error' }],
  },
  { name: 'a draft', files: file({ ...untitled, status: 'draft' }), expected: [] },
  {
    name: 'in review',
    files: file({ ...untitled, status: 'in-review' }),
    expected: [{ ...noTitle, severity: 'warning' }],
  },
  { name: 'superseded', files: file({ ...untitled, status: 'superseded' }), expected: [] },
  {
    name: 'a closed event',
    files: file({ id: 'NC-1', type: 'nonconformity', detectedOn: '2026-01-01', status: 'closed' }),
    expected: [{ path: 'title', severity: 'error', message: /^This record has no title/ }],
  },
  {
    name: 'a person has a name',
    files: file({ id: 'PER-1', type: 'person', name: 'Katharina Brandt' }),
    expected: [],
  },
  {
    name: 'a register needs none, its items do',
    files: file({ id: 'REG-1', type: 'register', of: 'document', items: [{ id: 'DOC-1' }] }),
    expected: [{ ...noTitle, severity: 'error' }],
  },
  {
    name: 'the heading of the body is offered',
    files: { 'a.md': '---\nid: DOC-1\ntype: document\n---\n\n# Inspection: "goods in"\n' },
    expected: [
      { ...noTitle, severity: 'error', fixes: ['Add the heading "Inspection: "goods in"" as title'] },
    ],
  },
]);

test('the fix for a missing title quotes the heading', async () => {
  const { findings } = await check({
    'a.md': '---\nid: DOC-1\ntype: document\n---\n# Inspection: "goods in"\n',
  });
  const fix = findings.find(({ rule }) => rule === 'document-title')?.fixes[0];
  expect(fix?.certain).toBe(false);
  expect(fix?.edits.map(({ newText }) => newText).join('')).toContain('title: "Inspection: \\"goods in\\""');
});

const identified: JsonObject = { ...document, version: '1', owner: 'ROLE-QM', effectiveFrom: '2026-01-01' };
const without = (key: string): JsonObject =>
  Object.fromEntries(Object.entries(identified).filter(([other]) => other !== key));

scenarios('document-identification', [
  { name: 'complete', files: file(identified), expected: [] },
  {
    name: 'nothing of it',
    files: file(document),
    expected: [
      {
        path: 'version',
        severity: 'warning',
        message:
          'This record is in force without `version`, `owner` and `effectiveFrom`. Add them, so that people can see which text applies. Practice, not a requirement.',
      },
    ],
  },
  ...['version', 'owner', 'effectiveFrom'].map((key) => ({
    name: `no ${key}`,
    files: file(without(key)),
    expected: [
      {
        path: key,
        severity: 'warning' as const,
        message: /Add it, so that people can see which text applies\. Practice, not a requirement\.$/,
      },
    ],
  })),
  ...['draft', 'in-review', 'superseded', 'obsolete'].map((status) => ({
    name: status,
    files: file({ ...document, status }),
    expected: [],
  })),
  ...['scope', 'process', 'quality-policy', 'audit-programme'].map((type) => ({
    name: `a ${type}`,
    files: file({ ...document, type, ...(type === 'audit-programme' ? period : {}) }),
    expected: [{ path: 'version', severity: 'warning' as const }],
  })),
  {
    name: 'living records that carry dates of their own',
    files: file({ ...document, type: 'risk' }, { ...document, id: 'ROLE-1', type: 'role' }),
    expected: [],
  },
  {
    name: 'a register passes its owner and day on to its items',
    files: file({
      id: 'REG-1',
      type: 'register',
      of: 'document',
      defaults: { owner: 'ROLE-QM', effectiveFrom: '2026-01-01' },
      items: [
        { id: 'DOC-1', title: 'One', version: '1' },
        { id: 'DOC-2', title: 'Two' },
      ],
    }),
    expected: [{ path: 'version', severity: 'warning', record: 'DOC-2' }],
  },
]);

const looked = (meaning: string, date: string) => ({ by: 'PER-1', role: 'ROLE-QM', meaning, date });

scenarios('document-review-overdue', [
  { name: 'nothing planned', files: file(document), expected: [] },
  { name: 'due today', files: file({ ...document, nextReview: '2026-02-01' }), expected: [] },
  {
    name: 'due yesterday',
    files: file({ ...document, nextReview: '2026-01-31' }),
    expected: [
      {
        path: 'nextReview',
        severity: 'warning',
        message:
          'This record was to be reviewed 1 day ago. If it is still right, have that affirmed and set the next review; otherwise revise it. The review was planned for 2026-01-31.',
        signOff: { id: 'DOC-1', meaning: 'affirmed' },
      },
    ],
  },
  ...['draft', 'in-review', 'superseded'].map((status) => ({
    name: status,
    files: file({ ...document, status, nextReview: '2025-01-31' }),
    expected: [],
  })),
  {
    name: 'an interval since it took effect',
    files: file({ ...document, reviewInterval: 'P12M', effectiveFrom: '2025-01-31' }),
    expected: [
      {
        path: 'nextReview',
        severity: 'warning',
        message: /It was last approved or affirmed on 2025-01-31 and is due every 12 months\.$/,
      },
    ],
  },
  {
    name: 'affirmed since',
    files: file({
      ...document,
      reviewInterval: 'P12M',
      effectiveFrom: '2024-01-31',
      signOffs: [looked('approved', '2024-01-31'), looked('affirmed', '2025-02-01')],
    }),
    expected: [],
  },
  {
    name: 'only acknowledged since',
    files: file({
      ...document,
      reviewInterval: 'P12M',
      signOffs: [looked('approved', '2024-01-31'), looked('acknowledged', '2025-12-01')],
    }),
    expected: [{ path: 'nextReview', severity: 'warning' }],
  },
  {
    name: 'a day that a register gives all its items is said once',
    files: file({
      id: 'REG-1',
      type: 'register',
      of: 'document',
      title: 'Instructions',
      defaults: { nextReview: '2026-01-31' },
      items: [
        { id: 'DOC-1', title: 'One' },
        { id: 'DOC-2', title: 'Two' },
        { id: 'DOC-3', title: 'Three', nextReview: '2026-01-30' },
        { id: 'DOC-4', title: 'Four', nextReview: '2026-12-31' },
      ],
    }),
    expected: [
      {
        path: 'defaults.nextReview',
        severity: 'warning',
        record: 'REG-1',
      },
      { path: 'nextReview', severity: 'warning', record: 'DOC-3' },
    ],
  },
  {
    name: 'a register looked at as a whole',
    files: file({
      id: 'REG-1',
      type: 'register',
      of: 'document',
      title: 'Instructions',
      nextReview: '2026-01-31',
      items: [{ id: 'DOC-1', title: 'One' }],
    }),
    expected: [{ path: 'nextReview', severity: 'warning', record: 'REG-1' }],
  },
  {
    name: 'moved on without a sign-off',
    files: file({
      ...document,
      reviewInterval: 'P12M',
      nextReview: '2027-01-31',
      signOffs: [looked('approved', '2024-12-31')],
    }),
    expected: [
      {
        path: 'nextReview',
        severity: 'warning',
        message:
          /1 day ago\. .* `nextReview` was moved on to 2027-01-31, but nobody has approved or affirmed it since 2024-12-31/,
      },
    ],
  },
  {
    name: 'moved on with a sign-off',
    files: file({
      ...document,
      reviewInterval: 'P12M',
      nextReview: '2027-01-31',
      signOffs: [looked('approved', '2024-12-31'), looked('affirmed', '2026-01-20')],
    }),
    expected: [],
  },
]);

const audit: JsonObject = { id: 'AUD-1', type: 'audit', title: 'Purchasing', status: 'reported' };
const complaint: JsonObject = { id: 'CMP-1', type: 'complaint', title: 'Late', receivedOn: '2026-01-01' };

scenarios('document-retention-missing', [
  { name: 'nothing is kept yet', files: file(document), expected: [] },
  {
    name: 'one finding lists the kinds of records',
    files: file(audit, { ...audit, id: 'AUD-2' }, complaint),
    expected: [
      {
        path: '',
        severity: 'warning',
        file: 'qms.yaml',
        message:
          'How long some kinds of records are kept is not decided. Add a period for `complaint` and `audit` under `retention` in qms.yaml, such as `complaint: P10Y`.',
      },
    ],
  },
  {
    name: 'decided in qms.yaml',
    files: { 'qms.yaml': 'retention: { audit: P6Y }\n', ...file(audit, complaint) },
    expected: [
      {
        path: 'retention',
        severity: 'warning',
        message: /is not decided\. Add a period for `complaint` under/,
      },
    ],
  },
  { name: 'decided in the record', files: file({ ...audit, retention: 'P6Y' }), expected: [] },
  { name: 'a draft', files: file({ ...audit, status: 'draft' }), expected: [] },
  {
    name: 'decided in another system',
    files: { 'qms.yaml': 'elsewhere: [{ clause: "7.5.3", system: Archive }]\n', ...file(audit) },
    expected: [],
  },
]);

const policy: JsonObject = {
  id: 'POL-1',
  type: 'quality-policy',
  title: 'Policy',
  version: '2',
  text: 'We care.',
};
const approval = (date: string, version = '2') => ({
  by: 'PER-1',
  role: 'ROLE-MD',
  meaning: 'approved',
  date,
  version,
});
const earlierText = sign({ ...policy, text: 'We cared.' }, approval('2025-03-01'));

scenarios('version-unchanged', [
  { name: 'signed once', files: { 'p.yaml': signedFile(policy, approval('2026-01-10')) }, expected: [] },
  {
    name: 'signed twice without a change',
    files: { 'p.yaml': signedFile(policy, approval('2025-03-01'), approval('2026-01-10')) },
    expected: [],
  },
  {
    name: 'changed and signed again under the same version',
    files: { 'p.yaml': yaml({ ...policy, signOffs: [earlierText, sign(policy, approval('2026-01-10'))] }) },
    expected: [
      {
        path: 'version',
        severity: 'warning',
        message:
          'Version 2 was approved twice, with different content. Raise the version and sign it, so that the two texts can be kept apart. It was approved on 2025-03-01 and again on 2026-01-10.',
      },
    ],
  },
  {
    name: 'superseded: nothing to raise',
    files: {
      'p.yaml': yaml({
        ...policy,
        status: 'superseded',
        signOffs: [earlierText, sign(policy, approval('2026-01-10'))],
      }),
    },
    expected: [],
  },
  {
    name: 'changed and not signed again: signoff-stale says it',
    files: { 'p.yaml': yaml({ ...policy, signOffs: [earlierText] }) },
    expected: [],
  },
  {
    name: 'the earlier sign-off was for an earlier version',
    files: {
      'p.yaml': yaml({
        ...policy,
        signOffs: [
          sign({ ...policy, version: '1', text: 'We cared.' }, approval('2025-03-01', '1')),
          sign(policy, approval('2026-01-10')),
        ],
      }),
    },
    expected: [],
  },
]);

test('values of any shape give findings, never an exception', async () => {
  for (const value of ['null', '7', '[]', '[[1]]', '{ a: b }', '2026-13-01']) {
    const keys = [
      'title',
      'version',
      'owner',
      'effectiveFrom',
      'nextReview',
      'reviewInterval',
      'retention',
      'signOffs',
    ];
    const body = keys.map((key) => `${key}: ${value}`).join('\n');
    const files = { 'a.yaml': `id: DOC-1\ntype: document\n${body}\n---\nid: AUD-1\ntype: audit\n${body}\n` };
    expect((await check(files)).findings.length).toBeGreaterThan(0);
  }
});
