import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { qms } from '../run.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/adoption.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

/** What `qms adopt --format json` prints, as far as tests look at it. */
export interface Adoption {
  readonly documents: readonly {
    readonly file: string;
    readonly row: number | null;
    readonly type: string;
    readonly id: string | null;
    readonly title: string | null;
    readonly version: string | null;
    readonly owner: string | null;
    readonly status: string | null;
    readonly confidence: string;
    readonly why: string;
  }[];
  readonly open: readonly { readonly id: string; readonly default: string }[];
  readonly config: string;
  readonly changed: boolean;
  readonly entries: readonly { readonly files: string; readonly isKept: boolean }[];
  readonly leftOut: readonly { readonly why: string; readonly files: readonly string[] }[];
  readonly worthActing: readonly { readonly rule: string }[];
}

/** The day on which tests adopt. */
export const today = ['--today', '2026-02-01'];

/** What `qms adopt` says of a folder; it holds what its schema says. */
export async function adopted(root: string, ...args: readonly string[]): Promise<Adoption> {
  const { code, out, err } = await qms('adopt', root, '--format', 'json', ...today, ...args);
  expect([code, err]).toEqual([0, '']);
  const value = JSON.parse(out) as Adoption;
  expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  return value;
}

/** A document that nobody could take for anything else. */
export const procedure = (id: string, more = ''): string =>
  `# Procedure ${id}\n\n**Document ID:** ${id}\n**Version:** 1\n**Status:** Approved\n**Owner:** Office\n${more}\nAs ISO 9001 says.\n`;

/** Few documents. */
export const small = { 'sops/SOP-001.md': procedure('SOP-001'), 'sops/SOP-002.md': procedure('SOP-002') };
