import type { FileFacts } from '../../model/facts.ts';

/** Numbers JSON cannot carry (`.inf`, `-0`, `1e400`) only stand where one of these is noted. */
const isExact = (facts: FileFacts): boolean =>
  facts.records.every(({ oddities }) => oddities.every(({ kind }) => !kind.startsWith('number-')));

/** Facts as one line of JSON, or null for the few that would not come back the same. */
export const encodeFacts = (facts: FileFacts): string | null =>
  isExact(facts) ? JSON.stringify(facts) : null;

export const decodeFacts = (line: string): FileFacts => JSON.parse(line) as FileFacts;
