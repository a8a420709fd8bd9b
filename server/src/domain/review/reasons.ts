import { isBlank, textOf } from '../../records/values.ts';
import { plainWords } from '../words/same-words.ts';
import type { InputItem } from './inputs.ts';

const keysOfReasons = ['noObjective', 'notApplicable'] as const;

/** A reason as one section states it: why it needs no objective, or why there was nothing to look at. */
export interface Reason {
  readonly item: InputItem;
  readonly key: (typeof keysOfReasons)[number];
  readonly text: string;
}

/** Where an input is linked all the same, nothing is evaded. */
const isLinkedAnyhow = ({ value }: InputItem): boolean =>
  !isBlank(value['objectives']) || !isBlank(value['proposes']);

/** The reasons that sections give in place of a link, or of anything to look at. */
export const reasonsIn = (items: readonly InputItem[]): readonly Reason[] =>
  items.flatMap((item) =>
    keysOfReasons.flatMap((key) => {
      const text = textOf(item.value[key]);
      return text === null || (key === 'noObjective' && isLinkedAnyhow(item)) ? [] : [{ item, key, text }];
    }),
  );

/** How many inputs some sections cover. */
export const inputsOf = (items: readonly InputItem[]): number =>
  new Set(items.flatMap(({ keys }) => keys)).size;

/** From this many inputs on the same words are no coincidence. */
const fewest = 3;

/** Reasons in the same words. */
export interface RepeatedReason {
  readonly reasons: readonly [Reason, ...Reason[]];
  /** How many inputs they stand for. */
  readonly count: number;
  /** Whether these are half of the inputs or more. */
  readonly isHalf: boolean;
}

/** One section that covers so many inputs says nothing of each; of fewer that belong together it may well. */
const tooManyForOne = 6;

/**
 * The reasons that stand in the same words at three inputs or more, or in one section for half of them.
 * @param all how many inputs the whole looks at, where these are the sections of a part
 */
export function repeatedReasons(items: readonly InputItem[], all: number): readonly RepeatedReason[] {
  const groups = new Map<string, [Reason, ...Reason[]]>();
  for (const reason of reasonsIn(items)) {
    const words = plainWords(reason.text);
    const group = groups.get(words);
    if (group === undefined) groups.set(words, [reason]);
    else group.push(reason);
  }
  return [...groups.values()].flatMap((reasons) => {
    const count = inputsOf(reasons.map(({ item }) => item));
    const isHalf = count * 2 >= all;
    const sections = new Set(reasons.map(({ item }) => item)).size;
    const isTooMuch = sections >= fewest || (isHalf && count >= tooManyForOne);
    return count >= fewest && isTooMuch ? [{ reasons, count, isHalf }] : [];
  });
}
