import type { DecisionAsked, EvidenceEntry, IndicatorTrend, InputSection } from '../../model.ts';
import { count, day, money, number, withUnit } from '../format.ts';
import { type Content, html, joined, type Markup } from '../html.ts';
import { latestContext, latestValue, meanWords } from '../indicator-words.ts';
import { nothing } from '../nothing-words.ts';
import {
  cited,
  list,
  md,
  objectiveStanding,
  party,
  source,
  state,
  tag,
  theme,
  trend,
  type View,
} from '../view.ts';
import { clause, words } from '../words.ts';

/** The review's inputs, each with its point first and its evidence beside it. */
export function inputs(view: View): Markup {
  const sections = view.pack.inputs;
  const applicable = sections.filter(({ notApplicable }) => notApplicable === null);
  const others = sections.filter(({ notApplicable }) => notApplicable !== null);
  if (sections.length === 0) return html`<p>${nothing.inputs}</p>`;
  return html`${applicable.map((section) => inputEntry(view, section))}${
    others.length === 0
      ? null
      : html`<article class="entry"><h3>Not applicable in this period</h3>${list(
          others.map(
            (section) =>
              html`<span${source(section.link)}><b>${section.titles.join(', ')}:</b> ${section.notApplicable}</span>`,
          ),
        )}</article>`
  }`;
}

function inputEntry(view: View, input: InputSection): Markup {
  const differs = input.trend !== null && input.computedTrend !== null && input.trend !== input.computedTrend;
  return html`<article class="entry input"${source(input.link)} data-theme="${input.theme ?? ''}">
<div class="whole"><h3>${input.titles.join(', ')}</h3>
<p class="context">${joined(
    [
      theme(view, input.theme),
      trend(input.trend),
      differs &&
        html`<span class="muted">(the indicators it cites: ${words(input.computedTrend ?? '')})</span>`,
      input.trend === null &&
        input.computedTrend !== null &&
        html`${trend(input.computedTrend)} <span class="muted">from its indicators</span>`,
      input.clauses.length > 0 &&
        html`<span class="muted">ISO 9001 ${input.clauses.map(clause).join(', ')}</span>`,
      input.presentedBy === null
        ? null
        : html`<span class="muted">presented by ${party(input.presentedBy)}</span>`,
      input.money === null ? null : html`<span class="muted">effect</span> ${money(input.money)}`,
    ],
    html` <span class="muted">·</span> `,
  )}</p>
${input.summary === null ? html`<p>${tag('summary missing', 'warn')}</p>` : md(view, input.summary)}
${
  input.conclusion === null && input.ask === null
    ? null
    : html`<div class="points">${input.conclusion === null ? null : html`<div class="point"><p class="label">Conclusion</p>${md(view, input.conclusion)}</div>`}${input.ask === null ? null : askBox(view, input.ask)}</div>`
}
${input.trendNote === null ? null : html`<p class="muted">${input.trendNote}</p>`}</div>
<div class="columns">
<div>${objectives(view, input)}</div>
${
  input.indicators.length === 0
    ? null
    : html`<div><p class="label">Indicators</p>${list(
        input.indicators.map((each) => html`${cited(view, each.cited)}<br>${movement(each)}`),
      )}</div>`
}
${
  input.evidence.length === 0
    ? null
    : html`<div><p class="label">Evidence</p>${list(
        input.evidence.map((each) => evidence(view, each)),
        'evidence',
      )}</div>`
}
</div>
</article>`;
}

function askBox(view: View, ask: DecisionAsked): Markup {
  return html`<div class="point asked"><p class="label">Asked</p><p><b>${ask.request}</b> ${joined(
    [
      ask.money === null ? null : money(ask.money),
      ask.headcount === null ? null : count(ask.headcount, 'person', 'people'),
      ask.decideBy === null ? null : html`by ${day(ask.decideBy)}`,
      ask.from === null ? null : html`from ${party(ask.from)}`,
    ],
    ', ',
  )}</p>${ask.ifNot === null ? null : html`<p class="label">Otherwise</p>${md(view, ask.ifNot)}`}${
    ask.options.length === 0 ? null : html`<p class="label">Options</p>${list(ask.options)}`
  }${
    ask.answer === null
      ? html`<p>${tag('not answered yet', 'warn')}</p>`
      : html`<p class="label">Answer</p><p>${joined([state(ask.answer.answer), ask.answer.decision], ': ')}</p>${ask.answer.reason === null ? null : html`<p class="muted">${ask.answer.reason}</p>`}`
  }</div>`;
}

function objectives(view: View, input: InputSection): Content {
  const none = input.objectives.length === 0 && input.proposes.length === 0;
  if (none)
    return input.noObjective === null
      ? html`<p class="label">Objectives</p><p>${tag('linked to no objective', 'warn')}</p>`
      : html`<p class="label">No objective, because</p><p>${input.noObjective}</p>`;
  return html`<p class="label">Objectives</p>${list([
    ...input.objectives.map(
      (each) =>
        html`${cited(view, each.cited)}<br>${joined(
          [
            objectiveStanding(each),
            each.latest?.value != null &&
              html`${withUnit(each.latest.value, each.unit)}${each.target === null ? null : html`, target ${number(each.target)}`}`,
          ],
          ' ',
        )}`,
    ),
    ...input.proposes.map((each) => html`${cited(view, each)} <span class="muted">(proposed)</span>`),
  ])}`;
}

/** The latest reading first, since that is what the minutes speak of; then the means the trend is judged by. */
const movement = (each: IndicatorTrend): Content =>
  each.latest === null
    ? html`<span class="muted">no reading yet</span>`
    : joined(
        [
          html`<b>${latestValue(each, each.unit)}</b> ${latestContext(each)}`,
          trend(each.trend),
          html`<span class="muted">${meanWords(each)}</span>`,
        ],
        ' ',
      );

/** One piece of evidence: a record, or where it is kept outside the repository. */
function evidence(view: View, entry: EvidenceEntry): Content {
  if (entry.cited !== null) return cited(view, entry.cited);
  if (entry.external === null) return null;
  const { what, location, date, url } = entry.external;
  return joined(
    [
      what,
      location,
      date === null ? null : day(date),
      url === null ? null : html`<span class="url">${url}</span>`,
    ],
    ', ',
  );
}
