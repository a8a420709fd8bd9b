import type { Finding } from '../model/finding.ts';
import type { Range } from '../model/text.ts';
import type { ShownChange, ShownLaxerPlace, Trust, TrustBase } from '../model/trust.ts';

/** The rule that places in which checks are laxer go by where only findings can be written. */
export const trustRule = 'trust';

/**
 * Places in which the checks are laxer as findings of the lowest level, for formats that hold nothing else. They are no
 * findings of the repository: nothing counts them, nothing silences them.
 */
export const trustFindings = ({ base, laxer }: Trust): readonly Finding[] => [
  ...(base?.changes ?? []).map(({ kind, message, file, range, record, path }) => ({
    ...ofTrust,
    message,
    file,
    range,
    ...(record === undefined ? {} : { record }),
    path,
    fingerprint: `${trustRule}/${kind}/${record ?? file}/${path}/${message}`,
  })),
  ...laxer.map(({ kind, label, message, file, range, path }) => ({
    ...ofTrust,
    message,
    file,
    range,
    path,
    fingerprint: `${trustRule}/${kind}/${label}`,
  })),
];

/** Most places that are shown in front of findings where a service shows ten of a level: the others are for findings. */
const mostInFront = 6;

/** The places that stand in front of all findings, and how many there is no room for, whose number takes a line itself. */
export function firstOfTrust(trust: Trust): { readonly shown: readonly Finding[]; readonly unnamed: number } {
  const all = trustFindings(trust);
  const shown = all.length > mostInFront ? all.slice(0, mostInFront - 1) : all;
  return { shown, unnamed: all.length - shown.length };
}

const ofTrust = {
  rule: trustRule,
  severity: 'information',
  basis: 'own',
  clauses: [],
  related: [],
  fixes: [],
  docs: '',
} as const;

const rangeJson = ({ start, end }: Range): Range => ({
  start: { line: start.line, character: start.character },
  end: { line: end.line, character: end.character },
});

const changeJson = ({ kind, message, file, range, record, path }: ShownChange) => ({
  kind,
  message,
  file,
  range: rangeJson(range),
  ...(record === undefined ? {} : { record }),
  path,
});

const baseJson = ({ ref, commit, summary, changes }: TrustBase) => ({
  ref,
  commit,
  summary,
  changes: changes.map(changeJson),
});

/** A place as JSON, its keys always in the same order. */
const laxerJson = ({ kind, label, message, file, range, path }: ShownLaxerPlace) => ({
  kind,
  label,
  message,
  file,
  range: rangeJson(range),
  path,
});

/** What checks rest on as JSON: what `--format json` prints as `trust`. */
export const trustJson = ({ base, summary, laxer, scope }: Trust) => ({
  base: base === null ? null : baseJson(base),
  summary,
  laxer: laxer.map(laxerJson),
  scope: {
    judgedFrom: scope.judgedFrom,
    exceptions: scope.exceptions,
    elsewhere: scope.elsewhere,
    silenced: scope.silenced,
    baseline: scope.baseline,
  },
});
