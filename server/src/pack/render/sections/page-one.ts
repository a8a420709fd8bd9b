import type {
  Answer,
  CostOfPoorQuality,
  DecisionAsked,
  PastDecision,
  SignificantChange,
} from '../../model.ts';
import { costChart } from '../charts/cost-chart.ts';
import { count, day, money, number, percentChange, period, shortSpan, withUnit } from '../format.ts';
import { type Content, html, joined, type Markup } from '../html.ts';
import { type PageOneParts, type Paper, settingOf } from '../page-one-fit.ts';
import { more, party, source, state, tag, theme, trend, type View } from '../view.ts';
import { heading } from '../words.ts';

/** Past decisions on page one; the section on the last decisions has them all. */
const MOST_PAST = 6;

/**
 * Page one: what is asked, what came of the last decisions, what changed, and the cost of poor quality.
 * @param paper the sheet it is to fit; null for one that is as small as any
 * @param tighter how many steps closer to set it in print than reckoned
 */
export function pageOne(view: View, paper: Paper | null = null, tighter = 0): Markup {
  const parts = pageOneParts(view);
  const { fit } = settingOf(parts, paper, tighter);
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

function head({ pack }: View): Markup {
  const { review } = pack;
  return html`<header class="masthead"${source(review.link)}>
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
</header>`;
}

function asked(view: View): Markup {
  const { decisions } = view.pack.pageOne;
  const { length } = decisions.items;
  const open = decisions.items.filter(({ answer }) => answer === null).length;
  const lead =
    length === 0
      ? 'No decision is asked.'
      : open === 0
        ? `${count(length, 'decision')} ${length === 1 ? 'was' : 'were'} asked; the ${length === 1 ? 'answer is' : 'answers are'} shown.`
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
    ', ',
  );
  return html`<li${source(decision.link)} data-theme="${decision.theme ?? ''}"><div class="ask">
<div class="figures"><div class="size">${size.length === 0 ? html`<span class="muted">no amount</span>` : size}</div>
<div class="until">${decision.answer === null ? deadline(decision) : answer(decision.answer)}</div></div>
<p class="request">${decision.request}</p>${
    decision.ifNot === null
      ? null
      : html`<p class="otherwise"><span class="label">Otherwise:</span> ${decision.ifNot}</p>`
  }<p class="context">${joined([theme(view, decision.theme), party(decision.from)], ' · ')}</p>
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
  const shown = last.decisions.items.slice(0, MOST_PAST);
  const left = (from: number): number =>
    last.decisions.items.length - Math.min(from, shown.length) + last.decisions.more;
  const pointer = (from: number, name: string): Markup | null =>
    left(from) > 0
      ? html`<p class="${name}"><a href="#promises">${number(left(from))} more, with dates and actions</a></p>`
      : null;
  return html`<section aria-labelledby="last"${source(last.review)}>
<h2 id="last"><span class="no">2</span> What you decided last time, and what it brought</h2>
<p class="lead">${lead}${last.date === null ? null : html` <span class="muted">Review of ${day(last.date)}.</span>`}</p>
${
  shown.length === 0
    ? null
    : html`<ul class="past">${shown.map(
        (
          decision,
          i,
        ) => html`<li${i < most ? null : html` class="on-screen"`}${source(decision.link)} data-theme="${decision.theme ?? ''}"><div class="decided">${decision.decision}</div>
<div class="kept">${progress(decision)}</div>
<div class="brought">${brought(decision)}</div></li>`,
      )}</ul>`
}
${most < MOST_PAST ? [pointer(MOST_PAST, 'more on-screen'), pointer(most, 'more on-paper')] : pointer(MOST_PAST, 'more')}
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
      outcome?.note == null ? null : html`<span class="note">${outcome.note}</span>`,
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
  return html`<li${source(change.link)} data-theme="${change.theme ?? ''}"><span>${
    anchor === null || change.source === 'input'
      ? change.subject
      : html`<a href="#${anchor}">${change.subject}</a>`
  } ${joined([figures, amount === null ? null : html`<b class="worth">${amount}</b>`], ', ')}</span> ${change.direction === 'unknown' ? null : trend(change.direction)}</li>`;
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
