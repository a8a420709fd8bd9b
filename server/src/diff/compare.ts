import type { Configuration } from '../model/configuration.ts';
import type { Severity } from '../model/finding.ts';
import type { ChangeKind, DraftChange, StatePair } from './kind.ts';
import { changeGroups } from './model.ts';

/** A change with its kind and its severity, not yet with a range and words. */
export interface GradedChange {
  readonly kind: ChangeKind;
  readonly severity: Severity;
  readonly draft: DraftChange;
}

/** The severities, the gravest first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information'];

/** The severity of a kind by what qms.yaml says under `changes`. */
export const severityOf = (
  { id, severity }: Pick<ChangeKind, 'id' | 'severity'>,
  { changes }: Pick<Configuration, 'changes'>,
): Severity | 'off' => (Object.hasOwn(changes, id) ? changes[id]! : severity);

/** The item of a list that a path leads into: `inputs[resources].objectives` → `inputs[resources]`; empty for none. */
const itemOf = (path: string): string => /^[^.[]*\[[^\]]*\]/.exec(path)?.[0] ?? '';

/** Without findings that say of a record, or of an item in it, what another change says better. */
function withoutRepeats(changes: readonly GradedChange[]): readonly GradedChange[] {
  const told = new Set(
    changes.flatMap(({ kind, draft: { place, values } }) =>
      (kind.tells ?? []).map((rule) => {
        const item = place.path.length > 1 ? itemOf(values?.[0]?.path ?? '') : '';
        return `${rule} ${place.record} ${item}`;
      }),
    ),
  );
  return changes.filter(({ draft: { finding, side, place, at } }) => {
    if (finding === undefined || side === 'base') return true;
    const about = `${finding.rule} ${place.record}`;
    return !told.has(`${about} `) && !told.has(`${about} ${itemOf(at?.path ?? '')}`);
  });
}

/**
 * All changes between two states, the most severe first; of one severity by group, then by kind, then as its kind gives
 * them. How grave they are is for the base to say: what a change says of its own weight is a change as well.
 */
export function compareStates(states: StatePair, kinds: readonly ChangeKind[]): readonly GradedChange[] {
  const found = kinds.flatMap((kind) => {
    const graded = severityOf(kind, states.base.configuration);
    if (graded === 'off') return [];
    const isOwn = Object.hasOwn(states.base.configuration.changes, kind.id);
    return [...kind.compare(states)].map((draft): GradedChange => {
      // What qms.yaml says of a kind holds for each of its changes.
      const severity = isOwn ? graded : (draft.severity ?? graded);
      return { kind, severity, draft };
    });
  });
  const rank = ({ severity, kind }: GradedChange): number =>
    severities.indexOf(severity) * changeGroups.length + changeGroups.indexOf(kind.group);
  return withoutRepeats(found)
    .map((change, index) => ({ change, index }))
    .sort((one, other) => rank(one.change) - rank(other.change) || one.index - other.index)
    .map(({ change }) => change);
}
