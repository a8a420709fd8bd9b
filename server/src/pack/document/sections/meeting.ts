import { type Blocks, facts, list, note, paragraph, prose, table } from '../../../document/blocks.ts';
import { day, dayOrNone } from '../../../document/dates.ts';
import { type Inline, joined, strong } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { ReviewHead } from '../../model.ts';
import { cited, named, onBehalfOf, party } from '../names.ts';
import { shared } from '../shared.ts';
import { state } from '../states.ts';
import type { View } from '../view.ts';
import { words, wordsOrNone } from '../words.ts';

const say = defineMessages('pack.meeting', {
  date: 'Date',
  chair: 'Chair',
  minutesBy: 'Minutes by',
  apologies: 'Apologies',
  kind: 'Kind',
  parts: 'Parts',
  before: 'Review before',
  none: 'none',
  next: 'Next planned',
  made: 'Pack made',
  madeBy: '{date}, qms {version}',
  suitable: 'Suitable',
  adequate: 'Adequate',
  effective: 'Effective',
  aligned: 'In line with the strategy',
  policy: 'Policy',
  objectives: 'Objectives',
  attendees: 'Who took part',
  name: 'Name',
  how: 'How',
  topManagement: 'Top management',
  yes: 'yes',
  notes: 'To be known about this pack',
});

/** The meeting itself: who, when, what it concluded about the system. */
export function meeting(view: View): Blocks {
  const { made, review, notes } = view.pack;
  return [
    facts([
      [say.date(), dayOrNone(review.date)],
      [say.chair(), party(review.chair)],
      [say.minutesBy(), party(review.minutesBy)],
      [say.apologies(), joined(review.apologies.map(party), ', ')],
      [say.kind(), words(review.kind)],
      [
        say.parts(),
        joined(
          review.parts.map((each) => named(view, each)),
          ', ',
        ),
      ],
      [say.before(), review.previous === null ? say.none() : named(view, review.previous)],
      [say.next(), dayOrNone(review.nextPlanned)],
      [
        say.made(),
        made.version === null ? day(made.on) : say.madeBy({ date: day(made.on), version: made.version }),
      ],
    ]),
    conclusion(review),
    facts(
      [
        [say.policy(), policyReview(view, review)],
        [say.objectives(), wordsOrNone(review.objectivesReview)],
      ],
      true,
    ),
    table(
      say.attendees(),
      [{ title: say.name() }, { title: shared.role() }, { title: say.how() }, { title: say.topManagement() }],
      review.attendees.map((each) => ({
        cells: [
          joined([party(each.party), onBehalfOf(each.onBehalfOf)], ' '),
          party(each.role) ?? each.function,
          wordsOrNone(each.mode),
          each.topManagement ? say.yes() : null,
        ],
      })),
    ),
    notes.length === 0 ? null : [paragraph(say.notes(), 'label'), list(notes)],
  ];
}

const conclusion = ({ conclusions }: ReviewHead): Blocks =>
  conclusions === null
    ? null
    : note(shared.conclusion(), [
        prose(conclusions.statement),
        facts([
          [say.suitable(), state(conclusions.suitable)],
          [say.adequate(), state(conclusions.adequate)],
          [say.effective(), state(conclusions.effective)],
          [say.aligned(), state(conclusions.alignedWithStrategy)],
        ]),
      ]);

const policyReview = (view: View, { policyReview: found }: ReviewHead): Inline =>
  found === null
    ? null
    : joined(
        [
          found.policy === null ? null : cited(view, found.policy),
          found.result === null ? null : strong(words(found.result)),
          found.note,
        ],
        ' – ',
      );

/** Minutes written as text. */
export const minutes = ({ pack }: View): Blocks => prose(pack.review.minutes, 2);
