import { escapeInJson, oneLine } from '../document/sanitize.ts';
import { countWords } from '../domain/words/lists.ts';
import type { Finding, Severity, SuppressedFinding } from '../model/finding.ts';
import type { RuleMetadata } from '../model/rule.ts';
import type { Range } from '../model/text.ts';
import type { ShownChange, ShownLaxerPlace, Trust } from '../model/trust.ts';
import { groupedBy } from '../records/grouped.ts';
import { clause, inAllEditions, inEditions } from '../standards/lookup.ts';
import { clausePhrase } from './clauses.ts';
import { uniqueFingerprints } from './fingerprints.ts';
import { type InRepository, inRepository } from './in-repository.ts';
import { type CheckResult, gravestFirst } from './result.ts';
import { trustJson } from './trust.ts';

export interface SarifOptions extends InRepository {
  readonly rules: readonly RuleMetadata[];
  /** Version of the engine, a semantic version. */
  readonly version: string;
  /** Home page of the product, an absolute address. */
  readonly informationUri: string;
  /** Documentation of a rule; only absolute web addresses are written. */
  readonly docs: (rule: string) => string;
}

/** Limits of GitHub code scanning per run; a file we write holds one run (of the 20 it takes). */
const mostResults = 25_000;
const mostTags = 10;
const mostRelated = 100;
const fingerprintName = 'qmsFindingId/v1';

const level: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
};
const problemSeverity: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'recommendation',
};

/**
 * The result as a SARIF 2.1.0 log with one run. Results stand gravest first, silenced ones last; beyond
 * 25,000 they are left out and a notification says how many. Places are relative to `%SRCROOT%`, the
 * top folder of the repository. Ends with a line feed.
 */
export function formatSarif(result: CheckResult, options: SarifOptions): string {
  const all: (Finding | SuppressedFinding)[] = [...gravestFirst(result.findings), ...result.suppressed];
  const kept = all.slice(0, mostResults);
  const rules = descriptors(kept, options);
  const ruleIndex = new Map(rules.map((rule, index) => [rule.id, index]));
  const fingerprints = uniqueFingerprints(all);
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'qms',
            fullName: 'QMS as Code',
            informationUri: options.informationUri,
            semanticVersion: options.version,
            rules,
          },
        },
        invocations: [invocation(result, all.length - kept.length, ruleIndex, options)],
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The top folder of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: kept.map((finding) => resultOf(finding, ruleIndex, fingerprints.get(finding)!, options)),
        properties: { trust: trustJson(result.trust) },
      },
    ],
  };
  return `${escapeInJson(JSON.stringify(log, null, 2))}\n`;
}

/** Clauses as a rule declares them, with its numbers where it names no edition. */
const asDeclared = (declared: readonly string[]): readonly string[] =>
  declared.flatMap((ref) => (clause(ref) === undefined ? inAllEditions([ref]) : [ref]));

function descriptors(findings: readonly Finding[], options: SarifOptions) {
  const known = new Set(options.rules.map(({ id }) => id));
  const unknown = new Map<string, Finding>();
  for (const finding of findings) if (!known.has(finding.rule)) unknown.set(finding.rule, finding);
  // The editions in use are those that findings name.
  const named = new Set(findings.flatMap(({ clauses }) => clauses.map((ref) => ref.replace(/\/.*$/s, ''))));
  const clausesOf = (declared: readonly string[]): readonly string[] =>
    named.size > 0 ? inEditions(declared, [...named].sort()) : asDeclared(declared);
  return [
    ...options.rules.map((rule) =>
      descriptor(
        rule.id,
        rule.title,
        rule.explanation,
        rule.level,
        rule.basis,
        clausesOf(rule.clauses),
        options,
      ),
    ),
    ...Array.from(unknown, ([id, { severity, basis, clauses }]) =>
      descriptor(id, oneLine(id), `Findings of the rule ${oneLine(id)}.`, severity, basis, clauses, options),
    ),
  ];
}

function descriptor(
  id: string,
  title: string,
  explanation: string,
  severity: Severity,
  basis: string,
  clauses: readonly string[],
  options: SarifOptions,
) {
  const docs = options.docs(id);
  const helpUri = /^https?:\/\/\S+$/.test(docs) ? { helpUri: docs } : {};
  const source = clauses.length === 0 ? '' : `\n\n${clausePhrase(clauses)}`;
  const link = 'helpUri' in helpUri ? `\n\n[About this rule](${helpUri.helpUri})` : '';
  return {
    id,
    // SARIF wants none where it says the same as the id.
    ...(pascalCase(id).toLowerCase() === id ? {} : { name: pascalCase(id) }),
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: { text: explanation + source, markdown: explanation + source + link },
    ...helpUri,
    defaultConfiguration: { level: level[severity] },
    properties: {
      tags: [...new Set([basis, ...clauses])].slice(0, mostTags),
      'problem.severity': problemSeverity[severity],
    },
  };
}

function pascalCase(slug: string): string {
  return slug.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** What the checks rest on as notifications: what is changed about it, and what is laxer. */
function trustNotifications({ base, summary, laxer }: Trust, options: SarifOptions) {
  const notification = (
    line: string | undefined | null,
    places: readonly (ShownChange | ShownLaxerPlace)[],
  ) =>
    line == null || places.length === 0
      ? []
      : [
          {
            level: 'note',
            message: { text: messageText([line, ...places.map(({ message }) => message)].join(' ')) },
            locations: places
              .slice(0, mostRelated)
              .map(({ file, range }) => ({ physicalLocation: physicalLocation(file, range, options) })),
          },
        ];
  return [...notification(base?.summary, base?.changes ?? []), ...notification(summary, laxer)];
}

function invocation(
  result: CheckResult,
  left: number,
  ruleIndex: ReadonlyMap<string, number>,
  options: SarifOptions,
) {
  const off = result.rulesOff.filter((rule) => ruleIndex.has(rule));
  const text = `${countWords(left, 'result')} left out: code scanning takes ${mostResults} a run. The JSON format has them all.`;
  return {
    executionSuccessful: true,
    ...(off.length === 0
      ? {}
      : {
          ruleConfigurationOverrides: off.map((id) => ({
            descriptor: { id, index: ruleIndex.get(id)! },
            configuration: { enabled: false },
          })),
        }),
    toolExecutionNotifications: [
      ...trustNotifications(result.trust, options),
      ...(left === 0 ? [] : [{ level: 'warning', message: { text } }]),
    ],
  };
}

function resultOf(
  finding: Finding | SuppressedFinding,
  ruleIndex: ReadonlyMap<string, number>,
  fingerprint: string,
  options: SarifOptions,
) {
  const related = finding.related.slice(0, mostRelated);
  return {
    ruleId: finding.rule,
    ruleIndex: ruleIndex.get(finding.rule)!,
    level: level[finding.severity],
    message: { text: messageText(finding.message) },
    locations: [{ physicalLocation: physicalLocation(finding.file, finding.range, options) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map(({ file, range, message }, index) => ({
            id: index + 1,
            physicalLocation: physicalLocation(file, range, options),
            message: { text: messageText(message) },
          })),
        }),
    partialFingerprints: { [fingerprintName]: fingerprint },
    ...fixesOf(finding, options),
    // SARIF wants it on all results of a run or on none, so that absence is not read as "unknown".
    suppressions: 'suppressedBy' in finding ? [suppression(finding)] : [],
  };
}

/** Fixes that are certain, as the replacements they are: exact, with the text as it is. */
function fixesOf({ fixes }: Finding, options: SarifOptions) {
  const certain = fixes.filter((fix) => fix.certain && fix.edits.length > 0);
  if (certain.length === 0) return {};
  return {
    fixes: certain.map(({ title, edits }) => ({
      description: { text: messageText(title) },
      artifactChanges: Array.from(
        groupedBy(edits, ({ file }) => file),
        ([file, ofFile]) => ({
          artifactLocation: artifactLocation(file, options),
          replacements: ofFile.map(({ range, newText }) => ({
            deletedRegion: exactRegion(range),
            insertedContent: { text: newText },
          })),
        }),
      ),
    })),
  };
}

function suppression({ suppressedBy: { kind, reason } }: SuppressedFinding) {
  return {
    kind: kind === 'ignore' ? 'inSource' : 'external',
    status: 'accepted',
    justification: messageText(reason),
  };
}

function physicalLocation(file: string, range: Range, options: SarifOptions) {
  return { artifactLocation: artifactLocation(file, options), region: region(range) };
}

const artifactLocation = (file: string, options: SarifOptions) => ({
  uri: relativeUri(inRepository(file, options)),
  uriBaseId: '%SRCROOT%',
});

const exactRegion = ({ start, end }: Range) => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});

/** One line, 1-based: a longer range is cut to its first line, whose end SARIF then supplies itself. */
function region({ start, end }: Range) {
  const first = { startLine: start.line + 1, startColumn: start.character + 1 };
  return end.line > start.line ? first : { ...first, endColumn: end.character + 1 };
}

/** A path with `/` as a relative URI; lone surrogates, which no URI can hold, become U+FFFD. */
function relativeUri(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

/** Plain text; SARIF reads `[text](target)` as a link, so the two brackets are kept apart. */
function messageText(text: string): string {
  return oneLine(text).replaceAll('](', '] (');
}
