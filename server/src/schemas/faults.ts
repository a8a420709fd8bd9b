import { defineMessages } from '../messages/define-messages.ts';
import type { Json } from '../model/json.ts';
import type { Path } from '../model/text.ts';
import { explain, type PatternTest } from './explain.ts';
import type { SchemaFault } from './schema-fault.ts';
import type { LinkedNode } from './schema-node.ts';
import { sentence, unknownKeySentence } from './sentences.ts';
import type { Shape } from './shape.ts';
import { findUnknownKeys, type UnknownKey } from './walk.ts';

const say = defineMessages('schema.all', {
  unexplained: 'The record does not fit the schema of its type. Compare it with the examples of the type.',
  more: 'The record has {count, plural, one {# more fault} other {# more faults}} of form. Mend the ones above first.',
});

/** How many faults of one record are shown in full. */
const most = 100;

const noUnknown: readonly UnknownKey[] = [];

/** Unknown keys of a value: the first ones, and how many there are. */
export function unknownKeys(
  shape: Shape | null,
  value: Json,
): { first: readonly UnknownKey[]; count: number } {
  let first: UnknownKey[] | undefined;
  let count = 0;
  findUnknownKeys(shape, value, (unknown) => {
    count++;
    first ??= [];
    if (first.length < most) first.push(unknown);
  });
  return { first: first ?? noUnknown, count };
}

/** How a file writes the plain value at a path; undefined where that is not known or it is no plain value. */
export type WrittenAt = (path: Path) => string | undefined;

/** A schema that takes part in judging a record, and how its patterns are run. */
export interface JudgingSchema {
  readonly node: () => LinkedNode;
  readonly matches: PatternTest;
}

/**
 * What is said of everything in a value that the schemas do not allow, and for keys they do not know; at
 * most a hundred, the last one counting the rest.
 * @param failed the schemas that do not accept the value
 * @param type the type of record; null for qms.yaml
 * @param writtenAt the text of a plain value as its file has it
 */
export function describeFaults(
  failed: readonly JudgingSchema[],
  unknown: { readonly first: readonly UnknownKey[]; readonly count: number },
  value: Json,
  type: string | null,
  writtenAt: WrittenAt,
): SchemaFault[] {
  const found: SchemaFault[] = [];
  const seen = new Set<string>();
  let count = unknown.count;
  const add = (fault: SchemaFault): void => {
    const key = JSON.stringify([
      fault.path,
      fault.token,
      fault.rule,
      fault.rule === 'schema' ? fault.message : null,
    ]);
    if (seen.has(key)) {
      count--;
      return;
    }
    seen.add(key);
    found.push(fault);
  };
  for (const one of unknown.first) add(unknownKeySentence(one, type));
  const keyFaults = found.splice(0);
  for (const schema of failed) {
    const outcome = explain(schema.node(), value, schema.matches, most);
    count += outcome.count;
    for (const fault of outcome.faults)
      add(sentence({ ...fault, written: writtenAt(fault.path) }, schema.matches));
    if (outcome.count === 0) {
      count++;
      add({
        path: [],
        token: 'key',
        rule: 'schema',
        message: say.unexplained(),
      });
    }
  }
  const all = [...found, ...keyFaults];
  if (all.length <= most && count <= all.length) return all;
  const told = all.slice(0, most - 1);
  const rest: SchemaFault = {
    path: [],
    token: 'key',
    rule: 'schema',
    message: say.more({ count: Math.max(count, all.length) - told.length }),
  };
  return [...told, rest];
}
