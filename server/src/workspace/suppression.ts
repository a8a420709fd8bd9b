import { defineMessages } from '../messages/define-messages.ts';
import type { ExceptionInForce } from '../model/exception.ts';
import type { IgnoreComment } from '../model/facts.ts';
import type { Message } from '../model/message.ts';
import type { QmsRecord } from '../model/record.ts';
import type { RuleMetadata } from '../model/rule.ts';

const say = defineMessages('exception', {
  withoutEffect: 'Until then, this exception silences nothing.',
  registerWithoutEffect:
    'Until then, exceptions in it that have no valid sign-off of their own silence nothing.',
});

/** An `exception` record that is in effect. */
export type Exception = Pick<ExceptionInForce, 'id' | 'rules' | 'records' | 'types' | 'reason'>;

/** False for rules whose findings a comment next to them must not hide: they are about trust in the text itself. */
export const isSilenceable = ({ silenceable }: RuleMetadata): boolean => silenceable !== false;

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

/**
 * Which of the exceptions in force are in effect: what nobody with authority signed excuses nothing.
 * @param isFaulty whether an error says something against a sign-off at the record with a key
 */
export function decideExceptions(
  inForce: readonly ExceptionInForce[],
  isFaulty: (key: string) => boolean,
): DecidedExceptions {
  const inEffect: Exception[] = [];
  const unsigned = new Set<string>();
  for (const exception of inForce) {
    if (exception.vouchedBy.some((keys) => !keys.some(isFaulty))) {
      inEffect.push(exception);
      continue;
    }
    unsigned.add(exception.key);
    if (exception.register !== null) unsigned.add(exception.register);
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
  rule: RuleMetadata,
  line: number,
): IgnoreComment | undefined =>
  isSilenceable(rule)
    ? ignores.find((comment) => comment.rule === rule.id && comment.suppressedLine === line)
    : undefined;
