import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { isObject, numberOf } from '../../records/values.ts';
import type { Culture } from '../model.ts';
import {
  dateBy,
  line,
  linkTo,
  member,
  moneyOf,
  type PackContext,
  paragraph,
  partyOf,
  untilNow,
  within,
} from './context.ts';
import { surveyEntries } from './customers.ts';
import { boundedMap, limits } from './limits.ts';

function reachedOf({ data }: QmsRecord): Culture['communications']['items'][number]['reached'] {
  const { acknowledgements } = data;
  if (!isObject(acknowledgements)) return null;
  const count = numberOf(acknowledgements['count']);
  return count === null ? null : { count, of: numberOf(acknowledgements['of']) };
}

/** What top management did and what was said to whom since the period began, the newest first. */
export function cultureOf(context: PackContext): Culture {
  const since = (type: string): readonly QmsRecord[] =>
    context.queries
      .ofType(type)
      .filter(({ phase, data }) => phase !== 'draft' && within(dateOf(data['date']), untilNow(context)))
      .sort((left, right) => (String(left.data['date']) < String(right.data['date']) ? 1 : -1));
  return {
    commitments: boundedMap(
      since('leadership-commitment'),
      (record) => ({
        link: linkTo(record),
        by: partyOf(context, record.data['by']),
        date: dateOf(record.data['date']),
        kind: line(record.data['kind']),
        what: paragraph(record.data['what']),
        effect: paragraph(record.data['effect']),
        money: moneyOf(record.data['money']),
      }),
      limits.references,
    ),
    communications: boundedMap(
      since('communication'),
      (record) => ({
        link: linkTo(record),
        kind: line(record.data['kind']),
        date: dateOf(record.data['date']),
        by: partyOf(context, record.data['by']),
        reached: reachedOf(record),
        understanding:
          dateOf(member(record.data['understanding'], 'date')) === null ||
          dateBy(context, member(record.data['understanding'], 'date')) !== null
            ? paragraph(member(record.data['understanding'], 'result'))
            : null,
        feedback: paragraph(record.data['feedback']),
      }),
      limits.references,
    ),
    surveys: surveyEntries(context, 'employees'),
  };
}
