import { type Blocks, heading, paragraph, table } from '../../document/blocks.ts';
import { day } from '../../document/dates.ts';
import type { Document, Part } from '../../document/document.ts';
import { type Inline, id, item, joined, lines, quiet, strong } from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import { engagementBlocks, inputOfTopManagement } from '../../pack/document/sections/engagement.ts';
import { sourceOf } from '../../pack/document/view.ts';
import { clause } from '../../standards/lookup.ts';
import { numberOf } from '../facts/clauses.ts';
import type { LeadershipCoverage, LeadershipItemCoverage, LeadershipPeriod } from '../leadership.ts';
import type { Bounded, Link } from '../model.ts';
import { organizationOf, pageOf, sectionOf } from './page.ts';
import type { CoveragePages } from './pages.ts';
import { stateTag, stateText, say as words } from './words.ts';

export const say = defineMessages('coverage.leadership', {
  title: 'Leadership',
  shown:
    '{shown, number} of {of, plural, one {# item} other {# items}} of 5.1 {shown, plural, one {is} other {are}} shown by records of the last review interval.',
  elsewhere: '{count, plural, one {# is} other {# are}} kept in another system named in qms.yaml.',
  none: 'For {count, plural, one {#} other {#}} nothing in this repository shows it: {items}.',
  way: 'Most of it shows in records of normal work. Record the review, decision or communication that shows it, or a leadership commitment that cites one.',
  noStandard: 'qms.yaml names no standard that asks for leadership. Name one under `standards`.',
  items: 'What top management does, period by period',
  engagement: 'Engagement and results',
  what: 'What top management does',
  now: 'Now',
  since: 'since {date}',
  upTo: 'up to the review of {date}',
});

/** Over several review periods what shows that top management leads, and whether it moved results. */
export function leadershipDocument(coverage: LeadershipCoverage): Document {
  return pageOf(coverage, say.title(), overview(coverage), [
    ...(coverage.items.length === 0 ? [] : [sectionOf('items', say.items(), itemTable(coverage))]),
    sectionOf('engagement', say.engagement(), engagementOf(coverage)),
  ]);
}

/** The same as one section of another page. */
export const leadershipChapter = (coverage: LeadershipCoverage, how: CoveragePages): readonly Part[] =>
  coverage.items.length === 0
    ? []
    : [
        sectionOf('leadership', say.title(), [
          paragraph(joined(leadershipSentences(coverage), ' ')),
          itemTable(coverage, how),
          heading(say.engagement()),
          engagementOf(coverage),
        ]),
      ];

const engagementOf = ({ engagement }: LeadershipCoverage): Blocks => [
  inputOfTopManagement(engagement, nameOf),
  engagement.periods.items.length === 0 ? null : engagementBlocks(engagement, nameOf),
];

const nameOf = (link: Link): Inline => joined([link.title, id(link.id)], ' ');

/** How much of it is shown, in sentences. */
export function leadershipSentences({ items }: LeadershipCoverage): readonly Message[] {
  if (items.length === 0) return [say.noStandard()];
  const count = (state: LeadershipItemCoverage['state']): number =>
    items.filter((item) => item.state === state).length;
  const missing = items.filter(({ state }) => state === 'none').map(({ title }) => title);
  return [
    say.shown({ shown: count('shown'), of: items.length }),
    ...(count('elsewhere') > 0 ? [say.elsewhere({ count: count('elsewhere') })] : []),
    ...(missing.length > 0
      ? [
          say.none({
            count: missing.length,
            items: { items: missing, joint: 'and', most: missing.length },
          }),
          say.way(),
        ]
      : []),
  ];
}

const overview = (coverage: LeadershipCoverage): Blocks => [
  {
    is: 'masthead',
    title: say.title(),
    owner: organizationOf(coverage),
    band: null,
    when: words.asOf({ date: day(coverage.asOf) }),
    source: null,
  },
  paragraph(joined(leadershipSentences(coverage), ' '), 'lead'),
  coverage.cautions.map((caution) => paragraph(caution, 'context')),
];

/** A period as it heads a column. */
export const periodWords = ({ from, to, review }: LeadershipPeriod): Message =>
  review === null ? say.since({ date: day(from) }) : say.upTo({ date: day(to) });

/** The numbers an item has in the editions in use, each once. */
export const itemNumbers = ({ clauses }: LeadershipItemCoverage): string =>
  [...new Set(clauses.flatMap(({ ref }) => clause(ref) ?? []).map(numberOf))].join(', ');

const itemTable = ({ items, periods }: LeadershipCoverage, how: CoveragePages = {}): Blocks =>
  table(
    say.items(),
    [
      { title: say.what() },
      { title: say.now() },
      ...periods.map((period) => ({ title: periodWords(period) })),
    ],
    items.map((item) => ({
      cells: [
        [strong(itemNumbers(item)), ' ', item.title],
        stateTag(item.state),
        ...item.shown.map((records, at) => shownIn(records, periods[at]!, how)),
      ],
    })),
    { quietCaption: true, layout: 'cards' },
  );

/** So many records of a period are named. */
const fewRecords = 5;

/** What shows an item in a period; nothing yet is no fault of the one that is open. */
function shownIn(
  { items, more }: Bounded<Link>,
  { review }: LeadershipPeriod,
  { isLive }: CoveragePages,
): Inline {
  const all = items.length + more;
  if (all === 0) return review === null ? '–' : quiet(stateText('none'));
  return lines(
    ...items
      .slice(0, fewRecords)
      .map((link) => (isLive === true ? item(sourceOf(link), id(link.id)) : id(link.id))),
    all > fewRecords ? quiet(words.andMore({ count: all - fewRecords })) : null,
  );
}
