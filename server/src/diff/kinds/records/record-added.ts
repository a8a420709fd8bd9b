import { typeAndId } from '../../../domain/words/records.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { ChangeKind } from '../../kind.ts';

const say = defineMessages('record-added', {
  added: 'A record is new: {record}.',
});

export const kind: ChangeKind = {
  id: 'record-added',
  group: 'records',
  severity: 'information',
  title: 'A record is added',
  explanation: 'There is a record under an id that none had before, under a former id or this one.',
  *compare({ pairs }) {
    for (const { before, after } of pairs)
      if (before === null && after !== null)
        yield {
          message: say.added({ record: typeAndId(after) }),
          place: { file: after.file, record: after.key, path: [] },
        };
  },
};
