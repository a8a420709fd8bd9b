import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

type Node = { [key: string]: unknown };

/** A schema with no keys but those it lists, so that a field it has forgotten shows. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy: Node = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return copy['type'] === 'object' ? { ...copy, additionalProperties: false } : copy;
}

/** What checks that data are what one of the schemas of `schemas/` says, no more and no less. */
export function closedValidator(file: string): ValidateFunction {
  const text = readFileSync(new URL(`../schemas/${file}`, import.meta.url), 'utf8');
  return new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
  }).compile(closed(JSON.parse(text)) as object);
}
