import { listWords } from '../../domain/words/lists.ts';
import { named } from '../../domain/words/records.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import { measured } from './examples.ts';

const planned = `${measured}what: A weekend rota for the service desk
resources: Two support engineers
owner: ROLE-SERVICE
due: 2026-12-31
evaluation: Monthly, in the service meeting
`;

/** Actions show what will be done also when they, not the objective, hold the link. */
const hasActions = (record: QmsRecord, queries: Queries): boolean =>
  ['objectives', 'origin'].some((field) =>
    queries.referrers(record.id, field).some(({ source }) => source.type === 'action'),
  );

export const rule: RecordRule = {
  id: 'objective-plan',
  scope: 'record',
  types: ['quality-objective'],
  concern: 'must-have',
  level: 'warning',
  basis: 'required',
  title: 'Objective without a full plan',
  clauses: ['iso-9001:2015/6.2.2'],
  explanation:
    'Planning an objective means answering five questions: what will be done (actions or what), with which resources (resources; "none needed" is an answer), who answers for it (owner), by when (due), and how the result will be evaluated (evaluation). The message names the questions that are still open. Actions that name the objective count too.',
  examples: {
    bad: { 'objective.yaml': planned.replace(/resources: .*\n/, '').replace(/evaluation: .*\n/, '') },
    good: { 'objective.yaml': planned },
  },
  check(record, queries, report) {
    const { data } = record;
    const open = [
      isBlank(data['actions']) && isBlank(data['what']) && !hasActions(record, queries)
        ? 'what will be done (`actions` or `what`)'
        : null,
      isBlank(data['resources']) ? 'with which resources (`resources`)' : null,
      isBlank(data['owner']) ? 'who answers for it (`owner`)' : null,
      isBlank(data['due']) ? 'by when (`due`)' : null,
      isBlank(data['evaluation']) ? 'how the result is evaluated (`evaluation`)' : null,
    ].filter((question) => question !== null);
    if (open.length === 0) return;
    report({
      message: `The plan of ${named(record)} does not say ${listWords(open)}; add what is missing.`,
      place: { file: record.file, record: record.key, path: [] },
    });
  },
};
