import { isHeld } from '../../../domain/phases.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import { meetingKeys, movedUnder, topKeys } from '../../content-keys.ts';
import { type ChangeKind, keptRecords } from '../../kind.ts';

const say = defineMessages('review-changed', {
  moved: 'The review is moved from {before} to {after}.',
  changed: 'What the minutes say of the meeting is changed: {keys}.',
});

export const kind: ChangeKind = {
  id: 'review-changed',
  group: 'content',
  severity: 'warning',
  title: 'A management review is moved or changed',
  explanation:
    'When a review takes place, who is there, or what it concludes is another. Of a review that is only planned this is for information.',
  *compare(states) {
    for (const pair of keptRecords(states)) {
      const { before, after } = pair;
      const values = movedUnder(pair, meetingKeys(after.type));
      if (values.length === 0) continue;
      const date = values.find(({ path }) => path === 'date');
      const keys = topKeys(values);
      yield {
        message:
          typeof date?.before === 'string' && typeof date.after === 'string'
            ? say.moved({ before: date.before, after: date.after })
            : say.changed({ keys: listed(keys.map((key) => `\`${key}\``)) }),
        place: { file: after.file, record: after.key, path: [keys[0]!] },
        values,
        ...(isHeld(before) ? {} : { severity: 'information' as const }),
      };
    }
  },
};
