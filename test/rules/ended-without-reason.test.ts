import { type Scenario, scenarios } from './scenarios.ts';

const ended: readonly (readonly [name: string, text: string, field: string | null])[] = [
  [
    'a rejected nonconformity',
    'id: NC-1\ntype: nonconformity\ntitle: Drift\nstatus: rejected\ndetectedOn: 2026-01-10\n',
    'withdrawnReason',
  ],
  [
    'a rejected nonconformity that says why',
    'id: NC-1\ntype: nonconformity\ntitle: Drift\nstatus: rejected\ndetectedOn: 2026-01-10\nwithdrawnReason: The gauge was right.\n',
    null,
  ],
  [
    'a nonconformity that needs no action, and why',
    'id: NC-1\ntype: nonconformity\ntitle: Drift\nstatus: rejected\ndetectedOn: 2026-01-10\ncorrectiveActionNeeded: false\nwhyNot: It was a misreading.\n',
    null,
  ],
  [
    'an open nonconformity',
    'id: NC-1\ntype: nonconformity\ntitle: Drift\nstatus: open\ndetectedOn: 2026-01-10\n',
    null,
  ],
  [
    'a cancelled action',
    'id: ACT-1\ntype: action\ntitle: Buy a rig\nstatus: cancelled\nopenedOn: 2026-01-10\n',
    'cancelledReason',
  ],
  [
    'a cancelled action that says why',
    'id: ACT-1\ntype: action\ntitle: Buy a rig\nstatus: cancelled\nopenedOn: 2026-01-10\ncancelledReason: We rent one.\n',
    null,
  ],
  [
    'a cancelled objective',
    'id: OBJ-1\ntype: quality-objective\ntitle: Faster\nstatus: cancelled\n',
    'withdrawnReason',
  ],
  [
    'a cancelled objective with a note on its result',
    'id: OBJ-1\ntype: quality-objective\ntitle: Faster\nstatus: cancelled\nresult: { date: 2026-01-20, note: The market is gone. }\n',
    null,
  ],
  [
    'a rejected change',
    'id: CHG-1\ntype: change\ntitle: New line\nstatus: rejected\nrequestedOn: 2026-01-10\nreason: Faster.\n',
    'withdrawnReason',
  ],
  [
    'a rejected change whose review says why',
    'id: CHG-1\ntype: change\ntitle: New line\nstatus: rejected\nrequestedOn: 2026-01-10\nreview: { date: 2026-01-20, result: Too dear. }\n',
    null,
  ],
  [
    'a change rejected in a sign-off that says why',
    'id: CHG-1\ntype: change\ntitle: New line\nstatus: rejected\nrequestedOn: 2026-01-10\nsignOffs: [{ by: PER-1, role: ROLE-MD, meaning: rejected, date: 2026-01-20, comment: Too dear. }]\n',
    null,
  ],
];

const people = {
  'people.yaml':
    'id: PER-1\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\n---\nid: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders: [{ person: PER-1, from: 2020-01-01 }]\n',
};

scenarios('ended-without-reason', [
  ...ended.map(
    ([name, text, field]): Scenario => ({
      name,
      files: { ...people, 'record.yaml': text },
      expected:
        field === null
          ? []
          : [{ path: 'status', severity: 'warning', message: new RegExp(`Enter it under \`${field}\``) }],
    }),
  ),
  {
    name: 'what ended before judging begins is left alone',
    files: {
      'qms.yaml': 'organization: Test\njudgeFrom: 2026-01-01\n',
      'nc.yaml':
        'id: NC-1\ntype: nonconformity\ntitle: Drift\nstatus: rejected\ndetectedOn: 2025-01-10\nclosedOn: 2025-02-01\n',
      'objective.yaml':
        'id: OBJ-1\ntype: quality-objective\ntitle: Faster\nstatus: cancelled\nwithdrawnOn: 2025-02-01\n',
    },
    expected: [],
  },
]);
