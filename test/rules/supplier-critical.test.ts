import type { JsonObject } from '../../server/src/model/json.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';

const supplier = (number: number, more: JsonObject = {}): JsonObject => ({
  id: `SUP-${number}`,
  type: 'supplier',
  title: 'Castings',
  status: 'approved',
  ...more,
});
const of = (...suppliers: readonly JsonObject[]): Record<string, string> =>
  Object.fromEntries(suppliers.map((each) => [`${each['id']}.yaml`, yaml(each)]));

const register = (defaults: JsonObject | null, ...items: readonly JsonObject[]): Record<string, string> => ({
  'suppliers.yaml': yaml({
    id: 'REG-SUP',
    type: 'register',
    of: 'supplier',
    title: 'Suppliers',
    ...(defaults !== null && { defaults }),
    items: items.map((item, index) => ({ id: `SUP-${index + 1}`, title: `Supplier ${index + 1}`, ...item })),
  }),
});

const whole = { path: 'items', severity: 'information', record: 'REG-SUP' } as const;

scenarios('supplier-critical', [
  {
    name: 'nobody says it',
    files: of(supplier(1)),
    expected: [
      {
        path: 'critical',
        severity: 'information',
        message:
          'Nobody says whether this supplier is critical, so it is not judged. Set `critical` to true where what it provides affects your products and services, else to false. Practice, not a requirement.',
        fixes: ['Set `critical: true`', 'Set `critical: false`'],
      },
    ],
  },
  { name: 'critical', files: of(supplier(1, { critical: true })), expected: [] },
  { name: 'not critical', files: of(supplier(1, { critical: false })), expected: [] },
  ...['candidate', 'blocked', 'inactive'].map(
    (status): Scenario => ({
      name: `nothing to say while ${status}`,
      files: of(supplier(1, { status })),
      expected: [],
    }),
  ),
  {
    name: 'three of them, each in a file of its own',
    files: of(supplier(1), supplier(2), supplier(3)),
    expected: [1, 2, 3].map((number) => ({
      path: 'critical',
      severity: 'information',
      record: `SUP-${number}`,
    })),
  },
  {
    name: 'more of them: once at qms.yaml',
    files: of(supplier(1), supplier(2), supplier(3), supplier(4), supplier(5, { critical: true })),
    expected: [
      {
        path: '',
        severity: 'information',
        file: 'qms.yaml',
        message:
          /^4 suppliers do not say whether they are critical, so none is judged\..* They are SUP-1, SUP-2, SUP-3 and SUP-4\. Practice/,
      },
    ],
  },
  {
    name: 'a register: once for all of them',
    files: register({ status: 'approved' }, {}, {}, { critical: false }),
    expected: [
      {
        ...whole,
        message: /^2 suppliers .* They are SUP-1 and SUP-2\./,
        fixes: ['Take all as critical that do not say otherwise'],
      },
    ],
  },
  {
    name: 'a register without defaults',
    files: register(null, {}, {}),
    expected: [{ ...whole, fixes: ['Take all as critical that do not say otherwise'] }],
  },
  {
    name: 'one item of a register alone',
    files: register({ status: 'approved' }, {}, { critical: true }, { critical: false }),
    expected: [
      {
        path: 'critical',
        severity: 'information',
        record: 'SUP-1',
        fixes: ['Set `critical: true`', 'Set `critical: false`'],
      },
    ],
  },
  {
    name: 'a register that says it for all',
    files: register({ critical: true }, {}, {}, {}),
    expected: [],
  },
  {
    name: 'a list of others: once at its entry, whose defaults can say it',
    files: {
      'qms.yaml': 'organization: Test\ntypes:\n  - { files: list.csv, type: supplier, register: true }\n',
      'list.csv': 'id,title,status\nS-01,Steel,approved\nS-02,Castings,conditional\n',
    },
    expected: [
      {
        path: 'types[1]',
        severity: 'information',
        file: 'qms.yaml',
        fixes: ['Take all as critical that do not say otherwise'],
      },
    ],
  },
  {
    name: 'kept in another system',
    files: { ...of(supplier(1)), 'qms.yaml': 'elsewhere: [{ clause: "8.4", system: ERP }]\n' },
    expected: [],
  },
]);
