import { candidateObjectives } from '../../domain/review/candidates.ts';
import { filledInputs, type InputItem, inputNamed, inputPlace } from '../../domain/review/inputs.ts';
import { isLinked } from '../../domain/review/linked.ts';
import { reviewDate } from '../../domain/review/review.ts';
import { linkTo } from '../../domain/words/fixes.ts';
import { idAndTitle } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { complete, withInput, withInputBut } from './examples.ts';

const say = defineMessages('review-input-unlinked', {
  unlinked:
    '{input} {count, plural, one {is} other {are}} not linked to any quality objective. {byActions, select, yes {{offers, plural, =0 {Name one under `objectives`, cite actions that serve one, or propose a new one under `proposes`.} other {Name one under `objectives`, such as {candidates}, cite actions that serve one, or propose a new one under `proposes`.}}} other {{offers, plural, =0 {Name one under `objectives`, or propose a new one under `proposes`.} other {Name one under `objectives`, such as {candidates}, or propose a new one under `proposes`.}}}} Otherwise say under `noObjective` why none is needed, or under `notApplicable` why there was nothing to look at. ISO 9001 does not ask for this link. This system does, so that top management sees which objective is at stake.',
});

function linking(objective: QmsRecord, item: InputItem, record: QmsRecord): FixPlan {
  const path = ['inputs', item.index];
  return {
    title: linkTo(objective),
    certain: false,
    file: record.file,
    record: record.key,
    steps: [
      Object.hasOwn(item.value, 'objectives')
        ? { kind: 'replace-value', path: [...path, 'objectives'], value: objective.id }
        : { kind: 'add-key', path, key: 'objectives', value: `[${objective.id}]` },
    ],
  };
}

export const rule: RecordRule = {
  id: 'review-input-unlinked',
  scope: 'record',
  types: ['management-review'],
  concern: 'must-have',
  level: 'error',
  basis: 'own',
  begins: 'quality-objective',
  title: 'Review input not linked to any objective',
  clauses: ['iso-9001:2015/9.3.2', 'iso-9001:2015/6.2.1'],
  explanation:
    'An input that serves no objective is information without a purpose: top management cannot see what is at stake and nothing is decided. ISO 9001 does not ask for this link; this system does, because it is what turns the review into the language of the business. There are four ways out: name the objectives the input bears on (objectives), propose a new one as a draft (proposes), say why none is needed (`noObjective`), or say why there was nothing to look at (`notApplicable`). The section on earlier actions is also linked when the actions it cites as evidence serve objectives.',
  examples: {
    bad: { 'review.yaml': withInputBut('objectives') },
    good: { 'review.yaml': withInput(...complete) },
  },
  check(record, queries, report) {
    const planned = record.status === 'planned';
    for (const item of filledInputs(record)) {
      if (isLinked(item, queries)) continue;
      const candidates = candidateObjectives(item, reviewDate(record) ?? queries.today(), queries);
      report({
        message: say.unlinked({
          ...inputNamed(item, record, queries),
          byActions: item.keys.includes('previous-actions') ? 'yes' : 'no',
          offers: candidates.length,
          candidates: listed(candidates.map(idAndTitle), 'or'),
        }),
        place: { ...inputPlace(record, item, 'objectives'), token: 'key' },
        // Before the meeting there is still time: the link is missed, but nothing has gone wrong yet.
        ...(planned ? { severity: 'warning' as const } : {}),
        fixes: candidates.map((objective) => linking(objective, item, record)),
      });
    }
  },
};
