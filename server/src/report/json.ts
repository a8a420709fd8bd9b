import { escapeInJson } from '../document/sanitize.ts';
import type { Finding, NeededSignOff, SilencingEntry, SuppressedFinding } from '../model/finding.ts';
import type { Range } from '../model/text.ts';
import type { ChangedScope, CheckResult } from './result.ts';
import { trustJson } from './trust.ts';

/**
 * The whole result as JSON: the stable contract that `schemas/findings.schema.json` describes. Keys
 * always stand in the same order. Lossless: characters that could steer a terminal or a CI log are
 * written as JSON escapes. Ends with a line feed.
 */
export function formatJson(result: CheckResult): string {
  const { version, root, today, files, records, notRead, rulesOff, trust, changed } = result;
  const contract = {
    version,
    root,
    today,
    files,
    records,
    notRead: { links: notRead.links, folders: notRead.folders, names: notRead.names },
    rulesOff,
    trust: trustJson(trust),
    ...(changed === undefined ? {} : { changed: changedJson(changed) }),
    findings: result.findings.map(findingJson),
    suppressed: result.suppressed.map(suppressedJson),
  };
  return `${escapeInJson(JSON.stringify(contract, null, 2))}\n`;
}

const changedJson = ({ base, commit, files, elsewhere, notes }: ChangedScope) => ({
  base,
  commit,
  files,
  elsewhere,
  notes: [...notes],
});

function findingJson(finding: Finding) {
  return {
    rule: finding.rule,
    severity: finding.severity,
    basis: finding.basis,
    message: finding.message,
    file: finding.file,
    range: rangeJson(finding.range),
    ...(finding.record === undefined ? {} : { record: finding.record }),
    path: finding.path,
    clauses: finding.clauses,
    related: finding.related.map(({ file, range, message }) => ({ file, range: rangeJson(range), message })),
    fixes: finding.fixes.map(({ title, certain, edits }) => ({
      title,
      certain,
      edits: edits.map(({ file, range, newText }) => ({ file, range: rangeJson(range), newText })),
    })),
    ...(finding.signOff === undefined ? {} : { signOff: signOffJson(finding.signOff) }),
    ...(finding.steps === undefined ? {} : { steps: finding.steps.map((step) => ({ ...step })) }),
    docs: finding.docs,
    fingerprint: finding.fingerprint,
  };
}

const signOffJson = ({ id, as, role, meaning }: NeededSignOff) => ({
  id,
  ...(as === undefined ? {} : { as }),
  ...(role === undefined ? {} : { role }),
  ...(meaning === undefined ? {} : { meaning }),
});

function suppressedJson(finding: SuppressedFinding) {
  const { kind, reason, entry } = finding.suppressedBy;
  return {
    ...findingJson(finding),
    suppressedBy: { kind, reason, ...(entry === undefined ? {} : { entry: entryJson(entry) }) },
  };
}

const entryJson = ({ file, range, owner, since, until }: SilencingEntry) => ({
  file,
  range: rangeJson(range),
  owner,
  since,
  until,
});

function rangeJson({ start, end }: Range): Range {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}
