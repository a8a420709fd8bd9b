import type { ActionEntry, Bounded, Cited, Link, Pack, Party, PastDecision } from '../pack/model.ts';
import {
  count,
  day,
  money,
  number,
  percentChange,
  period,
  shortSpan,
  sums,
  withUnit,
} from '../pack/render/format.ts';
import { leftOut } from '../pack/render/left-out.ts';
import { heading, themeTitle, words } from '../pack/render/words.ts';
import { markdownText } from './markdown.ts';

/**
 * The review pack as GitHub Markdown: the same order as the pages, with charts as their figures. All text
 * of records stands there as text; nothing of it links, mentions or loads.
 */

const LIMIT = 2000;

/** A text that is safe in Markdown: made here, with everything from records escaped. */
class Safe {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
type Piece = Safe | string | number | null | undefined | false;

/** A text on a line of its own: what would make it a list or a rule there is an entity. */
const escaped = (text: string): string =>
  markdownText(text.replace(/\s+/g, ' ').trim(), LIMIT)
    .replace(/^-/, '&#45;')
    .replace(/^(\d{1,9})\./, '$1&#46;');

const plain = (piece: Piece): string =>
  piece === null || piece === undefined || piece === false
    ? ''
    : piece instanceof Safe
      ? piece.text
      : escaped(String(piece));

/** Template in which everything put in is escaped unless it is safe already. */
const md = (strings: TemplateStringsArray, ...values: readonly Piece[]): Safe =>
  new Safe(strings.map((text, i) => (i === 0 ? text : plain(values[i - 1]) + text)).join(''));

const joined = (pieces: readonly Piece[], between: string): Safe =>
  new Safe(
    pieces
      .map(plain)
      .filter((text) => text !== '')
      .join(between),
  );

const bold = (piece: Piece): Safe => (plain(piece) === '' ? new Safe('') : md`**${piece}**`);
const record = (link: Link): Safe => joined([link.title, md`(${link.id})`], ' ');
const cited = (reference: Cited): Safe =>
  reference.to === null ? md`${reference.written} (no such record)` : record(reference.to);
const name = (party: Party | null): string | null => (party === null ? null : (party.name ?? party.id));
const date = (value: string | null): string | null => (value === null ? null : day(value));
const word = (value: string | null): string | null => (value === null ? null : words(value));

const table = (head: readonly string[], rows: readonly (readonly Piece[])[]): string[] =>
  rows.length === 0
    ? []
    : [
        `| ${head.join(' | ')} |`,
        `|${head.map(() => '---').join('|')}|`,
        ...rows.map((row) => `| ${row.map(plain).join(' | ')} |`),
        '',
      ];

const list = (items: readonly Piece[]): string[] =>
  items.length === 0 ? [] : [...items.map((item) => `- ${plain(item)}`), ''];

const paragraph = (piece: Piece): string[] => (plain(piece) === '' ? [] : [plain(piece), '']);
const more = (found: Bounded<unknown>): string[] =>
  found.more > 0 ? [`and ${number(found.more)} more in the records`, ''] : [];

/** Names with their values, those without a value left out. */
const facts = (pairs: readonly (readonly [string, Piece])[]): string[] =>
  list(pairs.filter(([, value]) => plain(value) !== '').map(([title, value]) => md`${bold(title)} ${value}`));

const actionState = (action: ActionEntry): Safe =>
  joined(
    [
      words(action.state),
      date(action.completedOn),
      action.daysLate === null ? null : `${number(action.daysLate)} days late`,
      word(action.effect),
      action.blockedBy === null ? null : md`waits: ${action.blockedBy}`,
    ],
    ', ',
  );

const actions = (found: readonly ActionEntry[]): string[] =>
  table(
    ['Action', 'Owner', 'Due', 'State'],
    found.map((action) => [record(action.link), name(action.owner), date(action.due), actionState(action)]),
  );

function pageOne(pack: Pack): string[] {
  const { decisions, lastTime, changes, costOfPoorQuality: cost } = pack.pageOne;
  const { review } = pack;
  return [
    `# ${plain(review.link.title ?? 'Management review')}`,
    '',
    ...paragraph(
      joined(
        [
          pack.organization,
          date(review.date),
          review.period === null ? null : `covers ${shortSpan(review.period)}`,
          `${review.state}, figures as of ${day(pack.asOf)}`,
          review.link.id,
        ],
        ' · ',
      ),
    ),
    '## 1 Decisions asked of you',
    '',
    ...(decisions.items.length === 0 ? ['No decision is asked.', ''] : []),
    ...table(
      ['Decision', 'Amount', 'By', 'Otherwise', 'Answer'],
      decisions.items.map((ask) => [
        bold(ask.request),
        joined(
          [
            ask.money === null ? null : money(ask.money),
            ask.headcount === null ? null : count(ask.headcount, 'person', 'people'),
          ],
          ', ',
        ),
        date(ask.decideBy),
        ask.ifNot,
        ask.answer === null ? 'open' : words(ask.answer.answer),
      ]),
    ),
    ...more(decisions),
    '## 2 What you decided last time, and what it brought',
    '',
    ...(lastTime.review === null
      ? ['This is the first review.', '']
      : paragraph(
          `${number(lastTime.kept.onTime)} of ${count(lastTime.kept.due, 'decision')} due carried out on time.`,
        )),
    ...table(
      ['Decision', 'Carried out', 'What it brought'],
      lastTime.decisions.items.map((decision) => [decision.decision, progress(decision), brought(decision)]),
    ),
    ...more(lastTime.decisions),
    '## 3 Changes that matter',
    '',
    ...(changes.length === 0 ? ['The records show no change in money or for customers.', ''] : []),
    ...table(
      ['Theme', 'Change', 'Before', 'Now', 'Money', ''],
      changes.map((change) => [
        change.theme === null ? null : themeTitle(pack, change.theme),
        change.subject,
        change.before === null ? null : number(change.before),
        change.after === null ? null : withUnit(change.after, change.unit),
        change.money === null ? null : money({ ...change.money, amount: Math.abs(change.money.amount) }),
        word(change.direction),
      ]),
    ),
    '## 4 Cost of poor quality',
    '',
    ...(cost === null
      ? ['The records hold no cost of poor quality.', '']
      : [
          ...paragraph(
            cost.total === null
              ? null
              : md`${bold(`${cost.currency} ${number(cost.total)}`)}${
                  cost.before === null
                    ? ''
                    : `, after ${number(cost.before)} in the period before (${percentChange(cost.before, cost.total) ?? 'no comparison'})`
                }`,
          ),
          ...table(
            ['Period', 'Amount', 'Target'],
            cost.points.map((point) => [
              period(point.period),
              number(point.amount),
              point.target === null ? null : number(point.target),
            ]),
          ),
        ]),
  ];
}

const progress = (decision: PastDecision): Safe =>
  joined(
    [
      decision.progress === 'none'
        ? word(decision.answer)
        : decision.progress === 'late'
          ? 'not done'
          : words(decision.progress),
      date(decision.doneOn),
      decision.daysLate === null ? null : `${number(decision.daysLate)} days late`,
    ],
    ', ',
  );

const brought = ({ outcome, expected }: PastDecision): Safe =>
  joined(
    [
      word(outcome?.result ?? null),
      outcome?.value == null ? null : withUnit(outcome.value, expected?.unit ?? null),
      expected?.target == null ? null : `expected ${number(expected.target)}`,
      outcome?.note,
    ],
    ', ',
  );

function inputs(pack: Pack): string[] {
  return pack.inputs.flatMap((input) => [
    `### ${plain(input.titles.join(', '))}`,
    '',
    ...(input.notApplicable === null ? [] : paragraph(`Not applicable: ${input.notApplicable}`)),
    ...paragraph(input.summary),
    ...facts([
      ['Conclusion:', input.conclusion],
      ['Asked:', input.ask?.request],
      ['Theme:', input.theme === null ? null : themeTitle(pack, input.theme)],
      ['Trend:', joined([word(input.trend), input.trendNote], ', ')],
      [
        'Objectives:',
        joined([...input.objectives.map((each) => cited(each.cited)), ...input.proposes.map(cited)], ', '),
      ],
      ['No objective, because:', input.noObjective],
      [
        'Indicators:',
        joined(
          input.indicators.map((each) =>
            joined(
              [
                cited(each.cited),
                each.after === null ? null : withUnit(each.after, each.unit),
                each.before === null ? null : `before ${number(each.before)}`,
              ],
              ', ',
            ),
          ),
          '; ',
        ),
      ],
      [
        'Evidence:',
        joined(
          input.evidence.map((each) =>
            each.cited === null ? (each.external?.what ?? null) : cited(each.cited),
          ),
          ', ',
        ),
      ],
    ]),
  ]);
}

function decisions(pack: Pack): string[] {
  return [
    ...pack.decisions.items.flatMap((entry) => [
      `### ${plain(entry.decision ?? `Nothing decided: ${entry.none ?? 'no reason given'}`)}`,
      '',
      ...facts([
        ['Answer:', word(entry.answer)],
        ['Reason:', entry.reason],
        ['Granted:', entry.granted?.money == null ? null : money(entry.granted.money)],
        ['Owner:', name(entry.owner)],
        ['Due:', date(entry.due)],
        [
          'Line of sight:',
          joined(
            [
              joined(
                entry.lineOfSight.inputs.map(({ title }) => title),
                ', ',
              ),
              joined(entry.lineOfSight.objectives.map(cited), ', '),
              joined(
                entry.lineOfSight.policies.map((each) => cited(each.cited)),
                ', ',
              ),
            ],
            ' → ',
          ),
        ],
      ]),
      ...actions(entry.actions),
    ]),
    ...more(pack.decisions),
  ];
}

function figures(pack: Pack): string[] {
  const {
    customers,
    nonconformities,
    audits,
    suppliers,
    risks,
    competence,
    resources,
    bottlenecks,
    culture,
  } = pack;
  const { complaints } = customers;
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
    '## Indicators',
    '',
    ...table(
      ['Indicator', 'Before', 'Now', 'Target', 'Trend', 'Signals'],
      pack.indicators.items.map((each) => [
        record(each.link),
        each.before === null ? null : number(each.before),
        each.after === null ? null : withUnit(each.after, each.unit),
        each.target === null ? null : number(each.target),
        word(each.trend),
        each.chart.signals.length === 0 ? null : number(each.chart.signals.length),
      ]),
    ),
    ...more(pack.indicators),
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
    '## Suppliers',
    '',
    ...table(
      ['Supplier', 'Score', 'Decision', 'Before', 'Next evaluation'],
      suppliers.items.map((each) => [
        record(each.link),
        each.evaluation?.score,
        word(each.evaluation?.decision ?? null),
        each.before?.score,
        joined([date(each.nextEvaluation), each.overdue ? bold('overdue') : null], ' '),
      ]),
    ),
    ...more(suppliers),
    '## Risks and opportunities',
    '',
    ...table(
      ['Risk', 'Before', 'After', 'Treatment', 'At stake'],
      risks.entries.items.map((each) => [
        record(each.link),
        each.before?.rating,
        each.after?.rating,
        word(each.treatment),
        each.exposure === null ? null : money(each.exposure),
      ]),
    ),
    ...more(risks.entries),
    ...table(
      ['Opportunity', 'Decision', 'Worth'],
      risks.opportunities.items.map((each) => [
        record(each.link),
        word(each.decision),
        each.value === null ? null : money(each.value),
      ]),
    ),
    '## Competence',
    '',
    ...table(
      ['Competence', 'Holders', 'Needed', ''],
      competence.entries.items.map((each) => [
        record(each.link),
        number(each.holders),
        each.minimum,
        each.singlePointOfFailure ? bold('single point of failure') : null,
      ]),
    ),
    '## Resources asked and granted',
    '',
    ...facts([
      ['Asked:', sums(resources.asked)],
      ['Granted:', sums(resources.granted)],
    ]),
    '## Bottlenecks',
    '',
    ...list(
      bottlenecks.constraints.items.map((each) => md`${bold(each.process ?? each.link.id)}: ${each.what}`),
    ),
    ...actions([...bottlenecks.blocked.items, ...bottlenecks.late.items]),
    '## Culture and communication',
    '',
    ...list(
      culture.commitments.items.map((each) =>
        joined([record(each.link), name(each.by), date(each.date), each.what], ', '),
      ),
    ),
    ...list(
      culture.communications.items.map((each) =>
        joined([record(each.link), name(each.by), date(each.date)], ', '),
      ),
    ),
  ];
}

function appendix(pack: Pack): string[] {
  const { appendix: found, review } = pack;
  const { total } = found.leadership;
  const ratio = (figure: { readonly count: number; readonly of: number }): string =>
    figure.of === 0 ? '–' : `${number(figure.count)} of ${number(figure.of)}`;
  return [
    '## Appendix',
    '',
    '### Leadership figures',
    '',
    ...facts([
      ['Attendance of top management:', total.attendance === null ? null : ratio(total.attendance)],
      ['Sign-offs on time:', ratio(total.signOffsOnTime)],
      ['Decisions carried out by their date:', ratio(total.decisionsCarriedOut)],
      ['Inputs without objective:', ratio(total.inputsWithoutObjective)],
    ]),
    '### Sign-offs',
    '',
    ...table(
      ['Record', 'Signed by', 'Meaning', 'Date', 'Evidence'],
      [...review.signOffs, ...found.signOffs.items].map((each) => [
        record(each.record),
        name(each.by),
        word(each.meaning),
        date(each.date),
        words(each.evidence),
      ]),
    ),
    ...more(found.signOffs),
    '### Exceptions and silenced findings',
    '',
    ...list(
      found.exceptions.items.map((each) =>
        joined(
          [record(each.link), each.until === null ? null : `until ${day(each.until)}`, each.reason],
          ', ',
        ),
      ),
    ),
    ...list(
      found.silenced.items.map((each) => md`${each.message} (${each.rule}, ${each.by}: ${each.reason})`),
    ),
    ...more(found.silenced),
    '### Open findings',
    '',
    ...list(
      found.findings.items.map(
        (each) =>
          md`${bold(heading(each.severity))} ${each.message} (${each.rule}, ${each.file}:${each.line})`,
      ),
    ),
    ...more(found.findings),
    '### Records cited',
    '',
    ...table(
      ['Record', 'Version', 'Source', 'Digest'],
      found.records.items.map((each) => [
        record(each.link),
        each.link.version,
        `${each.link.file}${each.line === null ? '' : `:${each.line}`}`,
        each.digest,
      ]),
    ),
    ...more(found.records),
  ];
}

/**
 * The pack as GitHub Markdown, ending with a line feed.
 * @param withoutAppendix leaves out the appendix and says so
 */
export function packMarkdown(pack: Pack, withoutAppendix = false): string {
  return [
    ...pageOne(pack),
    '## Inputs',
    '',
    ...inputs(pack),
    '## Decisions',
    '',
    ...decisions(pack),
    ...figures(pack),
    ...(withoutAppendix ? ['---', '', ...paragraph(leftOut(pack))] : appendix(pack)),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}
