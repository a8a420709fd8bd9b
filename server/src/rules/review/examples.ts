/** The review and the records that the examples of these rules share. */

export const role = `id: ROLE-MD
type: role
title: Managing director
topManagement: true
holders:
  - { person: PER-001, from: 2020-01-01 }
`;

export const head = `id: MR-2026-01
type: management-review
title: Management review 2026/1
status: held
date: 2026-01-20
period: { from: 2025-07-01, to: 2025-12-31 }
`;

/** A review with the one section given as the lines below `- input: customer-satisfaction`. */
export const withInput = (...lines: readonly string[]): string =>
  `${head}inputs:\n  - input: customer-satisfaction\n${lines.map((line) => `    ${line}\n`).join('')}`;

/** A section that leaves nothing open. */
export const complete = [
  'summary: Complaints fell by a third.',
  'conclusion: The rota works.',
  'objectives: [OBJ-2026-01]',
  'evidence: [KPI-CSAT]',
  'theme: customers',
] as const;

/** A review with the one section complete but for the field named, or with lines in its place. */
export const withInputBut = (field: string, ...instead: readonly string[]): string =>
  withInput(...complete.filter((line) => !line.startsWith(`${field}:`)), ...instead);

/** A review with one output given by its lines. */
export const withOutput = (...lines: readonly string[]): string =>
  `${head}outputs:\n  - kind: resources\n${lines.map((line) => `    ${line}\n`).join('')}`;

/** Every input of ISO 9001:2015 in one combined section. */
export const allInputs = `${head}inputs:
  - input: [previous-actions, context-changes, customer-satisfaction, objectives, process-performance, nonconformities]
    summary: First half of what we looked at.
  - input: [monitoring-results, audit-results, external-providers, resources, risk-actions, improvement-opportunities]
    summary: Second half of what we looked at.
`;
