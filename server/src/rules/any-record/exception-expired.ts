import { endTooLate, isNeverExcused } from '../../domain/exceptions/limits.ts';
import { settingOf } from '../../domain/setting.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Queries, Report } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';
import { listOf, textOf } from '../../records/values.ts';

const say = defineMessages('exception-expired', {
  ended:
    'This exception ended {days, plural, one {# day} other {# days}} ago and silences nothing any more. Record a new decision, or set `status: expired`. It held until {until}.',
  tooLong:
    'This exception lasts longer than the allowed `{longest}`, so it silences nothing. End it by {latest}, or change `exceptions.longest` in qms.yaml.',
  guarded:
    'No exception excuses `{rule}`, because it guards trust in the records. Take it out, and repair what it reports.',
});

function sayEnded(record: QmsRecord, until: IsoDate, today: IsoDate, report: Report): void {
  report({
    message: say.ended({ days: daysBetween(until, today), until }),
    place: { file: record.file, record: record.key, path: ['until'] },
    fixes: [settingOf(record, 'status', 'expired')],
  });
}

function checkLength(record: QmsRecord, queries: Queries, report: Report): void {
  const setting = queries.config('exceptions');
  const latest = endTooLate(record.data, setting);
  if (latest === null) return;
  report({
    message: say.tooLong({ longest: setting.longest, latest }),
    severity: 'error',
    place: { file: record.file, record: record.key, path: ['until'] },
  });
}

function checkGuarded(record: QmsRecord, report: Report): void {
  const { rules } = record.data;
  for (const [index, value] of listOf(rules).entries()) {
    const rule = textOf(value);
    if (rule === null || !isNeverExcused(rule)) continue;
    report({
      message: say.guarded({ rule }),
      severity: 'error',
      place: {
        file: record.file,
        record: record.key,
        path: Array.isArray(rules) ? ['rules', index] : ['rules'],
      },
    });
  }
}

export const rule: RecordRule = {
  id: 'exception-expired',
  scope: 'record',
  types: ['exception'],
  concern: 'today',
  level: 'warning',
  basis: 'own',
  title: 'An exception that has run out or goes too far',
  clauses: [],
  explanation:
    'An exception is a deviation that was accepted until a day. When that day has passed, it silences nothing any more: decide anew and record a new exception with its own sign-off, or, when the matter is settled, set the status to `expired`. It is an error when an exception lasts longer than `exceptions.longest` in qms.yaml allows (12 months where nothing is said, the last day included), for what lasts is no exception and then silences nothing; and when it names a rule that none may excuse: those on sign-offs (`signoff-…`), on how text reads (`yaml-…`), on ids (`id-…`) and on qms.yaml (`config`) guard what every other finding and every signature rests on.',
  examples: {
    bad: {
      'exception.yaml':
        'id: EXC-001\ntype: exception\nrules: [record-orphan]\ntypes: [document]\nfrom: 2025-01-01\nuntil: 2025-12-31\n',
    },
    good: {
      'exception.yaml':
        'id: EXC-001\ntype: exception\nrules: [record-orphan]\ntypes: [document]\nfrom: 2026-01-01\nuntil: 2026-12-31\n',
    },
    today: '2026-02-01',
  },
  check: (record, queries, report) => {
    const [until, today] = [dateOf(record.data['until']), queries.today()];
    if (until !== null && until < today) sayEnded(record, until, today, report);
    else checkLength(record, queries, report);
    checkGuarded(record, report);
  },
};
