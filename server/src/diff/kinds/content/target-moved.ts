import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import { isBlank } from '../../../records/values.ts';
import { movedUnder, targetKeys, topKeys } from '../../content-keys.ts';
import { type ChangeKind, keptRecords } from '../../kind.ts';

const say = defineMessages('target-moved', {
  target: 'The target is moved from {before} to {after}.',
  other: 'What is to be reached, or how it is measured, is changed: {keys}.',
});

const isPlain = (value: unknown): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && value.length <= 30);

export const kind: ChangeKind = {
  id: 'target-moved',
  group: 'content',
  severity: 'warning',
  title: 'A target is moved',
  explanation:
    'What an objective or an indicator is to reach is another, or is measured in another way: a result looks better without anything being better.',
  *compare(states) {
    for (const pair of keptRecords(states)) {
      const values = movedUnder(pair, targetKeys(pair.after.type));
      if (values.length === 0) continue;
      const [before, after] = [pair.before.data['target'], pair.after.data['target']];
      const isTarget = isPlain(before) && isPlain(after) && before !== after;
      const keys = topKeys(values);
      yield {
        message: isTarget
          ? say.target({ before: String(before), after: String(after) })
          : say.other({ keys: listed(keys.map((key) => `\`${key}\``)) }),
        place: { file: pair.after.file, record: pair.after.key, path: [keys[0]!] },
        values,
        // Who fills in what a draft did not say yet moves nothing.
        ...(pair.before.phase === 'draft' || keys.every((key) => isBlank(pair.before.data[key]))
          ? { severity: 'information' as const }
          : {}),
      };
    }
  },
};
