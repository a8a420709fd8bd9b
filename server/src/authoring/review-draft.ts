import type { Movement } from '../domain/measures/trend.ts';
import { figure, withUnit } from '../domain/words/figures.ts';
import { unreadWords } from '../domain/words/unread-data.ts';
import { english } from '../messages/language.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf, daysBetween } from '../records/dates.ts';
import { titleOf } from '../records/record-title.ts';
import { writeScalar } from '../text/write-scalar.ts';
import type { PreparedInput, PreparedReview } from './prepared-review.ts';
import { prose } from './prose.ts';
import { commentLines } from './skeleton-fields.ts';

/** What stands at the head of the minutes. */
export interface ReviewDraftOptions {
  readonly id: string;
  readonly title: string | null;
  /** Front matter and text instead of YAML alone. */
  readonly markdown: boolean;
  /** Who had these parts in the last review and is still there. */
  readonly chair: string | null;
  readonly minutesBy: string | null;
  readonly attendees: readonly string[];
}

/** Records that an input lists; more than that nobody reads in a meeting. */
const mostEvidence = 30;
const mostObjectives = 12;

/** Record text as it may stand behind `#`: on one line, without what YAML forbids, and not long. */
function inComment(text: string): string {
  const line = text
    .slice(0, 400)
    .replace(/[\p{C}\s\u2028\u2029]+/gu, ' ')
    .trim();
  return line.length > 90 ? `${line.slice(0, 89).trimEnd()}…` : line;
}

const titleInComment = (record: QmsRecord): string => inComment(titleOf(record) ?? '');

const ids = (records: readonly QmsRecord[]): string =>
  `[${records.map(({ id }) => writeScalar(id)).join(', ')}]`;

/** How an action stands, in words. */
function actionWords(action: QmsRecord, today: string): string {
  const due = dateOf(action.data['due']);
  if (action.phase !== 'active') {
    const done = dateOf(action.data['completedOn']);
    return done === null ? 'done' : `done ${done}`;
  }
  if (due === null) return 'open';
  return due < today ? `open, due ${due}, ${daysBetween(due, today)} days late` : `open, due ${due}`;
}

function evidenceLines({ input, evidence }: PreparedInput, today: string): string[] {
  if (evidence.length === 0)
    return ['# evidence: [ids of records, or { external: …, location: …, date: … }]'];
  const shown = evidence.slice(0, mostEvidence);
  const line = (record: QmsRecord): string => {
    const words = [titleInComment(record), record.type === 'action' ? actionWords(record, today) : ''].filter(
      (part) => part !== '',
    );
    return `  - ${writeScalar(record.id)}${words.length === 0 ? '' : ` # ${words.join(': ')}`}`;
  };
  const more = evidence.length - shown.length;
  return [
    input.key === 'previous-actions'
      ? '# Strike out what was not talked about.'
      : '# Found in the records of the period; keep what shows your point.',
    'evidence:',
    ...shown.map(line),
    ...(more > 0 ? [`  # and ${more} more records of the period`] : []),
  ];
}

function movementWords({ indicator, before, after, trend, basis, change, unread }: Movement): string {
  const name = `${indicator.id} ${titleInComment(indicator)}`.trim();
  const lacking = unread === null ? '' : `; ${inComment(english.text(unreadWords(unread)))}`;
  if (after === null) return `${name}: no reading in the period${lacking}`;
  const moved = before === null ? '' : `${figure(before)} → `;
  const words = trend === null ? 'nothing to compare with' : trend;
  const since =
    change === null
      ? ''
      : basis === 'step'
        ? `, a step with the change of ${change.period}`
        : `, since the change of ${change.period}`;
  return `${name}: ${moved}${inComment(withUnit(after, indicator))}, ${words}${since}${lacking}`;
}

function indicatorLines({ movements }: PreparedInput): string[] {
  if (movements.length === 0) return [];
  return [
    '# Means of the period before and of this one (or before and since a deliberate change):',
    ...movements.map((movement) => `# - ${movementWords(movement)}`),
    `indicators: ${ids(movements.map(({ indicator }) => indicator))}`,
  ];
}

function trendLines({ input, trend, movements, isTooEarly }: PreparedInput): string[] {
  if (!input.performance) return [];
  if (trend !== null)
    return [
      '# Worked out from the readings; change it where you know better, and say why.',
      `trend: ${trend}`,
    ];
  const why = movements.length === 0 ? 'no indicator shows it' : 'the readings do not show it yet';
  const words = isTooEarly
    ? 'improving, stable, declining, mixed or, in the first year, not-enough-data'
    : 'improving, stable, declining or mixed';
  return [`# trend: ${words} (${why})`];
}

const linked = ({ objectives }: PreparedInput): string[] =>
  objectives.length === 0
    ? [
        '# objectives: [the objective this bears on], or proposes: [a new one], or noObjective: why none is needed',
      ]
    : [`objectives: ${ids(objectives.slice(0, mostObjectives))}`];

function inputLines(prepared: PreparedInput, { today, reminders }: PreparedReview): string[] {
  const { input, theme, presentedBy } = prepared;
  const lines = [
    ...commentLines(inComment(input.title)),
    ...(input.hint === '' ? [] : commentLines(input.hint)),
    '# summary: what the period showed, with the figures',
    '# conclusion: what follows from it; or, where top management is to decide something:',
    '# ask: { request: …, money: { amount: 1, currency: EUR, per: year }, decideBy: …, ifNot: … }',
    ...linked(prepared),
    ...indicatorLines(prepared),
    ...trendLines(prepared),
    ...(reminders.get(input.key) ?? []).map((reminder) => `# ${inComment(reminder)}`),
    ...evidenceLines(prepared, today),
    theme === null ? '# theme: the strategic theme it belongs to' : `theme: ${writeScalar(theme)}`,
    ...(presentedBy === null ? [] : [`presentedBy: ${writeScalar(presentedBy)}`]),
  ];
  return [`- input: ${writeScalar(input.key)}`, ...lines.map((line) => `  ${line}`)];
}

const outputs = [
  '# What top management decided: at least one entry of each kind, or one that says why there was nothing to decide.',
  '# outputs:',
  '#   - { id: O1, kind: improvement, decision: …, from: [an input], owner: …, due: …, actions: […] }',
  '#   - { id: O2, kind: qms-change, none: why nothing changes }',
  '#   - { id: O3, kind: resources, decision: …, answer: …, from: [an input], owner: …, due: … }',
  '#   # An answer is one of granted, partly-granted, declined and deferred.',
  '# What it concluded about the system as a whole; each is one of confirmed, partly and not-confirmed.',
  '# conclusions:',
  '#   suitable: …',
  '#   adequate: …',
  '#   effective: …',
  '#   alignedWithStrategy: …',
  '#   statement: …',
  '# policyReview: { policy: its id@version, result: …, note: … } # result is still-suitable or to-change',
  '# objectivesReview: … # still-suitable or to-change',
  '# nextPlanned: …',
];

/** The minutes of a prepared review as text: what the records say is filled in, what people must say stands as a comment. */
export function reviewDraft(prepared: PreparedReview, options: ReviewDraftOptions): string {
  const { last, period, today, inputs } = prepared;
  const { id, markdown, chair, minutesBy, attendees } = options;
  const title = options.title ?? `Management review, ${period.from} to ${period.to}`;
  const lines = [
    ...commentLines(
      `Prepared on ${today} from the records since ${period.from}. Lines that begin with # are not part of the minutes: they say what is still to be written. Where one shows a key, such as summary, delete its # and write your own words behind the colon. Delete what does not belong here.`,
    ),
    `id: ${writeScalar(id)}`,
    'type: management-review',
    `title: ${writeScalar(title)}`,
    '# Later: planned, held, approved.',
    'status: draft',
    '# The day of the (last) meeting.',
    `date: ${today}`,
    `period: { from: ${period.from}, to: ${period.to} }`,
    ...(last === null ? [] : [`previous: ${writeScalar(last.id)}`]),
    '# Who took part; below is who had the part last time.',
    `# chair: ${chair ?? '…'}`,
    `# minutesBy: ${minutesBy ?? '…'}`,
    `# attendees: [${attendees.slice(0, mostEvidence).join(', ') || '…'}]`,
    'inputs:',
    ...inputs.flatMap((input) => inputLines(input, prepared).map((line) => `  ${line}`)),
    ...outputs,
  ];
  const yaml = `${lines.join('\n')}\n`;
  if (!markdown) return yaml;
  const heading = inComment(title).replace(/[\\`*_{}[\]<>#!|]/g, '\\$&');
  return `---\n${yaml}---\n\n# ${heading}\n\n${prose('management-review')?.body ?? ''}`;
}
