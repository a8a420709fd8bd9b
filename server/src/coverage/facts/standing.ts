import { isHeld } from '../../domain/phases.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Standing } from '../model.ts';

/** How a record stands as evidence, from its status alone. */
export function standingOf(record: QmsRecord): Standing {
  const { phase, kind, status } = record;
  if (phase === 'final') {
    if (kind === 'maintained') return 'past';
    return isHeld(record) ? 'concluded' : 'past';
  }
  if (phase !== 'active' || status === 'planned') return 'in-work';
  return 'current';
}

/** Evidence that counts: what is only being written, or no longer holds, shows nothing of today. */
export const counts = (standing: Standing): boolean => standing === 'current' || standing === 'concluded';
