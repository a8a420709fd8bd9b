import type { JsonObject } from '../../server/src/model/json.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';
import { stated } from './stated.ts';

const of = (cause: string | null, more: JsonObject = {}): Record<string, string> => ({
  'nc.yaml': yaml(
    stated({
      id: 'NC-1',
      type: 'nonconformity',
      title: 'Superseded drawings',
      status: 'closed',
      detectedOn: '2025-10-14',
      statement: 'At four of nine benches visited there were printed drawings one revision behind.',
      cause,
      ...more,
    }),
  ),
});

const found = (...causes: readonly string[]): Scenario[] =>
  causes.map((cause) => ({
    name: `"${cause}"`,
    files: of(cause),
    expected: [{ path: 'cause', severity: 'information' }],
  }));
const passed = (...causes: readonly string[]): Scenario[] =>
  causes.map((cause) => ({ name: `"${cause}"`, files: of(cause), expected: [] }));

scenarios('nonconformity-cause-vague', [
  {
    name: 'a person is blamed',
    files: of('Operator error.'),
    expected: [
      {
        path: 'cause',
        severity: 'information',
        message:
          'The cause blames a person. Ask what let them go wrong (instruction, training, time, equipment, layout), and write that down. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'the fault is said again',
    files: of('There were printed drawings one revision behind at four benches.'),
    expected: [
      {
        path: 'cause',
        severity: 'information',
        message:
          'The cause says again what was found, not why it came about. Ask why once more, and write down what let it happen. Practice, not a requirement.',
      },
    ],
  },
  ...found(
    'Superseded drawings.',
    'Human error',
    'Mistake by the operator',
    'The technician forgot the sticker.',
    "Worker didn't follow the instruction",
    'Lack of attention',
    'Menschliches Versagen',
    'Bedienfehler',
    'Mitarbeiter hat den Aufkleber vergessen',
    'Prüfer hat den Riss übersehen',
    'Error humano',
    'Erreur humaine',
    'Disattenzione',
  ),
  ...passed(
    'Nobody is told to take the old print away.',
    'The form asked for a letter only.',
    'Development mails the new release, production prints it.',
    'Error in the calibration software',
    'The operators had no drawing.',
    'Operator error: the two fixtures look alike, and the drawing shows neither of them from above.',
    'Der Aufkleber fehlt in der Stückliste.',
    'No.',
  ),
  {
    name: 'left alone with a reason',
    files: of('Human error', { correctiveActionNeeded: false, whyNot: 'A single slip.' }),
    expected: [],
  },
  { name: 'none is named yet', files: of(null), expected: [] },
  {
    name: 'without a statement the title is what was found',
    files: of('Superseded drawings', { statement: null }),
    expected: [{ path: 'cause', severity: 'information' }],
  },
  ...['open', 'in-progress', 'implemented'].map(
    (status): Scenario => ({
      name: status,
      files: of('Human error', { status }),
      expected: [{ path: 'cause', severity: 'information' }],
    }),
  ),
  ...['draft', 'rejected'].map(
    (status): Scenario => ({
      name: `nothing to say while ${status}`,
      files: of('Human error', { status }),
      expected: [],
    }),
  ),
]);
