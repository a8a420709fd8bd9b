import type { Configuration } from '../../model/configuration.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { SchemaCatalogue } from '../../schemas/catalogue.ts';
import { baseOf, type RecordsUnder } from './base-record.ts';
import type { Change } from './changes/change.ts';
import { identityChanges } from './changes/identities.ts';
import { exceptionChange, recordChanges, removalOf } from './changes/records.ts';
import { settingChanges } from './changes/settings.ts';
import type { RuleLevel } from './laxer-settings.ts';
import { leadingRoles } from './leading-roles.ts';

export { baselineChanges } from './changes/baseline.ts';
export { type Change, type ChangeSubject, type ValueChange, valueChange } from './changes/change.ts';
export { settingChanges } from './changes/settings.ts';

/** One of two states of a repository. */
export interface State {
  /** Null where qms.yaml cannot be read. */
  readonly configuration: Configuration | null;
  readonly records: Iterable<QmsRecord>;
}

/**
 * What a record says otherwise than in the base, where it was there, about who may sign and what others signed.
 * @param staysToo whether the record of the base stands next to it, as the version before
 */
export const changesOfRecord = (
  record: QmsRecord,
  before: QmsRecord | undefined,
  catalogue: SchemaCatalogue,
  staysToo: boolean,
): readonly Change[] => [
  ...identityChanges(record, before),
  ...exceptionChange(record, before),
  ...(before === undefined || staysToo ? [] : recordChanges(record, before, catalogue)),
];

const versionName = ({ type, id, version }: QmsRecord): string => JSON.stringify([type, id, version]);

/**
 * What changes from a base to a head about who may sign and what is checked, settings first. It says so and no more:
 * none of it is in effect, and whether it is right is for people to say.
 */
export function changesOf(
  base: State & { readonly configuration: Configuration; readonly under: RecordsUnder },
  head: State,
  catalogue: SchemaCatalogue,
  rules: readonly RuleLevel[],
): readonly Change[] {
  const found: Change[] = [];
  const kept = new Set<QmsRecord>();
  const records = [...head.records];
  const standing = new Set(records.map(versionName));
  for (const record of records) {
    const before = baseOf(record, base.under);
    if (before !== undefined) kept.add(before);
    const staysToo =
      before !== undefined && before.version !== record.version && standing.has(versionName(before));
    found.push(...changesOfRecord(record, before, catalogue, staysToo));
  }
  // Of several versions of which the head has one, the others may have gone into its history.
  const gone = [...base.records].filter(
    (record) => !kept.has(record) && !base.under(record.id).some((version) => kept.has(version)),
  );
  return [
    ...settingChanges(base.configuration, head.configuration, rules, leadingRoles(base.records)),
    ...gone.flatMap(removalOf),
    ...found,
  ];
}
