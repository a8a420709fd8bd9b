import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { JsonObject } from '../../model/json.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank, mappingsOf } from '../../records/values.ts';
import { evaluated, supplier } from './examples.ts';

const say = defineMessages('supplier-evaluation', {
  neither:
    'The supplier is critical, but has neither criteria nor the result of an evaluation. Write the criteria or name their document under `criteriaFrom`, and record the evaluation under `evaluations`.',
  noCriteria:
    'The supplier is critical, but has no criteria. Write them or name their document under `criteriaFrom`.',
  noEvaluation:
    'The supplier is critical, but has no result of an evaluation. Record the evaluation under `evaluations`.',
});

const clauses = ['iso-9001:2015/8.4.1'];

/** True for an evaluation that says what came out; a day alone is none. */
const hasResult = (evaluation: JsonObject): boolean =>
  ['decision', 'score', 'results'].some((key) => !isBlank(evaluation[key]));

export const rule: RecordRule = {
  id: 'supplier-evaluation',
  scope: 'record',
  types: ['supplier'],
  concern: 'must-have',
  level: 'error',
  basis: 'documented',
  title: 'Critical supplier without criteria or evaluation',
  clauses,
  explanation:
    'What this supplier provides affects whether your products and services are right (`critical: true`). For such suppliers the standard asks for criteria by which they are chosen and watched, and for documented results. Write the criteria, or name the document that holds them under `criteriaFrom`, and record the evaluations with what came out; a day alone is no result. If they are kept in another system, name that system for clause 8.4.1 under elsewhere in qms.yaml.',
  examples: {
    bad: { 'supplier.yaml': supplier('criteria: [Delivery on time]\n') },
    good: { 'supplier.yaml': supplier(`criteria: [Delivery on time]\n${evaluated}`) },
  },
  check(record, queries, report) {
    const { data } = record;
    if (data['critical'] !== true || coveredElsewhere(queries, clauses)) return;
    const missing = [
      ...(isBlank(data['criteria']) && isBlank(data['criteriaFrom']) ? (['criteria'] as const) : []),
      ...(mappingsOf(data['evaluations']).some(({ value }) => hasResult(value))
        ? []
        : (['evaluations'] as const)),
    ];
    const [first] = missing;
    if (first === undefined) return;
    report({
      message:
        missing.length === 2 ? say.neither() : first === 'criteria' ? say.noCriteria() : say.noEvaluation(),
      place: { file: record.file, record: record.key, path: [first], token: 'key' },
    });
  },
};
