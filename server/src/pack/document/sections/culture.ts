import { type Blocks, heading, paragraph, type Table, table } from '../../../document/blocks.ts';
import { dayOrNone } from '../../../document/dates.ts';
import { number } from '../../../document/figures.ts';
import { joined, proseIn, quiet, type Text } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Culture } from '../../model.ts';
import { moneyOrNone } from '../amounts.ts';
import { named, party } from '../names.ts';
import { more, nothing } from '../nothing.ts';
import { sourceOf, type View } from '../view.ts';
import { wordsOrNone } from '../words.ts';
import { survey } from './survey.ts';

const say = defineMessages('pack.culture', {
  commitments: 'What top management did',
  what: 'What',
  who: 'Who',
  when: 'When',
  effect: 'What came of it',
  money: 'Money',
  communications: 'Communication',
  subject: 'Subject',
  reached: 'Reached',
  understood: 'Understood',
  feedback: 'What came back',
  reachedOf: '{count, number} of {all, number}',
  surveys: 'What employees said',
});

/** What leaders did, what was said to whom, and what employees think. */
export function culture(view: View): Blocks {
  const { commitments, communications, surveys } = view.pack.culture;
  const found = commitments.items.length + communications.items.length + surveys.items.length;
  return [
    found === 0 ? paragraph(nothing.culture()) : null,
    commitmentTable(view, commitments),
    more(commitments),
    communicationTable(view, communications),
    more(communications),
    surveys.items.length === 0
      ? null
      : [heading(say.surveys()), surveys.items.map((each) => survey(view, each))],
    more(surveys),
  ];
}

const commitmentTable = (view: View, { items }: Culture['commitments']): Table =>
  table(
    say.commitments(),
    [
      { title: say.what() },
      { title: say.who() },
      { title: say.when(), numeric: true },
      { title: say.effect() },
      { title: say.money(), numeric: true },
    ],
    items.map((each) => ({
      source: sourceOf(each.link),
      cells: [
        joined([named(view, each.link), quiet(wordsOrNone(each.kind)), proseIn(each.what)], ' '),
        party(each.by),
        dayOrNone(each.date),
        proseIn(each.effect),
        moneyOrNone(each.money),
      ],
    })),
  );

const communicationTable = (view: View, { items }: Culture['communications']): Table =>
  table(
    say.communications(),
    [
      { title: say.subject() },
      { title: say.who() },
      { title: say.when(), numeric: true },
      { title: say.reached(), numeric: true },
      { title: say.understood() },
      { title: say.feedback() },
    ],
    items.map((each) => ({
      source: sourceOf(each.link),
      cells: [
        named(view, each.link),
        party(each.by),
        dayOrNone(each.date),
        reached(each),
        each.understanding,
        proseIn(each.feedback),
      ],
    })),
  );

function reached({ reached: found }: Culture['communications']['items'][number]): Text | null {
  if (found === null) return null;
  return found.of === null ? number(found.count) : say.reachedOf({ count: found.count, all: found.of });
}
