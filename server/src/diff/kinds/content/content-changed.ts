import type { ValueChange } from '../../../domain/trust/changes.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import type { Message } from '../../../model/message.ts';
import { keysShown, movedUnder, topKeys } from '../../content-keys.ts';
import { type ChangeKind, type KeptRecord, keptRecords, type StatePair } from '../../kind.ts';
import { boundChangesOf, heldBefore, isSameVersion } from '../../signed.ts';

const say = defineMessages('content-changed', {
  changed: 'Something else in it is changed: {keys}.',
  key: '`{key}`',
  text: 'the text',
});

/** So many keys are named. */
const mostKeys = 6;

/** The paths that are shown already, as signed content that is changed under its version. */
function shownAsSigned(pair: KeptRecord, states: StatePair): ReadonlySet<string> {
  if (pair.before.phase === 'draft' || !isSameVersion(pair)) return new Set();
  const [first] = heldBefore(pair.before, states.base)
    .map((block) => boundChangesOf(pair, block, states))
    .filter((values) => values.length > 0);
  return new Set((first ?? []).map(({ path }) => path));
}

function valuesOf(pair: KeptRecord, states: StatePair): readonly ValueChange[] {
  const { before, after } = pair;
  const shown = keysShown(after.type);
  const keys = [...new Set([...Object.keys(before.data), ...Object.keys(after.data)])];
  const values = movedUnder(
    pair,
    keys.filter((key) => !shown.has(key)),
  );
  const isOtherText = (before.body ?? '') !== (after.body ?? '');
  const all = isOtherText ? [...values, { path: 'body' }] : values;
  if (all.length === 0) return [];
  const signed = shownAsSigned(pair, states);
  return all.filter(({ path }) => !signed.has(path));
}

export const kind: ChangeKind = {
  id: 'content-changed',
  group: 'content',
  severity: 'information',
  title: 'Other content of a record is changed',
  explanation: 'What a record says is changed besides what other kinds of change speak of.',
  *compare(states) {
    for (const pair of keptRecords(states)) {
      const values = valuesOf(pair, states);
      if (values.length === 0) continue;
      const named = topKeys(values).map((key): Message => (key === 'body' ? say.text() : say.key({ key })));
      const [first] = topKeys(values);
      yield {
        message: say.changed({ keys: listed(named, 'and', mostKeys) }),
        place: { file: pair.after.file, record: pair.after.key, path: first === 'body' ? [] : [first!] },
        values,
      };
    }
  },
};
