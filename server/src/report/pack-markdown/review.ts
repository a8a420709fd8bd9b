import type { Pack } from '../../pack/model.ts';
import { day, money, sums } from '../../pack/render/format.ts';
import { latestContext, latestValue, meanWords } from '../../pack/render/indicator-words.ts';
import { themeTitle } from '../../pack/render/words.ts';
import {
  actions,
  cited,
  date,
  facts,
  joined,
  more,
  name,
  paragraph,
  plain,
  record,
  table,
  word,
} from './pieces.ts';

/** The meeting: when, who, what it concluded. */
export function meeting({ review, made }: Pack): string[] {
  const { conclusions, policyReview } = review;
  return [
    '## The review and its conclusion',
    '',
    ...facts([
      ['Date:', date(review.date)],
      ['Chair:', name(review.chair)],
      ['Minutes by:', name(review.minutesBy)],
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
  return pack.inputs.flatMap((input) => [
    `### ${plain(input.titles.join(', '))}`,
    '',
    ...(input.notApplicable === null ? [] : paragraph(`Not applicable: ${input.notApplicable}`)),
    ...paragraph(input.summary),
    ...facts([
      ['Summary:', input.summary === null && input.notApplicable === null ? 'missing' : null],
      ['Conclusion:', input.conclusion],
      ['Asked:', input.ask?.request],
      ['Theme:', input.theme === null ? null : themeTitle(pack, input.theme)],
      ['Trend:', joined([word(input.trend), input.trendNote], ', ')],
      [
        'Objectives:',
        joined([...input.objectives.map((each) => cited(each.cited)), ...input.proposes.map(cited)], ', '),
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
            each.cited === null ? (each.external?.what ?? null) : cited(each.cited),
          ),
          ', ',
        ),
      ],
    ]),
  ]);
}

/** The decisions of the review, each with its line of sight. */
export function decisions(pack: Pack): string[] {
  return [
    ...pack.decisions.items.flatMap((entry) => [
      `### ${plain(entry.decision ?? `Nothing decided: ${entry.none ?? 'no reason given'}`)}`,
      '',
      ...facts([
        ['Answer:', word(entry.answer)],
        ['Reason:', entry.reason],
        ['Granted:', entry.granted?.money == null ? null : money(entry.granted.money)],
        ['Committed:', sums(entry.committed)],
        ['Owner:', name(entry.owner)],
        ['Due:', date(entry.due)],
        [
          'Line of sight:',
          joined(
            [
              joined(
                entry.lineOfSight.inputs.map(({ title }) => title),
                ', ',
              ),
              joined(entry.lineOfSight.objectives.map(cited), ', '),
              joined(
                entry.lineOfSight.policies.map((each) => cited(each.cited)),
                ', ',
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
