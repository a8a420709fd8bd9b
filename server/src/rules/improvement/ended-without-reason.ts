import { defineMessages } from '../../messages/define-messages.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { isBefore } from '../../records/history.ts';
import { signOffBlocks } from '../../records/sign-offs.ts';
import { isBlank, isObject } from '../../records/values.ts';
import { nonconformity } from './examples.ts';

const say = defineMessages('ended-without-reason', {
  ended:
    'This was {status, select, rejected {rejected} other {cancelled}} without a reason. Enter it under `{field}`, so that whoever looks for it later finds out why.',
});

/** How a type ends without having been done, and where it says why. */
interface Ending {
  readonly status: 'rejected' | 'cancelled';
  /** Where the reason is best entered. */
  readonly field: string;
  readonly isExplained: (record: QmsRecord) => boolean;
}

const has = (record: QmsRecord, ...path: readonly string[]): boolean => {
  let value = record.data[path[0]!];
  for (const key of path.slice(1)) value = isObject(value) ? value[key] : undefined;
  return !isBlank(value);
};

const endings: Readonly<Record<string, Ending>> = {
  nonconformity: {
    status: 'rejected',
    field: 'withdrawnReason',
    isExplained: (record) => has(record, 'withdrawnReason') || has(record, 'whyNot'),
  },
  action: {
    status: 'cancelled',
    field: 'cancelledReason',
    isExplained: (record) => has(record, 'cancelledReason') || has(record, 'withdrawnReason'),
  },
  'quality-objective': {
    status: 'cancelled',
    field: 'withdrawnReason',
    isExplained: (record) => has(record, 'withdrawnReason') || has(record, 'result', 'note'),
  },
  change: {
    status: 'rejected',
    field: 'withdrawnReason',
    // Who decides against it says so where it is reviewed, or in the sign-off.
    isExplained: (record) =>
      has(record, 'withdrawnReason') ||
      has(record, 'review', 'result') ||
      signOffBlocks(record.data).some(({ meaning, hasComment }) => meaning === 'rejected' && hasComment),
  },
};

/** True for one that ended before the day judging begins, as far as it says when. */
function endedBefore(record: QmsRecord, judgeFrom: IsoDate | null): boolean {
  const { result, withdrawnOn } = record.data;
  const day = dateOf(withdrawnOn) ?? (isObject(result) ? dateOf(result['date']) : null);
  return isBefore(record, judgeFrom) || (judgeFrom !== null && day !== null && day < judgeFrom);
}

export const rule: RecordRule = {
  id: 'ended-without-reason',
  scope: 'record',
  types: Object.keys(endings),
  concern: 'integrity',
  level: 'warning',
  basis: 'own',
  title: 'Given up without a reason',
  clauses: ['iso-9001:2015/7.5.3', 'iso-9001:2015/10.2.2'],
  explanation:
    'A nonconformity or a change was rejected, an action or an objective cancelled, and the record does not say why. To give something up is a decision like any other, and the easiest way to make a promise go away; whoever promised or asked for it should be able to read the reason. Enter it in the record: no sign-off breaks by that. For a change, what its review came to, or the comment of the sign-off that rejected it, is as good.',
  examples: {
    bad: { 'nc.yaml': nonconformity('').replace('closed', 'rejected') },
    good: {
      'nc.yaml': nonconformity('withdrawnReason: The drawings were the current ones.\n').replace(
        'closed',
        'rejected',
      ),
    },
  },
  check(record, queries, report) {
    const ending = endings[record.type];
    if (ending === undefined || record.status !== ending.status || ending.isExplained(record)) return;
    if (endedBefore(record, queries.config('judgeFrom'))) return;
    report({
      message: say.ended({ status: ending.status, field: ending.field }),
      place: { file: record.file, record: record.key, path: ['status'] },
    });
  },
};
