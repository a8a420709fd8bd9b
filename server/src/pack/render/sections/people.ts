import { day, number } from '../format.ts';
import { html, joined, type Markup } from '../html.ts';
import { holderWords, trainingWords } from '../section-words.ts';
import { list, more, named, source, table, tag, type View } from '../view.ts';

/** Competence: who holds what by number, and where everything hangs on one person. */
export function competence(view: View): Markup {
  const { competence: found } = view.pack;
  const { entries, risks, objectives } = found;
  return html`<p>${entries.items.some((each) => each.singlePointOfFailure) ? html`<b>${holderWords(found)}</b>` : holderWords(found)} ${trainingWords(found)}</p>
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
        [
          named(view, each.link),
          each.singlePointOfFailure ? tag('single point of failure', 'bad') : null,
          each.atMinimum ? tag('just enough') : null,
        ],
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
${more(entries)}
${
  risks.length + objectives.length === 0
    ? null
    : html`<p class="label">What the figures above do not show</p>${list([
        ...risks.map(
          ({ link, rating }) =>
            html`<span${source(link)}>Open risk: ${named(view, link)}${rating === null ? null : html`, rating ${number(rating)} of ${number(view.pack.risks.scale ** 2)}`}</span>`,
        ),
        ...objectives.map(
          ({ link, due, open }) =>
            html`<span${source(link)}>Objective: ${named(view, link)}${due === null ? null : html`, due ${day(due)}`}${open.length === 0 ? null : html`; still open: ${open.join('; ')}`}</span>`,
        ),
      ])}`
}`;
}
