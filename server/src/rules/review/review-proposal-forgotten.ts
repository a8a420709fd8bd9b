import { inputItems, sectionPlace } from '../../domain/review/inputs.ts';
import { followedUpIn, isNewestFull } from '../../domain/review/succession.ts';
import { wholeOf } from '../../domain/review/whole.ts';
import { idAndTitle } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { RecordRule } from '../../model/rule.ts';
import { idsOf, textsOf } from '../../records/values.ts';
import { head } from './examples.ts';

const say = defineMessages('review-proposal-forgotten', {
  forgotten:
    '{count, plural, one {An objective} other {# objectives}} that {reviews} proposed {count, plural, one {is still a draft} other {are still drafts}}. Put {count, plural, one {it} other {them}} in force or drop {count, plural, one {it} other {them}} with a reason, or take {count, plural, one {it} other {them}} up at an input of this review: {objectives}.',
  draft: 'This objective was proposed in {review} and is still a draft.',
});

const draft = 'id: OBJ-2025-09\ntype: quality-objective\ntitle: Fewer old drawings\nstatus: draft\n';
const earlier = `${head.replaceAll('2026-01', '2025-01').replace('status: held', 'status: approved')}inputs:
  - input: audit-results
    summary: Old drawings are the finding that comes back.
    proposes: [OBJ-2025-09]
`;
const review = `${head}previous: MR-2025-01\n`;

export const rule: RecordRule = {
  id: 'review-proposal-forgotten',
  scope: 'record',
  types: ['management-review'],
  concern: 'content',
  level: 'warning',
  basis: 'own',
  title: 'A proposed objective that stayed a draft',
  clauses: ['iso-9001:2015/9.3.2', 'iso-9001:2015/6.2.1'],
  explanation:
    'An input of a management review that proposes a draft objective (`proposes`) need not be linked to any other: the draft stands for what will be done. When the next full review is held and the objective is a draft still, nothing was done. Put the objective in force, or cancel it with a reason; or name it again at an input of the newest review, so that top management sees what became of its proposal. Only the newest full review is spoken of, at its section on the input that proposed it, or on objectives.',
  examples: {
    bad: { 'objective.yaml': draft, 'earlier.yaml': earlier, 'review.yaml': review },
    good: {
      'objective.yaml': draft.replace('draft', 'active'),
      'earlier.yaml': earlier,
      'review.yaml': review,
    },
  },
  check(record, queries, report) {
    if (!isNewestFull(record, queries)) return;
    const own = new Set(
      wholeOf(record, queries).flatMap(({ references }) => references.map(({ target }) => target)),
    );
    const forgotten = followedUpIn(record, queries).flatMap((reviewed) =>
      inputItems(reviewed).flatMap(({ keys, value }) =>
        idsOf(value['proposes']).flatMap((id) => {
          const objective = queries.target(id)?.phase === 'draft' ? queries.record(id) : undefined;
          if (objective?.type !== 'quality-objective') return [];
          const names = [objective.id, ...textsOf(objective.data['formerIds'])];
          return names.some((name) => own.has(name)) ? [] : [{ review: reviewed, keys, objective }];
        }),
      ),
    );
    const objectives = [...new Map(forgotten.map(({ objective }) => [objective.key, objective])).values()];
    if (objectives.length === 0) return;
    report({
      message: say.forgotten({
        count: objectives.length,
        reviews: listed([...new Set(forgotten.map(({ review: proposing }) => proposing.id))], 'and', 2),
        objectives: listed(objectives.map(idAndTitle), 'and', 3),
      }),
      place: sectionPlace(record, [...forgotten.flatMap(({ keys }) => keys), 'objectives']),
      related: forgotten.slice(0, 5).map(({ review: proposing, objective }) => ({
        place: { file: objective.file, record: objective.key, path: ['status'] },
        message: say.draft({ review: proposing.id }),
      })),
    });
  },
};
