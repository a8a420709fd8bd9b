import type { QmsRecord } from '../model/record.ts';

/** True for a record whose text is history and, where signed, must stay as it is. */
export const isFinished = ({ phase }: QmsRecord): boolean => phase === 'final' || phase === 'void';

/** True for an event (a review, an audit) that took place, or is said to have: no draft, not only planned, not cancelled. */
export const isHeld = ({ phase, status }: QmsRecord): boolean =>
  (phase === 'active' || phase === 'final') && status !== 'planned' && status !== 'cancelled';
