import type { ExceptionInForce } from '../../model/exception.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { demandsOfType } from '../../records/sign-off-demands.ts';
import { idsOf, textOf, textsOf } from '../../records/values.ts';
import { countingBlocks } from '../evidence/counting.ts';
import { endTooLate, isNeverExcused } from '../exceptions/limits.ts';
import { registerOf } from '../register.ts';

/**
 * The sign-offs that make an exception count: its own, or that of the register it is in, provided nothing is
 * to be said against its own. Where qms.yaml asks for no signature of exceptions (`required: { exception: false }`),
 * the organization has decided that each is as good as signed.
 */
function vouchersOf(record: QmsRecord, queries: Queries): ExceptionInForce['vouchedBy'] {
  const demands = demandsOfType(record.type, queries.config('signOff').required);
  if (demands.length === 0) return [[]];
  const isSigned = (signed: QmsRecord): boolean => {
    const blocks = countingBlocks(signed, queries);
    return demands.every((demand) => blocks.some(({ meaning }) => meaning === demand.meaning));
  };
  const register = registerOf(record, queries);
  return [
    ...(isSigned(record) ? [[record.key]] : []),
    ...(register !== undefined && isSigned(register) ? [[register.key, record.key]] : []),
  ];
}

/**
 * The exceptions that are in force and within their dates today, with the sign-offs that vouch for them. One that lasts
 * longer than qms.yaml allows is none, and what guards trust in the text itself is excused by none.
 */
export function exceptionsInForce(queries: Queries): readonly ExceptionInForce[] {
  const today = queries.today();
  return queries.ofType('exception').flatMap((record) => {
    const { data, id, key, register } = record;
    const [from, until] = [dateOf(data['from']), dateOf(data['until'])];
    if (record.phase !== 'active' || from === null || until === null || today < from || today > until)
      return [];
    if (endTooLate(data, queries.config('exceptions')) !== null) return [];
    return [
      {
        id,
        key,
        register,
        rules: new Set(textsOf(data['rules']).filter((rule) => !isNeverExcused(rule))),
        records: new Set(idsOf(data['records'])),
        types: new Set(textsOf(data['types'])),
        reason: `${id}, until ${until}: ${textOf(data['reason'])?.trim() ?? 'no reason given'}`,
        vouchedBy: vouchersOf(record, queries),
      },
    ];
  });
}
