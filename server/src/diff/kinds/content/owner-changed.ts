import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import { idsOf } from '../../../records/values.ts';
import { movedUnder } from '../../content-keys.ts';
import { type ChangeKind, keptRecords } from '../../kind.ts';

const say = defineMessages('owner-changed', {
  other: 'It belongs to {after} now, and not to {before} any more.',
  set: 'It belongs to {after} now.',
  gone: 'It belongs to nobody any more.',
});

export const kind: ChangeKind = {
  id: 'owner-changed',
  group: 'content',
  severity: 'information',
  title: 'A record has another owner',
  explanation: 'Another role or person answers for a record than before, or nobody does.',
  *compare(states) {
    for (const pair of keptRecords(states)) {
      const values = movedUnder(pair, ['owner']);
      if (values.length === 0) continue;
      const [before, after] = [idsOf(pair.before.data['owner']), idsOf(pair.after.data['owner'])];
      const words = { before: listed(before), after: listed(after) };
      yield {
        message: after.length === 0 ? say.gone() : before.length === 0 ? say.set(words) : say.other(words),
        place: { file: pair.after.file, record: pair.after.key, path: ['owner'] },
        values,
        ...(after.length === 0 ? { severity: 'warning' as const } : {}),
      };
    }
  },
};
