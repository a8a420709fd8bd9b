import { actionsOn } from '../../domain/risk.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Queries, Target } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { presentRating } from '../../records/risk-scale.ts';
import { isBlank, isObject } from '../../records/values.ts';
import { risk } from './examples.ts';

const say = defineMessages('risk-action', {
  undecided:
    'The risk is rated {rating} and has neither an action nor an acceptance. Name an action, or accept it with reason and end date. Likelihood {likelihood} × severity {severity} is not below the threshold of {threshold}.',
  still:
    'The risk is rated {rating} after what was done, and nobody has accepted it. Name a further action, or accept it with reason and end date. Likelihood {likelihood} × severity {severity} is not below the threshold of {threshold}.',
  incomplete:
    'The risk is rated {rating} and accepted without {missing, select, reason {a reason} until {an end date} other {a reason and an end date}}. Complete the acceptance, or name an action. Likelihood {likelihood} × severity {severity} is not below the threshold of {threshold}.',
  ended:
    'The risk is rated {rating}, and its acceptance ended on {until}. Accept it again with a reason and a new date, or name an action. Likelihood {likelihood} × severity {severity} is not below the threshold of {threshold}.',
});

/** The actions on a risk that were not given up. One that is not on record may still be taken. */
const actionsTakenOn = (record: QmsRecord, queries: Queries): readonly (Target | undefined)[] =>
  actionsOn(record, queries)
    .map((id) => queries.target(id))
    .filter((action) => action?.status !== 'cancelled');

export const rule: RecordRule = {
  id: 'risk-action',
  scope: 'record',
  types: ['risk'],
  concern: 'today',
  level: 'warning',
  basis: 'required',
  begins: 'action',
  title: 'High risk without action or acceptance',
  clauses: ['iso-9001/acting-on-risks'],
  explanation:
    'The risk is rated (likelihood times severity) at or above the threshold in qms.yaml, and nothing is decided about it. Either name an action, or accept the risk: acceptance with a reason, who accepted it, and until when. An acceptance whose date is past has to be decided again. An action that names the risk as its origin counts, one that was cancelled does not. The rating is that under `after` once the risk is treated: where everything is done and it is still as high, a further action or an acceptance is needed.',
  examples: {
    bad: { 'risk.yaml': risk },
    good: {
      'risk.yaml': `${risk}acceptance:\n  reason: A second source is being qualified and stock lasts six months.\n  by: ROLE-MD\n  until: 2026-06-30\n`,
    },
  },
  check(record, queries, report) {
    const assessed = presentRating(record.data);
    if (assessed === null) return;
    const { threshold } = queries.config('risk');
    if (assessed.rating < threshold) return;
    const taken = actionsTakenOn(record, queries);
    // Rated anew after all of them are done, the risk is as high as they have left it.
    const isLeftHigh = assessed.key === 'after' && taken.every((action) => action?.phase === 'final');
    if (taken.length > 0 && !isLeftHigh) return;
    const acceptance = isObject(record.data['acceptance']) ? record.data['acceptance'] : null;
    const until = dateOf(acceptance?.['until']);
    const reasoned = acceptance !== null && !isBlank(acceptance['reason']);
    if (reasoned && until !== null && until >= queries.today()) return;
    const { rating, likelihood, severity } = assessed;
    const rated = { rating, likelihood, severity, threshold };
    const place = { file: record.file, record: record.key };
    if (acceptance === null) {
      report({
        message: taken.length > 0 ? say.still(rated) : say.undecided(rated),
        place: { ...place, path: [taken.length > 0 ? 'after' : 'actions'] },
      });
    } else if (!reasoned || isBlank(acceptance['until'])) {
      const missing = [...(reasoned ? [] : ['reason']), ...(isBlank(acceptance['until']) ? ['until'] : [])];
      report({
        message: say.incomplete({ ...rated, missing: missing.join('-') }),
        place: { ...place, path: ['acceptance', missing[0]!] },
      });
    } else if (until !== null) {
      report({
        message: say.ended({ ...rated, until }),
        place: { ...place, path: ['acceptance', 'until'] },
      });
    }
  },
};
