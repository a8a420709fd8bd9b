import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { keysListed } from '../../domain/words/lists.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { signOffBlocks } from '../../records/sign-offs.ts';
import { isBlank, isObject, textOf } from '../../records/values.ts';

const say = defineMessages('change-authorization', {
  silent:
    'The change is {status} without saying {missing, select, review {what its review found} authorizedBy {who authorized it} other {what its review found and who authorized it}}. Write it under {keys}.',
});

const change = (more: string): string => `id: CHG-2026-001
type: change
title: Gaskets from another supplier
kind: supplier
status: implemented
${more}`;
const reviewed = 'review: { date: 2026-01-10, by: PER-001, result: All samples passed. }\n';

/** Changes of how the organization works: clause 6.3 asks that they are planned, 8.5.6 for no record of them. */
const ofTheSystem = ['qms', 'organization', 'document'];

export const rule: RecordRule = {
  id: 'change-authorization',
  scope: 'record',
  types: ['change'],
  concern: 'content',
  level: 'error',
  basis: 'documented',
  title: 'Change carried out without review or authorization',
  clauses: ['iso-9001:2015/8.5.6', 'iso-9001:2015/6.3'],
  explanation:
    'The change is carried out, and its record does not show what its review found or who authorized it. For changes of production and service the standard asks for both as documented information; for changes of the system itself this system does. Write the result under review and the person or role under `authorizedBy`; a sign-off with the meaning authorized names who did it too.',
  examples: {
    bad: { 'change.yaml': change(reviewed) },
    good: { 'change.yaml': change(`${reviewed}authorizedBy: ROLE-TD\n`) },
  },
  check(record, queries, report) {
    const { data, status } = record;
    if (status !== 'implemented' && status !== 'closed') return;
    const isOfSystem = ofTheSystem.includes(textOf(data['kind']) ?? '');
    const clauses = [isOfSystem ? 'iso-9001:2015/6.3' : 'iso-9001:2015/8.5.6'];
    if (coveredElsewhere(queries, clauses)) return;
    const review = data['review'];
    const isReviewed = isObject(review) ? !isBlank(review['result']) : !isBlank(review);
    const authorized = signOffBlocks(data).some(({ meaning }) => meaning === 'authorized');
    const missing = [
      ...(isReviewed ? [] : (['review'] as const)),
      ...(isBlank(data['authorizedBy']) && !authorized ? (['authorizedBy'] as const) : []),
    ];
    const [first] = missing;
    if (first === undefined) return;
    report({
      message: say.silent({ status, missing: missing.join('-'), keys: keysListed(missing) }),
      clauses,
      ...(isOfSystem && { basis: 'own' as const }),
      place: {
        file: record.file,
        record: record.key,
        path: first === 'review' && isObject(review) ? ['review', 'result'] : [first],
        token: 'key',
      },
    });
  },
};
