import { isHeld } from '../../../domain/phases.ts';
import { decisionWords, type Output } from '../../../domain/review/decisions.ts';
import type { ValueChange } from '../../../domain/trust/changes.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { changesBetween } from '../../../records/bound-changes.ts';
import { mappingsOf, textOf } from '../../../records/values.ts';
import { type ChangeKind, type DraftChange, keptRecords } from '../../kind.ts';

const say = defineMessages('decision-changed', {
  added: 'A decision is new: {decision}.',
  removed: 'A decision is taken out: {decision}.',
  changed: 'A decision is changed: {decision}.',
});

/** Outputs of a review by their ids; by their place where one has none. */
function outputsOf({ data }: QmsRecord): ReadonlyMap<string, Output> {
  const outputs = mappingsOf(data['outputs']);
  const ids = outputs.map(({ value }) => textOf(value['id']));
  const areNamed = !ids.includes(null) && new Set(ids).size === ids.length;
  return new Map(outputs.map((output, at) => [areNamed ? ids[at]! : String(output.index + 1), output]));
}

/** Days are shown by a kind of their own, and digests are written by the first approval. */
const decided = ({ due: _, approves, ...others }: JsonObject): JsonObject => ({
  ...others,
  ...(approves === undefined
    ? {}
    : { approves: mappingsOf(approves).map(({ value }) => value['record'] ?? null) }),
});

function* changesOf(before: QmsRecord, after: QmsRecord): Generator<DraftChange> {
  const [then, now] = [outputsOf(before), outputsOf(after)];
  const wasHeld = isHeld(before);
  const weight = wasHeld ? {} : { severity: 'information' as const };
  for (const [name, output] of now) {
    const was = then.get(name);
    const place = { file: after.file, record: after.key, path: ['outputs', output.index] };
    const decision = decisionWords(output);
    if (was === undefined) {
      yield { message: say.added({ decision }), place, ...weight };
      continue;
    }
    const values: readonly ValueChange[] = changesBetween(decided(was.value), decided(output.value)).map(
      (value) => ({ ...value, path: `outputs[${name}].${value.path}` }),
    );
    if (values.length > 0) yield { message: say.changed({ decision }), place, values, ...weight };
  }
  for (const [name, output] of then)
    if (!now.has(name))
      yield {
        message: say.removed({ decision: decisionWords(output) }),
        place: { file: before.file, record: before.key, path: ['outputs', output.index] },
        side: 'base',
        ...weight,
      };
}

export const kind: ChangeKind = {
  id: 'decision-changed',
  group: 'content',
  severity: 'warning',
  title: 'A decision of a management review is changed',
  explanation:
    'What top management decided is new, another, or gone. In a review that has taken place that rewrites what was said there.',
  *compare(states) {
    for (const { before, after } of keptRecords(states))
      if (after.type === 'management-review') yield* changesOf(before, after);
  },
};
