import type { JsonObject } from '../model/json.ts';
import { nearest } from '../schemas/nearest.ts';
import { excerpt, type ReportAt } from './configuration-faults.ts';
import { compileGlob } from './globs.ts';
import { listOf } from './values.ts';

/** The files that the entries of `schemas` are looked up among. */
export interface FilesForSchemas {
  /** Every file below the root. */
  readonly listed: readonly string[];
  /** Those of the root's own schemas that cannot be read, with the reason. */
  readonly unread: ReadonlyMap<string, string>;
}

/** Why an entry of `schemas` leads to no schema, or null. */
function schemaEntryFault(written: string, { listed, unread }: FilesForSchemas): string | null {
  const name = `\`${excerpt(written)}\``;
  if (/^[A-Za-z][A-Za-z0-9+.-]+:\/\//.test(written))
    return `${name} is a web address, but schemas are files of this repository: save it here and name its path.`;
  const glob = compileGlob(written);
  if ('problem' in glob) return null;
  const found = listed.filter(glob.test);
  const unreadable = found.find((path) => unread.has(path));
  if (unreadable !== undefined)
    return `The schema \`${excerpt(unreadable)}\` cannot be read: ${unread.get(unreadable)}.`;
  if (found.length > 0) return null;
  const folder = written.replace(/\/+$/, '');
  if (listed.some((path) => path.startsWith(`${folder}/`)))
    return `${name} is a folder, but schemas are files: write \`${excerpt(folder)}/*.json\` for all schemas in it.`;
  const near = nearest(
    written,
    listed.filter((path) => path.endsWith('.json')),
  );
  const advice =
    near === undefined
      ? 'write its path from the folder of qms.yaml, with / between folders; links are not followed.'
      : `did you mean \`${excerpt(near)}\`?`;
  return `No file of this repository fits ${name}: ${advice}`;
}

/** So many entries are looked up among all files; nobody needs more. */
const mostSchemaEntries = 200;

/** Entries of `schemas` that lead to no schema. */
export function checkSchemaEntries(data: JsonObject, files: FilesForSchemas, report: ReportAt): void {
  for (const [index, written] of listOf(data['schemas']).slice(0, mostSchemaEntries).entries()) {
    const fault = typeof written === 'string' ? schemaEntryFault(written, files) : null;
    if (fault !== null) report(fault, Array.isArray(data['schemas']) ? ['schemas', index] : ['schemas']);
  }
}
