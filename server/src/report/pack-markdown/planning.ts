import type { Pack, RiskCell, RiskRating } from '../../pack/model.ts';
import { count, day, money, number, sums } from '../../pack/render/format.ts';
import { nothing } from '../../pack/render/nothing-words.ts';
import {
  assessedAgainWords,
  holderWords,
  ratingWords,
  trainingWords,
} from '../../pack/render/section-words.ts';
import { themeTitle, words } from '../../pack/render/words.ts';
import { survey } from './customers.ts';
import {
  actions,
  bold,
  captioned,
  date,
  facts,
  joined,
  list,
  md,
  more,
  name,
  type Piece,
  paragraph,
  record,
  table,
  unless,
  word,
} from './pieces.ts';

/** Highest rating a matrix is drawn for, as on the pages. */
const LARGEST_MATRIX = 10;

/** Risks before and after treatment as matrices, then the list, then opportunities. */
export function risks(pack: Pack): string[] {
  const { risks: found } = pack;
  const drawn = found.before.length > 0 && found.scale >= 1 && found.scale <= LARGEST_MATRIX;
  return [
    '## Risks and opportunities',
    '',
    ...unless(found.entries.items.length > 0, nothing.risks),
    ...(drawn
      ? [
          ...captioned('Before treatment', matrix(found.before, found.scale, found.threshold)),
          ...(found.after.length === 0
            ? paragraph(`${assessedAgainWords(found)}: none yet.`)
            : captioned(assessedAgainWords(found), matrix(found.after, found.scale, found.threshold))),
          ...paragraph(ratingWords(found, 'Cells with a dot')),
        ]
      : []),
    ...table(
      ['Risk', 'Theme', 'Owner', 'Before', 'After', 'Treatment', 'At stake'],
      found.entries.items.map((each) => [
        record(each.link),
        each.themes.map((id) => themeTitle(pack, id)).join(', '),
        name(each.owner),
        rating(each.before, found.threshold),
        each.after === null
          ? each.treatment === 'accept'
            ? 'accepted as it is'
            : 'not assessed again'
          : rating(each.after, found.threshold),
        joined(
          [
            word(each.treatment),
            each.acceptedUntil === null ? null : `accepted until ${day(each.acceptedUntil)}`,
            word(each.effect),
          ],
          ', ',
        ),
        each.exposure === null ? null : money(each.exposure),
      ]),
    ),
    ...more(found.entries),
    ...table(
      ['Opportunity', 'Decision', 'Owner', 'Worth'],
      found.opportunities.items.map((each) => [
        record(each.link),
        joined([word(each.decision), word(each.effect)], ', '),
        name(each.owner),
        each.value === null ? null : money(each.value),
      ]),
    ),
    ...more(found.opportunities),
  ];
}

/** A rating with what it is made of; bold from where it asks for something. */
function rating(value: RiskRating | null, threshold: number): Piece {
  if (value === null) return null;
  const shown = `${number(value.rating)} (${number(value.likelihood)} × ${number(value.severity)})`;
  return value.rating >= threshold ? bold(shown) : shown;
}

/** The ids of risks by likelihood and severity; a dot where an empty cell reaches the threshold. */
function matrix(cells: readonly RiskCell[], scale: number, threshold: number): string[] {
  const steps = Array.from({ length: Math.floor(scale) }, (_, i) => i + 1);
  const at = (likelihood: number, severity: number): string => {
    const cell = cells.find((each) => each.likelihood === likelihood && each.severity === severity);
    const dot = likelihood * severity >= threshold ? '·' : '';
    if (cell === undefined) return dot;
    const others = cell.count - cell.ids.length;
    return `${dot} ${cell.ids.join(', ')}${others > 0 ? ` and ${number(others)} more` : ''}`.trim();
  };
  return table(
    ['Likelihood down, severity across', ...steps.map(String)],
    steps
      .toReversed()
      .map((likelihood) => [bold(likelihood), ...steps.map((severity) => at(likelihood, severity))]),
  );
}

/** Who holds what, by number, and where everything hangs on one person. */
export function competence({ competence: found, risks: { scale } }: Pack): string[] {
  return [
    '## Competence',
    '',
    ...paragraph(joined([holderWords(found), trainingWords(found)], ' ')),
    ...table(
      ['Competence', 'Holders', 'Needed', 'In training', 'Running out', 'Required for', ''],
      found.entries.items.map((each) => [
        record(each.link),
        number(each.holders),
        each.minimum,
        number(each.inTraining),
        number(each.expiring),
        each.requiredFor.map((every) => every.to?.title ?? every.written).join(', '),
        each.singlePointOfFailure ? bold('single point of failure') : each.atMinimum ? 'just enough' : null,
      ]),
    ),
    ...more(found.entries),
    ...captioned(
      'What the figures above do not show',
      list([
        ...found.risks.map(({ link, rating: rated }) =>
          joined(
            [
              md`Open risk: ${record(link)}`,
              rated === null ? null : `rating ${number(rated)} of ${number(scale ** 2)}`,
            ],
            ', ',
          ),
        ),
        ...found.objectives.map(({ link, due, open }) =>
          joined(
            [
              md`Objective: ${record(link)}`,
              due === null ? null : `due ${day(due)}`,
              open.length === 0 ? null : `still open: ${open.join('; ')}`,
            ],
            ', ',
          ),
        ),
      ]),
    ),
  ];
}

/** Resources asked, granted and committed, summed and one by one. */
export function resources(pack: Pack): string[] {
  const { resources: found } = pack;
  return [
    '## Resources asked and granted',
    '',
    ...unless(found.entries.length > 0, nothing.resources),
    ...facts([
      ['Asked:', sums(found.asked)],
      ['Granted:', sums(found.granted) ?? (found.asked.length > 0 ? 'none' : null)],
      ['Committed by other decisions:', sums(found.committed)],
      ['People asked:', found.headcountAsked > 0 ? number(found.headcountAsked) : null],
      [
        'People granted:',
        found.headcountAsked > 0 || found.headcountGranted > 0 ? number(found.headcountGranted) : null,
      ],
    ]),
    ...table(
      ['Asked', 'Theme', 'Amount', 'Answer', 'Granted or committed'],
      found.entries.map(({ asked, granted, decision, committed }) => [
        asked?.request ?? granted?.decision ?? decision?.text,
        asked?.theme == null ? null : themeTitle(pack, asked.theme),
        joined(
          [
            asked?.money == null ? null : money(asked.money),
            asked?.headcount == null ? null : count(asked.headcount, 'person', 'people'),
          ],
          ', ',
        ),
        joined(
          [
            granted !== null
              ? words(granted.answer)
              : decision === null
                ? 'none yet'
                : 'decided without an ask',
            granted?.reason,
          ],
          ', ',
        ),
        joined(
          [
            granted?.granted?.money == null ? null : money(granted.granted.money),
            sums(committed),
            granted?.granted?.headcount == null ? null : count(granted.granted.headcount, 'person', 'people'),
            granted?.granted?.from == null ? null : `from ${day(granted.granted.from)}`,
          ],
          ', ',
        ),
      ]),
    ),
  ];
}

/** Where work waits. */
export function bottlenecks({ bottlenecks: found }: Pack): string[] {
  return [
    '## Bottlenecks',
    '',
    ...unless(found.constraints.items.length > 0, nothing.constraints),
    ...list(
      found.constraints.items.map((each) =>
        joined(
          [
            md`${bold(md`${each.process ?? each.link.title ?? each.link.id}:`)} ${each.what}`,
            each.needs === null ? null : `needs: ${each.needs}`,
            each.since === null ? null : `since ${day(each.since)}`,
            each.costOfDelay === null ? null : `waiting costs ${money(each.costOfDelay)}`,
          ],
          ', ',
        ),
      ),
    ),
    ...more(found.constraints),
    ...unless(
      found.blocked.items.length + found.late.items.length + found.moved.items.length > 0,
      nothing.waits,
    ),
    ...captioned('Actions that wait for something or someone', actions(found.blocked.items)),
    ...more(found.blocked),
    ...captioned('Late actions', actions(found.late.items)),
    ...more(found.late),
    ...table(
      ['Action moved', 'Owner', 'First due', 'Now due', 'Why'],
      found.moved.items.map((each) => [
        record(each.link),
        name(each.owner),
        date(each.firstDue),
        joined([date(each.due), each.moved > 1 ? `moved ${number(each.moved)}×` : null], ', '),
        each.movedBecause,
      ]),
    ),
    ...more(found.moved),
    ...table(
      ['Role', 'Open actions', 'Late', 'Load'],
      found.roles.map((each) => [
        name(each.role),
        number(each.open),
        number(each.late),
        each.overloaded ? bold('overloaded') : null,
      ]),
    ),
  ];
}

/** What leaders did, what was said to whom, and what employees think. */
export function culture({ culture: found }: Pack): string[] {
  return [
    '## Culture and communication',
    '',
    ...unless(
      found.commitments.items.length + found.communications.items.length + found.surveys.items.length > 0,
      nothing.culture,
    ),
    ...table(
      ['What top management did', 'Kind', 'Who', 'When', 'In short', 'What came of it', 'Money'],
      found.commitments.items.map((each) => [
        record(each.link),
        word(each.kind),
        name(each.by),
        date(each.date),
        each.what,
        each.effect,
        each.money === null ? null : money(each.money),
      ]),
    ),
    ...more(found.commitments),
    ...table(
      ['Communication', 'Who', 'When', 'Reached', 'Understood', 'What came back'],
      found.communications.items.map((each) => [
        record(each.link),
        name(each.by),
        date(each.date),
        each.reached === null
          ? null
          : `${number(each.reached.count)}${each.reached.of === null ? '' : ` of ${number(each.reached.of)}`}`,
        each.understanding,
        each.feedback,
      ]),
    ),
    ...more(found.communications),
    ...found.surveys.items.flatMap(survey),
    ...more(found.surveys),
  ];
}
