import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { systemStart } from '../../domain/system-start.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { isObject } from '../../records/values.ts';
import { programme } from './examples.ts';

const say = defineMessages('audit-programme-missing', {
  missing:
    'No audit programme in this repository covers today. Write a record of type `audit-programme` and have it approved.',
  ended:
    'No audit programme in this repository covers today. Write a record of type `audit-programme` and have it approved. The last one ended on {date}.',
});

const clauses = ['iso-9001:2015/9.2.2'];

export const rule: RepositoryRule = {
  id: 'audit-programme-missing',
  scope: 'repository',
  level: 'warning',
  basis: 'required',
  begins: 'audit-programme',
  title: 'No audit programme for today',
  clauses,
  explanation:
    'Internal audits are to follow a programme: which processes are audited how often, how and by whom, and to whom results go. No programme in force covers today. Write one (type audit-programme), or extend the next one to today and have it approved. If it is kept in another system, name that system for clause 9.2.2 under elsewhere in qms.yaml.',
  examples: {
    bad: { 'programme.yaml': programme('2025-12-31') },
    good: { 'programme.yaml': programme('2026-12-31') },
  },
  check(queries, report) {
    if (coveredElsewhere(queries, clauses)) return;
    const today = queries.today();
    const programmes = queries.ofType('audit-programme').filter(({ phase }) => phase === 'active');
    const periods = programmes.map(({ data }) => (isObject(data['period']) ? data['period'] : {}));
    const covers = periods.some(({ from, to }) => {
      const [first, last] = [dateOf(from), dateOf(to)];
      return (first === null || first <= today) && (last === null || last >= today);
    });
    // Before the system has begun there is nothing to audit, and the rules on policy and scope speak.
    if (covers || (periods.length === 0 && systemStart(queries) === null)) return;
    const last = periods
      .flatMap(({ to }) => dateOf(to) ?? [])
      .sort()
      .at(-1);
    report({
      message: last !== undefined && last < today ? say.ended({ date: last }) : say.missing(),
      place: { file: 'qms.yaml', path: [] },
    });
  },
};
