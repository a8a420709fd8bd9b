import { defineAggregate } from '../../domain/define-aggregate.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { keysListed } from '../../domain/words/lists.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';

const say = defineMessages('document-retention-missing', {
  undecided:
    'How long some kinds of records are kept is not decided. Add a period for {types} under `retention` in qms.yaml, such as `{example}: P10Y`.',
  tenYears: 'Keep each of them for ten years',
});

/** Types whose records are kept as evidence of what happened. */
const retained = [
  'leadership-commitment',
  'change',
  'communication',
  'complaint',
  'nonconforming-output',
  'survey',
  'audit',
  'management-review',
  'nonconformity',
  'action',
] as const;

/** Retained records that do not say themselves how long they are kept, by type. */
const withoutOwnPeriod = defineAggregate<null>({
  name: 'retained records without retention period of their own',
  types: retained,
  map: (record) =>
    record.phase === 'draft' || record.phase === 'void' || !isBlank(record.data['retention'])
      ? []
      : [[record.type, null]],
});

/** Something to begin with: how long is for the company to say. */
const keepForTenYears = (types: readonly string[]): FixPlan => ({
  title: say.tenYears(),
  certain: false,
  file: 'qms.yaml',
  steps: [
    {
      kind: 'add-key',
      path: [],
      key: 'retention',
      value: `{ ${types.map((type) => `${type}: P10Y`).join(', ')} }`,
    },
  ],
});

export const rule: RepositoryRule = {
  id: 'document-retention-missing',
  level: 'warning',
  basis: 'required',
  title: 'No retention period',
  clauses: ['iso-9001:2015/7.5.3.2'],
  explanation:
    'For records that prove what happened, the organization has to decide how long they are kept and what happens to them then. For the types named here neither `retention` in qms.yaml nor the records themselves give a period. Add one per type, such as `retention: { audit: P6Y }`; ask whether law or customers set a minimum.',
  examples: {
    bad: { 'audit.yaml': 'id: AUD-1\ntype: audit\ntitle: Audit of purchasing\nstatus: planned\n' },
    good: {
      'qms.yaml': 'retention: { audit: P6Y }\n',
      'audit.yaml': 'id: AUD-1\ntype: audit\ntitle: Audit of purchasing\nstatus: planned\n',
    },
  },
  scope: 'repository',
  check: (queries, report) => {
    const periods = queries.config('retention');
    const open = retained.filter(
      (type) => !Object.hasOwn(periods, type) && queries.aggregate(withoutOwnPeriod, type).length > 0,
    );
    const [first] = open;
    if (first === undefined || coveredElsewhere(queries, ['7.5.3.2'])) return;
    report({
      message: say.undecided({ types: keysListed(open, 'and', retained.length), example: first }),
      place: { file: 'qms.yaml', path: Object.keys(periods).length === 0 ? [] : ['retention'], token: 'key' },
      fixes: Object.keys(periods).length === 0 ? [keepForTenYears(open)] : [],
    });
  },
};
