import { expect, test } from 'vitest';
import { action, document, type Files, policy, process, risk, scenarios } from './any-record-scenarios.ts';
import { findingsOf } from './harness.ts';

const unknown = 'No record has the id RSK-099. Write the id of';

scenarios('reference-unresolved', [
  {
    name: 'offers the nearest of the allowed types',
    files: {
      'a.yaml': action('origin: RSK-01\n'),
      'b.yaml': risk('RSK-001'),
      'c.yaml': document('RSK-011'),
    },
    finds: [
      {
        severity: 'error',
        at: 'a.yaml:3:9',
        path: 'origin',
        message: 'No record has the id RSK-01. Did you mean `RSK-001`?',
      },
    ],
  },
  {
    name: 'offers the id that differs in case alone, however much of it does',
    files: {
      'a.yaml': process('owner: role-qm\n'),
      'b.yaml':
        'id: ROLE-QM\ntype: role\ntitle: Quality manager\n---\nid: ROLE-QA\ntype: role\ntitle: Auditor\n',
    },
    finds: [{ path: 'owner', message: 'No record has the id role-qm. Did you mean `ROLE-QM` or `ROLE-QA`?' }],
  },
  {
    name: 'says what belongs there when none is near',
    files: { 'a.yaml': process('risks: [RSK-099]\n') },
    finds: [
      {
        path: 'risks[RSK-099]',
        message: `${unknown} one of type \`risk\` that exists, or create the record.`,
      },
    ],
  },
  {
    name: 'phases: none in drafts, errors in use, warnings in review and history',
    files: {
      'active.yaml': process('owner: ROLE-GONE\n'),
      'draft.yaml': document('DOC-001', 'status: draft\nowner: ROLE-GONE\n'),
      'event.yaml': 'id: ACT-002\ntype: action\nstatus: done\nowner: ROLE-GONE\n',
      'review.yaml': document('DOC-002', 'status: in-review\nowner: ROLE-GONE\n'),
      'superseded.yaml': document('DOC-003', 'status: superseded\nowner: ROLE-GONE\n'),
    },
    finds: [
      { severity: 'error', at: 'active.yaml:3:8' },
      {
        severity: 'warning',
        at: 'event.yaml:4:8',
        message:
          'No record has the id ROLE-GONE. Restore it, or enter ROLE-GONE under `formerIds` of the record that took its place, and leave this finished record as it is.',
      },
      {
        severity: 'warning',
        at: 'review.yaml:4:8',
        message: /Write the id of one of type `role` or `person`/,
      },
      { severity: 'warning', at: 'superseded.yaml:4:8' },
    ],
  },
  {
    name: 'a version that does not exist',
    files: {
      'a.yaml': process('documents: [DOC-001@3, DOC-001@2]\n'),
      'b.yaml': document('DOC-001', 'version: "1"\nstatus: superseded\n'),
      'c.yaml': document('DOC-001', 'version: "2"\n'),
    },
    finds: [
      {
        path: 'documents[DOC-001@3]',
        message:
          'DOC-001 has no version 3 in this repository. Name one that exists, or leave out `@3` for the one in force. There are 2 and 1.',
      },
    ],
  },
  {
    name: 'former ids resolve',
    files: { 'a.yaml': process('risks: [RSK-OLD]\n'), 'b.yaml': risk('RSK-001', 'formerIds: [RSK-OLD]\n') },
    finds: [],
  },
  {
    name: 'mentions in a body, at the id',
    files: { 'a.md': policy('', 'See [[OBJ-404|our goal]] and `[[OBJ-405]]`.') },
    finds: [
      { severity: 'error', at: 'a.md:5:7', path: 'body', message: /OBJ-404\. Write the id of one that/ },
    ],
  },
  {
    name: 'what all items of a register inherit is said once',
    files: {
      'a.yaml':
        'id: REG-1\ntype: register\nof: risk\ndefaults: { owner: ROLE-GONE }\nitems:\n  - { id: RSK-001 }\n  - { id: RSK-002 }\n',
    },
    finds: [{ at: 'a.yaml:4:20', path: 'owner' }],
  },
  {
    name: 'values of the wrong shape are left to the schema',
    files: { 'a.yaml': process('risks: { a: [1, null, true] }\nowner: [[]]\nparent: "../x"\n') },
    alsoBreaks: ['schema'],
    finds: [],
  },
]);

test('reference-unresolved offers repairs that keep a pinned version and never touch sign-offs', async () => {
  const titles = async (files: Files) =>
    (await findingsOf('reference-unresolved', files)).map(({ fixes }) =>
      fixes.map(({ title, certain, edits }) => [title, certain, edits[0]?.newText]),
    );
  const target = { 'b.yaml': document('DOC-001', 'version: "1"\n') };
  expect(await titles({ ...target, 'a.yaml': process('documents: [DOC-01@1]\n') })).toEqual([
    [['Change to DOC-001@1', false, "'DOC-001@1'"]],
  ]);
  expect(await titles({ ...target, 'a.yaml': process('documents: [DOC-001@2]\n') })).toEqual([
    [['Change to DOC-001@1', false, "'DOC-001@1'"]],
  ]);
  expect(await titles({ ...target, 'a.md': policy('', 'See [[DOC-01@1]].') })).toEqual([
    [['Change to DOC-001@1', false, 'DOC-001']],
  ]);
  const signature = 'signOffs: [{ by: PER-01, meaning: authored, date: 2026-01-01 }]\n';
  expect(
    await titles({ 'a.yaml': risk('RSK-001', signature), 'b.yaml': 'id: PER-001\ntype: person\n' }),
  ).toEqual([[]]);
});

scenarios('reference-type', [
  {
    name: 'names the allowed types by their titles',
    files: { 'a.yaml': action('owner: RSK-001\n'), 'b.yaml': risk('RSK-001') },
    finds: [
      {
        severity: 'error',
        at: 'a.yaml:3:8',
        path: 'owner',
        message:
          'RSK-001 is of type `risk`, which does not belong here. Name a record of type `role` or `person` instead.',
      },
    ],
  },
  {
    name: 'phases: none in drafts, warnings in review and history',
    files: {
      'a.yaml': document('DOC-001', 'status: draft\nowner: RSK-001\n'),
      'b.yaml': document('DOC-002', 'status: in-review\nowner: RSK-001\n'),
      'c.yaml': document('DOC-003', 'status: obsolete\nowner: RSK-001\n'),
      'd.yaml': risk('RSK-001'),
    },
    finds: [
      { severity: 'warning', at: 'b.yaml:4:8' },
      { severity: 'warning', at: 'c.yaml:4:8', message: /leave this finished one as it is/ },
    ],
  },
  {
    name: 'a field for any type takes any',
    files: { 'a.yaml': risk('RSK-001', 'evidence: [ACT-001]\n'), 'b.yaml': action('') },
    finds: [],
  },
]);

const obsolete = { 'old.yaml': document('DOC-001', 'status: obsolete\n') };

scenarios('reference-obsolete', [
  {
    name: 'from a record in use',
    files: { ...obsolete, 'a.yaml': process('documents: [DOC-001]\n') },
    finds: [
      {
        severity: 'warning',
        at: 'a.yaml:3:13',
        path: 'documents[DOC-001]',
        message:
          'DOC-001 has the status `obsolete`, but this record still relies on it. Name what took its place, or remove the reference.',
      },
    ],
  },
  {
    name: 'never from events, pinned versions, supersedes, dated entries',
    files: {
      ...obsolete,
      'a.yaml': action('evidence: [DOC-001]\n'),
      'b.yaml': document('DOC-002', 'version: "1"\nsupersedes: [DOC-001]\n'),
      'c.yaml': process('evidence: [DOC-001@1]\n'),
      'd.yaml':
        'id: SUP-001\ntype: supplier\nevaluations: [{ date: 2024-01-01, kind: initial, evidence: [DOC-001] }]\n',
    },
    finds: [],
  },
  {
    name: 'only records in use are asked',
    files: {
      ...obsolete,
      'a.yaml': document('DOC-002', 'status: draft\nevidence: [DOC-001]\n'),
      'b.yaml': document('DOC-003', 'status: in-review\nevidence: [DOC-001]\n'),
      'c.yaml': document('DOC-004', 'status: superseded\nevidence: [DOC-001]\n'),
    },
    finds: [],
  },
  {
    name: 'a bare id means the version in force',
    files: {
      'a.yaml': process('documents: [DOC-001]\n'),
      'b.yaml': document('DOC-001', 'version: "1"\nstatus: superseded\n'),
      'c.yaml': document('DOC-001', 'version: "2"\n'),
    },
    finds: [],
  },
  {
    name: 'what is settled is not obsolete',
    files: {
      'a.yaml': risk('RSK-001', 'objectives: [OBJ-001]\n'),
      'b.yaml': 'id: OBJ-001\ntype: quality-objective\nstatus: achieved\n',
    },
    finds: [],
  },
]);

const draft = { 'draft.yaml': document('DOC-001', 'status: draft\n') };

scenarios('reference-draft', [
  {
    name: 'a record in use that relies on a draft',
    files: { ...draft, 'a.yaml': process('documents: [DOC-001]\n') },
    finds: [
      {
        severity: 'warning',
        at: 'a.yaml:3:13',
        path: 'documents[DOC-001]',
        message:
          'DOC-001 is still a draft, but this record relies on it. Finish the draft, or refer to what holds until then.',
      },
    ],
  },
  {
    name: 'drafts, reviews and history may',
    files: {
      ...draft,
      'a.yaml': document('DOC-002', 'status: draft\nevidence: [DOC-001]\n'),
      'b.yaml': document('DOC-003', 'status: in-review\nevidence: [DOC-001]\n'),
      'c.yaml': 'id: ACT-001\ntype: action\nstatus: done\nevidence: [DOC-001]\n',
    },
    finds: [],
  },
  {
    name: 'an event under way that relies on one',
    files: { ...draft, 'a.yaml': action('evidence: [DOC-001]\n') },
    finds: [{ message: /this record relies on it/ }],
  },
  {
    name: 'fields that look ahead may',
    files: {
      ...draft,
      'a.yaml': 'id: CHG-001\ntype: change\nstatus: approved\naffects: [DOC-001]\n',
      'b.yaml':
        'id: MR-001\ntype: management-review\nstatus: held\ndate: 2026-01-20\ninputs: [{ input: resources, proposes: [OBJ-001] }]\n',
      'c.yaml': 'id: OBJ-001\ntype: quality-objective\nstatus: draft\n',
    },
    finds: [],
  },
]);

const part = (id: string, more: string): string => `id: ${id}\ntype: process\n${more}`;

scenarios('reference-cycle', [
  {
    name: 'once per record of the circle, not for those that lead into it',
    files: {
      'a.yaml': part('PRO-1', 'parent: PRO-2\n'),
      'b.yaml': part('PRO-2', 'parent: PRO-3\n'),
      'c.yaml': part('PRO-3', 'parent: PRO-1\n'),
      'd.yaml': part('PRO-4', 'parent: PRO-1\n'),
    },
    finds: [
      {
        severity: 'error',
        at: 'a.yaml:3:9',
        path: 'parent',
        message:
          'This record leads back to itself through `parent`. Correct the reference that is wrong on the way PRO-1 → PRO-2 → PRO-3 → PRO-1.',
      },
      { at: 'b.yaml:3:9' },
      { at: 'c.yaml:3:9' },
    ],
  },
  {
    name: 'itself',
    files: { 'a.yaml': part('PRO-1', 'parent: PRO-1\n') },
    finds: [
      { message: 'This record names itself under `parent`. Name another record or remove the reference.' },
    ],
  },
  {
    name: 'among lists',
    files: {
      'a.yaml': part('PRO-1', 'supersedes: [ELSEWHERE, PRO-2]\n'),
      'b.yaml': part('PRO-2', 'supersedes: [PRO-1]\n'),
    },
    finds: [{ path: 'supersedes[PRO-2]' }, {}],
  },
  {
    name: 'versions of one record are no circle',
    files: {
      'a.yaml': document('D', 'version: "1"\nstatus: superseded\n'),
      'b.yaml': document('D', 'version: "2"\nsupersedes: [D@1]\n'),
      'c.yaml': document('E', 'version: "1"\nstatus: superseded\n'),
      'd.yaml': document('E', 'version: "2"\nsupersedes: [E]\n'),
    },
    finds: [],
  },
  {
    name: 'different fields are different ways up',
    files: {
      'a.yaml': part('PRO-1', 'parent: PRO-2\n'),
      'b.yaml': part('PRO-2', 'supersedes: [PRO-1]\n'),
    },
    finds: [],
  },
  {
    name: 'phases: warnings in review and history, none in drafts',
    files: {
      'a.yaml': part('PRO-1', 'status: draft\nparent: PRO-1\n'),
      'b.yaml': part('PRO-2', 'status: in-review\nparent: PRO-2\n'),
      'c.yaml': part('PRO-3', 'status: obsolete\nparent: PRO-3\n'),
    },
    finds: [
      { severity: 'warning', at: 'b.yaml:4:9' },
      { severity: 'warning', at: 'c.yaml:4:9' },
    ],
  },
  {
    name: 'a long line of ancestors ends',
    files: Object.fromEntries(
      Array.from({ length: 400 }, (_, n) => [
        `p${n}.yaml`,
        part(`PRO-${n}`, n === 399 ? '' : `parent: PRO-${n + 1}\n`),
      ]),
    ),
    finds: [],
  },
]);

test('reference-cycle stays quick where everything supersedes everything', async () => {
  const ids = Array.from({ length: 250 }, (_, n) => `PRO-${n}`);
  const files = Object.fromEntries(
    ids.map((id) => [`${id}.yaml`, part(id, `supersedes: [${ids.join(', ')}]\n`)]),
  );
  expect(await findingsOf('reference-cycle', files)).toHaveLength(250);
});

test('reference-cycle links to the next step', async () => {
  const [first] = await findingsOf('reference-cycle', {
    'a.yaml': part('PRO-1', 'parent: PRO-2\n'),
    'b.yaml': part('PRO-2', 'parent: PRO-1\n'),
  });
  expect(first!.related.map(({ file, range }) => [file, range.start.line])).toEqual([['b.yaml', 2]]);
});
