import type { Finding } from '../model/finding.ts';
import type { ShownLaxerPlace, Trust } from '../model/trust.ts';

/** The rule that places in which checks are laxer go by where only findings can be written. */
export const trustRule = 'trust';

/**
 * Places in which the checks are laxer as findings of the lowest level, for formats that hold nothing else. They are no
 * findings of the repository: nothing counts them, nothing silences them.
 */
export const trustFindings = ({ laxer }: Trust): readonly Finding[] =>
  laxer.map((place) => ({
    rule: trustRule,
    severity: 'information',
    basis: 'own',
    message: place.message,
    file: place.file,
    range: place.range,
    path: place.path,
    clauses: [],
    related: [],
    fixes: [],
    docs: '',
    fingerprint: `${trustRule}/${place.kind}/${place.label}`,
  }));

/** A place as JSON, its keys always in the same order. */
export const laxerJson = ({ kind, label, message, file, range, path }: ShownLaxerPlace) => ({
  kind,
  label,
  message,
  file,
  range: {
    start: { line: range.start.line, character: range.start.character },
    end: { line: range.end.line, character: range.end.character },
  },
  path,
});

/** What checks rest on as JSON: what `--format json` prints as `trust`. */
export const trustJson = ({ summary, laxer, scope }: Trust) => ({
  summary,
  laxer: laxer.map(laxerJson),
  scope: {
    judgedFrom: scope.judgedFrom,
    exceptions: scope.exceptions,
    elsewhere: scope.elsewhere,
    silenced: scope.silenced,
  },
});
