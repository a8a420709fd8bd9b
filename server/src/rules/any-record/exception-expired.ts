import { setTo } from '../../domain/words/fixes.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';

const say = defineMessages('exception-expired', {
  ended:
    'This exception ended {days, plural, one {# day} other {# days}} ago and silences nothing any more. Record a new decision, or set `status: expired`. It held until {until}.',
});

export const rule: RecordRule = {
  id: 'exception-expired',
  scope: 'record',
  types: ['exception'],
  concern: 'today',
  level: 'warning',
  basis: 'own',
  title: 'An exception has run out',
  clauses: [],
  explanation:
    'An exception is a deviation that was accepted until a day. That day has passed, so it silences nothing any more. Decide anew and record a new exception with its own sign-off, or, when the matter is settled, set the status to `expired`.',
  examples: {
    bad: {
      'exception.yaml':
        'id: EXC-001\ntype: exception\nrules: [record-orphan]\ntypes: [document]\nfrom: 2025-01-01\nuntil: 2025-12-31\n',
    },
    good: {
      'exception.yaml':
        'id: EXC-001\ntype: exception\nrules: [record-orphan]\ntypes: [document]\nfrom: 2025-01-01\nuntil: 2026-12-31\n',
    },
  },
  check: (record, queries, report) => {
    const until = dateOf(record.data['until']);
    if (until === null || until >= queries.today()) return;
    report({
      message: say.ended({ days: daysBetween(until, queries.today()), until }),
      place: { file: record.file, record: record.key, path: ['until'] },
      fixes: [
        {
          title: setTo('status', 'expired'),
          certain: false,
          file: record.file,
          record: record.key,
          steps: [
            Object.hasOwn(record.data, 'status')
              ? { kind: 'replace-value', path: ['status'], value: 'expired' }
              : { kind: 'add-key', path: [], key: 'status', value: 'expired' },
          ],
        },
      ],
    });
  },
};
