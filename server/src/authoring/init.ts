import type { IsoDate } from '../model/configuration.ts';
import { writeScalar } from '../text/write-scalar.ts';
import { firstPeople, type SetUpAnswers } from './init/first-people.ts';
import { guide } from './init/guide.ts';

export type { SetUpAnswers };

const configuration = (
  organization: string,
): string => `# This file makes the folder a quality management system kept as code. Everything below it that is a
# YAML or Markdown file with an id and a type is a record. \`qms check\` says what is still missing.

organization: ${writeScalar(organization)} # the name your customers know

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

/** What a new quality management system starts with. */
export interface InitialFiles {
  /** Path → text. */
  readonly files: Readonly<Record<string, string>>;
  /** Id of the person who set it up; null where they did not say who they are. */
  readonly you: string | null;
}

/**
 * The files of a new quality management system: a commented configuration, a guide, and the first records. What can be
 * known is in force, what has to be decided is a draft, so that a check lists nothing but things to do.
 * @param answers what was said of the organization and its people; by default nothing
 */
export function initialFiles(today: IsoDate, answers: SetUpAnswers = {}): InitialFiles {
  const people = firstPeople(today, answers);
  return {
    files: {
      'README.md': guide(people),
      'context/CTX-001.yaml': climate,
      'context/SCP-001.md': scope,
      'policy/POL-001.md': policy,
      'processes/PRC-001.yaml': process,
      'qms.yaml': configuration(people.organization ?? 'Our organization'),
      ...people.files,
    },
    you: people.you,
  };
}
