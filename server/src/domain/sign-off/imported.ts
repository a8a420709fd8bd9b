import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { signOffBlocks } from '../../records/sign-offs.ts';
import { evidenceWeakness } from '../evidence/counting.ts';
import { needsHistory, type Shortfall } from '../evidence/level.ts';
import { dueDemands } from './gaps.ts';

/** A record with a sign-off that came in with so many others that one finding speaks of all, and that does not count. */
export interface ImportedDue {
  readonly record: QmsRecord;
  readonly shortfall: Shortfall;
}

/** The records on which a sign-off is due because what they carry came in with an import. */
export const importedDue = (records: Iterable<QmsRecord>, queries: Queries): readonly ImportedDue[] =>
  needsHistory(queries.config('signOff').evidence)
    ? [...records].flatMap((record) => {
        const shortfall = importedShortfall(record, queries);
        return shortfall === null ? [] : [{ record, shortfall }];
      })
    : [];

function importedShortfall(record: QmsRecord, queries: Queries): Shortfall | null {
  if (signOffBlocks(record.data).length === 0) return null;
  for (const { weak } of dueDemands(record, queries))
    for (const { record: signed, block } of weak) {
      const evidence = queries.evidence(signed, block.index);
      if (evidence?.kind === 'introduced' && evidence.imported)
        return evidenceWeakness(signed, block, queries);
    }
  return null;
}
