import { type Blocks, heading, listOf, paragraph, type Table, table } from '../../../document/blocks.ts';
import { day, dayOrNone } from '../../../document/dates.ts';
import { number } from '../../../document/figures.ts';
import { type Inline, joined, lines, quiet, sentence, strong, tag } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Bottlenecks } from '../../model.ts';
import { actionTable, movedWords } from '../actions.ts';
import { money } from '../amounts.ts';
import { named, party, titleOrId } from '../names.ts';
import { more, nothing } from '../nothing.ts';
import { shared } from '../shared.ts';
import { sourceOf, type View } from '../view.ts';

const say = defineMessages('pack.bottlenecks', {
  constraints: 'Constraints of processes',
  constraint: '{process}: {what}',
  needs: 'Needs: {what}',
  since: 'since {date}',
  waitingCosts: 'waiting costs {amount}',
  actions: 'Actions that wait, are late or were moved',
  blocked: 'Actions that wait for something or someone',
  late: 'Late actions',
  moved: 'Open actions whose date was moved',
  firstDue: 'First due',
  nowDue: 'Now due',
  why: 'Why',
  roles: 'Roles by open actions',
  openActions: 'Open',
  lateActions: 'Late',
  load: 'Load',
  overloaded: 'overloaded',
});

/** Where work waits: process constraints, blocked and late actions, roles with too much on them. */
export function bottlenecks(view: View): Blocks {
  const { constraints, blocked, late, moved, roles } = view.pack.bottlenecks;
  const waits = blocked.items.length + late.items.length + moved.items.length;
  return [
    heading(say.constraints()),
    constraints.items.length === 0
      ? paragraph(nothing.constraints())
      : listOf(constraints.items.map((each) => ({ cells: [constraint(each)], source: sourceOf(each.link) }))),
    more(constraints),
    heading(say.actions()),
    waits === 0 ? paragraph(nothing.waits()) : null,
    actionTable(view, say.blocked(), blocked.items),
    more(blocked),
    actionTable(view, say.late(), late.items),
    more(late),
    movedTable(view, moved),
    more(moved),
    roleTable(roles),
  ];
}

const constraint = (found: Bottlenecks['constraints']['items'][number]): Inline => {
  const { process, link, what, needs, since, costOfDelay } = found;
  const notes = joined(
    [
      since === null ? null : say.since({ date: day(since) }),
      costOfDelay === null ? null : say.waitingCosts({ amount: money(costOfDelay) }),
    ],
    ', ',
  );
  return lines(
    sentence(say.constraint, { process: strong(process ?? titleOrId(link)), what }),
    needs === null ? null : say.needs({ what: needs }),
    quiet(notes),
  );
};

const movedTable = (view: View, moved: Bottlenecks['moved']): Table =>
  table(
    say.moved(),
    [
      { title: shared.action() },
      { title: shared.owner() },
      { title: say.firstDue(), numeric: true },
      { title: say.nowDue(), numeric: true },
      { title: say.why() },
    ],
    moved.items.map((each) => ({
      source: sourceOf(each.link),
      cells: [
        named(view, each.link),
        party(each.owner),
        dayOrNone(each.firstDue),
        lines(dayOrNone(each.due), quiet(movedWords(each, 2))),
        each.movedBecause,
      ],
    })),
  );

function roleTable(roles: Bottlenecks['roles']): Table {
  const saysLate = roles.some(({ late }) => late > 0);
  return table(
    say.roles(),
    [
      { title: shared.role() },
      { title: say.openActions(), numeric: true },
      { title: say.lateActions(), numeric: true },
      { title: say.load() },
    ],
    roles.map(({ role, open, late, overloaded }) => ({
      cells: [
        party(role),
        number(open),
        saysLate ? number(late) : null,
        overloaded ? tag(say.overloaded(), 'bad') : null,
      ],
    })),
  );
}
