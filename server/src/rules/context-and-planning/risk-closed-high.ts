import { settingOf } from '../../domain/setting.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { presentRating } from '../../records/risk-scale.ts';
import { idsOf, isBlank, isObject } from '../../records/values.ts';
import { risk } from './examples.ts';

const say = defineMessages('risk-closed-high', {
  unaccepted:
    'This risk is closed at a rating of {rating} and was not accepted. Rate it anew under `after`, accept it with reason and end date, or open it again. Likelihood {likelihood} × severity {severity} is not below the threshold of {threshold}.',
  lapsed:
    'This risk was closed at a rating of {rating} after its acceptance had ended on {until}. Rate it anew under `after`, accept it again, or open it again. Likelihood {likelihood} × severity {severity} is not below the threshold of {threshold}.',
  open: 'Open the risk again',
});

/** The day on which the acceptance of a risk ended before it was closed; null for one that held, undefined where there is none. */
function acceptanceEnd({ data }: QmsRecord): IsoDate | null | undefined {
  const { acceptance } = data;
  if (!isObject(acceptance) || isBlank(acceptance['reason'])) return undefined;
  const [until, closed] = [dateOf(acceptance['until']), dateOf(data['closedOn'])];
  return until !== null && closed !== null && until < closed ? until : null;
}

/** True where another record, or a later version of this one, has taken the risk over. */
function livesOn(record: QmsRecord, queries: Queries): boolean {
  const now = queries.target(record.id);
  if (now !== undefined && now.key !== record.key && now.phase === 'active') return true;
  return idsOf(record.data['supersededBy']).some((id) => {
    const target = queries.target(id);
    return target?.type === 'risk' && target.key !== record.key;
  });
}

const closed = (more: string): string => `${risk.replace('open', 'closed')}closedOn: 2026-01-15\n${more}`;

export const rule: RecordRule = {
  id: 'risk-closed-high',
  scope: 'record',
  types: ['risk'],
  // How a maintained record ended is its own content, whatever happened since.
  concern: 'integrity',
  level: 'warning',
  basis: 'required',
  title: 'A high risk closed without being accepted',
  clauses: ['iso-9001/acting-on-risks'],
  explanation:
    'The risk is closed, and its last rating (`after`, else `likelihood` times `severity`, else `before`) is at or above the threshold in qms.yaml, so what was done has not brought it down, and nobody has accepted it as it is. Enter under `after` how it is rated now, accept it with a reason and an end date, or open it again. A risk that was avoided (`treatment: avoid`), because what gave rise to it is no longer done, may be closed at any rating; so may one that another record took over (`supersededBy`).',
  examples: {
    bad: { 'risk.yaml': closed('') },
    good: { 'risk.yaml': closed('after: { likelihood: 2, severity: 4, date: 2026-01-15 }\n') },
  },
  check(record, queries, report) {
    if (record.status !== 'closed' || record.data['treatment'] === 'avoid') return;
    const rated = presentRating(record.data);
    const { threshold } = queries.config('risk');
    if (rated === null || rated.rating < threshold) return;
    const [judgeFrom, closedOn] = [queries.config('judgeFrom'), dateOf(record.data['closedOn'])];
    if (judgeFrom !== null && closedOn !== null && closedOn < judgeFrom) return;
    const until = acceptanceEnd(record);
    if (until === null || livesOn(record, queries)) return;
    const { rating, likelihood, severity, key } = rated;
    const values = { rating, likelihood, severity, threshold };
    const place = { file: record.file, record: record.key };
    report({
      message: until === undefined ? say.unaccepted(values) : say.lapsed({ ...values, until }),
      place: { ...place, path: until === undefined ? [key] : ['acceptance', 'until'] },
      fixes: [{ ...settingOf(record, 'status', 'open'), title: say.open() }],
    });
  },
};
