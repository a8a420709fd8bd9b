import { NotWritten } from '../../adapters/node/write-file.ts';
import { Refusal } from '../../core/core.ts';
import { oneLine } from '../../document/sanitize.ts';
import { english, type Language } from '../../messages/language.ts';
import { UsageError } from './usage.ts';

/**
 * Runs what writes files; a refusal becomes one helpful line and exit code 2.
 * @param language what a refusal is put into words in: that of the project, where there is one
 */
export async function orUsageError<T>(work: () => Promise<T>, { text }: Language = english): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw new UsageError(oneLine(text(error.reason), 1000));
    if (error instanceof NotWritten) throw new UsageError(oneLine(error.message, 1000));
    throw error;
  }
}
