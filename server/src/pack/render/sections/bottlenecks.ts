import { day, money, number } from '../format.ts';
import { html, joined, type Markup } from '../html.ts';
import { nothing } from '../nothing-words.ts';
import { actionTable, list, more, named, party, source, table, tag, type View } from '../view.ts';

/** Where work waits: process constraints, blocked and late actions, roles with too much on them. */
export function bottlenecks(view: View): Markup {
  const { constraints, blocked, late, moved, roles } = view.pack.bottlenecks;
  return html`<h3>Constraints of processes</h3>
${
  constraints.items.length === 0
    ? html`<p>${nothing.constraints}</p>`
    : list(
        constraints.items.map(
          (each) =>
            html`<span${source(each.link)}><b>${each.process ?? each.link.title ?? each.link.id}:</b> ${each.what}${
              each.needs === null ? null : html`<br><span class="label">Needs:</span> ${each.needs}`
            } <span class="muted">${joined(
              [
                each.since === null ? null : html`since ${day(each.since)}`,
                each.costOfDelay === null ? null : html`waiting costs ${money(each.costOfDelay)}`,
              ],
              ', ',
            )}</span></span>`,
        ),
      )
}
${more(constraints)}
<h3>Actions that wait, are late or were moved</h3>
${blocked.items.length + late.items.length + moved.items.length === 0 ? html`<p>${nothing.waits}</p>` : null}
${actionTable(view, 'Actions that wait for something or someone', blocked.items)}
${more(blocked)}
${actionTable(view, 'Late actions', late.items)}
${more(late)}
${table(
  'Open actions whose date was moved',
  [
    { title: 'Action' },
    { title: 'Owner' },
    { title: 'First due', numeric: true },
    { title: 'Now due', numeric: true },
    { title: 'Why' },
  ],
  moved.items.map((each) => ({
    link: each.link,
    cells: [
      named(view, each.link),
      party(each.owner),
      each.firstDue === null ? '' : day(each.firstDue),
      [
        each.due === null ? '' : day(each.due),
        each.moved > 1 && html`<br><span class="muted">moved ${number(each.moved)}×</span>`,
      ],
      each.movedBecause,
    ],
  })),
)}
${more(moved)}
${table(
  'Roles by open actions',
  [{ title: 'Role' }, { title: 'Open', numeric: true }, { title: 'Late', numeric: true }, { title: 'Load' }],
  roles.map((each) => ({
    cells: [
      party(each.role),
      number(each.open),
      roles.some(({ late: all }) => all > 0) ? number(each.late) : '',
      each.overloaded ? tag('overloaded', 'bad') : '',
    ],
  })),
)}`;
}
