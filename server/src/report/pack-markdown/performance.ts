import type { IndicatorTrend, Pack } from '../../pack/model.ts';
import { day, number, sums, withUnit } from '../../pack/render/format.ts';
import {
  casesWords,
  latestContext,
  latestValue,
  limitWords,
  meanWords,
} from '../../pack/render/indicator-words.ts';
import { words } from '../../pack/render/words.ts';
import {
  actions,
  bold,
  cited,
  date,
  facts,
  joined,
  list,
  md,
  more,
  name,
  paragraph,
  record,
  table,
  word,
} from './pieces.ts';

/** Objectives in one table. */
export function objectives(pack: Pack): string[] {
  return [
    '## Objectives',
    '',
    ...table(
      ['Objective', 'State', 'Latest', 'Target', 'Due', 'Forecast', 'Owner'],
      pack.objectives.items.map((each) => [
        record(each.link),
        words(each.state),
        each.latest?.value == null ? null : withUnit(each.latest.value, each.unit),
        each.target === null ? null : number(each.target),
        date(each.due),
        word(each.forecast),
        name(each.owner),
      ]),
    ),
    ...more(pack.objectives),
  ];
}

/** Indicators in one table. */
export function indicators(pack: Pack): string[] {
  return [
    '## Indicators',
    '',
    ...table(
      ['Indicator', 'Latest', 'Means', 'Trend', 'Target', 'Natural limits', 'Signals'],
      pack.indicators.items.map((each) => [
        record(each.link),
        joined([latestValue(each, each.unit), latestContext(each)], ' '),
        meanWords(each),
        word(each.trend),
        joined(
          [
            each.target === null ? null : number(each.target),
            each.reached === true ? 'reached' : null,
            each.reached === false && each.targetDue !== null ? `not yet, due ${day(each.targetDue)}` : null,
            each.reached === false && each.targetDue === null ? bold('missed') : null,
          ],
          ', ',
        ),
        limitWords(each),
        each.chart.signals.length === 0 ? null : number(each.chart.signals.length),
      ]),
    ),
    ...more(pack.indicators),
  ];
}

const indicatorTable = (indicators: readonly IndicatorTrend[]): string[] =>
  table(
    ['Indicator', 'Latest', 'Trend', 'Means', 'Cases'],
    indicators.map((each) => [
      cited(each.cited),
      joined([latestValue(each, each.unit), latestContext(each)], ' '),
      word(each.trend),
      meanWords(each),
      casesWords(each),
    ]),
  );

/** Complaints and surveys. */
export function customers({ customers }: Pack): string[] {
  const { complaints, indicators } = customers;
  return [
    '## Complaints and satisfaction',
    '',
    ...indicatorTable(indicators),
    ...facts([
      [
        'Kept as records:',
        `${number(complaints.received)}${complaints.receivedBefore === null ? '' : ` (before: ${number(complaints.receivedBefore)})`}`,
      ],
      ['Justified:', number(complaints.justified)],
      ['Still open:', number(complaints.open)],
      [
        'Days to answer:',
        complaints.meanDaysToResponse === null ? null : number(complaints.meanDaysToResponse),
      ],
      ['Costs:', sums(complaints.costs)],
      [
        'Received after the period:',
        complaints.receivedAfter === 0 ? null : number(complaints.receivedAfter),
      ],
    ]),
    ...customers.surveys.items.flatMap((survey) => [
      ...paragraph(bold(record(survey.link))),
      ...table(
        ['Topic', 'Result', 'Before'],
        survey.results.map((each) => [each.topic, each.value, each.previous]),
      ),
      ...paragraph(survey.conclusions),
    ]),
  ];
}

/** Nonconformities and corrective actions. */
export function nonconformities({ nonconformities }: Pack): string[] {
  return [
    '## Nonconformities and corrective actions',
    '',
    ...indicatorTable(nonconformities.indicators),
    ...facts([
      ['Found and kept as records:', number(nonconformities.detected)],
      ['Closed:', number(nonconformities.closed)],
      ['Open:', number(nonconformities.open)],
      ['Effective:', number(nonconformities.effect.effective)],
      ['Not effective:', number(nonconformities.effect.notEffective)],
      ['Costs of those found:', sums(nonconformities.costs)],
    ]),
    ...table(
      ['Nonconformity', 'Found', 'Days open', 'Cause', 'Effect', 'Costs'],
      nonconformities.entries.items.map((each) => [
        record(each.link),
        each.timing === 'period' ? 'in the period' : `${each.timing} the period`,
        each.ageInDays,
        each.cause,
        word(each.effect),
        sums(each.costs),
      ]),
    ),
    ...more(nonconformities.entries),
    ...actions(nonconformities.actions.items),
    ...table(
      ['Nonconforming output', 'Found', 'Decision', 'Costs'],
      nonconformities.outputs.items.map((each) => [
        record(each.link),
        each.timing === 'period' ? 'in the period' : `${each.timing} the period`,
        word(each.disposition),
        sums(each.costs),
      ]),
    ),
  ];
}

/** Audits of the period. */
export function audits({ audits }: Pack): string[] {
  return [
    '## Audits',
    '',
    ...list([
      ...audits.programmes.items.map(
        (each) =>
          md`${record(each.link)}: ${number(each.held)} of ${number(each.due)} audits due so far held`,
      ),
      ...audits.notAudited.items.map((each) => md`Not audited within the cycle: ${record(each)}`),
    ]),
    ...table(
      ['Grade', 'Number', 'Still open', 'Without an answer'],
      audits.findings.map((each) => [
        words(each.grade),
        number(each.count),
        number(each.open),
        number(each.unanswered),
      ]),
    ),
    ...table(
      ['Audit', 'Date', 'Findings', 'Summary'],
      audits.entries.items.map((each) => [
        record(each.link),
        date(each.date),
        number(each.findings.length),
        each.summary,
      ]),
    ),
  ];
}

/** Suppliers with their latest evaluation. */
export function suppliers({ suppliers }: Pack): string[] {
  return [
    '## Suppliers',
    '',
    ...table(
      ['Supplier', 'Score', 'Decision', 'Before', 'Next evaluation'],
      suppliers.items.map((each) => [
        record(each.link),
        each.evaluation?.score,
        word(each.evaluation?.decision ?? null),
        each.before?.score,
        joined(
          [
            date(each.nextEvaluation),
            !each.overdue
              ? null
              : each.exception === null
                ? bold('overdue')
                : `excepted${each.exception.until === null ? '' : ` until ${day(each.exception.until)}`} (${each.exception.link.id})`,
          ],
          ' ',
        ),
      ]),
    ),
    ...more(suppliers),
  ];
}
