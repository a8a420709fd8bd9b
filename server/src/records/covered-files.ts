import type { FileUse, QmsRecord } from '../model/record.ts';
import { isBoundBy } from '../schemas/bound.ts';

/** Whether some sign-off of its record may cover a file. */
export const mayBeCovered = ({ use, path, signed }: FileUse): boolean =>
  use === 'image' || path[0] === 'signOffs' || (use !== 'link' && signed !== false);

/** A sign-off, as far as it decides which files it covers. */
export interface CoveringBlock {
  /** Position in `signOffs`. */
  readonly index: number;
  readonly meaning: string | null;
}

/** Whether the digest of a sign-off covers a file that its record names: in a bound field, as its own proof, as an image. */
export function isCovered({ use, path, signed }: FileUse, { index, meaning }: CoveringBlock): boolean {
  if (use === 'image') return true;
  if (path[0] === 'signOffs') return path[1] === index && path[2] === 'proof';
  return use !== 'link' && isBoundBy(signed, meaning ?? '');
}

/**
 * True for a record whose covered files may be gone: it is over, and what they held is taken from the history where that
 * has it. Of one that people work by, everything has to be there.
 */
export const mayLackFiles = ({ phase }: Pick<QmsRecord, 'phase'>): boolean =>
  phase === 'final' || phase === 'void';
