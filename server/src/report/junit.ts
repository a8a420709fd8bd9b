import { oneLine } from '../document/sanitize.ts';
import type { Finding, Severity, SuppressedFinding } from '../model/finding.ts';
import type { RuleMetadata } from '../model/rule.ts';
import { groupedBy } from '../records/grouped.ts';
import { withClauses } from './clauses.ts';
import { uniqueNames } from './fingerprints.ts';
import { type InRepository, inRepository } from './in-repository.ts';
import type { CheckResult } from './result.ts';
import { trustFindings, trustRule } from './trust.ts';
import { xmlTag, xmlText } from './xml.ts';

export interface JunitOptions extends InRepository {
  readonly rules: readonly RuleMetadata[];
  /** Whether a finding makes the check fail; without it, errors do. */
  readonly fails?: (finding: Finding) => boolean;
}

const longestMessage = 4000;
const longestName = 400;

interface Case {
  readonly rule: string;
  readonly name: string;
  readonly file?: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped. */
  readonly said: string;
  /** Level of what failed. */
  readonly severity?: Severity;
}

/**
 * The result as a JUnit report: a test per finding and one that passes per rule that found nothing. A test fails where its
 * finding makes the check fail; other findings, silenced ones, rules that are off and what else makes the checks laxer
 * are skipped tests, which say why. Names begin with the rule, since a reader that takes them for figures would make 7.1
 * of a record 7.10, and name no line, so that a test is the same from run to run.
 */
export function formatJunit(result: CheckResult, options: JunitOptions): string {
  const cases = casesOf(result, options);
  const count = (outcome: Case['outcome']): number => cases.filter((each) => each.outcome === outcome).length;
  const counts = { name: 'qms', tests: cases.length, failures: count('failed'), errors: 0 };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${xmlTag('testsuites', counts)}>`,
    `  <${xmlTag('testsuite', { ...counts, skipped: count('skipped') })}>`,
    ...cases.map(caseXml),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

/** Tests by rule, in the order of the rules; of one rule by place. */
function casesOf(result: CheckResult, options: JunitOptions): readonly Case[] {
  const all: readonly (Finding | SuppressedFinding)[] = [
    ...trustFindings(result.trust),
    ...result.findings,
    ...result.suppressed,
  ];
  const names = uniqueNames(all, nameOf);
  const byRule = groupedBy(names.keys(), ({ rule }) => rule);
  const rules = new Set([trustRule, ...options.rules.map(({ id }) => id), ...byRule.keys()]);
  const off = new Set(result.rulesOff);
  return [...rules].flatMap((rule): readonly Case[] => {
    const found = byRule.get(rule) ?? [];
    if (found.length > 0) return found.map((finding) => caseOf(finding, names.get(finding)!, options));
    if (off.has(rule)) return [{ rule, name: rule, outcome: 'skipped', said: 'switched off in qms.yaml' }];
    return [{ rule, name: rule, outcome: 'passed', said: '' }];
  });
}

function nameOf({ rule, record, file, path }: Finding): string {
  const where = record === undefined ? file : record;
  return oneLine(`${rule}: ${where}${path === '' ? '' : ` ${path}`}`, longestName);
}

function caseOf(finding: Finding | SuppressedFinding, name: string, options: JunitOptions): Case {
  const { start } = finding.range;
  const file = inRepository(finding.file, options);
  const place = oneLine(`${file}:${start.line + 1}:${start.character + 1}`);
  const message = withClauses(oneLine(finding.message, longestMessage), finding);
  const said = `${finding.severity} at ${place}: ${message}`;
  const fails = options.fails ?? (({ severity }: Finding) => severity === 'error');
  const of = { rule: finding.rule, name, file: oneLine(file), severity: finding.severity };
  if (!('suppressedBy' in finding)) {
    const isFailure = finding.rule !== trustRule && fails(finding);
    return { ...of, outcome: isFailure ? 'failed' : 'skipped', said };
  }
  const { kind, reason } = finding.suppressedBy;
  return {
    ...of,
    outcome: 'skipped',
    said: `silenced (${kind}: ${oneLine(reason, longestMessage)}), ${said}`,
  };
}

function caseXml({ rule, name, file, outcome, said, severity = 'error' }: Case): string {
  const tag = xmlTag('testcase', {
    classname: `qms.${oneLine(rule)}`,
    name,
    ...(file === undefined ? {} : { file }),
    time: 0,
  });
  if (outcome === 'passed') return `    <${tag}/>`;
  // Not all readers show the attribute, and not all of them the text.
  const why =
    outcome === 'skipped'
      ? `<skipped>${xmlText(said)}</skipped>`
      : `<${xmlTag('failure', { type: severity, message: said })}>${xmlText(said)}</failure>`;
  return `    <${tag}>${why}</testcase>`;
}
