import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { settingOf } from '../../domain/setting.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank, isObject, textOf } from '../../records/values.ts';
import { output } from './examples.ts';

const say = defineMessages('output-reverified', {
  unverified:
    'Closed after {done}, but nothing shows that it was checked again. Enter day, person and result under `reverified`, or set the status back to `decided` until it is.',
  unverifiedOfMany:
    '{count, plural, one {# output was} other {# outputs were}} closed without a second check after {done}. Enter it under `reverified`, or name the system that holds such checks for clause 8.7 under `elsewhere` in qms.yaml. They are in {files}.',
  noResult:
    'It was checked again after {done}, but the result is missing. Enter `pass` or `fail` under `reverified`.',
  failed:
    'Closed although the second check, after {done}, failed. Decide again under `disposition`, and close it once that is done and checked.',
  unpermitted:
    'Accepted as it is, but nothing shows who allowed that. Name the letter or the entry of the customer or authority under `concession`, or set the status back to `contained` until it is there.',
  unpermittedOfMany:
    '{count, plural, one {# output was accepted as it is} other {# outputs were accepted as they are}}, and nothing shows who allowed that. Name the evidence under `concession`, or the system that holds it for clause 8.7 under `elsewhere` in qms.yaml. They are in {files}.',
  doneWords:
    '{disposition, select, correct {a correction} rework {rework} repair {a repair} other {it was worked on}}',
});

const clauses = ['iso-9001:2015/8.7.1', 'iso-9001:2015/8.7.2'];

/** Decisions after which the output is another than it was. */
const worked = ['correct', 'rework', 'repair'];

/** Decisions by which it is accepted although it does not meet its requirements. */
const accepted = ['concession', 'use-as-is'];

const closed = (more: string): string => output(`status: closed\nauthority: ROLE-TD\n${more}`);

const backToDecided = (record: QmsRecord): readonly FixPlan[] => [settingOf(record, 'status', 'decided')];

export const rule: RecordRule = {
  id: 'output-reverified',
  scope: 'record',
  types: ['nonconforming-output'],
  needs: ['data.disposition'],
  concern: 'content',
  level: 'error',
  basis: 'required',
  title: 'Faulty output closed without a second check',
  clauses,
  explanation:
    'What was corrected, reworked or repaired has to be checked again before it counts as right, and what is accepted although it is not right needs the permission of whoever may give it. This one is closed and `reverified` names no check that it passed; or it is accepted by concession or as it is, and `concession` names no evidence. Enter what was done. Where the check is still to come, the status is decided.',
  examples: {
    bad: { 'output.yaml': closed('disposition: rework\n') },
    good: {
      'output.yaml': closed(
        'disposition: rework\nreverified: { date: 2026-01-20, by: PER-1, result: pass }\n',
      ),
    },
  },
  check(record, queries, report) {
    if (record.phase !== 'final' || coveredElsewhere(queries, clauses)) return;
    const { data, status, file, key } = record;
    const disposition = textOf(data['disposition']) ?? '';
    const place = (...path: readonly string[]) => ({ file, record: key, path, token: 'key' as const });
    if (accepted.includes(disposition)) {
      const { concession } = data;
      if (isObject(concession) && !isBlank(concession['evidence'])) return;
      report({
        message: say.unpermitted(),
        place: isObject(concession) ? place('concession', 'evidence') : place('concession'),
        fixes: [settingOf(record, 'status', 'contained')],
        cause: { key: 'concession', many: ({ count, files }) => say.unpermittedOfMany({ count, files }) },
      });
      return;
    }
    if (!worked.includes(disposition) || status !== 'closed') return;
    const done = say.doneWords({ disposition });
    const { reverified } = data;
    const result = isObject(reverified) ? reverified['result'] : null;
    if (result === 'pass') return;
    if (result === 'fail') {
      const at = { ...place('reverified', 'result'), token: 'value' as const };
      report({ message: say.failed({ done }), place: at, fixes: backToDecided(record) });
    } else if (isBlank(reverified)) {
      report({
        message: say.unverified({ done }),
        place: place('reverified'),
        fixes: backToDecided(record),
        cause: {
          key: disposition,
          many: ({ count, files }) => say.unverifiedOfMany({ count, files, done }),
        },
      });
    } else {
      report({
        message: say.noResult({ done }),
        place: isObject(reverified) ? place('reverified', 'result') : place('reverified'),
        fixes: backToDecided(record),
      });
    }
  },
};
