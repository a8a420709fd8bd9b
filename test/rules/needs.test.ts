import { expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import type { QmsRecord } from '../../server/src/model/record.ts';
import type { Part, RecordRule } from '../../server/src/model/rule.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { openProject } from './harness.ts';

const needing = rules.filter(
  (rule): rule is RecordRule => rule.scope === 'record' && rule.needs !== undefined,
);

/** A record as if these parts had never been in it. */
function without(record: QmsRecord, parts: readonly Part[]): QmsRecord {
  const keys = parts.flatMap((part) => (part.startsWith('data.') ? [part.slice('data.'.length)] : []));
  const data = Object.fromEntries(Object.entries(record.data).filter(([key]) => !keys.includes(key)));
  const isList = (part: Part): boolean => part !== 'adoption' && !part.startsWith('data.');
  const lists = Object.fromEntries(parts.filter(isList).map((part) => [part, []]));
  const adoption = parts.includes('adoption') ? null : record.adoption;
  const references = record.references.filter(({ path }) => !keys.includes(String(path[0])));
  return { ...record, references, ...lists, data, adoption };
}

const { project } = await openProject(acmeTexts());
const records = [...project.store.records.values()];

test.each(needing.map((rule) => [rule.id, rule] as const))(
  '%s has nothing to say of records without what it needs',
  (_, rule) => {
    const looked = records.filter(({ type }) => rule.types.length === 0 || rule.types.includes(type));
    const said = looked.flatMap((record) => {
      const found: string[] = [];
      rule.check(without(record, rule.needs ?? []), project.queries, () => found.push(record.key));
      return found;
    });
    expect(looked.length).toBeGreaterThan(0);
    expect(said).toEqual([]);
  },
);
