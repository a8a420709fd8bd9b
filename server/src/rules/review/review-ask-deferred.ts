import { decisionWords } from '../../domain/review/decisions.ts';
import { type Deferred, deferredIn, isDecidedAgain } from '../../domain/review/deferred.ts';
import { sectionPlace } from '../../domain/review/inputs.ts';
import { reviewDate } from '../../domain/review/review.ts';
import { followedUpIn, heldAfter, isNewestFull } from '../../domain/review/succession.ts';
import { wholeOf } from '../../domain/review/whole.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Place } from '../../model/finding.ts';
import type { RecordRule } from '../../model/rule.ts';
import { textsOf } from '../../records/values.ts';
import { head } from './examples.ts';

const say = defineMessages('review-ask-deferred', {
  dropped:
    '{count, plural, one {A request} other {# requests}} that {reviews} deferred {count, plural, one {is} other {are}} not taken up here. Ask again at the input {count, plural, one {it comes} other {they come}} from, or add an output that answers: {decisions}.',
  past: 'The day for deciding on "{decision}" is past. Decide on it in a review, of whatever kind, or record the action that was decided with `origin: {review}` and the id of this answer as `output`. It was to be decided by {day}.',
  words: '"{decision}" from {review}',
  deferred: 'Here it was deferred.',
});

const placeOf = ({ review, output }: Deferred) => ({
  file: review.file,
  record: review.key,
  path: ['outputs', output.index, 'answer'],
});

const asked = (decideBy: string): string =>
  `${head}inputs:\n  - input: resources\n    summary: We lack people.\n    ask: { request: Two engineers, decideBy: ${decideBy} }\noutputs:\n  - { id: O1, kind: resources, decision: Two engineers, answer: deferred, from: [resources] }\n`;

export const rule: RecordRule = {
  id: 'review-ask-deferred',
  scope: 'record',
  types: ['management-review'],
  concern: 'content',
  level: 'warning',
  basis: 'own',
  begins: 'action',
  title: 'A request put off and forgotten',
  clauses: ['iso-9001:2015/9.3.2', 'iso-9001:2015/9.3.3'],
  explanation:
    'A management review answered a request with `deferred`. That is an answer as long as somebody comes back to it: the next full review has to ask again at the same input, or decide on it (an output with that input, or previous-actions, under `from`). Where it does not, the finding stands at its section on that input, or on earlier actions. At the newest full review itself it stands at the answer, once the day for which the decision was needed (`decideBy` of the ask, or a later `due` of the answer) is past and no review held since has decided. What was decided outside of a review shows in an action that names the review and the answer (`origin` and `output`), or under `outcomes`.',
  examples: {
    bad: { 'review.yaml': asked('2026-01-28') },
    good: { 'review.yaml': asked('2026-04-30') },
  },
  check(record, queries, report) {
    if (!isNewestFull(record, queries)) return;
    const own = wholeOf(record, queries);
    const since = heldAfter(record, queries);
    const today = queries.today();
    for (const deferred of deferredIn(own, queries)) {
      const { day } = deferred;
      if (day === null || day >= today || isDecidedAgain(deferred, since)) continue;
      report({
        message: say.past({ decision: decisionWords(deferred.output), review: deferred.review.id, day }),
        place: placeOf(deferred),
      });
    }
    const earlier = followedUpIn(record, queries);
    const dropped = deferredIn(earlier, queries).filter((deferred) => {
      const day = reviewDate(deferred.review) ?? '';
      const between = earlier.filter((review) => (reviewDate(review) ?? '') > day);
      return !isDecidedAgain(deferred, [...between, ...own, ...since]);
    });
    const places = new Map<string, { place: Place; requests: Deferred[] }>();
    for (const deferred of dropped) {
      const keys = [...textsOf(deferred.output.value['from']), 'previous-actions'];
      const place = sectionPlace(record, keys);
      const known = places.get(place.path.join('/'));
      if (known === undefined) places.set(place.path.join('/'), { place, requests: [deferred] });
      else known.requests.push(deferred);
    }
    for (const { place, requests } of places.values()) {
      report({
        message: say.dropped({
          count: requests.length,
          reviews: listed([...new Set(requests.map(({ review }) => review.id))], 'and', 2),
          decisions: listed(
            requests.map(({ review, output }) =>
              say.words({ decision: decisionWords(output), review: review.id }),
            ),
            'and',
            3,
          ),
        }),
        place,
        related: requests
          .slice(0, 5)
          .map((deferred) => ({ place: placeOf(deferred), message: say.deferred() })),
      });
    }
  },
};
