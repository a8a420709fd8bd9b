import { defineAggregate } from '../../domain/define-aggregate.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { registerOf } from '../../domain/register.ts';
import { settingOf } from '../../domain/setting.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { FixPlan, Place } from '../../model/finding.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { groupedBy } from '../../records/grouped.ts';
import { isObject } from '../../records/values.ts';
import { supplier } from './examples.ts';

const say = defineMessages('supplier-critical', {
  one: 'Nobody says whether this supplier is critical, so it is not judged. Set `critical` to true where what it provides affects your products and services, else to false.',
  many: '{count, plural, one {# supplier does} other {# suppliers do}} not say whether they are critical, so none is judged. Set `critical` to true where what they provide affects your products and services, else to false. They are {suppliers}.',
  all: 'Take all as critical that do not say otherwise',
});

const clauses = ['iso-9001:2015/8.4.1', 'iso-9001:2015/8.4.2'];

/** Suppliers in use of which nobody says whether they are critical. */
const undecided = defineAggregate<null>({
  name: 'suppliers not said to be critical or not',
  types: ['supplier'],
  map: (record) =>
    record.phase === 'active' && typeof record.data['critical'] !== 'boolean' ? [['', null]] : [],
});

/** So many suppliers in files of their own are each shown; of more it is said once. */
const mostShown = 3;

/** What suppliers share: their register, the entry of qms.yaml that maps them, or that each has a file of its own. */
const shareOf = ({ register, adoption }: QmsRecord): string =>
  register ?? (adoption === null ? 'files' : `entry ${adoption.entry}`);

/** Where a finding about several stands that share something, and the fix for all of them. */
function sharedPlace(first: QmsRecord, queries: Queries): { place: Place; fixes: readonly FixPlan[] } {
  const register = registerOf(first, queries);
  if (register !== undefined) {
    const { file, key, data } = register;
    return {
      place: { file, record: key, path: ['items'], token: 'key' },
      fixes: isObject(data['defaults'])
        ? [allCritical({ file, record: key }, ['defaults'])]
        : [allCritical({ file, record: key }, [])],
    };
  }
  if (first.adoption === null) return { place: { file: 'qms.yaml', path: [] }, fixes: [] };
  const { entry } = first.adoption;
  const path = ['types', entry];
  const hasDefaults = Object.keys(queries.config('types')[entry]?.defaults ?? {}).length > 0;
  return {
    place: { file: 'qms.yaml', path },
    fixes: [allCritical({ file: 'qms.yaml' }, hasDefaults ? [...path, 'defaults'] : path)],
  };
}

/** Sets `critical: true` in the `defaults` at the path, or adds such to what is there. */
const allCritical = (at: Pick<FixPlan, 'file' | 'record'>, path: Place['path']): FixPlan => ({
  title: say.all(),
  certain: false,
  ...at,
  steps: [
    path.at(-1) === 'defaults'
      ? { kind: 'add-key', path, key: 'critical', value: 'true' }
      : { kind: 'add-key', path, key: 'defaults', value: '{ critical: true }' },
  ],
});

const unsaid = supplier('').replace('critical: true\n', '');

export const rule: RepositoryRule = {
  id: 'supplier-critical',
  scope: 'repository',
  level: 'information',
  basis: 'practice',
  title: 'Nobody says whether a supplier is critical',
  clauses,
  explanation:
    'Criteria, evaluations, re-evaluations and certificates are looked for where a supplier affects whether your products and services are right (`critical: true`), and nowhere else. For the suppliers named here nobody says whether they do, so nothing about them is judged. Say it for each; for most offices the maker of the pens is not critical, and the laboratory that calibrates is. A register is one finding, and so are many suppliers in files of their own.',
  examples: {
    bad: { 'supplier.yaml': unsaid },
    good: { 'supplier.yaml': `${unsaid}critical: false\n` },
  },
  check(queries, report) {
    const open = queries.aggregate(undecided, '').map(({ record }) => record);
    if (open.length === 0 || coveredElsewhere(queries, clauses)) return;
    for (const [share, records] of groupedBy(open, shareOf)) {
      if (records.length === 1 || (share === 'files' && records.length <= mostShown)) {
        for (const record of records)
          report({
            message: asPractice(say.one()),
            place: { file: record.file, record: record.key, path: ['critical'], token: 'key' },
            fixes: [settingOf(record, 'critical', true), settingOf(record, 'critical', false)],
          });
        continue;
      }
      report({
        message: asPractice(
          say.many({ count: records.length, suppliers: listed(records.map(({ id }) => id)) }),
        ),
        ...sharedPlace(records[0]!, queries),
      });
    }
  },
};
