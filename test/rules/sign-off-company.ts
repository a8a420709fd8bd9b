import type { Finding } from '../../server/src/model/finding.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import { rulesOf } from './families.ts';
import { type CheckOptions, check } from './harness.ts';
import { contentDigest, signedFile, yaml } from './signing.ts';

/** A small company for tests of sign-offs: a managing director, her predecessor, a quality manager who deputizes for days. */
export const company: Readonly<Record<string, string>> = {
  'roles.yaml': [
    {
      id: 'ROLE-MD',
      type: 'role',
      title: 'Managing director',
      topManagement: true,
      holders: [
        { person: 'PER-1', from: '2024-01-01' },
        { person: 'PER-9', from: '2018-01-01', to: '2023-12-31' },
      ],
      delegations: [
        {
          to: 'PER-2',
          from: '2026-01-10',
          until: '2026-01-20',
          reason: 'Leave',
          grantedBy: 'PER-1',
          covers: ['approved'],
        },
      ],
    },
    {
      id: 'ROLE-QM',
      type: 'role',
      title: 'Quality manager',
      holders: [{ person: 'PER-2', from: '2022-01-01' }],
    },
    {
      id: 'ROLE-NEW',
      type: 'role',
      title: 'Head of the laboratory',
      effectiveFrom: '2026-01-15',
      holders: [{ person: 'PER-2', from: '2026-01-15' }],
    },
  ]
    .map(yaml)
    .join('---\n'),
  'people.yaml': [
    { id: 'PER-1', type: 'person', name: 'Katharina Brandt', from: '2020-01-01' },
    { id: 'PER-2', type: 'person', name: 'Meike Lindner', from: '2021-01-01' },
    {
      id: 'PER-9',
      type: 'person',
      name: 'Rainer Oster',
      from: '2010-01-01',
      to: '2023-12-31',
      status: 'left',
    },
  ]
    .map(yaml)
    .join('---\n'),
};

export const policy: JsonObject = {
  id: 'POL-1',
  type: 'quality-policy',
  title: 'We measure right',
  status: 'effective',
  version: '2',
  text: 'We keep our word.',
};
export const byKatharina = {
  by: 'PER-1',
  role: 'ROLE-MD',
  meaning: 'approved',
  date: '2026-01-12',
  version: '2',
};
export const byMeike = {
  by: 'PER-2',
  role: 'ROLE-QM',
  meaning: 'approved',
  date: '2026-01-12',
  version: '2',
};

const ruleIds = new Set(rulesOf('sign-off').map(({ id }) => id));

/** Findings of all rules on sign-offs, so that a scenario shows that nothing else is said. */
export async function signing(
  files: Record<string, string>,
  options: CheckOptions = {},
): Promise<readonly Finding[]> {
  const { findings } = await check({ ...company, ...files }, options);
  return findings.filter(({ rule }) => ruleIds.has(rule));
}

export const short = (findings: readonly Finding[]) =>
  findings.map(({ severity, rule, record, path }) => `${severity} ${rule} ${record ?? 'qms.yaml'} ${path}`);

export const review: JsonObject = {
  id: 'MR-1',
  type: 'management-review',
  title: 'Review 2026/1',
  status: 'held',
  date: '2026-01-20',
  inputs: [{ input: 'objectives', summary: 'On track', objectives: ['OBJ-1'] }],
};

export const objective: JsonObject = {
  id: 'OBJ-1',
  type: 'quality-objective',
  title: 'Answer in two days',
  approvedIn: 'MR-1',
};

/** The review with a decision that approves these records, signed. */
const approving = (...approves: JsonObject[]): string =>
  signedFile(
    { ...review, outputs: [{ id: 'O1', kind: 'qms-change', decision: 'Objectives set', approves }] },
    { ...byKatharina, date: '2026-01-25' },
  );

export const reviewSigned = approving({ record: 'OBJ-1', digest: contentDigest(objective) });
