import { actionsOn } from '../../domain/risk.ts';
import { listWords } from '../../domain/words/lists.ts';
import { recordWords } from '../../domain/words/records.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { ratingOf } from '../../records/risk-scale.ts';
import { isBlank, isObject } from '../../records/values.ts';
import { risk } from './examples.ts';

export const rule: RecordRule = {
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
