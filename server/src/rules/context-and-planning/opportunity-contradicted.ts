import { actionsOn } from '../../domain/risk.ts';
import { settingOf } from '../../domain/setting.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { textOf } from '../../records/values.ts';

const say = defineMessages('opportunity-contradicted', {
  pursued:
    'It was decided to decline this opportunity, but its status is `{status}`. Correct the one that is not true.',
  declined:
    'It was decided to pursue this opportunity, but its status is `declined`. Correct the one that is not true.',
  running:
    'It was decided to decline this opportunity, but {action} is under way. Cancel the action with a reason, or record the new decision.',
});

const opportunity = (status: string): string => `id: OPP-001
type: opportunity
title: Calibration for others
status: ${status}
decision: decline
reason: Every hour of the rigs is needed for our own instruments.
`;

const actionUnderWay = (record: QmsRecord, queries: Queries): string | undefined =>
  actionsOn(record, queries).find((id) => {
    const action = queries.target(id);
    return action?.type === 'action' && action.phase === 'active';
  });

export const rule: RecordRule = {
  id: 'opportunity-contradicted',
  scope: 'record',
  types: ['opportunity'],
  needs: ['data.decision'],
  // What became of it is its own content, also once it is declined or realized.
  concern: 'integrity',
  level: 'warning',
  basis: 'own',
  title: 'An opportunity against the decision on it',
  clauses: ['iso-9001:2015/6.1.2'],
  explanation:
    'The decision on the opportunity and what is done with it are two things: it was declined and has the status pursued or realized, or an action on it is under way; or it was to be pursued and has the status declined. One of the two is not true. Correct it, or record the newer decision with its day.',
  examples: {
    bad: { 'opportunity.yaml': opportunity('pursued') },
    good: { 'opportunity.yaml': opportunity('declined') },
  },
  check(record, queries, report) {
    const { status } = record;
    const decision = textOf(record.data['decision']);
    const place = { file: record.file, record: record.key, path: ['decision'] };
    if (decision === 'pursue' && status === 'declined')
      report({ message: say.declined(), place, fixes: [settingOf(record, 'decision', 'decline')] });
    if (decision !== 'decline') return;
    const action = actionUnderWay(record, queries);
    if (status === 'pursued' || status === 'realized')
      report({ message: say.pursued({ status }), place, fixes: [settingOf(record, 'status', 'declined')] });
    else if (action !== undefined) report({ message: say.running({ action }), place });
  },
};
