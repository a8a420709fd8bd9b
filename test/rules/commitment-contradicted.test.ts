import { type Expected, scenarios } from './scenarios.ts';

const commitment = (kind: string): string =>
  `id: LC-1\ntype: leadership-commitment\ntitle: Bench\nstatus: recorded\nby: PER-1\ndate: 2025-11-10\nkind: ${kind}\nitems: [resources]\nwhat: The bench was bought.\nrecords: [ACT-1]\n`;
const person = 'id: PER-1\ntype: person\nname: Katharina Brandt\nfrom: 2020-01-01\n';
const action = (status: string, due = '2025-10-31'): string =>
  `id: ACT-1\ntype: action\ntitle: Bench\nstatus: ${status}\ndue: ${due}\n`;
const scene = (name: string, text: string, cited: string, expected: readonly Expected[]) => ({
  name,
  files: { 'commitment.yaml': text, 'action.yaml': cited, 'person.yaml': person },
  expected,
});

scenarios('commitment-contradicted', [
  scene('means given for what was cancelled', commitment('resource'), action('cancelled'), [
    {
      path: 'records[ACT-1]',
      severity: 'warning',
      message:
        'ACT-1 is cited to show what was done, but it was cancelled. Name the record that shows it, or take the claim back.',
    },
  ]),
  scene('an obstacle removed', commitment('obstacle-removed'), action('cancelled'), [
    { path: 'records[ACT-1]', severity: 'warning' },
  ]),
  scene('a decision to call it off', commitment('decision'), action('cancelled'), []),
  scene('done', commitment('resource'), action('done'), []),
  scene('under way', commitment('resource'), action('in-progress'), []),
  scene(
    'to be done later, and then cancelled',
    commitment('resource'),
    action('cancelled', '2025-12-31'),
    [],
  ),
]);
