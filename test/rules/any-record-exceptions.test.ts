import { expect, test } from 'vitest';
import { type Files, risk, scenarios } from './any-record-scenarios.ts';
import { check } from './harness.ts';

const exception = (more: string): string =>
  `id: EXC-001\ntype: exception\ntitle: No orphans yet\nrules: [record-orphan]\ntypes: [document]\n${more}`;

scenarios('exception-expired', [
  {
    name: 'past its day',
    files: { 'a.yaml': exception('from: 2025-01-01\nuntil: 2026-01-31\n') },
    finds: [
      {
        severity: 'warning',
        at: 'a.yaml:7:8',
        path: 'until',
        message:
          'This exception ended 1 day ago and silences nothing any more. Record a new decision, or set `status: expired`. It held until 2026-01-31.',
      },
    ],
  },
  { name: 'on its last day', files: { 'a.yaml': exception('until: 2026-02-01\n') }, finds: [] },
  {
    name: 'phases other than in force',
    files: {
      'a.yaml': exception('until: 2025-01-01\nstatus: draft\nversion: "1"\n'),
      'b.yaml': exception('until: 2025-01-01\nstatus: in-review\nversion: "2"\n'),
      'c.yaml': exception('until: 2025-01-01\nstatus: expired\nversion: "3"\n'),
    },
    finds: [],
  },
  { name: 'no day', files: { 'a.yaml': exception('until: soon\n') }, alsoBreaks: ['schema'], finds: [] },
  {
    name: 'the longest time, its last day included',
    files: { 'a.yaml': exception('from: 2026-01-15\nuntil: 2027-01-14\n') },
    finds: [],
  },
  {
    name: 'a day longer',
    files: { 'a.yaml': exception('from: 2026-01-15\nuntil: 2027-01-15\n') },
    finds: [
      {
        severity: 'error',
        at: 'a.yaml:7:8',
        path: 'until',
        message:
          'This exception lasts longer than the allowed `P12M`, so it silences nothing. End it by 2027-01-14, or change `exceptions.longest` in qms.yaml.',
      },
    ],
  },
  {
    name: 'longer, where qms.yaml allows it',
    files: {
      'qms.yaml': 'exceptions: { longest: P2Y }\n',
      'a.yaml': exception('from: 2026-01-15\nuntil: 2028-01-14\n'),
    },
    finds: [],
  },
  {
    name: 'rules that none may excuse',
    files: {
      'a.yaml':
        'id: EXC-001\ntype: exception\nrules: [signoff-stale, record-orphan, yaml-syntax, id-duplicate, config]\ntypes: [document]\n',
    },
    finds: ['signoff-stale', 'yaml-syntax', 'id-duplicate', 'config'].map((name) => ({
      severity: 'error',
      message: `No exception excuses \`${name}\`, because it guards trust in the records. Take it out, and repair what it reports.`,
    })),
  },
]);

const ignored = (comment: string): Files => ({
  'a.yaml': risk('RSK-001', `${comment}\ntitle: Part XXX fails\n`),
});

scenarios('ignore-reason', [
  {
    name: 'no reason',
    files: ignored('# qms-ignore placeholder'),
    finds: [
      {
        severity: 'warning',
        at: 'a.yaml:3:1',
        message: 'No reason is given for ignoring `placeholder` here. Add `-- <reason>`.',
      },
    ],
  },
  { name: 'a reason', files: ignored('# qms-ignore placeholder -- the name of a part'), finds: [] },
]);

scenarios('ignore-unused', [
  {
    name: 'nothing to silence, a misspelt rule, a rule that cannot be silenced, no rule',
    files: {
      'a.yaml': risk('RSK-001', '# qms-ignore schema -- x\ntitle: Fire\n'),
      'b.yaml': risk('RSK-002', '# qms-ignore shcema -- x\ntitle: Fire\n'),
      'c.yaml': risk('RSK-003', '# qms-ignore id-format -- x\ntitle: Fire\n'),
      'd.yaml': risk('RSK-004', '# qms-ignore\ntitle: Fire\n'),
    },
    finds: [
      { severity: 'warning', at: 'a.yaml:3:1', message: /silences nothing\. Delete it/ },
      { message: /No rule is called `shcema`/ },
      { message: /cannot be silenced by a comment/ },
      { message: 'This comment names no rule. Write `qms-ignore <rule> -- <reason>`.' },
    ],
  },
  { name: 'one that silences', files: ignored('# qms-ignore placeholder -- the name of a part'), finds: [] },
]);

test('an ignored finding is counted with its reason', async () => {
  const { findings, suppressed } = await check(ignored('# qms-ignore placeholder -- the name of a part'));
  expect(findings.filter(({ rule }) => rule === 'placeholder')).toEqual([]);
  expect(suppressed.map(({ rule, suppressedBy }) => [rule, suppressedBy])).toEqual([
    ['placeholder', { kind: 'ignore', reason: 'the name of a part' }],
  ]);
});

scenarios('config', [
  {
    name: 'unknown names, with the nearest',
    files: { 'qms.yaml': 'organisation: X\nrules: { id-duplicat: off, shema: off, xyz: off }\n' },
    finds: [
      {
        severity: 'error',
        at: 'qms.yaml:1:1',
        path: 'organisation',
        message: /Did you mean `organization`\?$/,
      },
      { at: 'qms.yaml:2:10', message: 'No rule is called `id-duplicat`. Did you mean `id-duplicate`?' },
      { at: 'qms.yaml:2:28', message: 'No rule is called `shema`. Did you mean `schema`?' },
      { at: 'qms.yaml:2:40', message: 'No rule is called `xyz`. Correct the name, or delete this line.' },
    ],
  },
  {
    name: 'days after the day of the check',
    files: {
      'qms.yaml': 'judgeFrom: 2026-02-02\nstandards:\n  - { id: "iso-9001:2015", from: 2026-09-01 }\n',
    },
    alsoBreaks: [],
    finds: [
      { severity: 'error', at: 'qms.yaml:1:12', message: /^No event is judged before 2026-02-02,/ },
      { severity: 'error', at: 'qms.yaml:3:34', message: /^`iso-9001:2015` begins on 2026-09-01,/ },
    ],
  },
  {
    name: 'an edition that follows the one in force',
    files: {
      'qms.yaml':
        'standards:\n  - { id: "iso-9001:2015", until: 2027-06-30 }\n  - { id: "iso-9001:2026", from: 2027-07-01 }\n',
    },
    finds: [],
  },
  {
    name: 'the day of the check itself',
    files: {
      'qms.yaml':
        'judgeFrom: 2026-02-01\nstandards: [{ id: "iso-9001:2015", from: 2026-02-01, until: 2026-02-01 }]\n',
    },
    finds: [],
  },
  {
    name: 'no edition in force any longer',
    files: { 'qms.yaml': 'standards:\n  - { id: "iso-9001:2015", until: 2026-01-31 }\n' },
    finds: [
      {
        severity: 'error',
        at: 'qms.yaml:1:1',
        message: /^No edition under `standards` is in force on 2026-02-01/,
      },
    ],
  },
  {
    name: 'off and false switch off',
    files: { 'qms.yaml': 'rules: { schema: off, id-duplicate: false }\n' },
    finds: [],
  },
]);

scenarios('exception-unknown-rule', [
  {
    name: 'offers the nearest',
    files: {
      'a.yaml':
        'id: EXC-1\ntype: exception\ntitle: Wait\nrules: [action-overdu, action-owner, wibble-wobble]\ntypes: [action]\n',
    },
    finds: [
      {
        severity: 'warning',
        path: 'rules[action-overdu]',
        message: 'No rule is called `action-overdu`. Did you mean `action-overdue`?',
      },
      {
        path: 'rules[wibble-wobble]',
        message: /wibble-wobble`\. Correct the name, or remove it\.$/,
      },
    ],
  },
]);
