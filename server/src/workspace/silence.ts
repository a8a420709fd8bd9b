import type { IsoDate } from '../model/configuration.ts';
import type { IgnoreComment } from '../model/facts.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { idsOf, textOf, textsOf } from '../records/values.ts';

/** Findings that a comment beside them must not hide: they are about trust in the text itself. */
export const cannotIgnore = (rule: string): boolean => /^(signoff-|yaml-|id-|ignore-)|^config$/.test(rule);

/** An `exception` record that is in effect. */
export interface Exception {
  readonly id: string;
  readonly rules: ReadonlySet<string>;
  readonly records: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly reason: string;
}

/**
 * The exceptions in effect on a day: in force, within their dates, and without a finding against their
 * own sign-off, since an exception nobody with authority signed excuses nothing.
 */
export function exceptionsInEffect(
  records: readonly QmsRecord[],
  today: IsoDate,
  isSigned: (record: QmsRecord) => boolean,
): Exception[] {
  const found: Exception[] = [];
  for (const record of records) {
    const { data } = record;
    const [from, until] = [dateOf(data['from']), dateOf(data['until'])];
    if (
      record.phase !== 'active' ||
      from === null ||
      until === null ||
      today < from ||
      today > until ||
      !isSigned(record)
    )
      continue;
    found.push({
      id: record.id,
      rules: new Set(textsOf(data['rules'])),
      records: new Set(idsOf(data['records'])),
      types: new Set(textsOf(data['types'])),
      reason: `${record.id}, until ${until}: ${textOf(data['reason'])?.trim() ?? 'no reason given'}`,
    });
  }
  return found;
}

export const excusedBy = (
  exceptions: readonly Exception[],
  rule: string,
  record: QmsRecord | null,
): Exception | undefined =>
  record === null
    ? undefined
    : exceptions.find(
        (exception) =>
          exception.rules.has(rule) && (exception.records.has(record.id) || exception.types.has(record.type)),
      );

/** The comment that silences a finding starting on `line`. */
export const ignoredBy = (
  ignores: readonly IgnoreComment[],
  rule: string,
  line: number,
): IgnoreComment | undefined =>
  cannotIgnore(rule)
    ? undefined
    : ignores.find((comment) => comment.rule === rule && comment.silences === line);
