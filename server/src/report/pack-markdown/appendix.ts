import type { IndicatorEntry, LeadershipRow, Pack, SignOffEntry } from '../../pack/model.ts';
import { day, number, period, sums } from '../../pack/render/format.ts';
import { nothing } from '../../pack/render/nothing-words.ts';
import { citedWords, leadershipWords } from '../../pack/render/section-words.ts';
import { shortDigest } from '../../pack/render/short-digest.ts';
import { heading, themeTitle, words } from '../../pack/render/words.ts';
import {
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
  Safe,
  table,
  unless,
  word,
} from './pieces.ts';

const ratio = (figure: { readonly count: number; readonly of: number }): string =>
  figure.of === 0 ? '–' : `${number(figure.count)} of ${number(figure.of)}`;

const leadershipRow = (title: string, row: LeadershipRow): readonly Piece[] => [
  title,
  row.attendance === null ? null : ratio(row.attendance),
  ratio(row.signOffsOnTime),
  ratio(row.decisionsCarriedOut),
  row.decisionsMade.of === 0 && row.decisionsMade.count === 0 ? '–' : number(row.decisionsMade.count),
  sums(row.asked.sums) ?? '–',
  sums(row.granted.sums) ?? '–',
  ratio(row.inputsWithoutObjective),
];

const signOffs = (entries: readonly SignOffEntry[]): string[] =>
  table(
    ['Record', 'Signed by', 'Meaning', 'Date', 'Evidence'],
    entries.map((each) => [
      record(each.record),
      joined(
        [name(each.by), name(each.role), each.onBehalfOf === null ? null : `for ${name(each.onBehalfOf)}`],
        ', ',
      ),
      word(each.meaning),
      date(each.date),
      words(each.evidence),
    ]),
  );

/** A digest as code; what is none stays text. */
const digest = (value: string): Piece => {
  const short = shortDigest(value);
  return /^[A-Za-z0-9+/=]+$/.test(short) ? new Safe(`\`${short}\``) : short;
};

/** The readings of an indicator, each with the target that held. */
const readings = ({ link, unit, chart }: IndicatorEntry): readonly Piece[] =>
  chart.points.length === 0
    ? []
    : [
        md`${bold(record(link))}${unit === null ? '' : `, ${unit}`}: ${joined(
          chart.points.map(
            (point) =>
              `${period(point.period)} ${point.value === null ? 'none' : number(point.value)}${
                point.target === null ? '' : ` (target ${number(point.target)})`
              }`,
          ),
          ', ',
        )}`,
      ];

/** Leadership figures, sign-offs, exceptions, findings and the records cited. */
export function appendix(pack: Pack): string[] {
  const { appendix: found, review } = pack;
  const { total, themes } = found.leadership;
  return [
    '## Appendix',
    '',
    '### Leadership figures',
    '',
    ...paragraph(leadershipWords(found.leadership)),
    ...table(
      [
        'Theme',
        'Attendance of top management',
        'Sign-offs on time',
        'Decisions carried out by their date',
        'Decisions made',
        'Asked',
        'Granted',
        'Inputs without objective',
      ],
      [
        leadershipRow('All themes', total),
        ...themes.map((row) =>
          leadershipRow(row.theme === null ? 'No theme named' : themeTitle(pack, row.theme), row),
        ),
      ],
    ),
    '### Sign-offs',
    '',
    ...captioned('Sign-offs of this review', signOffs(review.signOffs)),
    ...(review.signOffs.length === 0 ? ['This review carries no sign-off.', ''] : []),
    ...captioned(
      `Sign-offs of the records it cites, up to ${day(pack.asOf)}`,
      signOffs(found.signOffs.items),
    ),
    ...more(found.signOffs),
    '### Exceptions and silenced findings',
    '',
    ...unless(found.exceptions.items.length > 0, nothing.exceptions),
    ...found.exceptions.items.flatMap((each) => [
      `**${plain(record(each.link))}**`,
      '',
      ...facts([
        [
          'In force:',
          joined(
            [
              each.from === null ? null : `from ${day(each.from)}`,
              each.until === null ? null : `until ${day(each.until)}`,
            ],
            ' ',
          ),
        ],
        ['Rules:', each.rules.join(', ')],
        ['Reason:', each.reason],
        ['Done instead:', each.compensation],
        ['Risk:', each.risk],
        ['Concerns:', joined(each.records.map(cited), ', ')],
      ]),
    ]),
    ...more(found.exceptions),
    ...list(
      found.silenced.items.map((each) => md`${each.message} (${each.rule}, ${each.by}: ${each.reason})`),
    ),
    ...more(found.silenced),
    '### Open findings',
    '',
    ...unless(found.findings.items.length > 0, nothing.findings),
    ...list(
      found.findings.items.map(
        (each) =>
          md`${bold(heading(each.severity))} ${each.message} (${each.rule}, ${each.file}:${each.line})`,
      ),
    ),
    ...more(found.findings),
    '### Readings of the charts',
    '',
    ...list(pack.indicators.items.flatMap(readings)),
    '### Records cited',
    '',
    ...paragraph(citedWords(pack)),
    ...table(
      ['Record', 'Version', 'Source', 'Digest'],
      found.records.items.map((each) => [
        record(each.link),
        each.link.version ?? '–',
        `${each.link.file}${each.line === null ? '' : `:${each.line}`}`,
        each.digest === null ? null : digest(each.digest),
      ]),
    ),
    ...more(found.records),
  ];
}
