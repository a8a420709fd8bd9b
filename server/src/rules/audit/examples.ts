export const calibrationAudit = (more: string): string => `id: AUD-2026-01
type: audit
title: Calibration
kind: internal
status: reported
date: 2026-01-20
processes: [PRC-CAL]
${more}`;

export const programme = (to: string): string => `id: AP-2026
type: audit-programme
title: Audit programme
period: { from: 2025-01-01, to: ${to} }
audits:
  - { audit: AUD-2026-01, planned: 2026-Q1 }
`;

export const purchasingAudit = (more: string): string => `id: AUD-2026-01
type: audit
title: Purchasing
kind: internal
${more}`;
