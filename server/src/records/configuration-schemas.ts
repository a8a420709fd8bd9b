import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import type { JsonObject } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import { nearest } from '../schemas/nearest.ts';
import type { ReportAt } from './configuration-faults.ts';
import { excerpt } from './excerpt.ts';
import { compileGlob } from './globs.ts';
import { listOf } from './values.ts';

const say = defineMessages('config.schemas', {
  webAddress:
    '`{name}` is a web address, but schemas are files of this repository. Save it here and name its path.',
  tooLarge: 'The schema `{path}` is larger than `limits.fileSize` allows. Split it, or raise the limit.',
  gone: 'The schema `{path}` is gone. Restore it, or delete this entry.',
  unreadable: 'The schema `{path}` cannot be read ({reason}). Check its permissions.',
  folder: '`{name}` is a folder, but schemas are files. Write `{folder}/*.json` for all schemas in it.',
  mistyped: 'No file of this repository fits `{name}`. {suggestion}',
  noFile:
    'No file of this repository fits `{name}`. Write its path from the folder of qms.yaml, with / between folders; links are not followed.',
});

/** Why a schema of the root could not be read. */
export type Unread =
  | { readonly kind: 'too-large' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The files that the entries of `schemas` are looked up among. */
export interface FilesForSchemas {
  /** Every file below the root. */
  readonly listed: readonly string[];
  /** Those of the root's own schemas that cannot be read. */
  readonly unread: ReadonlyMap<string, Unread>;
}

/** Why an entry of `schemas` leads to no schema, or null. */
function schemaEntryFault(written: string, { listed, unread }: FilesForSchemas): Message | null {
  const name = excerpt(written);
  if (/^[A-Za-z][A-Za-z0-9+.-]+:\/\//.test(written)) return say.webAddress({ name });
  const glob = compileGlob(written);
  if ('problem' in glob) return null;
  const found = listed.filter(glob.test);
  const unreadable = found.find((path) => unread.has(path));
  if (unreadable !== undefined) return unreadFault(unreadable, unread.get(unreadable)!);
  if (found.length > 0) return null;
  const folder = written.replace(/\/+$/, '');
  if (listed.some((path) => path.startsWith(`${folder}/`)))
    return say.folder({ name, folder: excerpt(folder) });
  const near = nearest(
    written,
    listed.filter((path) => path.endsWith('.json')),
  );
  return near === undefined
    ? say.noFile({ name })
    : say.mistyped({ name, suggestion: didYouMean(excerpt(near)) });
}

function unreadFault(file: string, why: Unread): Message {
  const path = excerpt(file);
  if (why.kind === 'too-large') return say.tooLarge({ path });
  return why.kind === 'missing' ? say.gone({ path }) : say.unreadable({ path, reason: why.reason });
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
