import type { ChangeKind } from '../../kind.ts';
import { resetRecords } from '../../status.ts';

export const kind: ChangeKind = {
  id: 'status-reset',
  group: 'checks',
  severity: 'warning',
  title: 'Back to draft, or taken back',
  explanation:
    'A record that was in force is a draft again, or is withdrawn or cancelled: most rules do not look at it any more.',
  compare(states) {
    const reset = new Set([...resetRecords(states)].map(({ key }) => key));
    return states.trust.filter(({ subject, place }) => subject === 'status' && reset.has(place.record ?? ''));
  },
};
