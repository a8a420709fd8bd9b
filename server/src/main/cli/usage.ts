/** A fault in how the program was called: one helpful line and exit code 2. */
export class UsageError extends Error {}

/** Exit codes of every command (docs/output-formats.md). */
export const exitCode = { clean: 0, findings: 1, usage: 2, internal: 3 } as const;
