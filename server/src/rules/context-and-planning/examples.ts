export const scope = `id: SCP-001
type: scope
title: Scope of the quality management system
status: effective
effectiveFrom: 2025-01-01
statement: Development, manufacture and calibration of pressure gauges at Bremen.
`;

export const objective = `id: OBJ-2026-01
type: quality-objective
title: Reduce complaints by half
status: active
`;

export const measured = `id: OBJ-2026-01
type: quality-objective
title: Reduce complaints by half
status: active
indicator: KPI-COMPLAINTS
target: 6
`;

export const risk = `id: RSK-003
type: risk
title: The only supplier of sensors fails
status: open
likelihood: 4
severity: 4
`;
