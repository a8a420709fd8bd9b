import {
  type Blocks,
  entry,
  group,
  heading,
  list,
  listOf,
  note,
  paragraph,
  prose,
} from '../../../document/blocks.ts';
import { day, dayOrNone } from '../../../document/dates.ts';
import { number, withUnit } from '../../../document/figures.ts';
import {
  code,
  type Inline,
  isGiven,
  joined,
  lines,
  quiet,
  sentence,
  strong,
  tag,
} from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import type { MessageList } from '../../../model/message.ts';
import { clause as found } from '../../../standards/lookup.ts';
import type { EvidenceEntry, IndicatorTrend, InputSection, ObjectiveProgress } from '../../model.ts';
import { money } from '../amounts.ts';
import { latestContext, latestValue, meanWords } from '../indicator-words.ts';
import { cited, party, theme } from '../names.ts';
import { nothing } from '../nothing.ts';
import { shared } from '../shared.ts';
import { objectiveStanding, trend } from '../states.ts';
import { inputsToDecide } from '../to-decide.ts';
import { unreadTag } from '../unread.ts';
import { sourceOf, topicsOf, type View } from '../view.ts';
import { clause, words } from '../words.ts';
import { askNote } from './input-ask.ts';

const say = defineMessages('pack.inputs', {
  notApplicable: 'Not applicable in this period',
  notApplicableBecause: '{input}: {reason}',
  computedTrend: '(the indicators it cites: {trend})',
  fromIndicators: '{trend} from its indicators',
  clauses: 'ISO 9001 {clauses}',
  editionClauses: '{edition} {clauses}',
  judgedBy: 'A review is judged by the edition of its own day, this one by {edition}.',
  begunBefore:
    'A review is judged by the edition of its own day. This one is judged by {edition}, in use since {day}, though its period began earlier.',
  presentedBy: 'presented by {who}',
  effect: 'effect {amount}',
  summaryMissing: 'summary missing',
  objectives: 'Objectives',
  noObjective: 'No objective, because',
  linkedToNone: 'not linked to any objective',
  proposed: '{objective} (proposed)',
  valueAndTarget: '{value}, target {target}',
  indicators: 'Indicators',
  noReading: 'no reading yet',
  evidence: 'Evidence',
});

/** The review's inputs, each with its point first and its evidence next to it. */
export function inputs(view: View): Blocks {
  const sections = view.pack.inputs;
  if (sections.length === 0) return paragraph(nothing.inputs());
  const others = sections.filter(({ notApplicable }) => notApplicable !== null);
  return [
    judgement(view),
    sections
      .filter(({ notApplicable }) => notApplicable === null)
      .map((section) => inputEntry(view, section)),
    others.length === 0
      ? null
      : entry({
          source: null,
          blocks: [
            heading(say.notApplicable()),
            listOf(
              others.map(({ link, titles, notApplicable }) => ({
                cells: [
                  sentence(say.notApplicableBecause, {
                    input: strong(titles.join(', ')),
                    reason: notApplicable,
                  }),
                ],
                source: sourceOf(link),
              })),
            ),
          ],
        }),
  ];
}

/** The inputs that ask for a decision not given yet, each whole. */
export const toDecide = (view: View): Blocks =>
  inputsToDecide(view.pack).map((section) => inputEntry(view, section));

const inputEntry = (view: View, input: InputSection): Blocks =>
  entry({
    id: view.anchors.place(input.link, 'input'),
    source: sourceOf(input.link),
    topics: topicsOf(input.theme),
    look: 'long',
    blocks: [
      group('whole', [
        heading(input.titles.join(', ')),
        paragraph(contextOf(view, input), 'context'),
        input.summary === null ? paragraph(tag(say.summaryMissing(), 'warn')) : prose(input.summary),
        input.conclusion === null && input.ask === null
          ? null
          : group('points', [
              input.conclusion === null ? null : note(shared.conclusion(), prose(input.conclusion)),
              input.ask === null ? null : askNote(input.ask),
            ]),
        paragraph(input.trendNote, 'quiet'),
      ]),
      group('columns', [
        group('column', objectives(view, input)),
        input.indicators.length === 0
          ? null
          : group('column', [
              paragraph(say.indicators(), 'label'),
              list(input.indicators.map((each) => lines(cited(view, each.cited), movement(each)))),
            ]),
        input.evidence.length === 0
          ? null
          : group('column', [
              paragraph(say.evidence(), 'label'),
              list(
                input.evidence.map((each) => evidence(view, each)),
                'evidence',
              ),
            ]),
      ]),
    ],
  });

/** The theme, the trend as stated and what the indicators say where that is another one, clauses and presenter. */
function contextOf(view: View, input: InputSection): Inline {
  const { trend: stated, computedTrend } = input;
  return joined(
    [
      theme(view, input.theme),
      trend(stated),
      stated !== null &&
        computedTrend !== null &&
        stated !== computedTrend &&
        quiet(say.computedTrend({ trend: words(computedTrend) })),
      stated === null &&
        computedTrend !== null &&
        quiet(sentence(say.fromIndicators, { trend: trend(computedTrend) })),
      ...clauseWords(input),
      input.presentedBy !== null && quiet(sentence(say.presentedBy, { who: party(input.presentedBy) })),
      input.money !== null && say.effect({ amount: money(input.money) }),
    ],
    ' · ',
  );
}

/** The clauses that ask for an input: where several editions are in use, those of each under its name. */
function clauseWords({ clauses, otherClauses }: InputSection): readonly Inline[] {
  const numbers = (refs: readonly string[]): MessageList => listed(refs.map(clause), 'and', refs.length);
  if (otherClauses.length === 0)
    return clauses.length === 0 ? [] : [quiet(say.clauses({ clauses: numbers(clauses) }))];
  const all = [...clauses, ...otherClauses];
  return [...new Set(all.map(editionName))].map((edition) =>
    quiet(
      say.editionClauses({ edition, clauses: numbers(all.filter((ref) => editionName(ref) === edition)) }),
    ),
  );
}

const editionName = (ref: string): string => found(ref)?.edition.name ?? ref.slice(0, ref.indexOf('/'));

/** By which edition the review is judged, where that may be asked, and what to know of the numbers of its clauses. */
function judgement({ pack }: View): Blocks {
  const { editions, review } = pack;
  const judging = editions.filter(({ judges }) => judges);
  const cautions = [...new Set(editions.flatMap(({ caution }) => caution ?? []))];
  const begun = judging.find(
    ({ from }) => from !== null && review.period !== null && review.period.from < from,
  );
  const name = joined(
    judging.map((each) => each.name),
    ', ',
  );
  const said =
    editions.length < 2 || judging.length === 0
      ? null
      : begun?.from == null
        ? sentence(say.judgedBy, { edition: name })
        : sentence(say.begunBefore, { edition: name, day: day(begun.from) });
  return said === null && cautions.length === 0 ? null : paragraph(joined([said, ...cautions], ' '), 'quiet');
}

function objectives(view: View, input: InputSection): Blocks {
  if (input.objectives.length === 0 && input.proposes.length === 0)
    return input.noObjective === null
      ? [paragraph(say.objectives(), 'label'), paragraph(tag(say.linkedToNone(), 'warn'))]
      : [paragraph(say.noObjective(), 'label'), paragraph(input.noObjective)];
  return [
    paragraph(say.objectives(), 'label'),
    list([
      ...input.objectives.map((each) =>
        lines(
          cited(view, each.cited),
          joined([objectiveStanding(each), reading(each), unreadTag(each)], ' '),
        ),
      ),
      ...input.proposes.map((each) => sentence(say.proposed, { objective: cited(view, each) })),
    ]),
  ];
}

function reading({ latest, unit, target }: ObjectiveProgress): Inline {
  if (latest?.value == null) return null;
  const value = withUnit(latest.value, unit);
  return target === null ? value : say.valueAndTarget({ value, target: number(target) });
}

/** The latest reading first, since that is what the minutes speak of; then the means the trend is judged by. */
const movement = (each: IndicatorTrend): Inline =>
  each.latest === null
    ? joined([quiet(say.noReading()), unreadTag(each)], ' ')
    : joined(
        [
          strong(latestValue(each, each.unit)),
          latestContext(each),
          trend(each.trend),
          quiet(meanWords(each)),
          unreadTag(each),
        ].filter(isGiven),
        ' ',
      );

/** One piece of evidence: a record, or where it is kept outside the repository. */
function evidence(view: View, { cited: record, external }: EvidenceEntry): Inline {
  if (record !== null) return cited(view, record);
  if (external === null) return null;
  const { what, location, date, url } = external;
  return joined([what, location, dayOrNone(date), url === null ? null : code(url, 'address')], ', ');
}
