export const nonconformity = (more: string): string => `id: NC-2026-001
type: nonconformity
title: Superseded drawings at four benches
status: closed
detectedOn: 2025-10-14
${more}`;

export const cause = 'cause: Nobody is told to take the old print away.\n';

export const effect = 'effectiveness: { result: effective, by: PER-003, date: 2026-01-15 }\n';

export const action = (more: string): string => `id: ACT-1
type: action
title: Collect old prints
kind: corrective
${more}`;
