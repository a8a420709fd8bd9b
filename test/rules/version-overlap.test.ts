import { scenarios } from './scenarios.ts';

const document = (version: string, ...more: readonly string[]): string =>
  ['id: DOC-7', 'type: document', 'title: Inspection', `version: "${version}"`, ...more, ''].join('\n');

/** An earlier and a later version, each in a file of its own. */
const two = (earlier: readonly string[], later: readonly string[]): Record<string, string> => ({
  'doc-1.yaml': document('1.0', ...earlier),
  'doc-2.yaml': document('2.0', ...later),
});

const first = ['status: effective', 'effectiveFrom: 2024-01-01'];
const second = ['status: effective', 'effectiveFrom: 2026-01-01'];

scenarios('version-overlap', [
  {
    name: 'both in force',
    files: two(first, second),
    expected: [
      {
        path: 'status',
        severity: 'error',
        file: 'doc-1.yaml',
        message:
          'This version is in force next to version 2.0, which took its place on 2026-01-01. End this one by its status, or correct `effectiveFrom` of the one that does not hold yet.',
        fixes: ['Set `status: superseded`'],
      },
    ],
  },
  {
    name: 'one without a status is in force, too',
    files: two(['effectiveFrom: 2024-01-01'], second),
    expected: [
      { path: 'version', severity: 'error', file: 'doc-1.yaml', fixes: ['Set `status: superseded`'] },
    ],
  },
  {
    name: 'both since the same day: nobody can know which holds',
    files: two(['status: effective', 'effectiveFrom: 2026-01-01'], second),
    expected: [
      {
        path: 'status',
        severity: 'error',
        file: 'doc-1.yaml',
        message:
          'This version is in force next to version 2.0. End the one that does not hold by its status, or say in both under `effectiveFrom` since when they do.',
      },
    ],
  },
  {
    name: 'without a first day, the one with the lower version is marked',
    files: two(['status: effective'], ['status: effective']),
    expected: [{ path: 'status', severity: 'error', file: 'doc-1.yaml' }],
  },
  {
    name: 'of three both earlier ones are marked',
    files: { ...two(first, second), 'doc-3.yaml': document('3.0', 'effectiveFrom: 2026-02-01') },
    expected: [
      { path: 'status', severity: 'error', file: 'doc-1.yaml', message: /version 3\.0/ },
      { path: 'status', severity: 'error', file: 'doc-2.yaml', message: /version 3\.0/ },
    ],
  },
  {
    name: 'the later one is approved and takes effect tomorrow',
    files: two(first, ['status: effective', 'effectiveFrom: 2026-02-02']),
    expected: [],
  },
  {
    name: 'the earlier one is superseded',
    files: two(['status: superseded', 'effectiveFrom: 2024-01-01'], second),
    expected: [],
  },
  {
    name: 'the earlier one was withdrawn today',
    files: two([...first, 'withdrawnOn: 2026-02-01'], second),
    expected: [],
  },
  {
    name: 'the earlier one will be withdrawn',
    files: two([...first, 'withdrawnOn: 2026-02-02'], second),
    expected: [{ path: 'status', severity: 'error', file: 'doc-1.yaml' }],
  },
  {
    name: 'the later one is being written',
    files: two(first, ['status: draft', 'effectiveFrom: 2026-01-01']),
    expected: [],
  },
  {
    name: 'the later one is in review',
    files: two(first, ['status: in-review', 'effectiveFrom: 2026-01-01']),
    expected: [],
  },
  {
    name: 'the same version twice is another fault',
    files: { 'doc-1.yaml': document('1.0', ...first), 'doc-2.yaml': document('1.0', ...second) },
    alsoBreaks: ['id-duplicate'],
    expected: [],
  },
  {
    name: 'next to one that states no version',
    files: {
      'doc-1.yaml': document('1.0', ...first).replace(/version: .*\n/, ''),
      'doc-2.yaml': document('2.0', ...second),
    },
    expected: [
      { path: 'status', severity: 'error', file: 'doc-2.yaml', fixes: ['Set `status: superseded`'] },
    ],
  },
  {
    name: 'an item of a register whose items all share a status',
    files: {
      'register.yaml':
        'id: REG-1\ntype: register\nof: document\ntitle: Documents\ndefaults: { status: effective }\nitems:\n  - { id: DOC-7, title: Inspection, version: "1.0", effectiveFrom: 2024-01-01 }\n  - { id: DOC-8, title: Release, version: "1.0" }\n',
      'doc-2.yaml': document('2.0', ...second),
    },
    expected: [
      { path: 'status', severity: 'error', file: 'register.yaml', fixes: ['Set `status: superseded`'] },
    ],
  },
  {
    name: 'audit programmes end as closed',
    files: {
      'ap-1.yaml':
        'id: AP-1\ntype: audit-programme\ntitle: Audits\nversion: "1"\nstatus: effective\neffectiveFrom: 2024-01-01\nperiod: { from: 2024-01-01, to: 2026-12-31 }\n',
      'ap-2.yaml':
        'id: AP-1\ntype: audit-programme\ntitle: Audits\nversion: "2"\nstatus: effective\neffectiveFrom: 2026-01-01\nperiod: { from: 2026-01-01, to: 2026-12-31 }\n',
    },
    expected: [{ path: 'status', severity: 'error', fixes: ['Set `status: closed`'] }],
  },
  {
    name: 'one document in two languages, of which one lags behind',
    files: {
      'qms.yaml': 'organization: Test\ntypes:\n  - { files: "docs/*.md", type: document }\n',
      'docs/sop.en.md': '# Inspection\n\n**Document ID:** DOC-7\n**Version:** 2.0\n**Status:** Approved\n',
      'docs/sop.es.md': '# Inspección\n\n**Document ID:** DOC-7\n**Version:** 1.0\n**Status:** Approved\n',
    },
    expected: [],
  },
]);
