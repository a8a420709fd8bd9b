import type {
  Answer,
  CostOfPoorQuality,
  DecisionAsked,
  DecisionUnasked,
  PastDecision,
  SignificantChange,
} from '../../model.ts';
import { costChart } from '../charts/cost-chart.ts';
import { count, day, money, number, percentChange, period, shortSpan } from '../format.ts';
import { type Content, html, joined, type Markup } from '../html.ts';
import { type PageOneParts, type Paper, reckonedSetting, settings } from '../page-one-fit.ts';
import {
  answeredWords,
  changeAmount,
  changeFigures,
  changeSubject,
  expectationWords,
  firstPromiseWords,
  keptWords,
  outcomeWord,
  progressWords,
  reasonWords,
  totalWords,
  unaskedWords,
  whyWords,
} from '../page-one-words.ts';
import { list, more, party, source, state, tag, theme, trend, type View } from '../view.ts';
import { heading, titled } from '../words.ts';

/** Past decisions on page one; the section on the last decisions has them all. */
const MOST_PAST = 6;

/**
 * Page one: what is asked, what came of the last decisions, what changed, and the cost of poor quality.
 * @param paper the sheet it is to fit; null for one that is as small as any
 * @param setting how it is set in print, as an index of the settings; else as reckoned
 */
export function pageOne(view: View, paper: Paper | null = null, setting?: number): Markup {
  const parts = pageOneParts(view);
  const { fit } = settings[setting ?? reckonedSetting(parts, paper)]!;
  return html`<div class="page-one ${fit.name}" id="page-one">
${parts.head}
${parts.asked}
${fit.past < MOST_PAST ? lastTime(view, fit.past) : parts.past}
<div class="two">
${parts.changes}
${parts.cost}
</div>
</div>`;
}

/** What page one is put together from. */
export const pageOneParts = (view: View): PageOneParts => ({
  head: head(view),
  asked: asked(view),
  past: lastTime(view, MOST_PAST),
  changes: changes(view),
  cost: costs(view),
});

function head(view: View): Markup {
  const { pack } = view;
  const { review } = pack;
  return html`<header class="masthead"${source(review.link)}>
<p class="org">${pack.organization ?? 'Quality management system'}</p>
<h1>${titled(review.link.title ?? 'Management review')}</h1>
${unfinished(view)}
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
</header>`;
}

/** That nothing here is decided yet, for a review that was not held, and how far its minutes are. */
function unfinished({ pack }: View): Markup | null {
  const { review, readiness } = pack;
  if (review.state !== 'draft' && review.state !== 'planned') return null;
  return html`<p class="band" role="note">${tag(review.state, 'warn')} This review has not been held; nothing here is decided.${
    readiness === null
      ? null
      : ` ${number(readiness.ready)} of ${count(readiness.inputs.length, 'input')} ${readiness.ready === 1 ? 'is' : 'are'} complete.`
  }</p>`;
}

function asked(view: View): Markup {
  const { decisions, totals, unasked } = view.pack.pageOne;
  const { length } = decisions.items;
  const open = totals.asks - totals.answered;
  const lead =
    length === 0
      ? 'No decision is asked.'
      : open > 0 && totals.answered > 0
        ? `${count(open, 'decision')} open, ${number(totals.answered)} answered.`
        : null;
  const sentences = joined([lead, totalWords(totals)], ' ');
  return html`<section aria-labelledby="asked">
<h2 id="asked"><span class="no">1</span> ${length > 0 && open === 0 ? 'Decisions asked and answered' : 'Decisions asked of you'}</h2>
${sentences.length === 0 ? null : html`<p class="lead">${sentences}</p>`}
${length === 0 ? null : html`<ol class="asks">${decisions.items.map((decision) => askItem(view, decision))}</ol>`}
${more(decisions)}
${unasked.items.length === 0 ? null : html`<p class="label">Decided without an ask</p>${list(unasked.items.map((decision) => unaskedItem(view, decision)))}`}
</section>`;
}

const unaskedItem = (view: View, decision: DecisionUnasked): Markup =>
  html`<span${source(decision.link)} data-theme="${decision.theme ?? ''}">${joined(
    [decision.decision, unaskedWords(decision), theme(view, decision.theme)],
    ' · ',
  )}</span>`;

function askItem(view: View, decision: DecisionAsked): Markup {
  const size = joined(
    [
      decision.money === null ? null : html`<b>${money(decision.money)}</b>`,
      decision.headcount === null ? null : count(decision.headcount, 'person', 'people'),
    ],
    ', ',
  );
  const why = whyWords(decision);
  const reason = decision.answer === null ? null : reasonWords(decision.answer);
  return html`<li${source(decision.link)} data-theme="${decision.theme ?? ''}"><div class="ask">
<div class="figures"><div class="size">${size.length === 0 ? html`<span class="muted">no amount</span>` : size}</div>
<div class="until">${decision.answer === null ? deadline(decision) : answered(decision, decision.answer)}</div></div>
<p class="request">${decision.request}</p>${
    decision.ifNot === null
      ? null
      : html`<p class="otherwise"><span class="label">Otherwise:</span> ${decision.ifNot}</p>`
  }${why === null ? null : html`<p class="why"><span class="label">Why:</span> ${why}</p>`}${
    decision.answer === null || reason === null
      ? null
      : html`<p class="reason"><span class="label">${heading(decision.answer.answer)}:</span> ${reason}</p>`
  }<p class="context">${joined([theme(view, decision.theme), party(decision.from)], ' · ')}</p>
</div></li>`;
}

function deadline({ decideBy, daysLeft }: DecisionAsked): Content {
  if (decideBy === null) return html`<span class="muted">no deadline</span>`;
  return [
    html`<span class="label">by</span> <b>${day(decideBy)}</b>`,
    daysLeft !== null && daysLeft < 0 && html`<br>${tag(`${count(-daysLeft, 'day')} past`, 'bad')}`,
    daysLeft !== null &&
      daysLeft >= 0 &&
      daysLeft <= 14 &&
      html`<br>${tag(`${count(daysLeft, 'day')} left`, 'warn')}`,
  ];
}

/** An answer in few words beside the day it was needed by, with what was granted where that is less than asked. */
function answered({ decideBy }: DecisionAsked, given: Answer): Content {
  const on = answeredWords(given);
  return [
    decideBy !== null && html`<span class="label">by</span> ${day(decideBy)}<br>`,
    state(given.answer),
    given.granted?.money != null && given.answer === 'partly-granted' && html` ${money(given.granted.money)}`,
    on !== null && html`<br><span class="muted">${on}</span>`,
  ];
}

function lastTime(view: View, most: number): Markup {
  const { lastTime: last } = view.pack.pageOne;
  const shown = last.decisions.items.slice(0, MOST_PAST);
  const left = (from: number): number =>
    last.decisions.items.length - Math.min(from, shown.length) + last.decisions.more;
  const pointer = (from: number, name: string): Markup | null =>
    left(from) > 0
      ? html`<p class="${name}"><a href="#promises">${number(left(from))} more, with dates and actions</a></p>`
      : null;
  return html`<section aria-labelledby="last"${source(last.review)}>
<h2 id="last"><span class="no">2</span> What you decided last time, and what it brought</h2>
<p class="lead">${keptWords(last)}${last.date === null ? null : html` <span class="muted">Review of ${day(last.date)}.</span>`}</p>
${
  shown.length === 0
    ? null
    : html`<ul class="past">${shown.map(
        (
          decision,
          i,
        ) => html`<li${i < most ? null : html` class="on-screen"`}${source(decision.link)} data-theme="${decision.theme ?? ''}"><div class="decided">${decision.decision}</div>
<div class="kept">${progress(decision)}</div>
<div class="brought">${brought(view, decision)}</div></li>`,
      )}</ul>`
}
${most < MOST_PAST ? [pointer(MOST_PAST, 'more on-screen'), pointer(most, 'more on-paper')] : pointer(MOST_PAST, 'more')}
</section>`;
}

/** Whether a promise was kept. */
export function progress(decision: PastDecision): Content {
  const words = progressWords(decision);
  if (words === null) return null;
  switch (decision.progress) {
    case 'done':
      return tag(words, decision.daysLate === null && decision.firstDue === null ? 'good' : 'warn');
    case 'late':
      return tag(words, 'bad');
    case 'open':
      return tag(words);
    case 'none':
      return state(decision.answer);
  }
}

/** What a decision brought, and what became of the promise, in one line. */
export function brought(view: View, decision: PastDecision): Content {
  const { outcome, expected, movedBecause } = decision;
  const against = expectationWords(decision, view.pack.asOf);
  const parts = joined(
    [
      outcome === null ? null : html`<b>${heading(outcome.result)}.</b>`,
      against === null || expected === null
        ? null
        : html`${expected.indicator.to?.title ?? expected.indicator.written}: ${against}.`,
      firstPromiseWords(decision),
      decision.newDue === null ? null : movedBecause,
      outcome?.note == null ? null : html`<span class="note">${outcome.note}</span>`,
    ],
    ' ',
  );
  return parts.length === 0 ? null : html`<span class="result">${parts}</span>`;
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
  const anchor = view.anchors.find(change.link.id, change.link.version);
  const subject = changeSubject(change);
  const [figures, amount] = [changeFigures(change), changeAmount(change)];
  return html`<li${source(change.link)} data-theme="${change.theme ?? ''}"><span>${
    anchor === null || change.source === 'input' ? subject : html`<a href="#${anchor}">${subject}</a>`
  }${joined(
    [
      figures === null ? null : html`: <span class="figures">${figures}</span>`,
      amount === null ? null : html`${figures === null ? ': ' : ', '}<b class="worth">${amount}</b>`,
    ],
    '',
  )}</span> <span class="went">${joined([direction(change), ending(change)], ' ')}</span></li>`;
}

/** Which way it moved. What is only at risk is no better or worse yet. */
const direction = (change: SignificantChange): Markup | null =>
  change.direction === 'unknown' || change.source === 'risk' ? null : trend(change.direction);

function ending(change: SignificantChange): Markup | null {
  const word = outcomeWord(change);
  if (word === null || change.objective === null) return null;
  const tones = { achieved: 'good', missed: 'bad', behind: 'warn' } as const;
  return tag(word, tones[change.objective.outcome]);
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
