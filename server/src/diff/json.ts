import { escapeInJson } from '../document/sanitize.ts';
import type { Range } from '../model/text.ts';
import type { Change, Diff } from './model.ts';

/**
 * A change of the management system as JSON: the stable contract that `schemas/diff.schema.json` describes. Keys may be
 * added, and none is taken away or given another meaning. Ends with a line feed.
 */
export function diffJson({ version, root, today, base, head, kindsOff, notCompared, changes }: Diff): string {
  const value = {
    version,
    root,
    today,
    base: { ref: base.ref, commit: base.commit },
    head: { ref: head.ref, commit: head.commit },
    kindsOff,
    notCompared,
    changes: changes.map(changeJson),
  };
  return `${escapeInJson(JSON.stringify(value, null, 2))}\n`;
}

const changeJson = (change: Change) => ({
  kind: change.kind,
  group: change.group,
  severity: change.severity,
  message: change.message,
  side: change.side,
  file: change.file,
  range: rangeJson(change.range),
  path: change.path,
  record: change.record ?? null,
  values: change.values,
  names: change.names,
  signOffs: change.signOffs,
  finding: change.finding ?? null,
  reached: change.reached ?? [],
});

const rangeJson = ({ start, end }: Range): Range => ({
  start: { line: start.line, character: start.character },
  end: { line: end.line, character: end.character },
});
