import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import { type ChangeKind, keptRecords } from '../../kind.ts';
import { contentMoved, reachedFrom } from '../../reach.ts';

const say = defineMessages('record-reached', {
  reached:
    '{count, plural, one {Another record rests} other {# other records rest}} on what is changed here: {records}.',
});

/** So many are named. */
const mostNamed = 5;

export const kind: ChangeKind = {
  id: 'record-reached',
  group: 'reach',
  severity: 'information',
  title: 'Other records rest on what is changed',
  explanation:
    'Records that the change leaves alone refer to one whose content it moves, directly or through others: look whether they still say what is right.',
  *compare(states) {
    const changed = new Set(states.pairs.flatMap(({ before, after }) => [before?.id, after?.id]));
    for (const pair of keptRecords(states)) {
      if (!contentMoved(pair)) continue;
      const ids = reachedFrom(pair.after, states.head.queries).filter((id) => !changed.has(id));
      if (ids.length === 0) continue;
      yield {
        message: say.reached({ count: ids.length, records: listed(ids, 'and', mostNamed) }),
        place: { file: pair.after.file, record: pair.after.key, path: ['id'] },
        reached: ids,
      };
    }
  },
};
