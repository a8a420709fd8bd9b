import { newestCertificates } from '../../domain/certificates.ts';
import { inForceToday } from '../../domain/in-force.ts';
import { shortened } from '../../domain/words/shortened.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { daysBetween } from '../../records/dates.ts';
import { supplier } from './examples.ts';

const say = defineMessages('certificate-expired', {
  own: 'The certificate ended on {until}, {days, plural, one {# day} other {# days}} ago. Enter the new one under `certificate`, and show the old one nowhere until you have it.',
  ofSupplier:
    "The supplier's certificate ended on {until}, {days, plural, one {# day} other {# days}} ago. Ask for the new one and enter it under `certificates`, or decide what else shows that they can deliver. It is for {standard}.",
  ofSupplierUnnamed:
    "The supplier's certificate ended on {until}, {days, plural, one {# day} other {# days}} ago. Ask for the new one and enter it under `certificates`, or decide what else shows that they can deliver.",
  ownSoon:
    'The certificate ends on {until}, in {days, plural, =0 {less than a day} one {# day} other {# days}}. Settle the audit that renews it, and enter the new one under `certificate`.',
  ofSupplierSoon:
    "The supplier's certificate ends on {until}, in {days, plural, =0 {less than a day} one {# day} other {# days}}. Ask for the new one, and enter it under `certificates`. It is for {standard}.",
  ofSupplierUnnamedSoon:
    "The supplier's certificate ends on {until}, in {days, plural, =0 {less than a day} one {# day} other {# days}}. Ask for the new one, and enter it under `certificates`.",
});

/** So many days before its end there is something to be done about a certificate. */
const ahead = 90;

const longestStandard = 40;

/** True for a record whose certificates matter today: the scope in force, and suppliers that affect conformity. */
const isLookedAt = (record: QmsRecord, queries: Queries): boolean =>
  record.type === 'scope'
    ? inForceToday(queries, 'scope').some(({ key }) => key === record.key)
    : record.data['critical'] === true;

const certified = (...until: readonly string[]): string =>
  supplier(
    `certificates:\n${until.map((day) => `  - { standard: ISO 9001, validUntil: ${day} }\n`).join('')}`,
  );

export const rule: RecordRule = {
  id: 'certificate-expired',
  scope: 'record',
  types: ['scope', 'supplier'],
  needs: ['data.certificate', 'data.certificates'],
  concern: 'today',
  level: 'warning',
  basis: 'own',
  title: 'A certificate that has ended',
  clauses: ['iso-9001:2015/4.3', 'iso-9001:2015/8.4.1'],
  explanation:
    'The certificate of the scope in force, or that of a critical supplier, is past its last day. Of several certificates for one standard the newest counts, whatever edition they name. A supplier whose certificate has ended may still deliver well, but then something else has to show it. In the last 90 days before the end this is an information, so that the new one can be seen to in time.',
  examples: {
    bad: { 'supplier.yaml': certified('2025-12-31') },
    good: { 'supplier.yaml': certified('2025-12-31', '2028-12-31') },
  },
  check(record, queries, report) {
    const today = queries.today();
    for (const { standard, validUntil: until, path } of newestCertificates(record)) {
      const left = daysBetween(today, until);
      if (left > ahead || !isLookedAt(record, queries)) continue;
      const isOver = left < 0;
      const values = { until, days: Math.abs(left) };
      const named = { ...values, standard: shortened(standard ?? '', longestStandard) };
      const isOwn = record.type === 'scope';
      report({
        message: isOwn
          ? isOver
            ? say.own(values)
            : say.ownSoon(values)
          : standard === null
            ? isOver
              ? say.ofSupplierUnnamed(values)
              : say.ofSupplierUnnamedSoon(values)
            : isOver
              ? say.ofSupplier(named)
              : say.ofSupplierSoon(named),
        place: { file: record.file, record: record.key, path: [...path, 'validUntil'] },
        clauses: [isOwn ? 'iso-9001:2015/4.3' : 'iso-9001:2015/8.4.1'],
        ...(isOver ? {} : { severity: 'information' as const }),
      });
    }
  },
};
