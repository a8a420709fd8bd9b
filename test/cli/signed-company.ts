/** A company of two, of whom one leads it, with a policy that is being written. */
const people = `id: PER-001
type: person
title: Jane Doe
name: Jane Doe
status: active
from: 2020-01-01
---
id: PER-002
type: person
title: Mark Lund
name: Mark Lund
status: active
from: 2020-01-01
`;

const roles = `id: ROLE-MD
type: role
title: Managing director
status: effective
topManagement: true
responsibilities: [customer-focus]
holders: [{ person: PER-001, from: 2021-01-01 }]
---
id: ROLE-QM
type: role
title: Quality manager
status: effective
responsibilities: [conformity]
holders: [{ person: PER-002, from: 2020-01-01 }]
`;

export const policy = `---
id: POL-001
type: quality-policy # ours
title: Quality policy
status: draft
version: "1.0"
owner: ROLE-MD
---

We care.
`;

export const company = {
  'qms.yaml': 'organization: Test\nasOf: 2026-03-01\n',
  'people.yaml': people,
  'roles.yaml': roles,
  'policy.md': policy,
};
