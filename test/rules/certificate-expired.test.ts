import type { JsonObject } from '../../server/src/model/json.ts';
import { scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';

const supplier = (validUntil: readonly string[], more: JsonObject = {}): Record<string, string> => ({
  'supplier.yaml': yaml({
    id: 'SUP-1',
    type: 'supplier',
    title: 'Castings',
    status: 'approved',
    critical: true,
    certificates: validUntil.map((day) => ({ standard: 'ISO 9001', validUntil: day })),
    ...more,
  }),
});
const scope = (validUntil: string, more: JsonObject = {}): Record<string, string> => ({
  'scope.yaml': yaml({
    id: 'SCO-1',
    type: 'scope',
    title: 'Scope',
    version: '2',
    effectiveFrom: '2024-03-01',
    certificate: { body: 'Certification body', validUntil },
    ...more,
  }),
});

scenarios('certificate-expired', [
  {
    name: "a supplier's, ended yesterday",
    files: supplier(['2026-01-31']),
    expected: [
      {
        path: 'certificates[1].validUntil',
        severity: 'warning',
        message:
          "The supplier's certificate ended on 2026-01-31, 1 day ago. Ask for the new one and enter it under `certificates`, or decide what else shows that they can deliver. It is for ISO 9001.",
      },
    ],
  },
  {
    name: 'on its last day it holds',
    files: supplier(['2026-02-01']),
    expected: [
      { path: 'certificates[1].validUntil', severity: 'information', message: /in less than a day\./ },
    ],
  },
  {
    name: '90 days before its end',
    files: supplier(['2026-05-02']),
    expected: [
      {
        path: 'certificates[1].validUntil',
        severity: 'information',
        message: /ends on 2026-05-02, in 90 days\./,
      },
    ],
  },
  { name: '91 days before its end', files: supplier(['2026-05-03']), expected: [] },
  { name: 'a newer one is there', files: supplier(['2028-12-31', '2025-12-31']), expected: [] },
  {
    name: 'a newer one for another edition of the standard',
    files: supplier([], {
      certificates: [
        { standard: 'DIN EN ISO 9001:2015', validUntil: '2025-12-31' },
        { standard: 'ISO 9001:2026', validUntil: '2028-12-31' },
      ],
    }),
    expected: [],
  },
  {
    name: 'a newer one for another standard',
    files: supplier([], {
      certificates: [
        { standard: 'ISO 9001:2015', validUntil: '2025-12-31' },
        { standard: 'ISO/IEC 17025', validUntil: '2028-12-31' },
      ],
    }),
    expected: [{ path: 'certificates[1].validUntil', severity: 'warning' }],
  },
  {
    name: 'a newer one without a last day',
    files: supplier([], {
      certificates: [
        { standard: 'ISO 9001', validUntil: '2025-12-31' },
        { standard: 'ISO 9001', evidence: { external: 'Supplier portal' } },
      ],
    }),
    expected: [],
  },
  {
    name: 'for no named standard',
    files: supplier([], { certificates: [{ validUntil: '2025-12-31' }] }),
    expected: [{ path: 'certificates[1].validUntil', severity: 'warning', message: /they can deliver\.$/ }],
  },
  { name: 'not critical', files: supplier(['2025-12-31'], { critical: false }), expected: [] },
  ...['candidate', 'blocked', 'inactive'].map((status) => ({
    name: `nothing to say while ${status}`,
    files: supplier(['2025-12-31'], { status }),
    expected: [],
  })),
  {
    name: 'that of the scope in force',
    files: scope('2025-12-31'),
    expected: [
      {
        path: 'certificate.validUntil',
        severity: 'warning',
        message:
          'The certificate ended on 2025-12-31, 32 days ago. Enter the new one under `certificate`, and show the old one nowhere until you have it.',
      },
    ],
  },
  {
    name: 'that of the scope in force, soon',
    files: scope('2026-03-31'),
    expected: [{ path: 'certificate.validUntil', severity: 'information' }],
  },
  {
    name: 'a newer version of the scope is in force',
    files: {
      ...scope('2025-12-31'),
      'new.yaml': scope('2028-12-31', { version: '3', effectiveFrom: '2026-01-01' })['scope.yaml']!,
    },
    expected: [],
  },
  ...['draft', 'in-review', 'superseded'].map((status) => ({
    name: `a scope that is ${status}`,
    files: scope('2025-12-31', { status }),
    expected: [],
  })),
]);
