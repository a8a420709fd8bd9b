import { changeIds } from '../../generated/change-ids.ts';
import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import { listed } from '../messages/listed.ts';
import type { Configuration } from '../model/configuration.ts';
import type { ReadingIssue } from '../model/facts.ts';
import type { FixPlan } from '../model/finding.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import type { Path, Span } from '../model/text.ts';
import { configurationSchema, type SchemaCatalogue } from '../schemas/catalogue.ts';
import { nearest } from '../schemas/nearest.ts';
import { editions } from '../standards/lookup.ts';
import { decode } from '../text/decode.ts';
import { readYaml, type YamlDocument } from '../text/yaml.ts';
import {
  configurationFile,
  configurationOf,
  defaultConfiguration,
  ruleOnConfiguration,
} from './configuration.ts';
import { changeTo, keysOf, type ReportAt, removal } from './configuration-faults.ts';
import { checkSchemaEntries, type FilesForSchemas } from './configuration-schemas.ts';
import { checkEditions } from './configuration-standards.ts';
import { checkTypeEntries } from './configuration-types.ts';
import { checkElsewhere, checkValues } from './configuration-values.ts';
import { excerpt } from './excerpt.ts';
import { compileGlob } from './globs.ts';
import { spanInTree } from './tree-place.ts';
import { isObject, listOf, mappingsOf, textOf } from './values.ts';

/** `qms.yaml` as read: what holds, and what is wrong with the text. */
export interface ReadConfiguration {
  readonly configuration: Configuration;
  readonly issues: readonly ReadingIssue[];
  /** False when the text could not be read at all and only defaults hold. */
  readonly readable: boolean;
  readonly document: YamlDocument | null;
}

const say = defineMessages('config', {
  tooLarge: '`qms.yaml` is larger than 1 MB and was not read. Make it smaller.',
  unreadable: '`qms.yaml` could not be read ({reason}). Check its permissions.',
  noMapping: '`qms.yaml` must be a mapping of settings, such as `organization: …`.',
  documents: '`qms.yaml` holds one document, so what follows the line --- is not read. Join the two.',
  mistyped:
    'No {what, select, type {record type} rule {rule} change {kind of change} standard {standard and edition} other {key}} is called `{name}`. {suggestion}',
  unknownType: 'No record type is called `{name}`. Correct it, or describe the type in a schema of your own.',
  unknownRule: 'No rule is called `{name}`. Correct the name, or delete this line.',
  unknownChange: 'No kind of change is called `{name}`. Correct the name, or delete this line.',
  unknownStandard:
    'No standard and edition is called `{name}`. Known {count, plural, one {is} other {are}} {known}.',
  unknownKey: 'No key is called `{name}`. Write the key that records of this product use.',
  alwaysOn: '`{rule}` is always on, for what is wrong with qms.yaml has to be seen. Delete this line.',
});

const startOfFile: Span = { start: 0, end: 0 };

const fault = (
  message: Message,
  span: Span,
  path: Path = [],
  fixes: readonly FixPlan[] = [],
): ReadingIssue => ({
  rule: ruleOnConfiguration,
  message,
  span,
  ordinal: null,
  path,
  fixes,
});

/** Only defaults hold, for a reason. */
const withoutText = (message: Message, span: Span): ReadConfiguration => ({
  configuration: defaultConfiguration,
  issues: [fault(message, span)],
  readable: false,
  document: null,
});

/** A `qms.yaml` that is there and whose bytes could not be read, with the system's words for it. */
export const unreadableConfiguration = (reason: string): ReadConfiguration =>
  withoutText(say.unreadable({ reason }), startOfFile);

/** A `qms.yaml` above the size that is read. */
export const tooLargeConfiguration = (): ReadConfiguration => withoutText(say.tooLarge(), startOfFile);

/** Reads the bytes of `qms.yaml`. What depends on the record types and rules is checked by `configurationIssues`. */
export function readConfiguration(bytes: Uint8Array): ReadConfiguration {
  const decoded = decode(bytes);
  if (decoded.problem !== null) {
    return withoutText(decoded.problem.message, {
      start: decoded.problem.offset,
      end: decoded.problem.offset,
    });
  }
  const stream = readYaml(decoded.text);
  const first = stream.faults[0];
  if (first !== undefined) return withoutText(first.message, first.span);
  const document = stream.documents[0] ?? null;
  const data = document?.data ?? {};
  if (!isObject(data)) return withoutText(say.noMapping(), startOfFile);
  // What is clear by YAML 1.2, such as the word `off`, means the same to every reader of qms.yaml.
  const issues = (document?.oddities ?? [])
    .filter(({ blocksDigest }) => blocksDigest)
    .map(({ message, span }) => fault(message, span));
  const second = stream.documents[1]?.tree();
  if (second != null)
    issues.push(
      fault(say.documents(), {
        start: second.start,
        end: second.start,
      }),
    );
  return { configuration: configurationOf(data), issues, readable: true, document };
}

/**
 * Faults in what `qms.yaml` says, given the record types, rules and files there are.
 * @param ruleIds all known rules
 * @param files null where it is not known which files there are
 */
export function configurationIssues(
  read: ReadConfiguration,
  catalogue: SchemaCatalogue,
  ruleIds: readonly string[],
  files: FilesForSchemas | null = null,
): ReadingIssue[] {
  const data = read.document?.data;
  if (!isObject(data)) return [...read.issues];
  const issues = [...read.issues];
  /** One fault per place: what the schema says comes first, and the rest would say it again. */
  const reported = new Set<string>();
  const spanOf = (path: Path, token: 'key' | 'value'): Span =>
    spanInTree(read.document?.tree() ?? null, path, token) ?? startOfFile;
  const report = (
    message: Message,
    path: Path,
    token: 'key' | 'value' = 'value',
    fixes: readonly FixPlan[] = [],
  ): void => {
    const name = JSON.stringify([token, path]);
    if (reported.has(name)) return;
    reported.add(name);
    issues.push(fault(message, spanOf(path, token), path, fixes));
  };
  for (const found of configurationSchema().validate(data)) {
    const fixes: FixPlan[] =
      found.fix === undefined
        ? []
        : [
            {
              title: found.fix.title,
              certain: found.fix.certain,
              file: configurationFile,
              steps: [found.fix.step],
            },
          ];
    report(found.message, found.path, found.token, fixes);
  }
  const types = catalogue.types();
  const known = (
    name: string,
    names: readonly string[],
    what: Named,
    path: Path,
    token: 'key' | 'value',
  ): void => {
    if (names.includes(name)) return;
    const near = nearest(name, names);
    const fixes = near === undefined ? [] : [changeTo(near, path, token)];
    report(unknownName(what, excerpt(name), near), path, token, fixes);
  };
  const keys = keysOfTypes(catalogue);
  for (const [name, key] of Object.entries(isObject(data['aliases']) ? data['aliases'] : {}))
    if (typeof key === 'string') known(key, keys, 'key', ['aliases', name], 'value');
  checkPatterns(data, report);
  checkTypeEntries(data, catalogue, files === null ? null : files.listed, report);
  if (files !== null) checkSchemaEntries(data, files, report);
  for (const { index, value } of mappingsOf(data['types'])) {
    const type = textOf(value['type']);
    if (type !== null) known(type, types, 'type', ['types', index, 'type'], 'value');
  }
  for (const section of ['retention', 'ids'])
    for (const type of keysOf(data[section])) known(type, types, 'type', [section, type], 'key');
  const signOff = isObject(data['signOff']) ? data['signOff'] : {};
  for (const type of keysOf(signOff['required']))
    known(type, types, 'type', ['signOff', 'required', type], 'key');
  for (const rule of keysOf(data['rules'])) known(rule, ruleIds, 'rule', ['rules', rule], 'key');
  for (const kind of keysOf(data['changes'])) known(kind, changeIds, 'change', ['changes', kind], 'key');
  if (keysOf(data['rules']).includes(ruleOnConfiguration))
    report(say.alwaysOn({ rule: ruleOnConfiguration }), ['rules', ruleOnConfiguration], 'key', [
      removal(['rules', ruleOnConfiguration]),
    ]);
  for (const [index, standard] of listOf(data['standards']).entries()) {
    const id = typeof standard === 'string' ? standard : isObject(standard) ? textOf(standard['id']) : null;
    if (id !== null && !isOtherStandard(id))
      known(
        id,
        editions.map((known) => known.id),
        'standard',
        typeof standard === 'string' ? ['standards', index] : ['standards', index, 'id'],
        'value',
      );
  }
  const configured = read.configuration.standards.map(({ id }) => id);
  checkElsewhere(data, configured, report);
  checkEditions(data, report);
  checkValues(data, report);
  return issues;
}

/** A standard whose clauses are not known here, named as standards are: its documents are kept under control all the same. */
const isOtherStandard = (id: string): boolean =>
  /^[a-z0-9][a-z0-9.-]*:[a-z0-9.-]+$/i.test(id) && !/^iso[-_ ]?9001/i.test(id);

/** What a name in qms.yaml may be the name of. */
type Named = 'type' | 'rule' | 'change' | 'standard' | 'key';

/** What is said of a name that nothing has. */
function unknownName(what: Named, name: string, near: string | undefined): Message {
  if (near !== undefined) return say.mistyped({ what, name, suggestion: didYouMean(near) });
  switch (what) {
    case 'type':
      return say.unknownType({ name });
    case 'rule':
      return say.unknownRule({ name });
    case 'change':
      return say.unknownChange({ name });
    case 'key':
      return say.unknownKey({ name });
    case 'standard': {
      const ids = editions.map(({ id }) => `\`${id}\``);
      return say.unknownStandard({ name, count: ids.length, known: listed(ids, 'and', ids.length) });
    }
  }
}

/** Top-level keys that any type of record knows. */
const keysOfTypes = (catalogue: SchemaCatalogue): string[] => [
  ...new Set(
    catalogue.types().flatMap((type) => [...(catalogue.get(type)?.parts.shape()?.keys?.keys() ?? [])]),
  ),
];

function checkPatterns(data: JsonObject, report: ReportAt): void {
  const check = (pattern: Json | undefined, path: Path): void => {
    if (typeof pattern !== 'string') return;
    const glob = compileGlob(pattern);
    if ('problem' in glob) report(glob.problem, path);
  };
  for (const section of ['records', 'exclude', 'schemas']) {
    for (const [index, pattern] of listOf(data[section]).entries())
      check(pattern, Array.isArray(data[section]) ? [section, index] : [section]);
  }
  for (const { index, value } of mappingsOf(data['types'])) check(value['files'], ['types', index, 'files']);
  for (const type of keysOf(data['ids'])) check((data['ids'] as JsonObject)[type], ['ids', type]);
}
