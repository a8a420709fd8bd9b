export const supplier = (more: string): string => `id: SUP-001
type: supplier
title: Castings from Kessler
status: approved
critical: true
${more}`;

export const evaluated = 'evaluations:\n  - { date: 2025-03-01, decision: approve }\n';
