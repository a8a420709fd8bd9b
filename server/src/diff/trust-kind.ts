import type { ChangeSubject } from '../domain/trust/changes.ts';
import type { ChangeKind } from './kind.ts';

/** A kind of change that is known already, as of what `--config-from` lists: one subject of it, or several. */
export const trustKind = (
  about: Omit<ChangeKind, 'compare'>,
  ...subjects: readonly ChangeSubject[]
): ChangeKind => ({
  ...about,
  compare: ({ trust }) => trust.filter(({ subject }) => subjects.includes(subject)),
});
