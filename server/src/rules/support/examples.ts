export const gauge = (more: string): string => `id: EQP-001
type: equipment
title: Pressure gauge 10 bar
status: in-service
traceability: required
interval: P12M
${more}`;

export const competence = `id: COMP-001
type: competence
title: Soldering to class 3
requiredFor: ROLE-ASM
`;

export const people = `id: PER-001
type: person
name: Jana Kolb
from: 2020-01-01
---
id: ROLE-ASM
type: role
title: Assembly
holders:
  - { person: PER-001, from: 2020-01-01 }
`;

export const held = (more: string): string =>
  `${competence}holders:\n  - { person: PER-001, date: 2024-03-01${more} }\n`;

export const evidence = ', evidence: [{ external: Course certificate 117 }]';
