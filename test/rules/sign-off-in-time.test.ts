import { expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { scenarios } from './scenarios.ts';
import {
  byKatharina,
  byMeike,
  company,
  objective,
  policy,
  review,
  reviewSigned,
  signing,
} from './sign-off-company.ts';
import { sign, signedFile, yaml } from './signing.ts';

scenarios('signoff-date', [
  {
    name: 'a review signed before it was held',
    files: { ...company, 'r.yaml': signedFile(review, { ...byKatharina, date: '2026-01-19' }) },
    expected: [
      {
        path: 'signOffs[PER-1].date',
        severity: 'error',
        message:
          'This is signed on 2026-01-19, before it took place on 2026-01-20. Have it signed again, or correct the date of the event if that is wrong.',
      },
    ],
  },
  {
    name: 'a nonconformity verified before it was found',
    files: {
      ...company,
      'nc.yaml': signedFile(
        { id: 'NC-1', type: 'nonconformity', title: 'Drift', status: 'closed', detectedOn: '2026-01-20' },
        { ...byKatharina, meaning: 'verified', date: '2026-01-19' },
      ),
    },
    expected: [{ path: 'signOffs[PER-1].date', severity: 'error' }],
  },
  {
    name: 'its author may sign before',
    files: {
      ...company,
      'r.yaml': signedFile(
        review,
        { ...byMeike, meaning: 'authored' },
        { ...byKatharina, date: '2026-01-25' },
      ),
    },
    expected: [],
  },
  {
    name: 'before the person joined',
    files: { ...company, 'policy.yaml': signedFile(policy, { ...byKatharina, date: '2019-05-01' }) },
    expected: [
      {
        path: 'signOffs[PER-1].date',
        severity: 'error',
        message: /joined on 2020-01-01, after the day of this sign-off\./,
      },
    ],
  },
  {
    name: 'before the role existed',
    files: {
      ...company,
      'document.yaml': signedFile(
        { id: 'DOC-1', type: 'document', title: 'Inspection' },
        { ...byMeike, role: 'ROLE-NEW' },
      ),
    },
    expected: [
      {
        path: 'signOffs[PER-2].date',
        severity: 'error',
        message: /^ROLE-NEW exists since 2026-01-15, after the day of this sign-off\./,
      },
    ],
  },
]);

scenarios('signoff-late', [
  {
    name: 'approved before it is in force',
    files: { ...company, 'policy.yaml': signedFile({ ...policy, effectiveFrom: '2026-01-12' }, byKatharina) },
    expected: [],
  },
  {
    name: 'approved afterwards',
    files: { ...company, 'policy.yaml': signedFile({ ...policy, effectiveFrom: '2026-01-11' }, byKatharina) },
    expected: [
      {
        path: 'effectiveFrom',
        severity: 'warning',
        message:
          'This is in force from 2026-01-11, but was approved only on 2026-01-12. Set `effectiveFrom` to that day or later. If people worked by it before, record an exception instead.',
      },
    ],
  },
  {
    name: 'a second approval of the same version makes nothing late',
    files: {
      ...company,
      'policy.yaml': signedFile({ ...policy, effectiveFrom: '2026-01-12' }, byKatharina, {
        ...byKatharina,
        date: '2026-01-30',
      }),
    },
    expected: [],
  },
  {
    name: 'a new version that kept the old day',
    files: {
      ...company,
      'policy.yaml': signedFile(
        { ...policy, effectiveFrom: '2025-06-01' },
        { ...byKatharina, date: '2025-05-20', version: '1' },
        byKatharina,
      ),
    },
    expected: [{ path: 'effectiveFrom', severity: 'warning' }],
  },
  {
    name: 'decided in a review after it took effect',
    files: {
      ...company,
      'r.yaml': reviewSigned,
      'o.yaml': yaml({ ...objective, effectiveFrom: '2026-01-01' }),
    },
    expected: [{ path: 'effectiveFrom', severity: 'warning', message: /approved only on 2026-01-20/ }],
  },
  {
    name: 'decided in a review named with its version',
    files: {
      ...company,
      'r.yaml': signedFile({ ...review, version: '1.0' }, { ...byKatharina, date: '2026-01-25' }),
      'o.yaml': yaml({ ...objective, approvedIn: 'MR-1@1.0', effectiveFrom: '2026-01-01' }),
    },
    alsoBreaks: ['key-unknown'],
    expected: [{ path: 'effectiveFrom', severity: 'warning', message: /approved only on 2026-01-20/ }],
  },
]);

test('the way out that signoff-late names leads out', async () => {
  const { signOffs, ...late } = JSON.parse(
    JSON.stringify({ ...policy, effectiveFrom: '2026-01-11', signOffs: [] }),
  ) as JsonObject;
  const first = sign(late, byKatharina);
  const mended = { ...late, effectiveFrom: '2026-01-20', signOffs: [first] };
  expect(signOffs).toEqual([]);
  expect(await signing({ 'policy.yaml': yaml(mended) })).toEqual([]);
});

const longAgo = { ...review, date: '2025-12-02' };

scenarios('review-unapproved', [
  {
    name: '60 days',
    files: { ...company, 'r.yaml': yaml({ ...longAgo, date: '2025-12-03' }) },
    expected: [],
  },
  {
    name: '61 days, unsigned',
    files: { ...company, 'r.yaml': yaml(longAgo) },
    expected: [
      {
        path: 'status',
        severity: 'warning',
        message:
          'This review was held 61 days ago and is not approved yet. Complete its record, have it signed off by Katharina Brandt (PER-1), and set `status: approved`. It took place on 2025-12-02, more than 60 days ago. Practice, not a requirement.',
        signOff: { id: 'MR-1', as: 'PER-1' },
      },
    ],
  },
  {
    name: '61 days, signed but not marked as approved',
    files: { ...company, 'r.yaml': signedFile(longAgo, byKatharina) },
    expected: [
      {
        path: 'status',
        severity: 'warning',
        message: /Complete its record and set `status: approved`\. It took place/,
      },
    ],
  },
  ...['draft', 'planned', 'approved'].map((status) => ({
    name: status,
    files: { ...company, 'r.yaml': yaml({ ...longAgo, status }) },
    expected: [],
  })),
]);
