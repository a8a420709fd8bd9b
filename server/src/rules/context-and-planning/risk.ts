import { listWords } from '../../domain/words/lists.ts';
import { named, recordWords } from '../../domain/words/records.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { ratingOf } from '../../records/risk-scale.ts';
import { idsOf, isBlank, isObject } from '../../records/values.ts';

/** Ids of the actions on a risk: those it names and those that name it as their origin. */
function actionsOn(record: QmsRecord, queries: Queries): readonly string[] {
  const named = idsOf(record.data['actions']);
  const naming = queries
    .referrers(record.id, 'origin')
    .filter(({ source }) => source.type === 'action')
    .map(({ source }) => source.id);
  return [...new Set([...named, ...naming])];
}

const risk = `id: RSK-003
type: risk
title: The only supplier of sensors fails
status: open
likelihood: 4
severity: 4
`;

export const riskAction: RecordRule = {
  id: 'risk-action',
  scope: 'record',
  types: ['risk'],
  concern: 'today',
  level: 'warning',
  basis: 'required',
  title: 'High risk without action or acceptance',
  clauses: ['iso-9001:2015/6.1.2'],
  explanation:
    'The risk is rated (likelihood times severity) at or above the threshold in qms.yaml, and nothing is decided about it. Either name an action, or accept the risk: acceptance with a reason, who accepted it, and until when. An acceptance whose date is past has to be decided again. An action that names the risk as its origin counts.',
  examples: {
    bad: { 'risk.yaml': risk },
    good: {
      'risk.yaml': `${risk}acceptance:\n  reason: A second source is being qualified and stock lasts six months.\n  by: ROLE-MD\n  until: 2026-06-30\n`,
    },
  },
  check(record, queries, report) {
    const assessed = ratingOf(record.data);
    if (assessed === null) return;
    const { threshold } = queries.config('risk');
    if (assessed.rating < threshold || actionsOn(record, queries).length > 0) return;
    const acceptance = isObject(record.data['acceptance']) ? record.data['acceptance'] : null;
    const until = dateOf(acceptance?.['until']);
    const reasoned = acceptance !== null && !isBlank(acceptance['reason']);
    if (reasoned && until !== null && until >= queries.today()) return;
    const rated = `${recordWords(record)} is rated ${assessed.rating} (likelihood ${assessed.likelihood} × severity ${assessed.severity}; threshold ${threshold})`;
    const place = { file: record.file, record: record.key };
    if (acceptance === null) {
      report({
        message: `${rated} and has neither an action nor an acceptance; name an action, or accept it with reason and end date.`,
        place: { ...place, path: ['actions'] },
      });
    } else if (!reasoned || isBlank(acceptance['until'])) {
      const missing = [...(reasoned ? [] : ['reason']), ...(isBlank(acceptance['until']) ? ['until'] : [])];
      report({
        message: `${rated} and is accepted without ${listWords(missing.map((key) => (key === 'until' ? 'an end date' : 'a reason')))}; complete the acceptance, or name an action.`,
        place: { ...place, path: ['acceptance', missing[0]!] },
      });
    } else if (until !== null) {
      report({
        message: `${rated} and its acceptance ended on ${until}; accept it again with a reason and a new date, or name an action.`,
        place: { ...place, path: ['acceptance', 'until'] },
      });
    }
  },
};

const treated = `${risk.replace('open', 'treated')}actions: [ACT-2025-007]
`;
const doneAction = `id: ACT-2025-007
type: action
title: Qualify a second supplier
status: done
completedOn: 2025-10-01
`;

export const riskEffectiveness: RecordRule = {
  id: 'risk-effectiveness',
  scope: 'record',
  types: ['risk'],
  concern: 'today',
  level: 'warning',
  basis: 'required',
  title: 'Effect of actions on a risk not evaluated',
  clauses: ['iso-9001:2015/6.1.2'],
  explanation:
    'Every action on the risk is finished, but the record does not say whether they worked. Write the result under `effectiveness` (effective, partly-effective or not-effective), or set `effectiveness.evaluateBy` to the day on which it can be judged; until then this finding is silent.',
  examples: {
    bad: { 'risk.yaml': treated, 'action.yaml': doneAction },
    good: { 'risk.yaml': `${treated}effectiveness:\n  evaluateBy: 2026-04-01\n`, 'action.yaml': doneAction },
  },
  check(record, queries, report) {
    const effectiveness = isObject(record.data['effectiveness']) ? record.data['effectiveness'] : {};
    if (!isBlank(effectiveness['result'])) return;
    const evaluateBy = dateOf(effectiveness['evaluateBy']);
    if (evaluateBy !== null && evaluateBy >= queries.today()) return;
    const actions = actionsOn(record, queries).map((id) => queries.target(id));
    if (actions.length === 0 || actions.some((action) => action?.phase !== 'final')) return;
    const done = actions.filter((action) => action?.status !== 'cancelled').map((action) => action!.id);
    if (done.length === 0) return;
    const when = evaluateBy === null ? '' : ` by ${evaluateBy}, as planned`;
    report({
      message: `The actions on ${named(record)} are done (${listWords(done)}), but whether they worked was not evaluated${when}; write the result under \`effectiveness\`, or set \`evaluateBy\` to the day it can be judged.`,
      place: { file: record.file, record: record.key, path: ['effectiveness', 'result'] },
    });
  },
};
