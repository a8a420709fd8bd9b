import type { FixPlan } from '../model/finding.ts';
import type { QmsRecord } from '../model/record.ts';
import { setTo } from './words/fixes.ts';

/** The repair that gives a key of a record a value: in a register at the item, whatever its `defaults` say. */
export const settingOf = (
  { file, key: record }: Pick<QmsRecord, 'file' | 'key'>,
  key: string,
  value: string | number | boolean,
): FixPlan => ({
  title: setTo(key, String(value)),
  certain: false,
  file,
  record,
  steps: [{ kind: 'set-key', key, value }],
});
