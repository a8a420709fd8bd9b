import type { Phase } from '../../model/record.ts';
import { statusOf } from '../../records/adopted.ts';

/** A status word of the documents of an entry that nobody knows, and how many have it. */
export interface StrangeWord {
  readonly word: string;
  readonly count: number;
  /** The status it is likely to stand for; null where nobody can say. */
  readonly likely: string | null;
}

/** What is left of a status without numbers and marks before it and without what is said behind it. */
function* readings(word: string): Generator<string> {
  const bare = word.replace(/^[^\p{L}]+/u, '');
  yield bare;
  for (const sign of [/[([{]/, /\s[-–—]\s/, /[,;:/|]/, /\s(?=\d|v\d)/i]) {
    const parts = bare.split(sign);
    if (parts.length > 1) yield parts[0]!.trim();
  }
  const words = bare.split(/\s+/);
  if (words.length > 1) {
    yield words[0]!;
    yield words.at(-1)!.replace(/[^\p{L}]+$/u, '');
  }
}

/** The status that a word nobody knows stands for by the known word in it. */
function likelyStatus(word: string, phases: ReadonlyMap<string, Phase>): string | null {
  if (/^(?:not|un|nicht|no|non|não)[ -]/i.test(word)) return null;
  for (const reading of readings(word)) {
    const status = reading === '' ? null : statusOf(reading, phases);
    if (status !== null) return status;
  }
  return null;
}

/** More than this is a sentence, and nobody's word for a status. */
const longestWord = 40;

/** The status words among those that could not be read, most frequent first. */
export function strangeWords(
  words: readonly string[],
  phases: ReadonlyMap<string, Phase>,
): readonly StrangeWord[] {
  const counts = new Map<string, number>();
  for (const word of words) if (word.length <= longestWord) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([word, count]) => ({ word, count, likely: likelyStatus(word, phases) }));
}
