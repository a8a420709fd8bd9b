import {
  type Blocks,
  entry,
  facts,
  group,
  heading,
  list,
  note,
  paragraph,
  prose,
} from '../../../document/blocks.ts';
import { day, dayOrNone } from '../../../document/dates.ts';
import { number, withUnit } from '../../../document/figures.ts';
import { capital, type Inline, joined, quiet, sentence, tag } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { DecisionEntry, Expectation } from '../../model.ts';
import { actionList } from '../actions.ts';
import { moneyOrNone, people, sums } from '../amounts.ts';
import { cited, idLink, party, theme } from '../names.ts';
import { more, nothing } from '../nothing.ts';
import { shared } from '../shared.ts';
import { state } from '../states.ts';
import { unreadTag } from '../unread.ts';
import { sourceOf, topicsOf, type View } from '../view.ts';
import { words } from '../words.ts';

const say = defineMessages('pack.decisions', {
  nothingDecided: 'Nothing decided: {reason}',
  nothingDecidedAtAll: 'Nothing decided: no reason given',
  committed: 'Committed',
  expected: 'Expected',
  target: '{indicator}: {value}',
  now: '(now {value})',
  decidedBy: 'Decided by',
  changes: 'Changes',
  lineOfSight: 'Line of sight',
  fromInput: 'From the input',
  servesObjective: 'serves the objective',
  andPolicy: 'and the policy',
  missing: 'missing',
  commitment: '{policy}: {commitment}',
});

/** The decisions of this review, each with its line of sight to the policy. */
export function decisions(view: View): Blocks {
  const { decisions: found } = view.pack;
  if (found.items.length === 0) return paragraph(nothing.decisions());
  return [found.items.map((each) => decisionEntry(view, each)), more(found)];
}

const decisionEntry = (view: View, decision: DecisionEntry): Blocks =>
  entry({
    source: sourceOf(decision.link),
    topics: topicsOf(decision.theme),
    blocks: [
      heading(decision.decision ?? nothingDecided(decision)),
      paragraph(
        joined(
          [
            state(decision.answer),
            decision.kind === null ? null : quiet(capital(words(decision.kind))),
            theme(view, decision.theme),
          ],
          ' · ',
        ),
        'context',
      ),
      decision.reason === null ? null : note(shared.reason(), prose(decision.reason)),
      facts([
        [shared.owner(), party(decision.owner)],
        [shared.due(), dayOrNone(decision.due)],
        [shared.granted(), granted(decision)],
        [say.committed(), sums(decision.committed)],
        [say.expected(), decision.expected === null ? null : expected(view, decision.expected)],
        [say.decidedBy(), joined(decision.decidedBy.map(party), ', ')],
        [
          say.changes(),
          joined(
            decision.changes.map((each) => cited(view, each)),
            ', ',
          ),
        ],
      ]),
      lineOfSight(view, decision),
      actionList(view, decision.actions),
    ],
  });

const nothingDecided = ({ none }: DecisionEntry): Inline =>
  none === null ? say.nothingDecidedAtAll() : say.nothingDecided({ reason: none });

const granted = ({ granted: given }: DecisionEntry): Inline =>
  given === null
    ? null
    : joined(
        [
          moneyOrNone(given.money),
          people(given.headcount),
          given.from === null ? null : shared.from({ date: day(given.from) }),
        ],
        ', ',
      );

/** What a decision is to bring: `Turnaround KPI-1: 9 working days by 30 Jun 2026 (now 9.8)`. */
const expected = (view: View, { indicator, target, unit, by, latest, ...rest }: Expectation): Inline =>
  joined(
    [
      target === null
        ? cited(view, indicator)
        : sentence(say.target, { indicator: cited(view, indicator), value: withUnit(target, unit) }),
      by === null ? null : shared.by({ date: day(by) }),
      latest?.value == null ? null : quiet(say.now({ value: number(latest.value) })),
      unreadTag(rest),
    ],
    ' ',
  );

function lineOfSight(view: View, { lineOfSight: line }: DecisionEntry): Blocks {
  const step = (items: readonly Inline[]): Blocks =>
    items.length === 0 ? paragraph(tag(say.missing(), 'warn')) : list(items, 'plain');
  return group(
    'sight',
    [
      group('column', [paragraph(say.fromInput(), 'label'), step(line.inputs.map(({ title }) => title))]),
      group('column', [
        paragraph(say.servesObjective(), 'label'),
        step(line.objectives.map((each) => cited(view, each))),
      ]),
      group('column', [
        paragraph(say.andPolicy(), 'label'),
        step(line.policies.map((each) => commitment(view, each))),
      ]),
    ],
    say.lineOfSight(),
  );
}

function commitment(
  view: View,
  { cited: policy, commitment: key, words: said }: DecisionEntry['lineOfSight']['policies'][number],
): Inline {
  const title = joined(
    [policy.to?.title, idLink(view, policy.to?.id ?? policy.written, policy.to?.version ?? null)],
    ' ',
  );
  if (key === null) return title;
  return sentence(say.commitment, {
    policy: title,
    commitment: said === null ? key : shared.quoted({ words: said }),
  });
}
