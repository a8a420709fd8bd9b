import type { Json } from '../model/json.ts';
import type { Path } from '../model/text.ts';
import { formats } from './formats.ts';
import { hasType, isMapping, type LinkedNode, typesOf } from './schema-node.ts';

/** One demand of a schema that a value does not meet. */
export interface Fault {
  readonly path: Path;
  readonly keyword:
    | 'type'
    | 'const'
    | 'enum'
    | 'pattern'
    | 'format'
    | 'bound'
    | 'length'
    | 'count'
    | 'required'
    | 'either'
    | 'several'
    | 'extra';
  readonly value: Json;
  /** The value as the file has it, where that is known: `1.10` is the number 1.1. */
  readonly written?: string | undefined;
  /** The node that makes the demand. */
  readonly node: LinkedNode;
  /** `required`: the missing key; `extra`: the key that must not be there. */
  readonly key?: string;
  /** `either`: keys of which one is needed. */
  readonly keys?: readonly string[];
  /** `type`: all types allowed here, over all forms. */
  readonly types?: readonly string[];
  /** `enum`: values allowed here, over all forms. */
  readonly values?: readonly Json[];
}

/** Whether a text matches a pattern; how patterns run is up to the caller. */
export type PatternTest = (pattern: string, text: string) => boolean;

/** Patterns of the shipped schemas: written with care for linear time, run by the engine's own RegExp. */
export function ownPatterns(): PatternTest {
  const compiled = new Map<string, RegExp>();
  return (pattern, text) => {
    let expression = compiled.get(pattern);
    if (!expression) {
      expression = new RegExp(pattern, 'u');
      compiled.set(pattern, expression);
    }
    return expression.test(text);
  };
}

/**
 * Every demand of `root` that `value` does not meet, each once, in the order of the value. Where a value
 * may take several forms, the form it means is chosen by a distinguishing field, then by its type, then
 * by the fewest faults; only faults of that form are listed.
 * @param most how many faults are collected; counting goes on
 */
export function explain(
  root: LinkedNode,
  value: Json,
  matches: PatternTest,
  most = 100,
): { faults: Fault[]; count: number } {
  const faults: Fault[] = [];
  let count = 0;
  collect(root, value, [], (fault) => {
    count++;
    if (faults.length < most) faults.push(fault);
  });
  return { faults, count };

  function collect(
    node: LinkedNode,
    here: Json,
    path: (string | number)[],
    report: (fault: Fault) => void,
  ): void {
    const tell = (keyword: Fault['keyword'], more?: Partial<Fault>): void =>
      report({ path: path.slice(), keyword, value: here, node, ...more });
    const types = typesOf(node);
    if (types && !hasType(here, types)) {
      tell('type', { types });
      return;
    }
    if (node.const !== undefined && here !== node.const) {
      tell('const');
      return;
    }
    if (node.enum && !node.enum.includes(here)) {
      tell('enum', { values: node.enum });
      return;
    }
    if (typeof here === 'string') text(node, here, tell);
    else if (typeof here === 'number') number(node, here, tell);
    else if (Array.isArray(here)) list(node, here, path, tell, report);
    else if (isMapping(here)) mapping(node, here, path, tell, report);
    for (const part of node.allOf ?? []) collect(part, here, path, report);
    if (node.anyOf) forms(node, node.anyOf, false, here, path, report);
    if (node.oneOf) forms(node, node.oneOf, true, here, path, report);
    if (node.if) {
      const branch = fits(node.if, here, path) ? node.then : node.else;
      if (branch) collect(branch, here, path, report);
    }
  }

  function text(node: LinkedNode, here: string, tell: (keyword: Fault['keyword']) => void): void {
    if (node.pattern !== undefined && !matches(node.pattern, here)) {
      tell('pattern');
      return;
    }
    if (node.format !== undefined && !(formats[node.format]?.(here) ?? true)) {
      tell('format');
      return;
    }
    if (node.minLength === undefined && node.maxLength === undefined) return;
    const length = [...here].length;
    if (length < (node.minLength ?? 0) || length > (node.maxLength ?? Number.POSITIVE_INFINITY))
      tell('length');
  }

  function number(node: LinkedNode, here: number, tell: (keyword: Fault['keyword']) => void): void {
    const low = node.minimum !== undefined && here < node.minimum;
    const high = node.maximum !== undefined && here > node.maximum;
    const atLow = node.exclusiveMinimum !== undefined && here <= node.exclusiveMinimum;
    const atHigh = node.exclusiveMaximum !== undefined && here >= node.exclusiveMaximum;
    if (low || high || atLow || atHigh) tell('bound');
  }

  function list(
    node: LinkedNode,
    here: Json[],
    path: (string | number)[],
    tell: (keyword: Fault['keyword']) => void,
    report: (fault: Fault) => void,
  ): void {
    if (here.length < (node.minItems ?? 0) || here.length > (node.maxItems ?? Number.POSITIVE_INFINITY))
      tell('count');
    if (!node.items) return;
    // What a list refers to is said of the list; its entries are reported in the same words.
    const ref = node.qms?.ref;
    const items =
      ref === undefined || node.items.qms?.ref !== undefined
        ? node.items
        : { ...node.items, qms: { ...node.items.qms, ref } };
    for (let index = 0; index < here.length; index++) {
      path.push(index);
      collect(items, here[index]!, path, report);
      path.pop();
    }
  }

  function mapping(
    node: LinkedNode,
    here: { [key: string]: Json },
    path: (string | number)[],
    tell: (keyword: Fault['keyword'], more?: Partial<Fault>) => void,
    report: (fault: Fault) => void,
  ): void {
    for (const key of node.required ?? []) {
      if (!Object.hasOwn(here, key)) tell('required', { key });
    }
    if (!node.properties && node.additionalProperties === undefined) return;
    for (const key of Object.keys(here)) {
      const known = node.properties && Object.hasOwn(node.properties, key) ? node.properties[key] : undefined;
      const further = typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined;
      const child = known ?? further;
      if (!child) {
        if (node.additionalProperties === false) tell('extra', { key });
        continue;
      }
      path.push(key);
      collect(child, here[key]!, path, report);
      path.pop();
    }
  }

  function fits(node: LinkedNode, here: Json, path: readonly (string | number)[]): boolean {
    let fine = true;
    collect(node, here, path.slice(), () => {
      fine = false;
    });
    return fine;
  }

  function forms(
    node: LinkedNode,
    branches: readonly LinkedNode[],
    onlyOne: boolean,
    here: Json,
    path: (string | number)[],
    report: (fault: Fault) => void,
  ): void {
    const outcomes = branches.map((branch) => {
      const inside: Fault[] = [];
      let size = 0;
      collect(branch, here, path, (fault) => {
        size++;
        if (inside.length < most) inside.push(fault);
      });
      return { branch, inside, size };
    });
    const fitting = outcomes.filter((outcome) => outcome.size === 0).length;
    if (fitting > 0) {
      if (onlyOne && fitting > 1) report({ path: path.slice(), keyword: 'several', value: here, node });
      return;
    }
    const sameType = outcomes.filter(
      ({ inside }) => !inside.some((fault) => fault.keyword === 'type' && fault.path.length === path.length),
    );
    if (sameType.length === 0) {
      const types = [...new Set(branches.flatMap((branch) => typesOf(branch) ?? []))];
      report({ path: path.slice(), keyword: 'type', value: here, node, types });
      return;
    }
    const missing = sameType.map(({ inside, size }) =>
      size === 1 && inside[0]!.keyword === 'required' && inside[0]!.path.length === path.length
        ? inside[0]!.key!
        : null,
    );
    if (missing.every((key) => key !== null)) {
      report({ path: path.slice(), keyword: 'either', value: here, node, keys: missing });
      return;
    }
    // A field with a fixed value in several forms shows which form is meant.
    const telling = sameType.map(({ inside }) =>
      inside.find(
        (fault) =>
          (fault.keyword === 'const' || fault.keyword === 'enum') && fault.path.length === path.length + 1,
      ),
    );
    const meant = sameType.filter((_, index) => !telling[index]);
    if (meant.length === 0) {
      const [first] = telling;
      if (telling.every((fault) => fault!.path.at(-1) === first!.path.at(-1))) {
        const values = [...new Set(telling.flatMap((fault) => fault!.values ?? [fault!.node.const!]))];
        report({ ...first!, keyword: 'enum', values });
        return;
      }
    }
    const left = meant.length > 0 ? meant : sameType;
    // A form that names the value's type is nearer than one that only refuses its content.
    const typed = left.filter(({ branch }) => typesOf(branch) !== null);
    const candidates = typed.length > 0 ? typed : left;
    const best = candidates.reduce((least, outcome) => (outcome.size < least.size ? outcome : least));
    for (const fault of best.inside) report(fault);
  }
}
