import { day, number } from '../format.ts';
import { html, joined, type Markup } from '../html.ts';
import { lacking } from '../lacking.ts';
import { cited, facts, list, md, named, party, source, state, table, tag, type View } from '../view.ts';
import { clause, words } from '../words.ts';

/** The meeting itself: who, when, what it concluded about the system. */
export function meeting(view: View): Markup {
  const { made, review } = view.pack;
  const { conclusions, policyReview } = review;
  return html`${facts([
    ['Date', review.date === null ? null : day(review.date)],
    ['Chair', party(review.chair)],
    ['Minutes by', party(review.minutesBy)],
    ['Apologies', review.apologies.map((each) => each.name ?? each.id).join(', ')],
    ['Kind', words(review.kind)],
    [
      'Parts',
      joined(
        review.parts.map((each) => named(view, each)),
        ', ',
      ),
    ],
    ['Review before', review.previous === null ? 'none' : named(view, review.previous)],
    ['Next planned', review.nextPlanned === null ? null : day(review.nextPlanned)],
    ['Pack made', `${day(made.on)}${made.version === null ? '' : `, qms ${made.version}`}`],
  ])}
${
  conclusions === null
    ? null
    : html`<div class="point"><p class="label">Conclusion</p>${md(view, conclusions.statement)}${facts([
        ['Suitable', state(conclusions.suitable)],
        ['Adequate', state(conclusions.adequate)],
        ['Effective', state(conclusions.effective)],
        ['In line with the strategy', state(conclusions.alignedWithStrategy)],
      ])}</div>`
}
${facts(
  [
    [
      'Policy',
      policyReview === null
        ? null
        : joined(
            [
              policyReview.policy === null ? null : cited(view, policyReview.policy),
              policyReview.result === null ? null : html`<b>${words(policyReview.result)}</b>`,
              policyReview.note,
            ],
            ' – ',
          ),
    ],
    ['Objectives', review.objectivesReview === null ? null : words(review.objectivesReview)],
  ],
  'wide',
)}
${table(
  'Who took part',
  [{ title: 'Name' }, { title: 'Role' }, { title: 'How' }, { title: 'Top management' }],
  review.attendees.map((each) => ({
    cells: [
      [
        party(each.party),
        each.onBehalfOf === null ? null : html` <span class="muted">for ${party(each.onBehalfOf)}</span>`,
      ],
      party(each.role) ?? each.function,
      each.mode === null ? '' : words(each.mode),
      each.topManagement ? 'yes' : '',
    ],
  })),
)}
${view.pack.notes.length === 0 ? null : html`<p class="label">To be known about this pack</p>${list(view.pack.notes)}`}`;
}

/** Minutes written as text. */
export const minutes = (view: View): Markup => md(view, view.pack.review.minutes, 2);

/** What the minutes still lack, while a review is prepared. */
export function readiness(view: View): Markup | null {
  const { readiness: found } = view.pack;
  if (found === null) return null;
  return html`<p>${number(found.ready)} of ${number(found.inputs.length)} inputs are complete.</p>
${table(
  'Inputs and what they lack',
  [{ title: 'Input' }, { title: 'Clause' }, { title: 'Lacks' }],
  found.inputs.map((each) => ({
    link: each.section,
    cells: [
      html`<span data-input="${each.key}"${source(each.section)}>${each.title}</span>`,
      each.clause === null ? 'own' : clause(each.clause),
      each.lacks.length === 0
        ? tag('nothing', 'good')
        : each.lacks.map((what) => lacking[what] ?? what).join(', '),
    ],
  })),
  { quietCaption: true },
)}`;
}
