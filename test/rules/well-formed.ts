import { rules } from '../../server/generated/rules.ts';
import type { Finding } from '../../server/src/model/finding.ts';

/** Rules about form: a file that breaks one of them does not show what its author means it to show. */
const formRules = new Set(
  rules.filter(({ basis, level }) => basis === 'technical' && level === 'error').map(({ id }) => id),
);

/**
 * What is wrong with the files of a fixture themselves, apart from what the rule under test finds in them.
 *
 * A fixture shows one matter and may leave out the records it mentions: a reference to them is unresolved and no
 * fault of the fixture, unless the id is so near to one that is there that it was probably mistyped.
 * @param also Further rules that the fixture is meant to break.
 */
export function formFaults(
  rule: string,
  findings: readonly Finding[],
  also: readonly string[] = [],
): readonly string[] {
  return findings
    .filter((finding) => formRules.has(finding.rule) && finding.rule !== rule && !also.includes(finding.rule))
    .filter((finding) => finding.rule !== 'reference-unresolved' || /did you mean/i.test(finding.message))
    .map(({ rule: broken, file, path, message }) => [broken, file, path, message].join(' | '));
}

/** Those of the rules a fixture is meant to break that it does not break. */
export const notBroken = (also: readonly string[], findings: readonly Finding[]): readonly string[] =>
  also.filter((rule) => !findings.some((finding) => finding.rule === rule));
