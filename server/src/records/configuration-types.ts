import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { SchemaCatalogue } from '../schemas/catalogue.ts';
import { propertiesOf } from '../schemas/field-doc.ts';
import { nearest } from '../schemas/nearest.ts';
import { changeTo, keysOf, type ReportAt } from './configuration-faults.ts';
import { excerpt } from './excerpt.ts';
import { isTableFile } from './file-selection.ts';
import { compileGlob } from './globs.ts';
import { isObject, mappingsOf, textOf } from './values.ts';

const say = defineMessages('config.types', {
  noFile: 'No file of this repository fits `{files}`. Correct the pattern, or delete this entry.',
  noTable:
    '`{files}` are tables, of which nothing is read. Set `register: true`, so that each row is a record.',
  unknownField: '`{type}` has no key `{key}`. Write one that it has.',
  mistypedField: '`{type}` has no key `{key}`. {suggestion}',
  unknownStatus: '`{status}` is no status of the type `{type}`. It knows {known}.',
  stars: 'A pattern of ids can hold three stars at most, and `{pattern}` has more. Make it shorter.',
});

/** Stars in a pattern of ids; see `adopted/id-in-text.ts`. */
const mostStars = 3;

/** What is wrong with entries of `types`, besides their form: files that are not there, keys and statuses that no record of the type has. */
export function checkTypeEntries(
  data: JsonObject,
  catalogue: SchemaCatalogue,
  listed: readonly string[] | null,
  report: ReportAt,
): void {
  for (const { index, value } of mappingsOf(data['types'])) {
    const [files, type] = [textOf(value['files']), textOf(value['type'])];
    if (files !== null && listed !== null)
      checkFiles(files, value, listed, (message) => report(message, ['types', index, 'files']));
    checkIds(value['id'], index, report);
    const schema = type === null ? undefined : catalogue.get(type);
    if (type === null || schema === undefined) continue;
    const fields = [...propertiesOf(schema.parts.node()).keys()];
    const checkField = (key: string, path: readonly (string | number)[], token: 'key' | 'value'): void => {
      if (fields.includes(key)) return;
      const near = nearest(key, fields);
      const name = { type, key: excerpt(key) };
      if (near === undefined) report(say.unknownField(name), path, token);
      else
        report(say.mistypedField({ ...name, suggestion: didYouMean(near) }), path, token, [
          changeTo(near, path, token),
        ]);
    };
    const checkAliases = (aliases: Json | undefined, path: readonly (string | number)[]): void => {
      for (const [name, key] of Object.entries(isObject(aliases) ? aliases : {}))
        if (typeof key === 'string' && !/[.[]/.test(name)) checkField(key, [...path, name], 'value');
    };
    checkAliases(value['aliases'], ['types', index, 'aliases']);
    if (isObject(value['register']))
      checkAliases(value['register']['aliases'], ['types', index, 'register', 'aliases']);
    for (const key of keysOf(value['defaults'])) checkField(key, ['types', index, 'defaults', key], 'key');
    for (const key of keysOf(value['values']))
      if (!/[.[]/.test(key)) checkField(key, ['types', index, 'values', key], 'key');
    const words = isObject(value['values']) ? value['values']['status'] : undefined;
    for (const [word, status] of Object.entries(isObject(words) ? words : {}))
      if (typeof status === 'string' && schema.statuses.length > 0 && !schema.statuses.includes(status))
        report(
          say.unknownStatus({
            status: excerpt(status),
            type,
            known: { items: schema.statuses, joint: 'and', most: 12 },
          }),
          ['types', index, 'values', 'status', word],
        );
  }
}

function checkFiles(
  files: string,
  entry: JsonObject,
  listed: readonly string[],
  report: (message: ReturnType<typeof say.noFile>) => void,
): void {
  const glob = compileGlob(files);
  if ('problem' in glob) return;
  const found = listed.filter(glob.test);
  if (found.length === 0) report(say.noFile({ files: excerpt(files) }));
  else if (entry['register'] === undefined && found.every(isTableFile))
    report(say.noTable({ files: excerpt(files) }));
}

function checkIds(id: Json | undefined, index: number, report: ReportAt): void {
  const list = Array.isArray(id) ? id : [id];
  for (const [place, source] of list.entries()) {
    const pattern = isObject(source) ? textOf(source['pattern']) : null;
    if (pattern === null || pattern.split('*').length <= mostStars + 1) continue;
    const path = Array.isArray(id)
      ? ['types', index, 'id', place, 'pattern']
      : ['types', index, 'id', 'pattern'];
    report(say.stars({ pattern: excerpt(pattern) }), path);
  }
}
