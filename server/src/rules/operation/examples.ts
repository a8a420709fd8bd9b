export const supplier = (more: string): string => `id: SUP-001
type: supplier
title: Castings from Kessler
status: approved
critical: true
${more}`;

export const evaluated = 'evaluations:\n  - { date: 2025-03-01, decision: approve }\n';

export const output = (more: string): string => `id: NCO-2026-001
type: nonconforming-output
title: Twelve housings with thin coating
detectedOn: 2026-01-08
${more}`;
