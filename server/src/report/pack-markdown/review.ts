import type { DecisionAsked, Expectation, InputSection, ObjectiveProgress, Pack } from '../../pack/model.ts';
import { count, day, money, number, sums, withUnit } from '../../pack/render/format.ts';
import { latestContext, latestValue, meanWords } from '../../pack/render/indicator-words.ts';
import { lacking } from '../../pack/render/lacking.ts';
import { nothing } from '../../pack/render/nothing-words.ts';
import { saysReached, standingWords } from '../../pack/render/objective-words.ts';
import { progressWords } from '../../pack/render/page-one-words.ts';
import { clause, themeTitle, words } from '../../pack/render/words.ts';
import { brought } from './page-one.ts';
import {
  actions,
  bold,
  captioned,
  cited,
  date,
  facts,
  joined,
  list,
  md,
  more,
  name,
  type Piece,
  paragraph,
  plain,
  record,
  type Safe,
  table,
  unless,
  word,
} from './pieces.ts';

/** The meeting: when, who, what it concluded. */
export function meeting({ review, made, notes }: Pack): string[] {
  const { conclusions, policyReview } = review;
  return [
    '## The review and its conclusion',
    '',
    ...facts([
      ['Date:', date(review.date)],
      ['Chair:', name(review.chair)],
      ['Minutes by:', name(review.minutesBy)],
      ['Kind:', word(review.kind)],
      ['Parts:', joined(review.parts.map(record), ', ')],
      ['Review before:', review.previous === null ? 'none' : record(review.previous)],
      ['Next planned:', date(review.nextPlanned)],
      ['Pack made:', joined([day(made.on), made.version === null ? null : `qms ${made.version}`], ', ')],
      ['Conclusion:', conclusions?.statement],
      ['Suitable:', word(conclusions?.suitable ?? null)],
      ['Adequate:', word(conclusions?.adequate ?? null)],
      ['Effective:', word(conclusions?.effective ?? null)],
      ['In line with the strategy:', word(conclusions?.alignedWithStrategy ?? null)],
      [
        'Policy:',
        joined(
          [
            policyReview?.policy == null ? null : cited(policyReview.policy),
            word(policyReview?.result ?? null),
            policyReview?.note,
          ],
          ', ',
        ),
      ],
      ['Objectives:', word(review.objectivesReview)],
      ['Apologies:', joined(review.apologies.map(name), ', ')],
    ]),
    ...table(
      ['Who took part', 'Role', 'How', 'Top management'],
      review.attendees.map((each) => [
        joined([name(each.party), each.onBehalfOf === null ? null : `for ${name(each.onBehalfOf)}`], ' '),
        name(each.role) ?? each.function,
        word(each.mode),
        each.topManagement ? 'yes' : null,
      ]),
    ),
    ...captioned('To be known about this pack', list(notes)),
  ];
}

/** What the minutes still lack, while a review is prepared. */
export function readiness({ readiness: found }: Pack): string[] {
  if (found === null) return [];
  return [
    '## What the minutes still lack',
    '',
    `${number(found.ready)} of ${number(found.inputs.length)} inputs are complete.`,
    '',
    ...table(
      ['Input', 'Clause', 'Lacks'],
      found.inputs.map((each) => [
        each.title,
        each.clause === null ? 'own' : clause(each.clause),
        each.lacks.length === 0 ? 'nothing' : each.lacks.map((what) => lacking[what]).join(', '),
      ]),
    ),
  ];
}

/** The decisions of the last review in full, with who was to do what by when. */
export function promises({ pageOne, asOf }: Pack): string[] {
  const { decisions: found, review } = pageOne.lastTime;
  return [
    '## Decisions of the last review',
    '',
    ...unless(found.items.length > 0, review === null ? nothing.noReviewBefore : nothing.promises),
    ...found.items.flatMap((entry) => [
      `### ${plain(entry.decision)}`,
      '',
      ...facts([
        ['Carried out:', progressWords(entry)],
        ['What it brought:', brought(entry, asOf)],
        ['Owner:', name(entry.owner)],
        ['Due:', date(entry.due)],
        ['Answer:', word(entry.answer)],
        ['Granted:', entry.granted === null ? null : money(entry.granted)],
      ]),
      ...actions(entry.actions),
    ]),
    ...more(found),
  ];
}

/** The minutes, paragraph by paragraph as text. */
export const minutes = ({ review }: Pack): string[] =>
  review.minutes === null
    ? []
    : [
        '## Minutes',
        '',
        ...review.minutes.split(/\n\s*\n/).flatMap((each) => paragraph(each.replace(/^#+\s+/, ''))),
      ];

/** The inputs of the review, each with its point, its figures and its evidence. */
export function inputs(pack: Pack): string[] {
  return [
    ...unless(pack.inputs.length > 0, nothing.inputs),
    ...pack.inputs.flatMap((input) => [
      `### ${plain(input.titles.join(', '))}`,
      '',
      ...(input.notApplicable === null ? [] : paragraph(`Not applicable: ${input.notApplicable}`)),
      ...paragraph(input.summary),
      ...facts([
        ['Summary:', input.summary === null && input.notApplicable === null ? 'missing' : null],
        ['Conclusion:', input.conclusion],
        ['Asked:', input.ask === null ? null : askWords(input.ask)],
        ['Otherwise:', input.ask?.ifNot],
        ['Options:', joined(input.ask?.options ?? [], '; ')],
        ['Answer:', input.ask === null ? null : answerWords(input.ask)],
        ['Theme:', input.theme === null ? null : themeTitle(pack, input.theme)],
        ['Trend:', trendWords(input)],
        ['Effect:', input.money === null ? null : money(input.money)],
        ['Clause:', input.clauses.length === 0 ? null : `ISO 9001 ${input.clauses.map(clause).join(', ')}`],
        ['Presented by:', name(input.presentedBy)],
        [
          'Objectives:',
          input.objectives.length + input.proposes.length === 0 &&
          input.noObjective === null &&
          input.notApplicable === null
            ? 'linked to none'
            : joined(
                [
                  ...input.objectives.map(objectiveLine),
                  ...input.proposes.map((each) => joined([cited(each), 'proposed'], ', ')),
                ],
                '; ',
              ),
        ],
        ['No objective, because:', input.noObjective],
        [
          'Indicators:',
          joined(
            input.indicators.map((each) =>
              joined(
                [
                  cited(each.cited),
                  joined([latestValue(each, each.unit), latestContext(each)], ' '),
                  meanWords(each),
                  word(each.trend),
                ],
                ', ',
              ),
            ),
            '; ',
          ),
        ],
        [
          'Evidence:',
          joined(
            input.evidence.map((each) =>
              each.cited === null
                ? joined(
                    [
                      each.external?.what,
                      each.external?.location,
                      date(each.external?.date ?? null),
                      each.external?.url,
                    ],
                    ', ',
                  )
                : cited(each.cited),
            ),
            '; ',
          ),
        ],
      ]),
    ]),
  ];
}

/** What is asked, how much of it, by when and by whom. */
const askWords = (ask: DecisionAsked): Safe =>
  joined(
    [
      bold(ask.request),
      ask.money === null ? null : money(ask.money),
      ask.headcount === null ? null : count(ask.headcount, 'person', 'people'),
      ask.decideBy === null ? null : `by ${day(ask.decideBy)}`,
      ask.from === null ? null : `from ${name(ask.from)}`,
    ],
    ', ',
  );

const answerWords = ({ answer }: DecisionAsked): Piece =>
  answer === null
    ? 'not answered yet'
    : joined([joined([word(answer.answer), answer.decision], ': '), answer.reason], '. ');

/** The trend as stated, and what the indicators say where that is another one or all there is. */
const trendWords = ({ trend, computedTrend, trendNote }: InputSection): Safe =>
  joined(
    [
      word(trend),
      computedTrend === null || computedTrend === trend
        ? null
        : trend === null
          ? `${words(computedTrend)} from its indicators`
          : `the indicators it cites: ${words(computedTrend)}`,
      trendNote,
    ],
    ', ',
  );

const objectiveLine = (each: ObjectiveProgress): Safe =>
  joined(
    [
      cited(each.cited),
      standingWords(each),
      each.latest?.value == null ? null : withUnit(each.latest.value, each.unit),
      each.latest?.value == null || each.target === null ? null : `target ${number(each.target)}`,
      saysReached(each) ? 'target reached' : null,
    ],
    ', ',
  );

/** The decisions of the review, each with its line of sight. */
export function decisions(pack: Pack): string[] {
  return [
    ...unless(pack.decisions.items.length > 0, nothing.decisions),
    ...pack.decisions.items.flatMap((entry) => [
      `### ${plain(entry.decision ?? `Nothing decided: ${entry.none ?? 'no reason given'}`)}`,
      '',
      ...facts([
        ['Answer:', word(entry.answer)],
        ['Reason:', entry.reason],
        ['Kind:', word(entry.kind)],
        ['Theme:', entry.theme === null ? null : themeTitle(pack, entry.theme)],
        [
          'Granted:',
          joined(
            [
              entry.granted?.money == null ? null : money(entry.granted.money),
              entry.granted?.headcount == null ? null : count(entry.granted.headcount, 'person', 'people'),
              entry.granted?.from == null ? null : `from ${day(entry.granted.from)}`,
            ],
            ', ',
          ),
        ],
        ['Committed:', sums(entry.committed)],
        ['Expected:', entry.expected === null ? null : expectedWords(entry.expected)],
        ['Decided by:', joined(entry.decidedBy.map(name), ', ')],
        ['Changes:', joined(entry.changes.map(cited), ', ')],
        ['Owner:', name(entry.owner)],
        ['Due:', date(entry.due)],
        [
          'Line of sight:',
          joined(
            [
              orMissing(entry.lineOfSight.inputs.map(({ title }) => title)),
              orMissing(entry.lineOfSight.objectives.map(cited)),
              orMissing(
                entry.lineOfSight.policies.map(({ cited: policy, commitment, words: said }) =>
                  joined([cited(policy), said === null ? commitment : `“${said}”`], ': '),
                ),
              ),
            ],
            ' → ',
          ),
        ],
      ]),
      ...actions(entry.actions),
    ]),
    ...more(pack.decisions),
  ];
}

/** A step of the line of sight, with word of it where it breaks. */
const orMissing = (items: readonly Piece[]): Safe => joined(items.length === 0 ? ['(missing)'] : items, ', ');

/** What a decision is to bring: `Turnaround (KPI-1): 9 working days by 30 Jun 2026 (now 9.8)`. */
const expectedWords = ({ indicator, target, unit, by, latest }: Expectation): Safe =>
  joined(
    [
      target === null ? cited(indicator) : md`${cited(indicator)}: ${withUnit(target, unit)}`,
      by === null ? null : `by ${day(by)}`,
      latest?.value == null ? null : `(now ${number(latest.value)})`,
    ],
    ' ',
  );
