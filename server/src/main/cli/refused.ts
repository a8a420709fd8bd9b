import { NotWritten } from '../../adapters/node/write-file.ts';
import { Refusal } from '../../core/core.ts';
import { oneLine } from '../../document/sanitize.ts';
import { UsageError } from './usage.ts';

/** Runs what writes files; a refusal becomes one helpful line and exit code 2. */
export async function orUsageError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal || error instanceof NotWritten)
      throw new UsageError(oneLine(error.message, 1000));
    throw error;
  }
}
