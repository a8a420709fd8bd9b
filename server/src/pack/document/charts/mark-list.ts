import { type Blocks, list } from '../../../document/blocks.ts';
import { joined, strong } from '../../../document/inline.ts';
import type { ChartMark } from '../../model.ts';
import { markWords } from '../indicator-words.ts';

type Lettered = ChartMark & { readonly letter: string };

const holds = (longer: string, shorter: string): boolean =>
  longer.toLowerCase().includes(shorter.toLowerCase().replace(/^(?:an?|the) /, ''));

/** What the letters on a chart stand for. A decision and the action it led to, in the same words, share a line. */
export function markList(marks: readonly Lettered[]): Blocks {
  const found: { label: string; marks: Lettered[] }[] = [];
  for (const mark of marks) {
    const same = found.find(
      ({ label }) =>
        mark.label !== '' && (holds(label, mark.label) || (label !== '' && holds(mark.label, label))),
    );
    if (same === undefined) {
      found.push({ label: mark.label, marks: [mark] });
      continue;
    }
    same.marks.push(mark);
    if (mark.label.length > same.label.length) same.label = mark.label;
  }
  return list(
    found.map((line) =>
      joined(
        [
          joined(
            line.marks.map((mark) => [strong(mark.letter), ' ', markWords(mark)]),
            ', ',
          ),
          line.label,
        ],
        ': ',
      ),
    ),
    'marks',
  );
}
