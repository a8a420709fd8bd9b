import type { Masthead } from '../../../document/blocks.ts';
import { day, dayOrNone, shortSpan } from '../../../document/dates.ts';
import { type Inline, id, joined, tag } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Pack } from '../../model.ts';
import { shared } from '../shared.ts';
import { sourceOf } from '../view.ts';
import { titled, words } from '../words.ts';

const say = defineMessages('pack.head', {
  review: 'Management review',
  system: 'Quality management system',
  covers: 'covers {period}',
  figures: '{state}, figures as of {date}',
  notHeld: 'This review has not been held; nothing here is decided.',
});

/** What the document is called where a review has no title. */
export const untitled = say.review;

/** The review itself: its title, when it was, what it covers. */
export function masthead(pack: Pack): Masthead {
  const { review } = pack;
  return {
    is: 'masthead',
    title: review.link.title === null ? untitled() : titled(review.link.title),
    owner: pack.organization ?? say.system(),
    band: unfinished(pack),
    when: joined(
      [
        dayOrNone(review.date),
        review.period === null ? null : say.covers({ period: shortSpan(review.period) }),
        say.figures({ state: words(review.state), date: day(pack.asOf) }),
        id(review.link.id),
      ],
      ' · ',
    ),
    source: sourceOf(review.link),
  };
}

/** That nothing here is decided yet, for a review that was not held, and how far its minutes are. */
function unfinished({ review, readiness }: Pack): Inline {
  if (review.state !== 'draft' && review.state !== 'planned') return null;
  return joined(
    [
      tag(words(review.state), 'warn'),
      say.notHeld(),
      readiness === null
        ? null
        : shared.inputsComplete({ ready: readiness.ready, count: readiness.inputs.length }),
    ],
    ' ',
  );
}
