import { type Blocks, list, paragraph, prose, type Section } from '../../../document/blocks.ts';
import { day } from '../../../document/dates.ts';
import { code, type Element, id, joined, label, sentence, tag } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Message } from '../../../model/message.ts';
import type { Conclusions, Pack, ReviewHead } from '../../model.ts';
import { verdictTone } from '../states.ts';
import { sourceOf, type View } from '../view.ts';
import { words } from '../words.ts';

const say = defineMessages('pack.verdict', {
  title: 'Verdict on the management system',
  suitable:
    '{verdict, select, confirmed {suitable} partly {suitable in part} notconfirmed {not suitable} none {suitable: not judged} other {suitable: {said}}}',
  adequate:
    '{verdict, select, confirmed {adequate} partly {adequate in part} notconfirmed {not adequate} none {adequate: not judged} other {adequate: {said}}}',
  effective:
    '{verdict, select, confirmed {effective} partly {effective in part} notconfirmed {not effective} none {effective: not judged} other {effective: {said}}}',
  aligned:
    '{verdict, select, confirmed {in line with the strategy} partly {in line with the strategy in part} notconfirmed {not in line with the strategy} none {in line with the strategy: not judged} other {in line with the strategy: {said}}}',
  silent: 'Not judged yet: suitable, adequate, effective, in line with the strategy.',
  next: 'Next step:',
  askMeeting:
    'have the meeting answer {silent, plural, one {this question} =4 {these four questions} other {these # questions}}, and write the {silent, plural, one {answer} other {answers}} under {key} of {review}.',
  askAgain:
    'put {silent, plural, one {the question} =4 {all four questions} other {the # questions}} to the next review{date, select, none {} other { on {date}}}; signed minutes stay as they are.',
});

type Question = Exclude<keyof Conclusions, 'statement'>;

const questions: readonly (readonly [
  Question,
  (values: { readonly verdict: string; readonly said: Message | string }) => Message,
])[] = [
  ['suitable', say.suitable],
  ['adequate', say.adequate],
  ['effective', say.effective],
  ['alignedWithStrategy', say.aligned],
];

const known: ReadonlySet<string> = new Set(['confirmed', 'partly', 'not-confirmed']);

/** What the review concludes about the system, before anything else; where it does not say so yet, what to do. */
export function verdict({ pack }: View): Section {
  const { conclusions, link } = pack.review;
  const silent = questions.filter(([key]) => (conclusions?.[key] ?? null) === null).length;
  return {
    is: 'section',
    id: 'verdict',
    number: '1',
    title: say.title(),
    source: sourceOf({ ...link, path: ['conclusions'] }),
    blocks: [
      conclusions === null || silent === questions.length
        ? paragraph(say.silent(), 'lead')
        : list(verdictTags(conclusions), 'verdicts'),
      silent === 0 ? null : nextStep(pack, silent),
      prose(conclusions?.statement ?? null),
    ],
  };
}

/** The answers in words, each with its sign: `suitable`, `effective in part`, `adequate: not judged`. */
const verdictTags = (conclusions: Conclusions): readonly Element[] =>
  questions.map(([key, wording]) => {
    const value = conclusions[key];
    const isKnown = value !== null && known.has(value);
    const said = wording({
      verdict: value === null ? 'none' : isKnown ? value.replace('-', '') : 'other',
      said: value === null ? '' : words(value),
    });
    return tag(said, value === null ? 'plain' : verdictTone(value));
  });

function nextStep({ review }: Pack, silent: number): Blocks {
  const step = isOver(review)
    ? say.askAgain({ silent, date: review.nextPlanned === null ? 'none' : day(review.nextPlanned) })
    : sentence(say.askMeeting, { silent, key: code('conclusions'), review: id(review.link.id) });
  return paragraph(joined([label(say.next()), step], ' '));
}

const isOver = ({ state }: ReviewHead): boolean => state === 'approved';
