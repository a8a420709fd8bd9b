import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import type { ReadingIssue } from '../model/facts.ts';
import type { FixPlan } from '../model/finding.ts';
import type { Message } from '../model/message.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Path } from '../model/text.ts';
import type { TypeSchema } from '../schemas/catalogue.ts';
import type { SchemaFault } from '../schemas/schema-fault.ts';
import { findNode } from '../text/node.ts';
import { excerpt } from './excerpt.ts';
import { isHistory } from './history.ts';
import type { ReadSetup } from './read-setup.ts';
import { idPatternOf, isId } from './record-id.ts';
import { type Aliases, recordNode, spanOfPath, writtenPath } from './record-node.ts';
import type { RecordSource } from './record-source.ts';
import { ratingFaults } from './risk-scale.ts';
import { textOf } from './values.ts';

const sayId = defineMessages('id-format', {
  unusable:
    '`{id}` cannot be an id. Use at most 64 letters, digits, `.`, `_` and `-`, beginning with a letter or digit and without `..`.',
  pattern:
    'The id {id} does not fit the form `{pattern}` that qms.yaml sets for this type. Rename it before others refer to it, or keep the old id under `formerIds`.',
  changeTo: 'Change to {id}',
});

const sayType = defineMessages('type-unknown', {
  unknown: 'No record type is called `{type}`. Correct it, or describe the type in a schema of your own.',
  mistyped: 'No record type is called `{type}`. {suggestion}',
  changeTo: 'Change to `{type}`',
});

/** What can be said of a record from itself alone: its identity, and, unless it is history, its form. */
export function recordIssues(
  source: RecordSource,
  record: QmsRecord,
  schema: TypeSchema | undefined,
  setup: ReadSetup,
): readonly ReadingIssue[] {
  const identity = identityIssues(source, record, setup, schema);
  if (isHistory(record, setup)) return identity;
  const form = schemaIssues(source, record, schema, setup.configuration.aliases);
  return [...identity, ...form, ...ratingIssues(source, setup)];
}

/** A word such as `yes` or `3,5` where the schema asks for something else has been reported with what to write. */
export function withoutRepeated(record: QmsRecord, issues: readonly ReadingIssue[]): QmsRecord {
  if (record.oddities.length === 0 || issues.length === 0) return record;
  const reported = new Set(issues.map(({ span }) => span.start));
  const oddities = record.oddities.filter(
    ({ blocksDigest, span }) => blocksDigest || !reported.has(span.start),
  );
  return { ...record, oddities };
}

function schemaIssues(
  source: RecordSource,
  record: QmsRecord,
  schema: TypeSchema | undefined,
  aliases: Aliases,
): ReadingIssue[] {
  const faults = schema?.validate(source.data, (path) => plainTextAt(source, path, aliases)) ?? [];
  const names = new Set(source.adoption?.names.map(({ path }) => path.join('/')));
  return faults
    .filter(
      (fault) => source.adoption === null || (fault.missing !== true && !names.has(fault.path.join('/'))),
    )
    .filter((fault) => !(fault.missing === true && record.phase === 'draft' && fault.path.at(-1) !== 'id'))
    .filter(({ path }) => !(record.id !== '' && path.length === 1 && path[0] === 'id'))
    .map((fault) => ({
      rule: fault.rule,
      message: fault.message,
      ...(fault.severity === undefined ? {} : { severity: fault.severity }),
      span: spanOfPath(source.document, source.item, fault.path, aliases, fault.token),
      ordinal: source.ordinal,
      path: fault.path,
      fixes: fixOf(fault, record),
    }));
}

/** Keys without which a record of its type cannot be read, and that a document of others does not say. */
export const missingKeys = ({ data }: Pick<RecordSource, 'data'>, schema: TypeSchema | undefined): string[] =>
  (schema?.validate(data) ?? [])
    .filter(({ missing, path }) => missing === true && path.length === 1 && path[0] !== 'id')
    .map(({ path }) => String(path[0]));

/** How the file writes a plain value, such as `1.10`. */
function plainTextAt(source: RecordSource, path: Path, aliases: Aliases): string | undefined {
  const root = recordNode(source.document, source.item, aliases);
  const node = root === null ? undefined : findNode(root, writtenPath(root, path, aliases))?.node;
  return node?.kind === 'scalar' && node.style === 'plain' ? node.source : undefined;
}

const ratingIssues = (source: RecordSource, { configuration }: ReadSetup): ReadingIssue[] =>
  source.type !== 'risk'
    ? []
    : ratingFaults(source.data, configuration.risk.scale).map(({ path, message }) => ({
        rule: 'schema',
        message,
        span: spanOfPath(source.document, source.item, path, configuration.aliases),
        ordinal: source.ordinal,
        path,
      }));

function fixOf(fault: SchemaFault, record: QmsRecord): FixPlan[] {
  if (fault.fix === undefined) return [];
  return [
    {
      title: fault.fix.title,
      certain: fault.fix.certain,
      file: record.file,
      record: record.key,
      steps: [fault.fix.step],
    },
  ];
}

function identityIssues(
  source: RecordSource,
  record: QmsRecord,
  setup: ReadSetup,
  schema: TypeSchema | undefined,
): ReadingIssue[] {
  const issues: ReadingIssue[] = [];
  const report = (rule: string, message: Message, path: Path, extra: Partial<ReadingIssue> = {}): void => {
    issues.push({
      rule,
      message,
      span: spanOfPath(source.document, source.item, path, setup.configuration.aliases),
      ordinal: source.ordinal,
      path,
      ...extra,
    });
  };
  // A type that qms.yaml maps the file to and nobody knows is one fault there, not one per file.
  if (schema === undefined && record.type === source.data['type'] && isTypeWritten(source, setup))
    unknownType(record, setup, ['type'], record.type, report);
  if (record.type === 'register') {
    const of = textOf(record.data['of']);
    if (of !== null && (of === 'register' || setup.catalogue.get(of) === undefined))
      unknownType(record, setup, ['of'], of, report);
  }
  if (record.id !== '' && !isId(record.id)) {
    report('id-format', sayId.unusable({ id: excerpt(record.id) }), ['id'], { fixes: idFixes(record) });
  } else if (record.id !== '' && !isHistory(record, setup)) {
    const pattern = idPatternOf(setup, record.type);
    if (pattern !== null && !pattern.test(record.id)) {
      report('id-format', sayId.pattern({ id: record.id, pattern: excerpt(pattern.written) }), ['id'], {
        severity: 'warning',
      });
    }
  }
  for (const { id, path, key } of schema?.entries(source.data) ?? [])
    if (!isId(id)) report('id-format', sayId.unusable({ id: excerpt(id) }), [...path, key]);
  return issues;
}

/** The id in characters an id may have, where that leaves one. */
function idFixes(record: QmsRecord): FixPlan[] {
  const id = record.id
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.');
  return isId(id)
    ? [
        {
          title: sayId.changeTo({ id }),
          certain: false,
          file: record.file,
          record: record.key,
          steps: [{ kind: 'replace-value', path: ['id'], value: id }],
        },
      ]
    : [];
}

/** True when the record says its type itself, under its own name or an alias. */
const isTypeWritten = ({ written }: RecordSource, { configuration: { aliases } }: ReadSetup): boolean =>
  Object.keys(written).some((key) => key === 'type' || aliases[key] === 'type');

function unknownType(
  record: QmsRecord,
  setup: ReadSetup,
  path: Path,
  type: string,
  report: (rule: string, message: Message, path: Path, extra?: Partial<ReadingIssue>) => void,
): void {
  const near = setup.catalogue.nearestType(type);
  const name = { type: excerpt(type) };
  const message =
    near === undefined ? sayType.unknown(name) : sayType.mistyped({ ...name, suggestion: didYouMean(near) });
  const fixes: FixPlan[] =
    near === undefined
      ? []
      : [
          {
            title: sayType.changeTo({ type: near }),
            certain: false,
            file: record.file,
            record: record.key,
            steps: [{ kind: 'replace-value', path, value: near }],
          },
        ];
  report('type-unknown', message, path, { fixes });
}
