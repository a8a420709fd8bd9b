import { findingsOfBase, findingsOfChange } from './changed-findings.ts';
import type { Core } from './core.ts';
import { fileChanges } from './file-changes.ts';
import { openPair } from './pair-of-states.ts';

export const pairs: Core['pairs'] = { open: openPair, findingsOfBase, findingsOfChange, fileChanges };
