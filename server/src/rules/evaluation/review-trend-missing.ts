import { readingsBy } from '../../domain/measures/readings.ts';
import { citedIndicators, isTooEarly } from '../../domain/measures/trend.ts';
import {
  filledInputs,
  type InputItem,
  inputNamed,
  inputPlace,
  requiredInputs,
} from '../../domain/review/inputs.ts';
import { reviewDate } from '../../domain/review/review.ts';
import { idAndTitle } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import { mayBeUnread } from '../../statistics/reading.ts';
import { indicatorSeries } from '../../statistics/series.ts';
import { complete, withInput } from '../review/examples.ts';

const say = defineMessages('review-trend-missing', {
  missing:
    '{input} {count, plural, one {does not say which way it moves} other {do not say which way they move}}. Add `trend` as `improving`, `stable`, `declining`, `mixed`, or `not-enough-data` in the first year.',
  notEnough:
    '{input} still {count, plural, one {has} other {have}} not enough data for a trend. Cite an indicator with readings of at least two periods, or say what is done to get them. The records reach back more than a year.',
  tooShort:
    '{input} {count, plural, one {has} other {have}} too few readings for a trend. Enter more, or state `not-enough-data`. It takes those of two periods by {date}, and {indicators} {indicatorCount, plural, one {has} other {have}} fewer.',
});

const latestDay = '9999-12-31';

const isPerformance = (item: InputItem, date: IsoDate, queries: Queries): boolean =>
  requiredInputs(queries, date).some(({ key, performance }) => performance && item.keys.includes(key));

/**
 * Indicators the input names of which there are readings for fewer than two periods; empty when one of
 * them suffices. A series that begins after the review says nothing of that time: its earlier readings
 * were never taken over into this repository.
 */
function tooShort(item: InputItem, date: IsoDate, queries: Queries): readonly QmsRecord[] {
  const cited = citedIndicators(item, queries);
  if (cited.some((one) => mayBeUnread(indicatorSeries(one, queries), null))) return [];
  const counts = cited.map((one) => readingsBy(one, date, queries).length);
  if (counts.some((count) => count >= 2)) return [];
  return cited.filter(
    (one, index) => counts[index] === 1 || readingsBy(one, latestDay, queries).length === 0,
  );
}

function missingMessage(record: QmsRecord, item: InputItem, date: IsoDate, queries: Queries): Message | null {
  const named = inputNamed(item, record, queries);
  if (isBlank(item.value['trend'])) return say.missing(named);
  if (item.value['trend'] === 'not-enough-data')
    return isTooEarly(date, citedIndicators(item, queries), record, queries) ? null : say.notEnough(named);
  const short = tooShort(item, date, queries);
  if (short.length === 0) return null;
  const indicators = listed(short.map(idAndTitle));
  return say.tooShort({ ...named, date, indicators, indicatorCount: short.length });
}

export const rule: RecordRule = {
  id: 'review-trend-missing',
  scope: 'record',
  types: ['management-review'],
  concern: 'must-have',
  level: 'warning',
  basis: 'required',
  title: 'Review input without trend',
  clauses: ['iso-9001:2015/9.3.2'],
  explanation:
    'Inputs on performance (satisfaction, objectives, processes, nonconformities, monitoring, audits, external providers) are to show how things move, not only how they stand. The section states no trend, or the indicators it names have readings of fewer than two periods, so that there is nothing to compare. State the trend; in the first year not-enough-data will do.',
  examples: {
    bad: { 'review.yaml': withInput(...complete) },
    good: { 'review.yaml': withInput(...complete, 'trend: improving') },
  },
  check(record, queries, report) {
    const date = reviewDate(record) ?? queries.today();
    for (const item of filledInputs(record)) {
      if (!isPerformance(item, date, queries)) continue;
      const message = missingMessage(record, item, date, queries);
      if (message === null) continue;
      report({
        message,
        place: {
          ...inputPlace(record, item, 'trend'),
          token: isBlank(item.value['trend']) ? 'key' : 'value',
        },
      });
    }
  },
};
