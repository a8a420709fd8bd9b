import { type Blocks, list, paragraph, type Row, table } from '../../../document/blocks.ts';
import { day } from '../../../document/dates.ts';
import { type Inline, joined, lines, quiet, type Text } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Message } from '../../../model/message.ts';
import type { Engagement, EngagementPeriod, Link, Served, Tally } from '../../model.ts';
import { sums } from '../amounts.ts';
import { named } from '../names.ts';
import { more } from '../nothing.ts';
import { shared } from '../shared.ts';
import { trend } from '../states.ts';
import type { View } from '../view.ts';

const say = defineMessages('pack.engagement', {
  none: 'No review was held yet, so there is nothing to compare.',
  kept: 'Of {of, plural, one {# objective} other {# objectives}} served by decisions that were carried out by their date, {count, plural, =0 {none} other {#}} improved.',
  notKept:
    'Of {of, plural, one {# objective} other {# objectives}} whose decisions came late or are open, {count, plural, =0 {none} other {#}} improved.',
  notDue:
    'Of {of, plural, one {# objective} other {# objectives}} whose decisions are not due yet, {count, plural, =0 {none} other {#}} improved.',
  unserved:
    'Of {of, plural, one {# objective} other {# objectives}} that no decision served, {count, plural, =0 {none} other {#}} improved.',
  unknown:
    'For {count, plural, one {# objective} other {# objectives}} too few readings show which way it goes.',
  noFigures: 'No objective has enough readings after a review to show which way it goes.',
  counts:
    'These are counts, and no proof. An objective counts once for each time between reviews; it moved as its indicator did after the review, against as long before.',
  caption: 'What top management put in, review by review',
  movedCaption: 'What moved, review by review',
  signOffs: 'Sign-offs on time',
  review: 'Review',
  attendance: 'Attendance of top management',
  promises: 'Decisions carried out by their date',
  moved: 'Objectives that decisions served',
  notServed: 'Other objectives',
  ratio: '{count, number} of {of, number}',
  until: 'until {date}',
  made: '{count, plural, one {# decision} other {# decisions}}, none due yet',
  improving: '{count, number} improving',
  stable: '{count, number} stable',
  declining: '{count, number} worsening',
  tooFew: '{count, number} with too few readings',
  objectives: 'The objectives one by one',
  objective: 'Objective',
  decision: 'Decisions that serve it',
  movement: 'After the review',
  wasKept: 'carried out by their date',
  wasNotKept: 'late or open',
  isNotDue: 'not due yet',
  isNone: 'none',
});

const served: Readonly<Record<Served, () => Message>> = {
  kept: say.wasKept,
  'not-kept': say.wasNotKept,
  'not-due': say.isNotDue,
  none: say.isNone,
};

/** In words; as it is written where a later version of the model knows more. */
const servedWords = (value: string): Text =>
  Object.hasOwn(served, value) ? served[value as Served]() : value;

/** Whether engagement moved results, as figures over several reviews. */
export const engagement = (view: View): Blocks =>
  engagementBlocks(view.pack.appendix.engagement, (link) => named(view, link));

/**
 * The same for any page.
 * @param name how a page names a record
 */
export function engagementBlocks({ periods, total }: Engagement, name: (link: Link) => Inline): Blocks {
  if (periods.items.length === 0) return paragraph(say.none());
  const moved = periods.items.flatMap((period) =>
    period.objectives.items.map((objective) => ({ period, objective })),
  );
  return [
    list(engagementSentences(total)),
    paragraph(say.counts(), 'context'),
    table(
      say.movedCaption(),
      [{ title: say.review() }, { title: say.moved() }, { title: say.notServed() }],
      periods.items.map((period) => movedRow(period, name)),
    ),
    more(periods),
    table(
      say.objectives(),
      [
        { title: say.objective() },
        { title: say.review() },
        { title: say.decision() },
        { title: say.movement() },
      ],
      moved.map(({ period, objective }) => ({
        cells: [
          name(objective.link),
          day(period.date),
          servedWords(objective.served),
          trend(objective.trend),
        ],
      })),
      { layout: 'cards' },
    ),
  ];
}

const known = ({ improving, stable, declining }: Tally): number => improving + stable + declining;

/** What all periods together say, in a sentence for each kind of objective there is. */
export function engagementSentences(total: Engagement['total']): readonly Message[] {
  const wordings = [
    [say.kept, total.kept],
    [say.notKept, total['not-kept']],
    [say.notDue, total['not-due']],
    [say.unserved, total.none],
  ] as const;
  const said = wordings.flatMap(([wording, tally]) =>
    known(tally) === 0 ? [] : [wording({ of: known(tally), count: tally.improving })],
  );
  const unknown = Object.values(total).reduce((sum, tally) => sum + tally.unknown, 0);
  return [
    ...(said.length === 0 ? [say.noFigures()] : said),
    ...(unknown > 0 && said.length > 0 ? [say.unknown({ count: unknown })] : []),
  ];
}

/**
 * What top management put into its last reviews: attendance, sign-offs, money, decisions carried out.
 * @param name how a page names a record
 */
export const inputOfTopManagement = ({ periods }: Engagement, name: (link: Link) => Inline): Blocks =>
  periods.items.length === 0
    ? paragraph(say.none())
    : [
        table(
          say.caption(),
          [
            { title: say.review() },
            { title: say.attendance(), numeric: true },
            { title: say.signOffs(), numeric: true },
            { title: say.promises(), numeric: true },
            { title: shared.asked(), numeric: true },
            { title: shared.granted(), numeric: true },
          ],
          periods.items.map((period) => inputRow(period, name)),
        ),
        more(periods),
      ];

const reviewCell = ({ review, date, until }: EngagementPeriod, name: (link: Link) => Inline): Inline =>
  lines(name(review), quiet(joined([day(date), say.until({ date: day(until) })], ' ')));

function inputRow(period: EngagementPeriod, name: (link: Link) => Inline): Row {
  const { attendance, signOffs, decisions, asked, granted } = period;
  return {
    cells: [
      reviewCell(period, name),
      ratio(attendance),
      ratio(signOffs),
      decisions.due === 0
        ? say.made({ count: decisions.made })
        : ratio({ count: decisions.onTime, of: decisions.due }),
      sums(asked) ?? '–',
      sums(granted) ?? '–',
    ],
  };
}

function movedRow(period: EngagementPeriod, name: (link: Link) => Inline): Row {
  const { tally } = period;
  const { kept, none } = tally;
  const others = [tally['not-kept'], tally['not-due']];
  const all = others.reduce((sum, each) => plus(sum, each), kept);
  return {
    cells: [reviewCell(period, name), tallyWords(all), tallyWords(none)],
  };
}

const plus = (one: Tally, other: Tally): Tally => ({
  improving: one.improving + other.improving,
  stable: one.stable + other.stable,
  declining: one.declining + other.declining,
  unknown: one.unknown + other.unknown,
});

const ratio = ({ count, of }: { readonly count: number; readonly of: number }): Text =>
  of === 0 ? '–' : say.ratio({ count, of });

/** `3 improving, 1 stable`. */
const tallyWords = ({ improving, stable, declining, unknown }: Tally): Inline =>
  joined(
    [
      improving > 0 && say.improving({ count: improving }),
      stable > 0 && say.stable({ count: stable }),
      declining > 0 && say.declining({ count: declining }),
      unknown > 0 && say.tooFew({ count: unknown }),
    ],
    ', ',
  );
