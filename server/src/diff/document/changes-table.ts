import { type Row, type Table, table } from '../../document/blocks.ts';
import {
  code,
  type Element,
  type Inline,
  id,
  joined,
  linesApart,
  quiet,
  type Text,
  type Tone,
  tag,
  withCode,
} from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Severity } from '../../model/finding.ts';
import type { Message } from '../../model/message.ts';
import type { Change, Diff } from '../model.ts';
import { stateNamed } from '../state-words.ts';
import { valueWords } from '../value-words.ts';

const say = defineMessages('diff.table', {
  severity: 'How grave',
  change: 'What changes',
  record: 'Record',
  place: 'Where',
  error: 'error',
  warning: 'warning',
  information: 'information',
  more: '+{count, number}',
  inBase: '{place} in {base}',
});

const severityWords: Readonly<Record<Severity, readonly [() => Message, Tone]>> = {
  error: [say.error, 'bad'],
  warning: [say.warning, 'warn'],
  information: [say.information, 'plain'],
};

/** A severity in a frame. */
function severityTag(severity: Severity): Element {
  const [word, tone] = severityWords[severity];
  return tag(word(), tone);
}

/** Values of a change that are shown; `--format json` has all. */
const mostValues = 6;
/** So much of a sentence is shown, and of a title or a path. */
const longestSentence = 400;
const longestName = 200;

const cut = (text: string, longest = longestSentence): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;

/** The first sentence or two of a change, with the values that it moves. */
function changeCell({ message, values, names }: Change): Inline {
  const shown = values.slice(0, mostValues).map((value) => quiet(valueWords(value, names)));
  const more = values.length - shown.length;
  return linesApart(withCode(cut(message)), ...shown, more > 0 ? quiet(say.more({ count: more })) : null);
}

const recordCell = ({ record }: Change): Inline =>
  record === undefined
    ? null
    : joined(
        [id(cut(record.id, longestName)), record.title === null ? null : cut(record.title, longestName)],
        ' ',
      );

function placeCell({ side, file, range }: Change, { base }: Diff): Inline {
  const place = `${cut(file, longestName)}:${range.start.line + 1}`;
  return side === 'head' ? code(place) : say.inBase({ place, base: stateNamed(base) });
}

/** Changes one below the other, each with its record and its place. */
export const changesTable = (caption: Text, changes: readonly Change[], diff: Diff): Table =>
  table(
    caption,
    [{ title: say.severity() }, { title: say.change() }, { title: say.record() }, { title: say.place() }],
    changes.map(
      (change): Row => ({
        cells: [
          severityTag(change.severity),
          changeCell(change),
          recordCell(change),
          placeCell(change, diff),
        ],
      }),
    ),
    { layout: 'cards', quietCaption: true },
  );
