export const action = `id: ACT-2026-004
type: action
title: Hire two support engineers
status: open
owner: ROLE-MD
due: 2026-03-01
`;
