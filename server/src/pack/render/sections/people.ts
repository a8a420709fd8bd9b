import { count, number } from '../format.ts';
import { html, joined, type Markup } from '../html.ts';
import { more, named, table, tag, type View } from '../view.ts';

/** Competence: who holds what by number, and where everything hangs on one person. */
export function competence(view: View): Markup {
  const { entries, trainings } = view.pack.competence;
  const single = entries.items.filter((each) => each.singlePointOfFailure).length;
  return html`<p>${
    entries.items.length === 0
      ? 'The records hold no competences.'
      : single === 0
        ? 'Every competence is held by enough people.'
        : html`<b>${count(single, 'competence')}</b> ${single === 1 ? 'hangs' : 'hang'} on too few people.`
  } ${trainings.held === 0 ? 'No training was recorded in the period.' : `${count(trainings.held, 'training')} held, the effect of ${number(trainings.evaluated)} evaluated.`}</p>
${table(
  'Competences',
  [
    { title: 'Competence' },
    { title: 'Holders', numeric: true },
    { title: 'Needed', numeric: true },
    { title: 'In training', numeric: true },
    { title: 'Running out', numeric: true },
    { title: 'Required for' },
  ],
  entries.items.map((each) => ({
    link: each.link,
    cells: [
      joined(
        [named(view, each.link), each.singlePointOfFailure ? tag('single point of failure', 'bad') : null],
        ' ',
      ),
      number(each.holders),
      each.minimum === null ? '' : number(each.minimum),
      number(each.inTraining),
      number(each.expiring),
      each.requiredFor.map((every) => every.to?.title ?? every.written).join(', '),
    ],
  })),
  { quietCaption: true },
)}
${more(entries)}`;
}
