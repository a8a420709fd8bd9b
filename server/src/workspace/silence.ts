import { defineMessages } from '../messages/define-messages.ts';
import type { Configuration, IsoDate } from '../model/configuration.ts';
import type { IgnoreComment } from '../model/facts.ts';
import type { Message } from '../model/message.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { demandOfType } from '../records/sign-off-demands.ts';
import { signOffBlocks } from '../records/sign-offs.ts';
import { idsOf, textOf, textsOf } from '../records/values.ts';

const say = defineMessages('exception', {
  withoutEffect: 'Until then, this exception silences nothing.',
  registerWithoutEffect:
    'Until then, exceptions in it that have no valid sign-off of their own silence nothing.',
});

/** Findings that a comment beside them must not hide: they are about trust in the text itself. */
export const cannotIgnore = (rule: string): boolean => /^(signoff-|yaml-|id-|ignore-)|^config$/.test(rule);

/** An `exception` record that is in effect. */
export interface Exception {
  readonly id: string;
  readonly rules: ReadonlySet<string>;
  readonly records: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly reason: string;
}

/** What deciding about the signature of an exception needs to know. */
export interface ExceptionSigning {
  /** `signOff.required` of qms.yaml. */
  readonly required: Configuration['signOff']['required'];
  /** False where qms.yaml asks for more evidence of sign-offs than is judged: then none counts. */
  readonly isJudged: boolean;
  /** True when some rule on sign-offs reports an error at the record. */
  readonly isFaulty: (record: QmsRecord) => boolean;
  readonly recordOf: (key: string) => QmsRecord | undefined;
}

/**
 * True when an exception carries the signature it needs, or the register it is in does, and nothing is
 * to be said against that signature: what nobody with authority signed excuses nothing. Where qms.yaml
 * asks for no signature of exceptions (`required: { exception: false }`), the organization has decided
 * that each is as good as signed.
 */
function isSigned(record: QmsRecord, signing: ExceptionSigning): boolean {
  const demand = demandOfType(record.type, signing.required);
  if (demand === null) return true;
  if (!signing.isJudged) return false;
  const carries = (signed: QmsRecord): boolean =>
    signOffBlocks(signed.data).some(({ meaning }) => meaning === demand.meaning) && !signing.isFaulty(signed);
  if (carries(record)) return true;
  const register = record.register === null ? undefined : signing.recordOf(record.register);
  return register !== undefined && carries(register) && !signing.isFaulty(record);
}

/** Rules whose errors at an exception, or at the register it is in, keep it from silencing anything. */
export const voidsException = (rule: string): boolean => rule.startsWith('signoff-');

/** What follows from a fault in the sign-off of an exception or of a register of them, as a further sentence. */
export function withoutEffect(record: QmsRecord, unsigned: ReadonlySet<string>): Message | null {
  if (!unsigned.has(record.key)) return null;
  return record.type === 'register' ? say.registerWithoutEffect() : say.withoutEffect();
}

/** The exceptions of a day that are in force and within their dates, by whether they count. */
export interface DecidedExceptions {
  readonly inEffect: readonly Exception[];
  /** Keys of those that do not count for want of a valid sign-off, and of the registers they are in. */
  readonly unsigned: ReadonlySet<string>;
}

export const noExceptions: DecidedExceptions = { inEffect: [], unsigned: new Set() };

/** Which exceptions are in effect on a day: in force, within their dates, and signed. */
export function decideExceptions(
  records: readonly QmsRecord[],
  today: IsoDate,
  signing: ExceptionSigning,
): DecidedExceptions {
  const inEffect: Exception[] = [];
  const unsigned = new Set<string>();
  for (const record of records) {
    const { data } = record;
    const [from, until] = [dateOf(data['from']), dateOf(data['until'])];
    if (record.phase !== 'active' || from === null || until === null || today < from || today > until)
      continue;
    if (!isSigned(record, signing)) {
      unsigned.add(record.key);
      if (record.register !== null) unsigned.add(record.register);
      continue;
    }
    inEffect.push({
      id: record.id,
      rules: new Set(textsOf(data['rules'])),
      records: new Set(idsOf(data['records'])),
      types: new Set(textsOf(data['types'])),
      reason: `${record.id}, until ${until}: ${textOf(data['reason'])?.trim() ?? 'no reason given'}`,
    });
  }
  return { inEffect, unsigned };
}

/**
 * Exceptions by the records and the types they name, and what was asked of them before: an answer costs
 * no more than the exceptions that name this record or type, once for each rule.
 */
interface Excuses {
  readonly bySubject: ReadonlyMap<string, readonly Exception[]>;
  readonly answers: Map<string, Exception | null>;
}

/** A list of exceptions never changes, and every finding of every file is looked up in it. */
const indexed = new WeakMap<readonly Exception[], Excuses>();

function excusesOf(exceptions: readonly Exception[]): Excuses {
  const known = indexed.get(exceptions);
  if (known !== undefined) return known;
  const bySubject = new Map<string, Exception[]>();
  for (const exception of exceptions) {
    const subjects = [
      ...[...exception.records].map((id) => `record ${id}`),
      ...[...exception.types].map((type) => `type ${type}`),
    ];
    for (const subject of subjects) {
      const named = bySubject.get(subject);
      if (named === undefined) bySubject.set(subject, [exception]);
      else named.push(exception);
    }
  }
  const excuses = { bySubject, answers: new Map() };
  indexed.set(exceptions, excuses);
  return excuses;
}

function excuseFor({ bySubject, answers }: Excuses, rule: string, subject: string): Exception | null {
  const key = `${rule}\u0000${subject}`;
  let answer = answers.get(key);
  if (answer === undefined) {
    answer = bySubject.get(subject)?.find(({ rules }) => rules.has(rule)) ?? null;
    if (bySubject.has(subject)) answers.set(key, answer);
  }
  return answer;
}

/** The exception that excuses a finding of a rule on a record, if any. */
export function excusedBy(
  exceptions: readonly Exception[],
  rule: string,
  record: QmsRecord | null,
): Exception | undefined {
  if (record === null || exceptions.length === 0) return undefined;
  const excuses = excusesOf(exceptions);
  return (
    excuseFor(excuses, rule, `record ${record.id}`) ??
    excuseFor(excuses, rule, `type ${record.type}`) ??
    undefined
  );
}

/** The comment that silences a finding starting on `line`. */
export const ignoredBy = (
  ignores: readonly IgnoreComment[],
  rule: string,
  line: number,
): IgnoreComment | undefined =>
  cannotIgnore(rule)
    ? undefined
    : ignores.find((comment) => comment.rule === rule && comment.silences === line);
