import type { Pack } from '../../pack/model.ts';
import { day, money, number, sums } from '../../pack/render/format.ts';
import { actions, bold, date, facts, joined, list, md, more, name, record, table, word } from './pieces.ts';

/** Risks before and after treatment, and opportunities. */
export function risks({ risks }: Pack): string[] {
  return [
    '## Risks and opportunities',
    '',
    ...table(
      ['Risk', 'Before', 'After', 'Treatment', 'At stake'],
      risks.entries.items.map((each) => [
        record(each.link),
        each.before?.rating,
        each.after === null
          ? each.treatment === 'accept'
            ? 'accepted as it is'
            : 'not assessed again'
          : each.after.rating,
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
  ];
}

/** Who holds what, by number. */
export function competence({ competence }: Pack): string[] {
  return [
    '## Competence',
    '',
    ...table(
      ['Competence', 'Holders', 'Needed', ''],
      competence.entries.items.map((each) => [
        record(each.link),
        number(each.holders),
        each.minimum,
        each.singlePointOfFailure ? bold('single point of failure') : each.atMinimum ? 'just enough' : null,
      ]),
    ),
    ...list([
      ...competence.risks.map(({ link }) => md`Open risk: ${record(link)}`),
      ...competence.objectives.map(({ link, due, open }) =>
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
  ];
}

/** Resources asked and granted. */
export function resources({ resources }: Pack): string[] {
  return [
    '## Resources asked and granted',
    '',
    ...facts([
      ['Asked:', sums(resources.asked)],
      ['Granted:', sums(resources.granted)],
      ['Committed by other decisions:', sums(resources.committed)],
    ]),
  ];
}

/** Where work waits. */
export function bottlenecks({ bottlenecks }: Pack): string[] {
  return [
    '## Bottlenecks',
    '',
    ...list(
      bottlenecks.constraints.items.map((each) => md`${bold(each.process ?? each.link.id)}: ${each.what}`),
    ),
    ...actions([...bottlenecks.blocked.items, ...bottlenecks.late.items]),
    ...table(
      ['Action moved', 'Owner', 'First due', 'Now due', 'Why'],
      bottlenecks.moved.items.map((each) => [
        record(each.link),
        name(each.owner),
        date(each.firstDue),
        date(each.due),
        each.movedBecause,
      ]),
    ),
  ];
}

/** What leaders did and what was said to whom. */
export function culture({ culture }: Pack): string[] {
  return [
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
