import type { QmsRecord } from '../model/record.ts';
import { mayBeCovered } from '../records/covered-files.ts';
import { leadsToPlace } from '../records/file-uses.ts';
import { textsOf } from '../records/values.ts';

/** Ids a record used to have; they still lead to it. */
export const formerIdsOf = (record: QmsRecord): readonly string[] => textsOf(record.data['formerIds']);

/** Paths of the files a record's body links to. */
export const linkedFilesOf = (record: QmsRecord): string[] =>
  record.fileUses.flatMap(({ use, target }) =>
    use === 'link' && target !== null && target !== record.file ? [target] : [],
  );

/** Paths of the other files in which a record's links lead to a place. */
export const placesLinkedIn = (record: QmsRecord): string[] =>
  record.fileUses.flatMap((use) =>
    leadsToPlace(use) && use.target !== null && use.target !== record.file ? [use.target] : [],
  );

/** Paths of the files whose bytes a record is judged by, not only whether they exist. */
export const usedContentOf = (record: QmsRecord): string[] =>
  record.fileUses.flatMap((each) =>
    each.target !== null && (each.use === 'data' || mayBeCovered(each)) ? [each.target] : [],
  );
