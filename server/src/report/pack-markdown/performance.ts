import type {
  AuditEntry,
  IndicatorEntry,
  IndicatorTrend,
  InterimTarget,
  ObjectiveEntry,
  Pack,
  SupplierEvaluation,
  SurveyEntry,
  Timing,
} from '../../pack/model.ts';
import { count, day, money, number, period, span, sums, withUnit } from '../../pack/render/format.ts';
import {
  casesWords,
  latestContext,
  latestValue,
  limitWords,
  markWords,
  meanWords,
} from '../../pack/render/indicator-words.ts';
import { nothing } from '../../pack/render/nothing-words.ts';
import { saysReached, shareWords, standingWords } from '../../pack/render/objective-words.ts';
import { auditWords, programmeWords } from '../../pack/render/section-words.ts';
import { assessmentWords, themeTitle, words } from '../../pack/render/words.ts';
import {
  actions,
  bold,
  captioned,
  cited,
  date,
  facts,
  joined,
  list,
  md,
  more,
  name,
  type Piece,
  paragraph,
  plain,
  record,
  type Safe,
  table,
  unless,
  word,
} from './pieces.ts';

/** Objectives in one table, then what was planned for each and what came of it. */
export function objectives(pack: Pack): string[] {
  return [
    '## Objectives',
    '',
    ...unless(pack.objectives.items.length > 0, nothing.objectives),
    ...table(
      ['Objective', 'State', 'Latest', 'Target', 'Way to it', 'Due', 'Forecast', 'Owner', 'Worth'],
      pack.objectives.items.map((each) => [
        record(each.link),
        joined([standingWords(each), saysReached(each) ? 'target reached' : null], ', '),
        each.latest?.value == null ? null : withUnit(each.latest.value, each.unit),
        each.target === null ? null : number(each.target),
        each.progress === null ? null : shareWords(each.progress),
        date(each.due),
        word(each.forecast),
        name(each.owner),
        each.value === null ? null : money(each.value),
      ]),
    ),
    ...more(pack.objectives),
    ...pack.objectives.items.flatMap((each) => objectiveDetails(pack, each)),
  ];
}

function objectiveDetails(pack: Pack, entry: ObjectiveEntry): string[] {
  const { baseline, resources, result } = entry;
  return [
    `### ${plain(record(entry.link))}`,
    '',
    ...facts([
      [
        'Themes:',
        joined(
          entry.themes.map((id) => themeTitle(pack, id)),
          ', ',
        ),
      ],
      [
        'Started from:',
        baseline === null
          ? null
          : `${withUnit(baseline.value, entry.unit)}${baseline.period === null ? '' : ` (${period(baseline.period)})`}`,
      ],
      [
        'Resources:',
        resources === null ? null : typeof resources === 'string' ? resources : money(resources),
      ],
      ['Measured by:', entry.indicator === null ? null : cited(entry.indicator)],
      ['Met when:', entry.criterion],
      [
        'Serves:',
        joined(
          [
            entry.policy === null ? null : cited(entry.policy),
            entry.commitmentWords === null ? entry.commitment : `“${entry.commitmentWords}”`,
          ],
          ': ',
        ),
      ],
      [
        'Result:',
        result === null
          ? null
          : joined(
              [
                result.value === null ? null : withUnit(result.value, entry.unit),
                date(result.date),
                result.note,
              ],
              ', ',
            ),
      ],
      ['Interim targets:', joined(entry.pathway.map(interimWords), '; ')],
      [
        'Milestones:',
        joined(
          entry.milestones.map((each) =>
            joined(
              [
                each.what,
                each.doneOn === null ? null : `done ${day(each.doneOn)}`,
                each.due === null ? null : `due ${day(each.due)}`,
                each.late ? 'late' : null,
              ],
              ', ',
            ),
          ),
          '; ',
        ),
      ],
    ]),
    ...actions(entry.actions),
  ];
}

const interimWords = ({ period: by, value, reading, reached }: InterimTarget): string =>
  `${period(by)}: ${number(value)}${reading === null ? '' : `, read ${number(reading)}`}${
    reached === null ? '' : reached ? ', reached' : ', missed'
  }`;

/** Indicators in one table. */
export function indicators(pack: Pack): string[] {
  return [
    '## Indicators',
    '',
    ...unless(pack.indicators.items.length > 0, nothing.indicators),
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
    ...captioned('Marked on the charts', list(pack.indicators.items.flatMap(marksOf))),
  ];
}

/** The decisions, actions and new limits that a chart marks, under the name of its indicator. */
const marksOf = ({ link, chart }: IndicatorEntry): readonly Safe[] =>
  chart.marks.length === 0
    ? []
    : [
        md`${record(link)}: ${joined(
          chart.marks.map((mark) => joined([markWords(mark), mark.label], ': ')),
          '; ',
        )}`,
      ];

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
        complaints.meanDaysToResponse === null
          ? null
          : `${number(complaints.meanDaysToResponse)} on average${complaints.meanDaysBefore === null ? '' : ` (before: ${number(complaints.meanDaysBefore)})`}`,
      ],
      ['Answered late:', number(complaints.late)],
      ['Costs:', sums(complaints.costs)],
      ['Business of those customers:', sums(complaints.accountValue)],
      ['Still open from before:', complaints.openFromBefore === 0 ? null : number(complaints.openFromBefore)],
      [
        'Received after the period:',
        complaints.receivedAfter === 0 ? null : number(complaints.receivedAfter),
      ],
      [
        'By category:',
        joined(
          complaints.byCategory.map((each) => `${words(each.category)} ${number(each.count)}`),
          ', ',
        ),
      ],
    ]),
    ...table(
      ['Complaint', 'Customer', 'Received', 'Days to answer', 'Assessment', 'Costs'],
      complaints.entries.items.map((each) => [
        joined(
          [record(each.link), each.nonconformity === null ? null : md`leads to ${cited(each.nonconformity)}`],
          ', ',
        ),
        each.customer,
        joined([date(each.receivedOn), timing(each.timing)], ', '),
        each.daysToResponse === null ? 'open' : number(each.daysToResponse),
        joined(
          [word(each.severity), each.assessment === null ? null : assessmentWords(each.assessment)],
          ', ',
        ),
        joined(
          [
            sums(each.costs),
            each.accountValue === null ? null : `customer worth ${money(each.accountValue)}`,
          ],
          ', ',
        ),
      ]),
    ),
    ...more(complaints.entries),
    ...unless(customers.surveys.items.length > 0, nothing.surveys),
    ...customers.surveys.items.flatMap(survey),
    ...more(customers.surveys),
  ];
}

/** A survey with its results against the one before. */
export const survey = (entry: SurveyEntry): string[] => [
  ...paragraph(
    joined(
      [
        bold(record(entry.link)),
        word(entry.method),
        entry.period === null ? null : span(entry.period),
        entry.responses === null
          ? null
          : `${count(entry.responses, 'answer')}${entry.sample === null ? '' : ` of ${number(entry.sample)} asked`}`,
      ],
      ', ',
    ),
  ),
  ...table(
    ['Topic', 'Result', 'Before'],
    entry.results.map((each) => [each.topic, each.value, each.previous]),
  ),
  ...paragraph(entry.conclusions),
  ...list(entry.quotes.map((quote) => `“${quote}”`)),
];

/** Where something stands to the period, where that needs saying. */
const timing = (value: Timing): string | null => (value === 'period' ? null : `${value} the period`);

/** Nonconformities and corrective actions. */
export function nonconformities({ nonconformities: found }: Pack): string[] {
  return [
    '## Nonconformities and corrective actions',
    '',
    ...indicatorTable(found.indicators),
    ...facts([
      [
        'Found and kept as records:',
        `${number(found.detected)}${found.detectedBefore === null ? '' : ` (before: ${number(found.detectedBefore)})`}`,
      ],
      ['Closed in the period:', number(found.closed)],
      ['Open:', number(found.open)],
      ['Found again:', number(found.repeated)],
      ['Effective:', number(found.effect.effective)],
      ['Partly effective:', number(found.effect.partlyEffective)],
      ['Not effective:', number(found.effect.notEffective)],
      ['Effect to be checked:', number(found.effect.awaited)],
      ['Costs of those found:', sums(found.costs)],
      [
        'Days the open ones have been open:',
        found.open === 0
          ? null
          : joined(
              found.ageing.map((each) => `${words(each.label)}: ${number(each.count)}`),
              ', ',
            ),
      ],
    ]),
    ...table(
      ['Nonconformity', 'Where', 'Days open', 'Owner, due', 'Cause', 'Effect', 'Costs'],
      found.entries.items.map((each) => [
        joined(
          [
            record(each.link),
            timing(each.timing) === null ? null : `found ${timing(each.timing)}`,
            each.repeats === null ? null : md`again, after ${cited(each.repeats)}`,
          ],
          ', ',
        ),
        joined(
          [word(each.grade), word(each.source), each.process?.to?.title ?? each.process?.written ?? null],
          ', ',
        ),
        joined([each.ageInDays, each.closedOn === null ? 'open' : `closed ${day(each.closedOn)}`], ', '),
        joined(
          [name(each.owner), each.closedOn !== null || each.due === null ? null : `due ${day(each.due)}`],
          ', ',
        ),
        each.cause,
        word(each.effect) ?? 'not checked yet',
        sums(each.costs),
      ]),
    ),
    ...more(found.entries),
    ...captioned('Corrective actions still open', actions(found.actions.items)),
    ...more(found.actions),
    ...table(
      ['Nonconforming output', 'Where', 'Found', 'Decision', 'Costs'],
      found.outputs.items.map((each) => [
        joined(
          [
            record(each.link),
            each.nonconformity === null ? null : md`belongs to ${cited(each.nonconformity)}`,
          ],
          ', ',
        ),
        word(each.detectedAt),
        joined([date(each.detectedOn), timing(each.timing)], ', '),
        joined([word(each.disposition) ?? 'none yet', each.open ? 'open' : null], ', '),
        sums(each.costs),
      ]),
    ),
    ...more(found.outputs),
  ];
}

/** Audits of the period. */
export function audits({ audits }: Pack): string[] {
  return [
    '## Audits',
    '',
    auditWords(audits),
    '',
    ...list([
      ...audits.programmes.items.map(
        (each) =>
          md`${record(each.link)}${each.period === null ? '' : `, ${span(each.period)}`}: ${programmeWords(each)}`,
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
      ['Audit', 'Kind', 'Date', 'Processes', 'Summary', 'Strengths'],
      audits.entries.items.map((each) => [
        record(each.link),
        word(each.kind),
        each.date === null
          ? null
          : each.dateTo === null || each.dateTo === each.date
            ? day(each.date)
            : span({ from: each.date, to: each.dateTo }),
        each.processes.map((process) => process.to?.title ?? process.written).join(', '),
        each.summary,
        each.strengths.join('; '),
      ]),
    ),
    ...more(audits.entries),
    ...table(
      ['Finding', 'Grade', 'Statement', 'Answer'],
      audits.entries.items.flatMap((audit) =>
        audit.findings.map((each) => [
          `${audit.link.id} ${each.id}`,
          word(each.grade),
          each.statement,
          findingAnswer(each),
        ]),
      ),
    ),
  ];
}

function findingAnswer(finding: AuditEntry['findings'][number]): Piece {
  const given = [finding.nonconformity, finding.action, finding.opportunity].flatMap((each) =>
    each === null ? [] : [each.to?.id ?? each.written],
  );
  if (given.length > 0)
    return joined([...given, finding.open === null ? null : finding.open ? 'open' : 'closed'], ', ');
  return finding.grade === null || finding.grade === 'positive' ? null : 'no answer on record';
}

/** Suppliers with their latest evaluation against the one before. */
export function suppliers({ suppliers }: Pack): string[] {
  return [
    '## Suppliers',
    '',
    ...unless(suppliers.items.length > 0, nothing.suppliers),
    ...table(
      ['Supplier', 'Provides', 'Critical', 'Latest evaluation', 'Before', 'Next evaluation', 'Spend'],
      suppliers.items.map((each) => [
        record(each.link),
        each.provides.join(', '),
        each.critical ? 'yes' : null,
        evaluated(each.evaluation),
        evaluated(each.before),
        joined(
          [
            date(each.nextEvaluation),
            !each.overdue
              ? null
              : each.exception === null
                ? bold('overdue')
                : `exception${each.exception.until === null ? '' : ` until ${day(each.exception.until)}`} (${each.exception.link.id})`,
          ],
          ', ',
        ),
        each.spend === null ? null : money(each.spend),
      ]),
    ),
    ...more(suppliers),
  ];
}

const evaluated = (entry: SupplierEvaluation | null): Piece =>
  entry === null
    ? 'none'
    : joined(
        [entry.score === null ? null : number(entry.score), word(entry.decision), day(entry.date)],
        ', ',
      );
