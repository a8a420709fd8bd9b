import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { type SignOffBlock, signOffBlocks } from '../../records/sign-offs.ts';
import { currentBlocks } from '../sign-off/blocks.ts';
import { isGivenAgain, weaknessOf } from './counting.ts';
import { type Standing, standingOf } from './level.ts';
import { nextStep } from './next-step.ts';
import { shortfallWords, standingWords } from './words.ts';

/** One sign-off with the evidence there is of it. */
export interface SignOffStanding {
  readonly record: QmsRecord;
  readonly block: SignOffBlock;
  readonly standing: Standing;
  /** What may be said of it. */
  readonly statement: Message;
  /** Why no more; null where there is no more. */
  readonly reason: Message | null;
  /** Whether its content and its evidence are as asked for; history does not count. Who signed is another question. */
  readonly counts: boolean;
  /** What makes it count; null for one that does, and for history. */
  readonly next: Message | null;
}

/** Every sign-off of these records with its evidence, in order of files and of the blocks in them. */
export function signOffStandings(records: Iterable<QmsRecord>, queries: Queries): readonly SignOffStanding[] {
  const inOrder = [...records].sort((one, other) =>
    one.file === other.file ? one.ordinal - other.ordinal : one.file < other.file ? -1 : 1,
  );
  return inOrder.flatMap((record) => {
    const current = new Set(currentBlocks(record, queries).map(({ index }) => index));
    return signOffBlocks(record.data).map((block) => {
      const standing = standingOf(record, block, queries);
      const { shortfall } = standing;
      const speaks = current.has(block.index);
      const weakness = speaks ? weaknessOf(record, block, queries) : null;
      const isDue = weakness !== null && !isGivenAgain(record, block, queries);
      return {
        record,
        block,
        standing,
        statement: standingWords(record, block, standing, queries),
        reason: shortfall === null ? null : shortfallWords(shortfall, queries),
        counts: speaks && weakness === null,
        next: isDue ? nextStep({ record, block, weakness }) : null,
      };
    });
  });
}
