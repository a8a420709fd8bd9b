import { signedFile, yaml } from '../rules/signing.ts';

/** A small root with a bit of everything. */
export const smallRoot = {
  'qms.yaml': 'organization: Test\n',
  'policy.md':
    '---\nid: POL-001\ntype: quality-policy\ntitle: Policy\nstatus: effective\nversion: "1"\nowner: ROLE-MD\neffectiveFrom: 2025-01-01\n---\n# Policy\n\nSee [[OBJ-1]], [objectives](objectives.yaml) and [notes](notes.md#part).\n',
  'notes.md': '# Notes\n\n## Part\n\nNo record, *yet*.\n',
  'policy-0.md':
    '---\nid: POL-001\ntype: quality-policy\ntitle: Policy\nstatus: superseded\nversion: "0"\nowner: ROLE-MD\neffectiveFrom: 2024-01-01\n---\nOld.\n',
  'roles.yaml':
    'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders:\n  - person: PER-001\n    from: 2024-01-01\n---\nid: PER-001\ntype: person\ntitle: Jane\nname: Jane\nstatus: active\nfrom: 2024-01-01\n',
  'objectives.yaml':
    'type: register\nof: quality-objective\nid: REG-OBJ\ndefaults:\n  owner: ROLE-MD\nitems:\n  - id: OBJ-1\n    title: Fewer complaints\n    due: 2026-12-31\n    # qms-ignore objective-plan -- shown elsewhere\n    status: active\n  - id: OBJ-2\n    title: Faster answers\n    status: active\n    parent: OBJ-1\n',
  'review.yaml':
    'id: MR-1\ntype: management-review\ntitle: Review\nstatus: approved\ndate: 2026-01-20\nattendees: [PER-001]\ninputs:\n  - input: customer-satisfaction\n    summary: Good.\n    objectives: [OBJ-1]\n    evidence: [ACT-1]\nsignOffs:\n  - by: PER-001\n    role: ROLE-MD\n    meaning: approved\n    date: 2026-01-21\n    digest: sha256-x\n',
  'actions.yaml':
    'id: ACT-1\ntype: action\ntitle: Do it\nstatus: open\nowner: PER-001\ndue: 2026-01-01\norigin: MR-1\n',
  'exception.yaml':
    'id: EXC-1\ntype: exception\ntitle: Known\nstatus: effective\nrules: [action-overdue]\nrecords: [ACT-1]\nreason: We know.\nfrom: 2026-01-01\nuntil: 2026-12-31\n',
};

const byJane = { by: 'PER-001', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-21' };

/** The same where records are signed and qms.yaml asks for evidence of that. */
export const signedRoot = {
  ...smallRoot,
  'qms.yaml': 'organization: Test\nsignOff: { evidence: commit-bound }\n',
  'roles.yaml': smallRoot['roles.yaml'].replace('name: Jane\n', 'name: Jane\nemails: [jane@acme.example]\n'),
  'review.yaml': signedFile(
    {
      ...{ id: 'MR-1', type: 'management-review', title: 'Review', status: 'approved', date: '2026-01-20' },
      ...{ attendees: ['PER-001'], outputs: [{ decision: 'Aim higher', approves: ['OBJ-3'] }] },
    },
    byJane,
  ),
  'objective.yaml': yaml({
    ...{ id: 'OBJ-3', type: 'quality-objective', title: 'Fewer scrap', status: 'active', approvedIn: 'MR-1' },
  }),
  'exception.yaml': signedFile(
    {
      ...{ id: 'EXC-1', type: 'exception', title: 'Known', status: 'effective', rules: ['action-overdue'] },
      ...{ records: ['ACT-1'], reason: 'We know.', from: '2026-01-01', until: '2026-12-31' },
    },
    byJane,
    { ...byJane, date: '2026-01-22' },
  ),
};

/** Lists whose entries are referred to: of a visit in two versions, of another visit, and from everywhere. */
export const rootWithEntries = {
  'qms.yaml': 'organization: Test\nschemas: [site_visit.schema.json]\n',
  'site_visit.schema.json': JSON.stringify({
    qms: { kind: 'maintained', idPrefix: 'SV' },
    properties: {
      status: { enum: ['draft', 'effective', 'superseded', 'obsolete'] },
      follows: { type: 'string', qms: { ref: ['site_visit.findings'] } },
      findings: {
        type: 'array',
        qms: { items: { id: 'ref' } },
        items: {
          type: 'object',
          properties: {
            ref: { type: 'string' },
            text: { type: 'string' },
            like: { type: 'string', qms: { ref: ['any'] } },
          },
        },
      },
    },
  }),
  'visit.yaml':
    'id: SV-1\ntype: site_visit\ntitle: Visit\nversion: "2"\nstatus: effective\neffectiveFrom: 2026-01-01\nfindings:\n  - ref: FND-1\n    text: Loose\n  - ref: FND-2\n    like: FND-1\n',
  'visit-1.yaml':
    'id: SV-1\ntype: site_visit\ntitle: Visit\nversion: "1"\nstatus: superseded\neffectiveFrom: 2025-01-01\nfindings:\n  - ref: FND-1\n    text: Loose\n',
  'other.yaml':
    'id: SV-2\ntype: site_visit\ntitle: Other\nstatus: draft\nfollows: FND-2\nfindings:\n  - ref: FND-3\n    like: SV-1\n',
  'policy.md':
    '---\nid: POL-001\ntype: quality-policy\ntitle: Policy\nstatus: effective\nversion: "1"\n---\nSee [[FND-1]], [[FND-1@1]] and [[FND-33]].\n',
};
