import type { JsonObject } from '../../server/src/model/json.ts';
import { scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';
import { stated } from './stated.ts';

const people = [
  { id: 'PER-1', type: 'person', name: 'Jana Kolb', from: '2020-01-01' },
  { id: 'PER-2', type: 'person', name: 'Tim Rauch', from: '2020-01-01' },
  { id: 'PER-9', type: 'person', name: 'Rolf Ende', from: '2010-01-01', to: '2025-10-31', status: 'left' },
];
const [jana, tim, rolf] = people.map(({ id }) => ({ person: id, date: '2024-03-01', evidence: 'DOC-1' }));

const of = (holders: readonly JsonObject[], more: JsonObject = {}): Record<string, string> => ({
  'records.yaml': [
    ...people,
    stated({
      id: 'COMP-1',
      type: 'competence',
      title: 'Soldering',
      minimumHolders: 2,
      holders: [...holders],
      ...more,
    }),
  ]
    .map(yaml)
    .join('---\n'),
});

scenarios('competence-minimum', [
  { name: 'as many as needed', files: of([jana!, tim!]), expected: [] },
  {
    name: 'one of them has left',
    files: of([jana!, rolf!]),
    expected: [
      {
        path: 'minimumHolders',
        severity: 'warning',
        message:
          'Only one person has this competence today, of 2 at least. Train or hire another one, and add them under `holders`. No longer counted: Rolf Ende (PER-9), who left on 2025-10-31.',
      },
    ],
  },
  {
    name: 'one is in training, one has expired',
    files: of([
      { ...jana!, expires: '2026-01-31' },
      { ...tim!, status: 'in-training' },
    ]),
    expected: [
      {
        path: 'minimumHolders',
        severity: 'warning',
        message:
          /^Nobody has this competence today.*No longer counted: Jana Kolb \(PER-1\), expired on 2026-01-31 and Tim Rauch \(PER-2\), still in training\.$/,
      },
    ],
  },
  {
    name: 'on its last day it holds',
    files: of([{ ...jana!, expires: '2026-02-01' }, tim!]),
    expected: [],
  },
  {
    name: 'lapsed and gained again',
    files: of([{ ...jana!, status: 'lapsed' }, jana!, tim!]),
    expected: [],
  },
  {
    name: 'the same person twice is one',
    files: of([jana!, { ...jana!, date: '2025-03-01' }]),
    expected: [{ path: 'minimumHolders', severity: 'warning' }],
  },
  {
    name: 'from tomorrow on',
    files: of([jana!, { ...tim!, date: '2026-02-02' }]),
    expected: [{ path: 'minimumHolders', severity: 'warning' }],
  },
  {
    name: 'by their validity',
    files: of([jana!, tim!], { validity: 'P1Y' }),
    expected: [{ path: 'minimumHolders', severity: 'warning', message: /expired on 2025-03-01/ }],
  },
  {
    name: 'in a table',
    files: {
      ...of([], { holders: null, data: 'people.csv' }),
      'people.csv': 'person,date,evidence\nPER-1,2024-03-01,C-117\nPER-9,2024-03-01,C-118\n',
    },
    expected: [{ path: 'minimumHolders', severity: 'warning', message: /Rolf Ende \(PER-9\)/ }],
  },
  {
    name: 'a row that could not be read may be the one that lacks',
    files: {
      ...of([], { holders: null, data: 'people.csv' }),
      'people.csv': 'person,date,evidence\nPER-1,2024-03-01,C-117\nPER-2,2024-03-01,C-118,x\n',
    },
    expected: [],
  },
  { name: 'none is set', files: of([jana!], { minimumHolders: null }), expected: [] },
  { name: 'none is needed', files: of([], { minimumHolders: 0 }), expected: [] },
  {
    name: 'kept in another system',
    files: { ...of([jana!]), 'qms.yaml': 'elsewhere: [{ clause: "7.2", system: People system }]\n' },
    expected: [],
  },
  ...['draft', 'in-review', 'obsolete'].map((status) => ({
    name: `nothing to say while ${status}`,
    files: of([jana!], { status }),
    expected: [],
  })),
]);
