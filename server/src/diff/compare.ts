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
  return found
    .map((change, index) => ({ change, index }))
    .sort((one, other) => rank(one.change) - rank(other.change) || one.index - other.index)
    .map(({ change }) => change);
}
