import type { Queries } from '../../model/queries.ts';
import type { DeclaredApproval, QmsRecord } from '../../model/record.ts';
import type { Demand } from '../../records/sign-off-demands.ts';

/** Approvals that an adopted document states in words: recorded for somebody, unchecked, bound to no content. */
export const declaredApprovals = ({ adoption }: QmsRecord): readonly DeclaredApproval[] =>
  adoption?.approvals ?? [];

/**
 * True where an approval in words is all that qms.yaml asks for (`signOff.evidence: declared`). Who may approve cannot be
 * told from a name, so it stands for a demand that anybody may meet, and no other.
 */
export const isMetInWords = (record: QmsRecord, demand: Demand, queries: Queries): boolean =>
  demand.meaning === 'approved' &&
  demand.by === 'anyone' &&
  demand.needed === 1 &&
  queries.config('signOff').evidence === 'declared' &&
  declaredApprovals(record).length > 0;
