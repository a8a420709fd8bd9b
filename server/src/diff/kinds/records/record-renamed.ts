import { defineMessages } from '../../../messages/define-messages.ts';
import { textsOf } from '../../../records/values.ts';
import { type ChangeKind, sameRecords } from '../../kind.ts';

const say = defineMessages('record-renamed', {
  renamed: 'The id is {after} now, and was {before}.',
  unnamed: 'The id is {after} now, and was {before}, which it does not name as a former id.',
  moved: 'The record is in another file now, and was in {file}.',
});

export const kind: ChangeKind = {
  id: 'record-renamed',
  group: 'records',
  severity: 'information',
  title: 'A record has another id or file',
  explanation: 'A record is known by another id, or stands in another file, than before.',
  *compare(states) {
    for (const { before, after } of sameRecords(states)) {
      const place = { file: after.file, record: after.key, path: ['id'] };
      if (before.id !== after.id) {
        const words = { before: before.id, after: after.id };
        const isNamed = textsOf(after.data['formerIds']).includes(before.id);
        yield {
          message: isNamed ? say.renamed(words) : say.unnamed(words),
          place,
          values: [{ path: 'id', before: before.id, after: after.id }],
        };
      }
      if (before.file !== after.file) yield { message: say.moved({ file: before.file }), place };
    }
  },
};
