import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import { applyEdits } from '../span-edits.ts';
import type { TextFault } from '../yaml-stream.ts';
import { type Line, linesOf } from './slip.ts';

const say = defineMessages('text-conflict', {
  unchosen:
    'Two versions of this text were merged and nobody has chosen between them. Keep what is right, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.',
  upper: 'Keep the upper version',
  lower: 'Keep the lower version',
});

/** Whether a message is about two versions of a text that stand side by side. */
export const isConflict = (message: Message): boolean => message.id === say.unchosen().id;

/** Places reported in one text; each is looked for from its opening on. */
const mostConflicts = 20;

/** True for a line that git begins a version with. */
const marker = (sign: string, { text }: Line): boolean => new RegExp(`^\\${sign}{7}(?: |$)`).test(text);

/**
 * The text with the upper version alone where two stand side by side; blanks in the place of what is left out keep all
 * offsets and lines.
 */
export const upperVersion = (text: string, conflicts = conflictFaults(text, 0)): string =>
  applyEdits(
    text,
    conflicts.flatMap(({ fixes = [] }) =>
      (fixes[0]?.edits ?? []).map(({ span }) => ({
        span,
        text: text.slice(span.start, span.end).replace(/[^\r\n]/g, ' '),
      })),
    ),
  );

/** One fault for each place where two versions stand side by side, marked as git marks them. */
export function conflictFaults(text: string, base: number): TextFault[] {
  if (!text.includes('<<<<<<<')) return [];
  const lines = linesOf(text);
  const faults: TextFault[] = [];
  for (let index = 0; index < lines.length && faults.length < mostConflicts; index += 1) {
    const opening = lines[index]!;
    if (!marker('<', opening)) continue;
    const middle = lines.findIndex((line, at) => at > index && marker('=', line));
    const closing = lines.findIndex((line, at) => at > middle && marker('>', line));
    if (middle < 0 || closing < 0) break;
    // The version both grew from, where git was set to show it.
    const ancestor = lines.findIndex((line, at) => at > index && at < middle && marker('|', line));
    const startOf = (at: number): number => base + (lines[at]?.start ?? text.length);
    const keep = (title: Message, from: number, to: number) => ({
      title,
      certain: false,
      edits: [
        { span: { start: startOf(index), end: startOf(from) }, text: '' },
        { span: { start: startOf(to), end: startOf(closing + 1) }, text: '' },
      ],
    });
    faults.push({
      message: say.unchosen(),
      span: { start: startOf(index), end: base + lines[closing]!.start + lines[closing]!.text.length },
      document: 0,
      fixes: [
        keep(say.upper(), index + 1, ancestor < 0 ? middle : ancestor),
        keep(say.lower(), middle + 1, closing),
      ],
    });
    index = closing;
  }
  return faults;
}
