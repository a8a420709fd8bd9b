import { scenarios } from './scenarios.ts';

const document = (...more: readonly string[]): Record<string, string> => ({
  'doc.yaml': ['id: DOC-9', 'type: document', 'title: Gauges', 'kind: external', ...more, ''].join('\n'),
});
const yearly = 'external: { issuer: Standards body, edition: "2019", checkInterval: P12M }';

scenarios('document-external-check', [
  {
    name: 'checked longer ago than the interval',
    files: document(yearly, 'externalCheckedOn: 2025-01-31'),
    expected: [
      {
        path: 'externalCheckedOn',
        severity: 'warning',
        message:
          'Nobody has looked for a newer edition since 2025-01-31. Look for one with its issuer, and enter the day under `externalCheckedOn`. That was due by 2026-01-31, since it is checked every 12 months.',
        fixes: ['Set `externalCheckedOn: 2026-02-01`'],
      },
    ],
  },
  {
    name: 'the last day that passes',
    files: document(yearly, 'externalCheckedOn: 2025-02-01'),
    expected: [],
  },
  {
    name: 'never checked, counted from its first day',
    files: document(yearly, 'effectiveFrom: 2024-11-01'),
    expected: [
      {
        path: 'external',
        severity: 'warning',
        message:
          /^Nobody has looked for a newer edition yet\. .* due by 2025-11-01: it holds since 2024-11-01 /,
        fixes: ['Set `externalCheckedOn: 2026-02-01`'],
      },
    ],
  },
  {
    name: 'in force for less than the interval',
    files: document(yearly, 'effectiveFrom: 2025-11-01'),
    expected: [],
  },
  { name: 'no day to count from', files: document(yearly), expected: [] },
  {
    name: 'no interval stated',
    files: document('external: { issuer: Standards body }', 'externalCheckedOn: 2015-01-01'),
    expected: [],
  },
  {
    name: 'the short form states no interval',
    files: document('external: Standards body', 'externalCheckedOn: 2015-01-01'),
    expected: [],
  },
  {
    name: 'draft',
    files: document(yearly, 'status: draft', 'externalCheckedOn: 2020-01-01'),
    expected: [],
  },
  {
    name: 'in review',
    files: document(yearly, 'status: in-review', 'externalCheckedOn: 2020-01-01'),
    expected: [],
  },
  {
    name: 'effective',
    files: document(yearly, 'status: effective', 'externalCheckedOn: 2020-01-01'),
    expected: [{ path: 'externalCheckedOn', severity: 'warning' }],
  },
  {
    name: 'superseded: nobody looks for a newer edition any more',
    files: document(yearly, 'status: superseded', 'externalCheckedOn: 2020-01-01'),
    expected: [],
  },
  {
    name: 'kept in another system',
    files: {
      'qms.yaml': 'organization: A\nelsewhere:\n  - { clause: "7.5.3", system: Library of standards }\n',
      ...document(yearly, 'externalCheckedOn: 2020-01-01'),
    },
    expected: [],
  },
]);
