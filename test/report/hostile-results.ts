import fc from 'fast-check';
import type { Finding } from '../../server/src/model/finding.ts';
import type { CheckResult } from '../../server/src/report/result.ts';
import { runs } from '../property-runs.ts';
import { hostile } from './hostile.ts';
import { changedScope, finding, result } from './samples.ts';

const position = fc.record({ line: fc.nat(4), character: fc.nat(30) });
const anyRange = fc.tuple(position, position).map(([a, b]) => {
  const inOrder = a.line < b.line || (a.line === b.line && a.character <= b.character);
  return inOrder ? { start: a, end: b } : { start: b, end: a };
});
const anyFinding: fc.Arbitrary<Finding> = fc
  .record({
    severity: fc.constantFrom('error' as const, 'warning' as const, 'information' as const),
    message: hostile,
    file: hostile,
    record: hostile,
    path: hostile,
    fingerprint: hostile,
    range: anyRange,
    related: fc.array(fc.record({ file: hostile, range: anyRange, message: hostile }), { maxLength: 2 }),
    fixes: fc.array(
      fc.record({
        title: hostile,
        certain: fc.boolean(),
        edits: fc.array(fc.record({ file: hostile, range: anyRange, newText: hostile }), { maxLength: 1 }),
      }),
      { maxLength: 2 },
    ),
  })
  .map(finding);
/** Results whose every text comes from somebody who means harm. */
export const anyResult: fc.Arbitrary<CheckResult> = fc
  .tuple(
    fc.array(anyFinding, { maxLength: 5 }),
    fc.array(fc.tuple(anyFinding, fc.constantFrom('ignore' as const, 'exception' as const), hostile), {
      maxLength: 2,
    }),
    fc.array(hostile, { maxLength: 2 }),
    fc.option(fc.tuple(hostile, fc.array(anyFinding, { maxLength: 2 })), { nil: null }),
    fc.option(fc.tuple(hostile, fc.array(hostile, { maxLength: 2 })), { nil: null }),
  )
  .map(([findings, silenced, rulesOff, base, compared]) => {
    const uncompared = result(
      findings,
      silenced.map(([one, kind, reason]) => ({ ...one, suppressedBy: { kind, reason } })),
      rulesOff,
    );
    const plain =
      compared === null
        ? uncompared
        : { ...uncompared, changed: changedScope({ base: compared[0], notes: compared[1] }) };
    if (base === null) return plain;
    const [ref, changes] = base;
    const changed = changes.map(({ message, file, range, path }) => ({
      kind: 'identity',
      message,
      file,
      range,
      path,
    }));
    const summary = `Checked by what ${ref} says.`;
    return {
      ...plain,
      trust: { ...plain.trust, base: { ref, commit: 'c0a8883', summary, changes: changed } },
    };
  });

/** Tries a property with many of them. */
export const check = (property: (given: CheckResult) => void) =>
  fc.assert(fc.property(anyResult, property), { numRuns: runs(100) });

/** The same result with harmless words in the place of whatever records and file names hold. */
export const inPlainWords = (given: CheckResult): CheckResult =>
  JSON.parse(
    JSON.stringify(
      plainScope({ ...given, rulesOff: given.rulesOff.map(() => 'plain') }),
      (key, value: unknown) =>
        /^(message|file|record|path|fingerprint|title|newText|reason|label|summary|ref)$/.test(key)
          ? 'plain'
          : value,
    ),
  );

const plainScope = (given: CheckResult): CheckResult =>
  given.changed === undefined
    ? given
    : {
        ...given,
        changed: { ...given.changed, base: 'plain', notes: given.changed.notes.map(() => 'plain') },
      };
