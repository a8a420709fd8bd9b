import { day, money, number } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { nothing } from '../nothing-words.ts';
import { md, more, named, party, table, type View } from '../view.ts';
import { words } from '../words.ts';
import { survey } from './customers.ts';

/** What leaders did, what was said to whom, and what employees think. */
export function culture(view: View): Markup {
  const { commitments, communications, surveys } = view.pack.culture;
  return html`${
    commitments.items.length + communications.items.length + surveys.items.length === 0
      ? html`<p>${nothing.culture}</p>`
      : null
  }
${table(
  'What top management did',
  [
    { title: 'What' },
    { title: 'Who' },
    { title: 'When', numeric: true },
    { title: 'What came of it' },
    { title: 'Money', numeric: true },
  ],
  commitments.items.map((each) => ({
    link: each.link,
    cells: [
      [
        named(view, each.link),
        each.kind === null ? null : html` <span class="muted">${words(each.kind)}</span>`,
        md(view, each.what),
      ],
      party(each.by),
      each.date === null ? '' : day(each.date),
      md(view, each.effect),
      each.money === null ? '' : money(each.money),
    ],
  })),
)}
${more(commitments)}
${table(
  'Communication',
  [
    { title: 'Subject' },
    { title: 'Who' },
    { title: 'When', numeric: true },
    { title: 'Reached', numeric: true },
    { title: 'Understood' },
    { title: 'What came back' },
  ],
  communications.items.map((each) => ({
    link: each.link,
    cells: [
      named(view, each.link),
      party(each.by),
      each.date === null ? '' : day(each.date),
      each.reached === null
        ? ''
        : `${number(each.reached.count)}${each.reached.of === null ? '' : ` of ${number(each.reached.of)}`}`,
      each.understanding,
      md(view, each.feedback),
    ],
  })),
)}
${more(communications)}
${surveys.items.length === 0 ? null : html`<h3>What employees said</h3>${surveys.items.map((each) => survey(view, each))}`}
${more(surveys)}`;
}
