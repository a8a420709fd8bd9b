import { defineMessages } from '../../../messages/define-messages.ts';
import type { BaselineEntry } from '../../../model/baseline.ts';
import type { Message } from '../../../model/message.ts';
import type { Path } from '../../../model/text.ts';
import {
  baselineFile,
  entryKey,
  type NameNow,
  nameOfSubject,
  subjectNow,
} from '../../../records/baseline.ts';
import { type Change, type ValueChange, valueChange } from './change.ts';

const say = defineMessages('trust.change.baseline', {
  isNew:
    'A baseline is new. It holds {count, plural, one {# finding} other {# findings}} in {entries, plural, one {# entry} other {# entries}}.',
  more: 'The baseline holds {count, plural, one {one more finding} other {# more findings}} of `{rule}` on {subject}.',
  longer: 'The baseline holds findings of `{rule}` on {subject} until {to}. It did until {from}.',
});

const change = (message: Message, path: Path, values: readonly ValueChange[]): Change => ({
  kind: 'baseline',
  subject: 'baseline',
  message,
  place: { file: baselineFile, path },
  values,
});

const countOf = ({ places }: BaselineEntry): number =>
  [...places.values()].reduce((sum, count) => sum + count, 0);

/**
 * What the baseline of a head holds beyond that of a base: more findings, or the same for longer. What it holds no
 * longer is left out.
 * @param base entries, or null where there is no baseline
 * @param nameNow what a record of the base is called in the head
 */
export function baselineChanges(
  base: readonly BaselineEntry[] | null,
  head: readonly BaselineEntry[] | null,
  nameNow: NameNow,
): readonly Change[] {
  if (head === null) return [];
  if (base === null) {
    const count = head.reduce((sum, entry) => sum + countOf(entry), 0);
    return count === 0 ? [] : [change(say.isNew({ count, entries: head.length }), ['findings'], [])];
  }
  const keyOf = ({ rule, subject }: BaselineEntry): string => entryKey(rule, subjectNow(subject, nameNow));
  const before = new Map(base.map((entry) => [keyOf(entry), entry]));
  return head.flatMap((entry) => grown(entry, before.get(keyOf(entry))));
}

function grown(entry: BaselineEntry, before: BaselineEntry | undefined): readonly Change[] {
  const { rule, index, until } = entry;
  const subject = nameOfSubject(entry.subject);
  const at = ['findings', index];
  const raised = [...entry.places].filter(([place, count]) => count > (before?.places.get(place) ?? 0));
  const count = raised.reduce((sum, [place, held]) => sum + held - (before?.places.get(place) ?? 0), 0);
  const values = raised.map(([place, held]) =>
    valueChange(`places.${place}`, before?.places.get(place), held),
  );
  return [
    ...(count === 0 ? [] : [change(say.more({ count, rule, subject }), at, values)]),
    ...(before === undefined || until <= before.until
      ? []
      : [
          change(
            say.longer({ rule, subject, from: before.until, to: until }),
            [...at, 'until'],
            [valueChange('until', before.until, until)],
          ),
        ]),
  ];
}
