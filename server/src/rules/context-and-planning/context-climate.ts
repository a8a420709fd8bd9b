import { defineAggregate } from '../../domain/define-aggregate.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { notInForce } from '../../domain/way-into-force.ts';
import { idAndTitle } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { isBlank, isObject } from '../../records/values.ts';

const say = defineMessages('context-climate', {
  undecided:
    'No evidence in this repository of a decision whether climate change matters. Add `climate` with `relevant` and `reason` to a context issue in force.',
  prepared:
    'No evidence in this repository of a decision whether climate change matters. Add `climate` with `relevant` and `reason` to {issue} and set `status: effective`.',
  unreasoned:
    'The context issue says whether climate change matters, but not why. Write the reason under `climate`.',
});

const climateClauses = ['iso-9001:2015/4.1'];

/**
 * Context issues in force that say whether climate change matters; the value says whether they say why. Besides
 * them those that are being written about it.
 */
const climateDecisions = defineAggregate<boolean>({
  name: 'climate-decisions',
  types: ['context-issue'],
  *map(record) {
    const climate = record.data['climate'];
    const isWritten = record.phase === 'draft' || record.phase === 'review';
    if (isWritten && (record.data['area'] === 'climate' || isObject(climate))) yield ['prepared', true];
    if (record.phase !== 'active' || !isObject(climate) || typeof climate['relevant'] !== 'boolean') return;
    yield ['decided', !isBlank(climate['reason'])];
  },
});

const issue = `id: CTX-001
type: context-issue
title: Hot summers
kind: external
area: climate
description: Halls without cooling reach 35 degrees in August.
`;

export const rule: RepositoryRule = {
  id: 'context-climate',
  scope: 'repository',
  level: 'warning',
  basis: 'required',
  title: 'Relevance of climate change not decided',
  clauses: climateClauses,
  explanation:
    'Since the amendment of 2024 an organization has to decide whether climate change is an issue for its management system. Either answer is fine, but one has to be given. Let one context issue carry climate with relevant: true or false and the reason. If the context is kept in another system, name that system for clause 4.1 under elsewhere in qms.yaml.',
  examples: {
    bad: { 'context.yaml': issue },
    good: {
      'context.yaml': `${issue}climate:\n  relevant: true\n  reason: Heat shifts the readings of our test benches.\n`,
    },
  },
  check(queries, report) {
    if (coveredElsewhere(queries, climateClauses)) return;
    const decisions = queries.aggregate(climateDecisions, 'decided');
    if (decisions.length === 0) {
      const prepared = queries.aggregate(climateDecisions, 'prepared')[0]?.record;
      report({
        message: prepared === undefined ? say.undecided() : say.prepared({ issue: idAndTitle(prepared) }),
        place: { file: 'qms.yaml', path: [] },
        related: prepared === undefined ? [] : [notInForce(prepared, 'status')],
        steps:
          prepared === undefined
            ? [{ kind: 'new-record', type: 'context-issue' }]
            : [{ kind: 'fill-in', id: prepared.id }],
      });
      return;
    }
    for (const { record, value: reasoned } of decisions) {
      if (reasoned) continue;
      report({
        message: say.unreasoned(),
        place: { file: record.file, record: record.key, path: ['climate', 'reason'] },
      });
    }
  },
};
