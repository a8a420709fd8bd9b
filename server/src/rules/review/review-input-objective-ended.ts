import { candidateObjectives } from '../../domain/review/candidates.ts';
import { filledInputs, type InputItem, inputNamed, inputPlace } from '../../domain/review/inputs.ts';
import { isLinkedBesides } from '../../domain/review/linked.ts';
import { reviewPeriod } from '../../domain/review/periods.ts';
import { reviewDate } from '../../domain/review/review.ts';
import { linkTo } from '../../domain/words/fixes.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { idAndTitle } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, isObject } from '../../records/values.ts';
import { complete, withInput } from './examples.ts';

const say = defineMessages('review-input-objective-ended', {
  ended:
    '{input} {count, plural, one {is} other {are}} linked to {objectives, plural, one {an objective that has} other {objectives that have}} ended. Link {count, plural, one {it} other {them}} to one that was pursued in the period, propose a new one under `proposes`, or say under `noObjective` why none is needed. The period begins on {start}: {ends}.',
  end: '{objective} ended on {end}',
});

/** The day an objective ended, by its dated fields alone; null while it had not. */
function endOf({ data }: QmsRecord): IsoDate | null {
  const { result } = data;
  return dateOf(data['withdrawnOn']) ?? (isObject(result) ? dateOf(result['date']) : null);
}

const linking = (objective: QmsRecord, item: InputItem, record: QmsRecord): FixPlan => ({
  title: linkTo(objective),
  certain: false,
  file: record.file,
  record: record.key,
  steps: [
    Array.isArray(item.value['objectives'])
      ? { kind: 'add-item', path: ['inputs', item.index, 'objectives'], value: objective.id }
      : { kind: 'replace-value', path: ['inputs', item.index, 'objectives'], value: objective.id },
  ],
});

const objective = (date: string): string =>
  `id: OBJ-2026-01\ntype: quality-objective\ntitle: Complaints halved\nstatus: achieved\nresult: { value: 3, date: ${date} }\n`;

export const rule: RecordRule = {
  id: 'review-input-objective-ended',
  scope: 'record',
  types: ['management-review'],
  needs: ['data.inputs'],
  concern: 'content',
  level: 'warning',
  basis: 'practice',
  title: 'Input linked only to objectives that had ended',
  clauses: ['iso-9001:2015/9.3.2', 'iso-9001:2015/6.2.1'],
  explanation:
    'Every objective the input is linked to had ended (`result.date`, `withdrawnOn`) before the period under review began, so the link says nothing of what is at stake now. Link an objective that was pursued in the period, propose a new one, or say why none is needed. An objective that ended within the period is its result and may well be looked at. This is good practice, not a requirement.',
  examples: {
    bad: { 'review.yaml': withInput(...complete), 'objective.yaml': objective('2025-06-30') },
    good: { 'review.yaml': withInput(...complete), 'objective.yaml': objective('2025-09-30') },
  },
  check(record, queries, report) {
    const period = reviewPeriod(record);
    if (period === null) return;
    for (const item of filledInputs(record)) {
      const ids = idsOf(item.value['objectives']);
      if (ids.length === 0 || isLinkedBesides(item, queries)) continue;
      const ended = ids.flatMap((id) => {
        const found = queries.record(id);
        const end = found?.type === 'quality-objective' ? endOf(found) : null;
        return found === undefined || end === null || end >= period.from ? [] : [{ objective: found, end }];
      });
      if (ended.length < ids.length) continue;
      const candidates = candidateObjectives(item, reviewDate(record) ?? period.to, queries);
      report({
        message: asPractice(
          say.ended({
            ...inputNamed(item, record, queries),
            objectives: ended.length,
            start: period.from,
            ends: listed(
              ended.map((each) => say.end({ objective: idAndTitle(each.objective), end: each.end })),
              'and',
              2,
            ),
          }),
        ),
        place: inputPlace(record, item, 'objectives'),
        fixes: candidates.map((candidate) => linking(candidate, item, record)),
      });
    }
  },
};
