import { type Blocks, list, paragraph, type Table, table } from '../../../document/blocks.ts';
import { shortSpan } from '../../../document/dates.ts';
import { number } from '../../../document/figures.ts';
import { type Inline, joined, sentence, type Text } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Bounded, Figure, LeadershipFigures, LeadershipRow, Link } from '../../model.ts';
import { sums } from '../amounts.ts';
import { idLink, theme } from '../names.ts';
import { shared } from '../shared.ts';
import type { View } from '../view.ts';

const say = defineMessages('pack.leadership', {
  noPeriod: 'The review names no period.',
  period:
    'All figures are counted over one time, {period}. It begins after the last review, or with the period where that is later. They come from records alone.',
  caption: 'Leadership figures by theme',
  theme: 'Theme',
  attendanceOfTop: 'Attendance of top management',
  signOffs: 'Sign-offs on time',
  carriedOutInTime: 'Decisions carried out by their date',
  made: 'Decisions made',
  withoutObjective: 'Inputs without objective',
  allThemes: 'All themes',
  ratio: '{count, number} of {of, number}',
  from: 'Records these figures come from',
  attendance: 'Attendance: {records}',
  signOffRecords: 'Sign-offs on time: {records}',
  carriedOut: 'Decisions carried out: {records}',
  madeRecords: 'Decisions made: {records}',
  askedRecords: 'Asked: {records}',
  grantedRecords: 'Granted: {records}',
  withoutObjectiveRecords: 'Inputs without objective: {records}',
  none: 'none',
  share: '{record} ({count, number} of {of, number})',
  more: '{records} and {count, number} more',
});

/** Leadership as the records show it, by theme, with the records each figure comes from. */
export function leadership(view: View): Blocks {
  const { leadership: figures } = view.pack.appendix;
  const { period, total } = figures;
  return [
    paragraph(period === null ? say.noPeriod() : say.period({ period: shortSpan(period) })),
    figureTable(view, figures),
    paragraph(say.from(), 'label'),
    list([
      sentence(say.attendance, { records: records(view, total.attendance) }),
      sentence(say.signOffRecords, { records: records(view, total.signOffsOnTime) }),
      sentence(say.carriedOut, { records: records(view, total.decisionsCarriedOut) }),
      sentence(say.madeRecords, { records: records(view, total.decisionsMade) }),
      sentence(say.askedRecords, { records: records(view, total.asked) }),
      sentence(say.grantedRecords, { records: records(view, total.granted) }),
      sentence(say.withoutObjectiveRecords, { records: records(view, total.inputsWithoutObjective) }),
    ]),
  ];
}

function figureTable(view: View, figures: LeadershipFigures): Table {
  const row = (name: Inline, found: LeadershipRow) => ({
    cells: [
      name,
      found.attendance === null ? null : ratio(found.attendance),
      ratio(found.signOffsOnTime),
      ratio(found.decisionsCarriedOut),
      made(found),
      sums(found.asked.sums) ?? '–',
      sums(found.granted.sums) ?? '–',
      ratio(found.inputsWithoutObjective),
    ],
  });
  return table(
    say.caption(),
    [
      { title: say.theme() },
      { title: say.attendanceOfTop(), numeric: true },
      { title: say.signOffs(), numeric: true },
      { title: say.carriedOutInTime(), numeric: true },
      { title: say.made(), numeric: true },
      { title: shared.asked(), numeric: true },
      { title: shared.granted(), numeric: true },
      { title: say.withoutObjective(), numeric: true },
    ],
    [
      row(say.allThemes(), figures.total),
      ...figures.themes.map((found) =>
        row(found.theme === null ? shared.noTheme() : theme(view, found.theme), found),
      ),
    ],
    { quietCaption: true },
  );
}

const ratio = ({ count, of }: Figure): Text => (of === 0 ? '–' : say.ratio({ count, of }));

const made = ({ decisionsMade: { count, of } }: LeadershipRow): Text =>
  of === 0 && count === 0 ? '–' : number(count);

type Counted = { readonly records: Bounded<Link>; readonly others?: Bounded<Link> };

/** The records behind a figure, each once; where not all in it counts, how much of it does. */
function records(view: View, figure: Counted | null): Inline {
  const links = figure?.records;
  if (links === undefined || links.items.length === 0) return say.none();
  const times = (all: Bounded<Link> | undefined, id: string): number =>
    all?.items.filter((each) => each.id === id).length ?? 0;
  const shown = joined(
    [...new Set(links.items.map(({ id }) => id))].map((id) => {
      const record = idLink(view, id);
      const others = times(figure?.others, id);
      const of = times(links, id);
      return others === 0 || links.more > 0
        ? record
        : sentence(say.share, { record, count: of - others, of });
    }),
    ', ',
  );
  return links.more > 0 ? sentence(say.more, { records: shown, count: links.more }) : shown;
}
