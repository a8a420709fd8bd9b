import type {
  Answer,
  CostOfPoorQuality,
  DecisionAsked,
  Pack,
  PastDecision,
  SignificantChange,
} from '../../model.ts';
import { costChart } from '../charts/cost-chart.ts';
import { count, day, money, number, percentChange, period, shortSpan, withUnit } from '../format.ts';
import { type Content, html, joined, type Markup } from '../html.ts';
import { more, party, source, state, tag, theme, trend, type View } from '../view.ts';
import { heading } from '../words.ts';

/** Past decisions on page one; the section on the last decisions has them all. */
const MOST_PAST = 6;
const MOST_PAST_DENSE = 5;

/** Lines a printed A4 page has room for at ease; with more to say page one is set closer. */
const LINES_AT_EASE = 38;

const linesOf = (text: string | null, perLine: number, most: number): number =>
  text === null ? 0 : Math.min(most, Math.ceil(text.length / perLine));

/** About how many lines page one takes in print, where each text is cut to a few. */
function printedLines({ decisions, lastTime: { decisions: past }, changes: found }: Pack['pageOne']): number {
  let lines = new Set(found.map((change) => change.theme)).size;
  for (const { request, ifNot } of decisions.items)
    lines += linesOf(request, 40, 2) + linesOf(ifNot, 52, 2) + 1;
  for (const { decision, outcome, expected } of past.items.slice(0, MOST_PAST))
    lines += outcome === null && expected === null ? linesOf(decision, 36, 2) : 2;
  for (const { subject } of found) lines += Math.min(3, 1 + linesOf(subject, 44, 2));
  return lines;
}

/** Page one: what is asked, what came of the last decisions, what changed, and the cost of poor quality. */
export function pageOne(view: View): Markup {
  const { pack } = view;
  const { review } = pack;
  // On paper all of this has to stand on one page.
  const dense = printedLines(pack.pageOne) > LINES_AT_EASE;
  return html`<div class="${dense ? 'page-one dense' : 'page-one'}" id="page-one">
<header class="masthead"${source(review.link)}>
<p class="org">${pack.organization ?? 'Quality management system'}</p>
<h1>${review.link.title ?? 'Management review'}</h1>
<p class="when">${joined(
    [
      review.date === null ? null : day(review.date),
      review.period === null ? null : html`covers ${shortSpan(review.period)}`,
      review.state === 'approved'
        ? html`approved, figures as of ${day(pack.asOf)}`
        : html`${review.state}, figures as of ${day(pack.asOf)}`,
      html`<span class="id">${review.link.id}</span>`,
    ],
    ' · ',
  )}</p>
</header>
${asked(view)}
${lastTime(view, dense ? MOST_PAST_DENSE : MOST_PAST)}
<div class="two">
${changes(view)}
${costs(view)}
</div>
</div>`;
}

function asked(view: View): Markup {
  const { decisions } = view.pack.pageOne;
  const { length } = decisions.items;
  const open = decisions.items.filter(({ answer }) => answer === null).length;
  const lead =
    length === 0
      ? 'No decision is asked.'
      : open === 0
        ? `${count(length, 'decision')} ${length === 1 ? 'was' : 'were'} asked; the answers are shown.`
        : open < length
          ? `${count(open, 'decision')} open, ${number(length - open)} answered.`
          : '';
  return html`<section aria-labelledby="asked">
<h2 id="asked"><span class="no">1</span> Decisions asked of you</h2>
${lead === '' ? null : html`<p class="lead">${lead}</p>`}
${length === 0 ? null : html`<ol class="asks">${decisions.items.map((decision) => askItem(view, decision))}</ol>`}
${more(decisions)}
</section>`;
}

function askItem(view: View, decision: DecisionAsked): Markup {
  const size = joined(
    [
      decision.money === null ? null : html`<b>${money(decision.money)}</b>`,
      decision.headcount === null ? null : count(decision.headcount, 'person', 'people'),
    ],
    html`<br>`,
  );
  return html`<li${source(decision.link)} data-theme="${decision.theme ?? ''}"><div class="ask">
<div class="what"><p class="request">${decision.request}</p>${
    decision.ifNot === null
      ? null
      : html`<p class="otherwise"><span class="label">Otherwise:</span> ${decision.ifNot}</p>`
  }<p class="context">${joined([theme(view, decision.theme), party(decision.from)], ' · ')}</p></div>
<div class="size">${size.length === 0 ? html`<span class="muted">no amount</span>` : size}</div>
<div class="until">${decision.answer === null ? deadline(decision) : answer(decision.answer)}</div>
</div></li>`;
}

function deadline({ decideBy, daysLeft }: DecisionAsked): Content {
  if (decideBy === null) return html`<span class="muted">no deadline</span>`;
  return [
    html`<span class="label">by</span> <b>${day(decideBy)}</b>`,
    daysLeft !== null && daysLeft < 0 && html`<br>${tag(`${number(-daysLeft)} days past`, 'bad')}`,
    daysLeft !== null &&
      daysLeft >= 0 &&
      daysLeft <= 14 &&
      html`<br>${tag(`${count(daysLeft, 'day')} left`, 'warn')}`,
  ];
}

/** An answer in few words, with what was granted where that is less or other than asked. */
function answer(given: Answer): Content {
  return [
    state(given.answer),
    given.granted?.money != null &&
      given.answer === 'partly-granted' &&
      html`<br>${money(given.granted.money)}`,
  ];
}

function lastTime(view: View, most: number): Markup {
  const { lastTime: last } = view.pack.pageOne;
  const { kept } = last;
  const lead =
    last.review === null
      ? 'This is the first review.'
      : kept.due === 0
        ? 'No decision was due yet.'
        : `${number(kept.onTime)} of ${count(kept.due, 'decision')} due ${kept.onTime === 1 ? 'was' : 'were'} carried out on time${
            kept.late > 0 ? `, ${number(kept.late)} late` : ''
          }${kept.open > 0 ? `, ${number(kept.open)} not yet` : ''}${kept.undated > 0 ? `, ${number(kept.undated)} without a day` : ''}.`;
  const shown = last.decisions.items.slice(0, most);
  const left = last.decisions.items.length - shown.length + last.decisions.more;
  return html`<section aria-labelledby="last"${source(last.review)}>
<h2 id="last"><span class="no">2</span> What you decided last time, and what it brought</h2>
<p class="lead">${lead}${last.date === null ? null : html` <span class="muted">Review of ${day(last.date)}.</span>`}</p>
${
  shown.length === 0
    ? null
    : html`<ul class="past">${shown.map(
        (
          decision,
        ) => html`<li${source(decision.link)} data-theme="${decision.theme ?? ''}"><div class="decided">${decision.decision}</div>
<div class="became">${joined([progress(decision), brought(decision)], ' ')}</div></li>`,
      )}</ul>`
}
${left > 0 && html`<p class="more"><a href="#promises">${number(left)} more, with dates and actions</a></p>`}
</section>`;
}

/** Whether a promise was kept. */
export function progress(decision: PastDecision): Content {
  const late = decision.daysLate === null ? '' : `, ${number(decision.daysLate)} days late`;
  switch (decision.progress) {
    case 'done':
      return tag(
        `done${decision.doneOn === null ? '' : ` ${day(decision.doneOn)}`}${late}`,
        late === '' ? 'good' : 'warn',
      );
    case 'late':
      return tag(`not done${late}`, 'bad');
    case 'open':
      return tag(decision.due === null ? 'running' : `running, due ${day(decision.due)}`);
    case 'none':
      return decision.answer === null ? null : state(decision.answer);
  }
}

/** What a decision brought, in one line. */
export function brought(decision: PastDecision): Content {
  const { outcome, expected } = decision;
  const value = outcome?.value ?? expected?.latest?.value ?? null;
  const against =
    value === null || expected === null
      ? null
      : html`${expected.indicator.to?.title ?? expected.indicator.written}: ${withUnit(value, expected.unit)}${
          expected.target === null ? null : html`, expected ${number(expected.target)}`
        }`;
  if (outcome === null && against === null) return null;
  return html`<span class="result">${joined(
    [
      outcome === null ? null : html`<b>${heading(outcome.result)}.</b>`,
      against === null ? null : html`${against}.`,
      outcome?.note ?? null,
    ],
    ' ',
  )}</span>`;
}

function changes(view: View): Markup {
  const { changes: found } = view.pack.pageOne;
  const themes = [...new Set(found.map((change) => change.theme))];
  return html`<section aria-labelledby="changed">
<h2 id="changed"><span class="no">3</span> Changes that matter</h2>
${found.length === 0 ? html`<p class="lead">The records show no change in money or for customers.</p>` : null}
${themes.map(
  (id) =>
    html`<div class="by-theme"><p class="theme-name">${id === null ? 'No theme named' : theme(view, id)}</p><ul class="changes">${found
      .filter((change) => change.theme === id)
      .map((change) => changeItem(change, view))}</ul></div>`,
)}
</section>`;
}

function changeItem(change: SignificantChange, view: View): Markup {
  const { before, after, unit } = change;
  const anchor = view.anchors.find(change.link.id, change.link.version);
  const figures =
    after === null
      ? null
      : html`<span class="figures">${change.source === 'risk' ? 'rating ' : null}${before === null ? null : html`${number(before)} to `}<b>${withUnit(after, unit)}</b></span>`;
  // The arrow and its word say in which direction; the amount alone would need a sign to be explained.
  const told = change.direction === 'better' || change.direction === 'worse';
  const amount =
    change.money === null
      ? null
      : money(told ? { ...change.money, amount: Math.abs(change.money.amount) } : change.money);
  return html`<li${source(change.link)} data-theme="${change.theme ?? ''}">${
    anchor === null || change.source === 'input'
      ? change.subject
      : html`<a href="#${anchor}">${change.subject}</a>`
  } ${joined([figures, amount === null ? null : html`<b class="worth">${amount}</b>`], ', ')} ${change.direction === 'unknown' ? null : trend(change.direction)}</li>`;
}

function costs(view: View): Markup {
  const { costOfPoorQuality: cost } = view.pack.pageOne;
  const { period: reviewed, comparedWith } = view.pack.review;
  return html`<section aria-labelledby="copq"${source(cost?.indicator ?? null)}>
<h2 id="copq"><span class="no">4</span> Cost of poor quality</h2>
${cost === null ? html`<p class="lead">The records hold no cost of poor quality.</p>` : costLead(cost, reviewed === null ? null : shortSpan(reviewed), comparedWith === null ? null : shortSpan(comparedWith))}
${cost === null ? null : costChart(cost, reviewed)}
</section>`;
}

function costLead(cost: CostOfPoorQuality, now: string | null, then: string | null): Content {
  if (cost.total === null) {
    const last = cost.points.at(-1);
    return last === undefined
      ? null
      : html`<p class="lead">${cost.currency} ${number(last.amount)} in ${period(last.period)}.</p>`;
  }
  const change = cost.before === null ? null : percentChange(cost.before, cost.total);
  return html`<p class="lead"><b class="big">${cost.currency} ${number(cost.total)}</b>${now === null ? null : html` in ${now}`}${
    cost.before === null
      ? null
      : html`, after ${number(cost.before)}${then === null ? null : html` in ${then}`}${change === null ? null : html` (${change})`}`
  }.</p>`;
}
