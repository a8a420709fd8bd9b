import { type Blocks, paragraph, type Row, type Section, table } from '../../../document/blocks.ts';
import { day, dayOrNone } from '../../../document/dates.ts';
import {
  capital,
  type Inline,
  isGiven,
  joined,
  label,
  linesApart,
  link,
  quiet,
  sentence,
  strong,
  tag,
} from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Answer, DecisionAsked, DecisionUnasked, Link } from '../../model.ts';
import { days, moneyInColumn } from '../amounts.ts';
import { theme } from '../names.ts';
import { more } from '../nothing.ts';
import { lateBy, state } from '../states.ts';
import { sourceOf, topicsOf, type View } from '../view.ts';
import { words } from '../words.ts';
import { allAsks, type RankedAsk, type ShownAsks } from './all-asks.ts';
import {
  amountInColumn,
  answeredLate,
  grantedFrom,
  reasonWords,
  sumsInColumn,
  whyWords,
  worthOfAllWords,
} from './ask-words.ts';
import { type AskWorth, worthOfAll, worthOfEach } from './shared-worth.ts';

const say = defineMessages('pack.asks', {
  asked: 'Decisions asked of you',
  answered: 'Decisions asked and answered',
  none: 'No decision is asked.',
  openAndAnswered:
    '{open, plural, one {#\u00a0decision} other {#\u00a0decisions}} open, {answered, number} answered.',
  caption: 'What is asked, what is granted, by when, and what happens otherwise',
  what: 'What is asked',
  money: 'Money asked',
  granted: 'Granted',
  by: 'By when',
  ifNot: 'If not',
  noAmount: 'no amount',
  noDeadline: 'no deadline',
  past: '{days} past',
  left: '{days} left',
  answeredLate: 'answered {late}',
  notDecided: 'not decided yet',
  withOther: 'granted with {letter}',
  why: 'Why:',
  labelled: '{name}:',
  unasked: 'not asked',
  committed: 'committed',
  together: 'Together',
  input: 'see the input',
});

/** How soon a deadline is near, in days. */
const NEAR = 14;

/**
 * What is asked of top management and what it granted, in columns: the largest asks whole, further ones in a line each,
 * what was decided unasked, and the sums.
 */
export function asked(view: View): Section {
  const { totals, unasked } = view.pack.pageOne;
  const shown = allAsks(view.pack);
  const { whole, rest } = shown;
  const open = totals.asks - totals.answered;
  const lead =
    whole.length === 0
      ? say.none()
      : open > 0 && totals.answered > 0
        ? say.openAndAnswered({ open, answered: totals.answered })
        : null;
  return {
    is: 'section',
    id: 'asked',
    number: '2',
    title: whole.length > 0 && open === 0 ? say.answered() : say.asked(),
    source: null,
    blocks: [paragraph(lead, 'lead'), ledger(view, shown, unasked.items), more({ more: rest })],
  };
}

function ledger(view: View, shown: ShownAsks, unasked: readonly DecisionUnasked[]): Blocks {
  const { whole, further } = shown;
  const worth = worthOfEach(whole);
  const firstWith = answersOf([...whole, ...further]);
  return table(
    say.caption(),
    [
      { title: say.what() },
      { title: say.money(), numeric: true },
      { title: say.granted(), numeric: true },
      { title: say.by() },
      { title: say.ifNot() },
    ],
    [
      ...whole.map((each) => wholeRow(view, each, worth.get(each.letter)!, firstWith)),
      ...further.map((each) => furtherRow(view, each, firstWith)),
      ...sumRow(view, shown),
      ...unasked.map((each) => unaskedRow(view, each)),
    ],
    { layout: 'ledger', quietCaption: true },
  );
}

const answerKey = ({ id, path }: Link): string => `${id}\n${path.join('.')}`;

/** For each answer, the letter of the first ask it speaks to: what is granted to several is counted there. */
function answersOf(asks: readonly RankedAsk[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const { letter, ask } of asks)
    if (ask.answer !== null && !first.has(answerKey(ask.answer.link)))
      first.set(answerKey(ask.answer.link), letter);
  return first;
}

const itemOf = ({
  link: own,
  theme: name,
}: DecisionAsked | DecisionUnasked): Pick<Row, 'source' | 'topics'> => ({
  source: sourceOf(own),
  topics: topicsOf(name),
});

function wholeRow(
  view: View,
  { letter, ask }: RankedAsk,
  worth: AskWorth,
  firstWith: ReadonlyMap<string, string>,
): Row {
  const { answer, ifNot } = ask;
  const why = whyWords(worth);
  const reason = answer === null ? null : reasonWords(answer);
  return {
    ...itemOf(ask),
    cells: [
      linesApart(
        [label(letter), ' ', strong(ask.request)],
        joined(
          [
            why === null ? null : [label(say.why()), ' ', why],
            reason === null ? theme(view, ask.theme) : null,
          ],
          ' ',
        ),
        answer === null || reason === null
          ? null
          : [
              label(sentence(say.labelled, { name: capital(words(answer.answer)) })),
              ' ',
              reason,
              ' ',
              theme(view, ask.theme),
            ],
      ),
      amountOf(ask),
      grantedCell(letter, answer, firstWith),
      deadline(ask),
      ifNot,
    ],
  };
}

/** An ask beyond the largest: what, how much, what was granted, by when, and where the input stands that asks. */
const furtherRow = (view: View, { letter, ask }: RankedAsk, firstWith: ReadonlyMap<string, string>): Row => ({
  ...itemOf(ask),
  cells: [
    [label(letter), ' ', ask.request],
    amountOf(ask),
    grantedCell(letter, ask.answer, firstWith),
    dayOrNone(ask.decideBy),
    inputLink(view, ask),
  ],
});

function unaskedRow(view: View, decision: DecisionUnasked): Row {
  const entry = view.pack.decisions.items.find(
    ({ link: own }) => answerKey(own) === answerKey(decision.link),
  );
  const isGrant = entry?.granted?.money != null;
  return {
    ...itemOf(decision),
    cells: [
      decision.decision,
      quiet(say.unasked()),
      decision.money.length === 0
        ? null
        : linesApart(...decision.money.map(moneyInColumn), isGrant ? null : quiet(say.committed())),
      dayOrNone(decision.due),
      null,
    ],
  };
}

/** What the asks come to, where there are several; benefits behind several of them are counted once. */
function sumRow({ pack }: View, { whole, further }: ShownAsks): readonly Row[] {
  const { totals } = pack.pageOne;
  if (totals.asks < 2 || (totals.asked.length === 0 && totals.headcountAsked === 0)) return [];
  const worth = worthOfAllWords(worthOfAll([...whole, ...further].map(({ ask }) => ask)));
  return [
    {
      isSum: true,
      cells: [
        linesApart(strong(say.together()), worth),
        sumsInColumn(totals.asked, totals.headcountAsked),
        totals.answered === 0 ? null : sumsInColumn(totals.granted, totals.headcountGranted),
        null,
        null,
      ],
    },
  ];
}

function amountOf({ money, headcount }: DecisionAsked): Inline {
  const amount = amountInColumn(money, headcount);
  return isGiven(amount) ? amount : quiet(say.noAmount());
}

function grantedCell(letter: string, answer: Answer | null, firstWith: ReadonlyMap<string, string>): Inline {
  if (answer === null) return null;
  const first = firstWith.get(answerKey(answer.link));
  if (first !== undefined && first !== letter)
    return linesApart(quiet(say.withOther({ letter: first })), state(answer.answer));
  return linesApart(
    amountInColumn(answer.granted?.money ?? null, answer.granted?.headcount),
    state(answer.answer),
    quiet(grantedFrom(answer)),
  );
}

function inputLink(view: View, { link: own }: DecisionAsked): Inline {
  const anchor = view.anchors.inputOf(own);
  return anchor === null ? null : link(anchor, [say.input(), { is: 'page', anchor }]);
}

/** The day an ask is to be decided by, with how near or past it is; how late the answer came, in words. */
function deadline(ask: DecisionAsked): Inline {
  const { decideBy, daysLeft, answer } = ask;
  const by = decideBy === null ? quiet(say.noDeadline()) : day(decideBy);
  if (answer !== null) {
    const late = answeredLate(ask, answer);
    return linesApart(by, late !== null && tag(say.answeredLate({ late: lateBy(late) }), 'warn'));
  }
  return linesApart(
    strong(by),
    daysLeft !== null && daysLeft < 0 && tag(say.past({ days: days(-daysLeft) }), 'bad'),
    daysLeft !== null && daysLeft >= 0 && daysLeft <= NEAR && tag(say.left({ days: days(daysLeft) }), 'warn'),
    daysLeft !== null && daysLeft > NEAR && quiet(say.notDecided()),
  );
}
