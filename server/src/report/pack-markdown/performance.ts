import type { Pack } from '../../pack/model.ts';
import { day, number, sums, withUnit } from '../../pack/render/format.ts';
import { latestContext, latestValue, limitWords, meanWords } from '../../pack/render/indicator-words.ts';
import { words } from '../../pack/render/words.ts';
import { actions, bold, date, facts, joined, more, name, paragraph, record, table, word } from './pieces.ts';

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

/** Complaints and surveys. */
export function customers({ customers }: Pack): string[] {
  const { complaints } = customers;
  return [
    '## Complaints and satisfaction',
    '',
    ...facts([
      [
        'Received:',
        `${number(complaints.received)}${complaints.receivedBefore === null ? '' : ` (before: ${number(complaints.receivedBefore)})`}`,
      ],
      ['Justified:', number(complaints.justified)],
      ['Still open:', number(complaints.open)],
      [
        'Days to answer:',
        complaints.meanDaysToResponse === null ? null : number(complaints.meanDaysToResponse),
      ],
      ['Costs:', sums(complaints.costs)],
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
    ...facts([
      ['Found:', number(nonconformities.detected)],
      ['Closed:', number(nonconformities.closed)],
      ['Open:', number(nonconformities.open)],
      ['Effective:', number(nonconformities.effect.effective)],
      ['Not effective:', number(nonconformities.effect.notEffective)],
      ['Costs:', sums(nonconformities.costs)],
    ]),
    ...table(
      ['Nonconformity', 'Days open', 'Cause', 'Effect', 'Costs'],
      nonconformities.entries.items.map((each) => [
        record(each.link),
        each.ageInDays,
        each.cause,
        word(each.effect),
        sums(each.costs),
      ]),
    ),
    ...more(nonconformities.entries),
    ...actions(nonconformities.actions.items),
  ];
}

/** Audits of the period. */
export function audits({ audits }: Pack): string[] {
  return [
    '## Audits',
    '',
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
