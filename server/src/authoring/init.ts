import type { IsoDate } from '../model/configuration.ts';

const configuration = `# This file makes the folder a quality management system kept as code. Everything below it that is a
# YAML or Markdown file with an id and a type is a record. \`qms check\` says what is still missing.

organization: Our organization # the name your customers know

standards: [iso-9001:2015]

# Your strategy in a few lines. Objectives, decisions and review inputs say which line they serve.
# themes:
#   - { id: customers, title: Customers for life, sponsor: ROLE-TOP }

# How often top management reviews the system.
review: { interval: P12M }

# How strong a sign-off must be: declared, content-bound (with a digest, as \`qms sign\` writes it),
# commit-bound or signature-verified.
signOff: { evidence: content-bound }

# Likelihood and severity run from 1 to the scale; from the threshold on a risk needs an answer.
risk: { scale: 5, threshold: 12 }

# How long records are kept, per type.
# retention: { management-review: P10Y, audit: P6Y, nonconformity: P10Y }

# Evidence you keep in another system.
# elsewhere:
#   - { clause: "7.2", system: HR system }

# How loud a rule speaks: error, warning, information or off; \`qms rules\` lists them. What a new
# system has still to write is no fault yet: delete these lines once the policy, the scope and the
# first objective are in force.
rules:
  policy-missing: warning
  scope-missing: warning
  objective-missing: warning
`;

const readme = `# Our quality management system

Each record is a file: YAML, or Markdown with a few lines of YAML at its top. \`qms check\` reads them all and says what
is missing or does not fit together; an editor with the extension QMS as Code says the same while you write.

## First steps

In VS Code take *QMS: New Record…* and *QMS: Sign Off Record…* from the Command Palette (F1) where a step below says
\`qms new\` and \`qms sign\`; Problems lists what \`qms check\` says.

1. Write your organization's name in [qms.yaml](qms.yaml).
2. Add yourself: \`qms new person --title "Your name"\`. Name each holder in the [roles](roles), with the first day.
3. Write the [quality policy](policy/POL-001.md) and the [scope](context/SCP-001.md). Drafts are left in peace; \`TBD\`
   marks what is still to be written.
4. Ready? Add \`effectiveFrom\` with the day from which it applies, sign it with \`qms sign POL-001 --as PER-001\`, and set
   \`status: effective\`. A later change of the text, or of what else was decided, has to be signed again; \`qms sign\` names
   what may change freely.
5. Decide whether [climate change](context/CTX-001.yaml) matters to you, and describe your [processes](processes).
6. Set the first objective: \`qms new quality-objective\`.
7. Hold the first management review: \`qms new management-review\`.
8. Policy, scope and first objective are in force? Delete the lines under \`rules\` in [qms.yaml](qms.yaml): from now on
   it is an error when one of them is missing.

## Where things go

| folder | records |
|---|---|
| policy, context | quality policy, scope, what surrounds you, interested parties |
| people, roles, leadership | who is who, who answers for what, what top management did |
| processes, documents | how you work |
| objectives, indicators, actions | what you want to reach, how you see it, what is being done |
| risks | risks and opportunities |
| suppliers, equipment, competence | what you depend on |
| complaints, nonconformities, changes | what went wrong, what was changed |
| audits, surveys, reviews | looking back, and deciding |

Folders are a suggestion: a record counts wherever it lies.
`;

const policy = `---
id: POL-001
type: quality-policy
title: Quality policy
# Later: in-review, effective, superseded, obsolete.
status: draft
version: "1"
owner: ROLE-TOP
scope: SCP-001
# How interested parties get to see it.
availableTo: TBD
# Where the text makes the two promises every policy must make: a heading below, or a sentence of the text.
commitments:
  applicable-requirements: "#what-applies-to-us"
  continual-improvement: "#how-we-get-better"
---

# Quality policy

<!-- A page in your own words, fit for what you do and where you want to go. Top management answers for it. -->

## What we are here for

TBD

## What applies to us

TBD: that customers' requirements, laws and other requirements that apply are known and kept.

## How we get better

TBD: that the system is improved all the time, and how objectives follow from this policy.
`;

const scope = `---
id: SCP-001
type: scope
title: Scope of the quality management system
# Later: in-review, effective, superseded, obsolete.
status: draft
version: "1"
owner: ROLE-TOP
productsAndServices: [TBD]
sites:
  - name: TBD
# A requirement that cannot apply to you, and why. Without one, leave this out.
# exclusions:
#   - { requirement: "8.3", reason: We make to our customers' drawings. }
---

# Scope

<!-- What the quality management system covers: products and services, sites, limits. -->

TBD
`;

const topManagement = (today: IsoDate): string => `id: ROLE-TOP
type: role
title: Top management
status: effective
version: "1"
owner: ROLE-TOP
effectiveFrom: ${today}
purpose: Leads the organization and answers for the quality management system.
# Marks the people whose sign-off counts as leadership.
topManagement: true
responsibilities: [customer-focus]
# Who holds the role, with the first day: - { person: PER-001, from: ${today} }
holders: []
`;

const qualityManager = (today: IsoDate): string => `id: ROLE-QM
type: role
title: Quality management
status: effective
version: "1"
owner: ROLE-TOP
effectiveFrom: ${today}
purpose: Keeps the quality management system alive and tells top management how it does.
reportsTo: ROLE-TOP
responsibilities: [conformity, process-outputs, reporting, integrity-during-change]
# Who holds the role, with the first day: - { person: PER-001, from: ${today} }
holders: []
`;

const climate = `id: CTX-001
type: context-issue
title: Climate change
# Later: in-review, effective, superseded, obsolete.
status: draft
version: "1"
owner: ROLE-TOP
kind: external
area: climate
description: TBD
# The standard asks you to decide this once and to look at it again: does climate change matter to what you do?
# climate: { relevant: true, reason: … }
`;

const process = `id: PRC-001
type: process
title: Lead and review the system
# Later: in-review, effective, superseded, obsolete.
status: draft
version: "1"
owner: ROLE-QM
kind: management
purpose: Set the direction, provide what is needed, look at the results and decide.
inputs:
  - what: Results of processes, audits, objectives and customers' feedback
outputs:
  - what: Decisions, objectives and resources
# How one sees that it works: figures under \`indicators\`, or in words.
criteria: TBD
`;

/**
 * The files of a new quality management system, path → text: a commented configuration, a guide, and
 * the first records. What can be known is in force, what has to be decided is a draft, so that a check
 * lists nothing but things to do.
 */
export const initialFiles = (today: IsoDate): Readonly<Record<string, string>> => ({
  'README.md': readme,
  'context/CTX-001.yaml': climate,
  'context/SCP-001.md': scope,
  'policy/POL-001.md': policy,
  'processes/PRC-001.yaml': process,
  'qms.yaml': configuration,
  'roles/ROLE-QM.yaml': qualityManager(today),
  'roles/ROLE-TOP.yaml': topManagement(today),
});
