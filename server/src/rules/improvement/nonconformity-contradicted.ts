import { coveredElsewhere } from '../../domain/elsewhere.ts';
import {
  actionsTaken,
  cameAgain,
  isAnsweredByChange,
  isClosed,
  isPartOfIt,
  wasOpenOn,
} from '../../domain/nonconformity.ts';
import { settingOf } from '../../domain/setting.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import type { Path } from '../../model/text.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, isBlank, isObject } from '../../records/values.ts';
import { action, cause, effect, nonconformity } from './examples.ts';

const say = defineMessages('nonconformity-contradicted', {
  notEffective:
    'Closed although the action was not effective, and no later record takes it up. Set the status back to `in-progress`, or name this one under `repeats` of the nonconformity that goes on with it.',
  openThen:
    'Closed on {closed} with {action} still open. Set the status back to `implemented` until it is done, or cancel the action with a reason.',
  openNow:
    'Closed with {action} still open. Set the status back to `implemented` until it is done, or cancel the action with a reason.',
  noAction:
    'Closed, but no action on the cause is on record. Name it under `actions` or `qmsChange`, or say with `correctiveActionNeeded: false` and `whyNot` why none was needed.',
  tooEarly:
    'The effect was judged on {judged}, before {action} was completed. Look again whether it worked, and write the new day under `effectiveness`. It was completed on {completed}.',
});

const documented = ['iso-9001:2015/10.2.1', 'iso-9001:2015/10.2.2'];

interface Contradiction {
  readonly message: Message;
  readonly path: Path;
  readonly token?: 'key';
  /** The status it had before this can be true. */
  readonly status: 'in-progress' | 'implemented';
}

function* contradictions(record: QmsRecord, queries: Queries): Iterable<Contradiction> {
  const { data } = record;
  const effectiveness = isObject(data['effectiveness']) ? data['effectiveness'] : {};
  if (effectiveness['result'] === 'not-effective' && !cameAgain(record, queries))
    yield { message: say.notEffective(), path: ['effectiveness', 'result'], status: 'in-progress' };

  const taken = actionsTaken(record, queries);
  const [closed, judged] = [dateOf(data['closedOn']), dateOf(effectiveness['date'])];
  for (const { action, path } of taken.filter((each) => isPartOfIt(each.action))) {
    const completed = dateOf(action.data['completedOn']);
    if (wasOpenOn(action, closed)) {
      const message =
        closed === null ? say.openNow({ action: action.id }) : say.openThen({ action: action.id, closed });
      yield { message, path, status: 'implemented' };
    } else if (judged !== null && completed !== null && judged < completed) {
      const message = say.tooEarly({ judged, completed, action: action.id });
      yield { message, path: ['effectiveness', 'date'], status: 'implemented' };
    }
  }

  // Where the cause is not known either, that is said first (`nonconformity-cause`).
  if (data['correctiveActionNeeded'] === false || isBlank(data['cause'])) return;
  if (taken.some((each) => each.action.status !== 'cancelled') || isAnsweredByChange(record)) return;
  const unknown = idsOf(data['actions']).some((id) => queries.target(id) === undefined);
  if (unknown || coveredElsewhere(queries, documented)) return;
  yield { message: say.noAction(), path: ['actions'], token: 'key', status: 'in-progress' };
}

const closedWith = (more: string): string => nonconformity(`closedOn: 2026-01-20\n${cause}${effect}${more}`);

export const rule: RecordRule = {
  id: 'nonconformity-contradicted',
  scope: 'record',
  types: ['nonconformity'],
  concern: 'content',
  level: 'error',
  basis: 'documented',
  title: 'Closed against its own record',
  clauses: documented,
  explanation:
    'The nonconformity is closed, and its own record, or that of its actions, says otherwise: the check found the action not effective, and no later nonconformity names this one under `repeats`; an action was still open on the day of closing (one of the kind improvement may be); an action was needed, and neither one that was not cancelled nor a change of the system is on record; or the effect was judged before the last action was completed. Set the status back until it is true, or correct what is wrong. What happened later does not count: actions are judged by their own dates, as of the day of closing.',
  examples: {
    bad: {
      'nc.yaml': closedWith('actions: [ACT-1]\n'),
      'action.yaml': action('status: in-progress\nopenedOn: 2025-10-20\n'),
    },
    good: {
      'nc.yaml': closedWith('actions: [ACT-1]\n'),
      'action.yaml': action('status: done\nopenedOn: 2025-10-20\ncompletedOn: 2025-11-28\n'),
    },
  },
  check(record, queries, report) {
    if (!isClosed(record)) return;
    for (const { message, path, token, status } of contradictions(record, queries)) {
      report({
        message,
        place: { file: record.file, record: record.key, path, ...(token === undefined ? {} : { token }) },
        fixes: [settingOf(record, 'status', status)],
      });
    }
  },
};
