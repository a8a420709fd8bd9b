import type { IsoDate } from '../../model/configuration.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Path } from '../../model/text.ts';
import { idsOf } from '../../records/values.ts';
import type { Due, DueKind } from './item.ts';

/** Says what is due by the records of some types, one by one. */
export interface RecordSource {
  /** Record types it looks at; empty means all. */
  readonly types: readonly string[];
  /** Whether it also looks at records that are over; those that are void, or older than judging begins, it never sees. */
  readonly ofFinal?: boolean;
  readonly of: (record: QmsRecord, queries: Queries) => readonly Due[];
}

/** Whom the record names as its owner. */
export const ownersOf = ({ data }: QmsRecord): readonly string[] => idsOf(data['owner']).slice(0, 1);

/** Something due by a record, asked of its owner unless said otherwise. */
export function dueBy(
  record: QmsRecord,
  kind: DueKind,
  on: IsoDate | null,
  deed: Message,
  path: Path,
  more: Partial<Pick<Due, 'part' | 'owners' | 'persons'>> = {},
): Due {
  return { kind, part: '', record, path, on, deed, owners: ownersOf(record), ...more };
}
