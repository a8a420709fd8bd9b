import type { QmsRecord } from '../../model/record.ts';
import { addDuration, dateOf, daysBetween, durationOf } from '../../records/dates.ts';
import { isObject, mappingsOf, numberOf, textOf } from '../../records/values.ts';
import type { Stretch } from '../../statistics/trend.ts';
import type { ComplaintEntry, Customers, SurveyEntry, Timing } from '../model.ts';
import {
  dateBy,
  firstCited,
  line,
  lines,
  linkTo,
  moneyOf,
  type PackContext,
  paragraph,
  timingOf,
  untilNow,
  within,
} from './context.ts';
import { costsOf, moneyIn } from './costs.ts';
import { exact } from './indicators.ts';
import { indicatorsOn } from './input-indicators.ts';
import { boundedMap, limits } from './limits.ts';
import { sumsOf } from './money.ts';

/** Complaints received by the day of the pack, the newest first. */
function complaintsOf({ queries, asOf }: PackContext): readonly QmsRecord[] {
  return queries
    .ofType('complaint')
    .filter(({ phase, data }) => {
      const received = dateOf(data['receivedOn']);
      return phase !== 'draft' && phase !== 'void' && received !== null && received <= asOf;
    })
    .sort((left, right) => (String(left.data['receivedOn']) < String(right.data['receivedOn']) ? 1 : -1));
}

const receivedIn = (complaints: readonly QmsRecord[], stretch: Stretch): readonly QmsRecord[] =>
  complaints.filter(({ data }) => within(dateOf(data['receivedOn']), stretch));

/** Calendar days from receipt to the first response given by the day of the pack, or null. */
function daysToResponse({ data }: QmsRecord, context: PackContext): number | null {
  const [received, responded] = [dateOf(data['receivedOn']), dateBy(context, data['respondedOn'])];
  return received === null || responded === null ? null : daysBetween(received, responded);
}

function meanDays(complaints: readonly QmsRecord[], context: PackContext): number | null {
  const days = complaints.flatMap((complaint) => daysToResponse(complaint, context) ?? []);
  return days.length === 0 ? null : exact(days.reduce((sum, count) => sum + count, 0) / days.length);
}

function isLate(complaint: QmsRecord, context: PackContext): boolean {
  const { data } = complaint;
  const received = dateOf(data['receivedOn']);
  const within = durationOf(context.queries.config('complaints').respondWithin);
  const due =
    dateOf(data['responseDue']) ??
    (received === null || within === null ? null : addDuration(received, within));
  const responded = dateBy(context, data['respondedOn']);
  const closed = responded ?? dateBy(context, data['closedOn']);
  return due !== null && (closed ?? context.asOf) > due;
}

const isOpenOn = ({ data, phase }: QmsRecord, context: PackContext): boolean =>
  dateOf(data['closedOn']) === null ? phase === 'active' : dateBy(context, data['closedOn']) === null;

function complaintEntry(complaint: QmsRecord, context: PackContext): ComplaintEntry {
  const { data } = complaint;
  return {
    link: linkTo(complaint),
    timing: timingOf(dateOf(data['receivedOn']), context),
    customer: line(data['customer']),
    severity: line(data['severity']),
    assessment: line(data['assessment']),
    receivedOn: dateOf(data['receivedOn']),
    respondedOn: dateBy(context, data['respondedOn']),
    closedOn: dateBy(context, data['closedOn']),
    daysToResponse: daysToResponse(complaint, context),
    costs: sumsOf(costsOf(complaint).map(({ money }) => money)),
    accountValue: moneyOf(data['accountValue']),
    nonconformity: firstCited(context, data['nonconformity']),
  };
}

const plain = (value: unknown): number | string | null =>
  typeof value === 'number' && Number.isFinite(value)
    ? value
    : line(typeof value === 'string' ? value : null);

function surveyEntry(survey: QmsRecord): SurveyEntry {
  const { data } = survey;
  const period = isObject(data['period']) ? data['period'] : {};
  const [from, to] = [dateOf(period['from']), dateOf(period['to'])];
  return {
    link: linkTo(survey),
    kind: line(data['kind']),
    method: line(data['method']),
    period: from === null || to === null ? null : { from, to },
    responses: numberOf(data['responses']),
    sample: numberOf(data['sample']),
    results: mappingsOf(data['results'])
      .slice(0, limits.references)
      .flatMap(({ value }) => {
        const topic = line(value['topic']);
        return topic === null
          ? []
          : [{ topic, value: plain(value['value']), previous: plain(value['previous']) }];
      }),
    conclusions: paragraph(data['conclusions']),
    quotes: lines(data['quotes']),
  };
}

/** Surveys evaluated since the period began, of employees or of everybody else. */
export function surveyEntries(context: PackContext, who: 'employees' | 'others') {
  const surveys = context.queries.ofType('survey').filter(({ phase, data }) => {
    const period = isObject(data['period']) ? dateOf(data['period']['to']) : null;
    const day = dateOf(data['evaluatedOn']) ?? period;
    const isEmployees = data['kind'] === 'employee';
    return phase !== 'draft' && isEmployees === (who === 'employees') && within(day, untilNow(context));
  });
  return boundedMap(surveys, surveyEntry, limits.references);
}

export function customersOf(context: PackContext): Customers {
  const all = complaintsOf(context);
  const received = receivedIn(all, context.period);
  const before = receivedIn(all, context.comparedWith);
  const isOpen = (complaint: QmsRecord): boolean => isOpenOn(complaint, context);
  const timed = (timing: Timing): readonly QmsRecord[] =>
    all.filter(({ data }) => timingOf(dateOf(data['receivedOn']), context) === timing);
  const shown = all.filter(
    (complaint) =>
      within(dateOf(complaint.data['receivedOn']), context.period) ||
      context.cited.has(complaint.id) ||
      isOpen(complaint),
  );
  const categories = new Map<string, number>();
  for (const { data } of received) {
    const category = line(data['category']);
    if (category !== null) categories.set(category, (categories.get(category) ?? 0) + 1);
  }
  return {
    indicators: indicatorsOn(['customer-satisfaction'], context),
    complaints: {
      received: received.length,
      receivedBefore: all.length === received.length ? null : before.length,
      justified: received.filter(
        ({ data }) => data['assessment'] === 'justified' || data['assessment'] === 'partly',
      ).length,
      open: received.filter(isOpen).length,
      openFromBefore: timed('before').filter(isOpen).length,
      receivedAfter: timed('after').length,
      meanDaysToResponse: meanDays(received, context),
      meanDaysBefore: meanDays(before, context),
      late: received.filter((complaint) => isLate(complaint, context)).length,
      byCategory: [...categories]
        .map(([category, count]) => ({ category, count }))
        .sort((left, right) => right.count - left.count)
        .slice(0, limits.references),
      costs: sumsOf(moneyIn(received)),
      accountValue: sumsOf(
        received
          .filter(({ data }) => textOf(data['customer']) !== null)
          .map(({ data }) => moneyOf(data['accountValue'])),
      ),
      entries: boundedMap(shown, (complaint) => complaintEntry(complaint, context)),
    },
    surveys: surveyEntries(context, 'others'),
  };
}
