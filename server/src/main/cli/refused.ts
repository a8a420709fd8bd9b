import { NotWritten } from '../../adapters/node/write-file.ts';
import { Refusal } from '../../authoring/refusal.ts';
import { oneLine } from '../../report/sanitize.ts';
import { language } from './language.ts';
import { UsageError } from './usage.ts';

/** Runs what writes files; a refusal becomes one helpful line and exit code 2. */
export async function orUsageError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw new UsageError(oneLine(language.text(error.reason), 1000));
    if (error instanceof NotWritten) throw new UsageError(oneLine(error.message, 1000));
    throw error;
  }
}
