import type { InterimTarget, ObjectiveEntry, Pack } from '../../pack/model.ts';
import { day, money, number, period, withUnit } from '../../pack/render/format.ts';
import { nothing } from '../../pack/render/nothing-words.ts';
import { saysReached, shareWords, standingWords } from '../../pack/render/objective-words.ts';
import { themeTitle } from '../../pack/render/words.ts';
import {
  actions,
  cited,
  date,
  facts,
  joined,
  more,
  name,
  plain,
  record,
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
