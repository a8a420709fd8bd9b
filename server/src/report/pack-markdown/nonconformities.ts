import type { Pack } from '../../pack/model.ts';
import { day, number, sums } from '../../pack/render/format.ts';
import { words } from '../../pack/render/words.ts';
import { indicatorTable } from './measured.ts';
import {
  actions,
  captioned,
  cited,
  date,
  facts,
  joined,
  md,
  more,
  name,
  record,
  table,
  timing,
  word,
} from './pieces.ts';

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
