import { valueChange } from '../../../domain/trust/changes.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { IsoDate } from '../../../model/configuration.ts';
import type { Message } from '../../../model/message.ts';
import type { QmsRecord } from '../../../model/record.ts';
import type { Path } from '../../../model/text.ts';
import { dateOf, daysBetween } from '../../../records/dates.ts';
import { signOffBlocks } from '../../../records/sign-offs.ts';
import { mappingsOf, textOf } from '../../../records/values.ts';
import { deepEqual } from '../../../workspace/deep-equal.ts';
import { dueKeys } from '../../content-keys.ts';
import { type ChangeKind, type KeptRecord, keptRecords } from '../../kind.ts';

const say = defineMessages('due-date-moved', {
  later: '{field} is put off by {days, plural, one {# day} other {# days}}, from {before} to {after}.',
  earlier: '{field} is brought forward from {before} to {after}.',
  set: '{field} is set to {after}.',
  gone: '{field} is taken out, which was {before}.',
});

/** A day by which something is to be done. */
interface Due {
  readonly path: Path;
  /** As people name it, and the same in both states. */
  readonly name: string;
  readonly day: IsoDate | null;
}

/** The days of a record: its own, and those of the decisions of a management review. */
function daysOf({ data, type }: QmsRecord): ReadonlyMap<string, Due> {
  const own = dueKeys.map((key): Due => ({ path: [key], name: key, day: dateOf(data[key]) }));
  const outputs = type === 'management-review' ? mappingsOf(data['outputs']) : [];
  const decided = outputs.map(({ index, value }): Due => {
    const item = textOf(value['id']) ?? String(index + 1);
    return { path: ['outputs', index, 'due'], name: `outputs[${item}].due`, day: dateOf(value['due']) };
  });
  return new Map([...own, ...decided].filter(({ day }) => day !== null).map((due) => [due.name, due]));
}

function movedWords(field: string, before: IsoDate | null, after: IsoDate | null): Message {
  if (before === null) return say.set({ field, after: after! });
  if (after === null) return say.gone({ field, before });
  return before < after
    ? say.later({ field, before, after, days: daysBetween(before, after) })
    : say.earlier({ field, before, after });
}

/** The next review of what has just been reviewed is later: it has another version, sign-off or day of the last one. */
const isLookedAtAgain = (name: string, { before, after }: KeptRecord): boolean =>
  name === 'nextReview' &&
  (before.version !== after.version ||
    !deepEqual(before.data['lastReviewed'], after.data['lastReviewed']) ||
    signOffBlocks(after.data).length > signOffBlocks(before.data).length);

export const kind: ChangeKind = {
  id: 'due-date-moved',
  group: 'content',
  severity: 'warning',
  title: 'A day is moved',
  explanation:
    'Something is to be done, reviewed or reached by another day than before: a later day, or none, keeps it from being overdue.',
  *compare(states) {
    for (const pair of keptRecords(states)) {
      const { before, after } = pair;
      const [then, now] = [daysOf(before), daysOf(after)];
      for (const name of new Set([...then.keys(), ...now.keys()])) {
        const [was, is] = [then.get(name), now.get(name)];
        if (was?.day === is?.day) continue;
        const isLoosened = was?.day != null && (is?.day == null || was.day < is.day);
        yield {
          message: movedWords(`\`${name}\``, was?.day ?? null, is?.day ?? null),
          place: { file: after.file, record: after.key, path: is?.path ?? [] },
          values: [valueChange(name, was?.day ?? undefined, is?.day ?? undefined)],
          ...(isLoosened && before.phase !== 'draft' && !isLookedAtAgain(name, pair)
            ? {}
            : { severity: 'information' as const }),
        };
      }
    }
  },
};
