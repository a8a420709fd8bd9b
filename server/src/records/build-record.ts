import type { Configuration } from '../model/configuration.ts';
import type { ReadingIssue } from '../model/facts.ts';
import type { FixPlan } from '../model/finding.ts';
import type { JsonObject } from '../model/json.ts';
import type { ExpectedDigest, FileUse, Oddity, QmsRecord, Reference } from '../model/record.ts';
import type { Path, Span } from '../model/text.ts';
import type { SchemaCatalogue, TypeSchema } from '../schemas/catalogue.ts';
import type { SchemaFault } from '../schemas/faults.ts';
import type { MarkdownDocument } from '../text/markdown.ts';
import type { YamlNode } from '../text/node.ts';
import type { YamlDocument } from '../text/yaml.ts';
import { canonicalForm, signedBody, signedKeys, signOffDigest } from './canonical.ts';
import { dateOf } from './dates.ts';
import { compileGlob } from './globs.ts';
import { resolveBelowRoot } from './paths.ts';
import type { ReadSetup } from './read-setup.ts';
import { ratingFaults } from './risk-scale.ts';
import { depthIn, spanInTree } from './tree-place.ts';
import { isObject, splitReference, textOf } from './values.ts';

/** One record as found in a file, before it is understood. */
export interface RecordSource {
  readonly path: string;
  readonly ordinal: number;
  readonly documentIndex: number;
  /** Null for a mapped Markdown file without front matter. */
  readonly document: YamlDocument | null;
  readonly item: number | null;
  readonly type: string;
  readonly data: JsonObject;
  readonly defaults: JsonObject | null;
  /** As `data`, with the key names as they stand in the file: what is signed. */
  readonly written: JsonObject;
  readonly markdown: MarkdownDocument | null;
  readonly text: string;
  readonly register: string | null;
  /** The place in this document that is no UTF-8, if any. */
  readonly undecodable: Oddity | null;
}

export const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** The product's ids: letters, digits, `.`, `_`, `-`, at most 64, starting with a letter or digit, without `..`. */
export const isId = (text: string): boolean => idPattern.test(text) && !text.includes('..');

/** The node of a record in its document's tree: the root, or an item of a register. */
export function recordNode(document: YamlDocument | null, item: number | null): YamlNode | null {
  const root = document?.tree() ?? null;
  if (item === null || root?.kind !== 'map') return root;
  const items = root.pairs.findLast(
    (pair) => pair.key.kind === 'scalar' && pair.key.value === 'items',
  )?.value;
  return items?.kind === 'seq' ? (items.items[item] ?? root) : root;
}

/** Where a path of a record stands in its file; a register's `defaults` answer for what an item does not say. */
export function spanOfPath(
  document: YamlDocument | null,
  item: number | null,
  path: Path,
  token: 'value' | 'key' = 'value',
): Span {
  const node = recordNode(document, item);
  if (item !== null && path.length > 0 && depthIn(node, path) === 0) {
    const root = document?.tree() ?? null;
    const inherited = ['defaults', ...path];
    if (depthIn(root, inherited) > 1) return spanInTree(root, inherited, token) ?? { start: 0, end: 0 };
  }
  return spanInTree(node, path, token) ?? { start: 0, end: 0 };
}

const none: ExpectedDigest = { kind: 'none' };

/** References in the fields of a record's data. */
function fieldReferences(data: JsonObject, schema: TypeSchema | undefined): Reference[] {
  return (schema?.references(data) ?? []).map(({ path, value, types }): Reference => {
    const { id, version } = splitReference(value);
    return { target: id, version, path, types };
  });
}

const bodyReferences = (markdown: MarkdownDocument | null): Reference[] =>
  (markdown?.body().wikiLinks ?? []).map(({ id, version, idSpan }) => ({
    target: id,
    version,
    path: ['body'],
    types: [],
    span: idSpan,
  }));

function fileUsesOf(source: RecordSource, schema: TypeSchema | undefined): FileUse[] {
  const found: FileUse[] = [];
  const own = (written: string) => resolveBelowRoot(source.path, decodePath(written));
  for (const { path, value, data, signed } of schema?.files(source.data) ?? []) {
    const use = data ? 'data' : signed ? 'signed-file' : 'file';
    found.push({ written: value, target: own(value), anchor: null, use, path });
  }
  const body = source.markdown?.body();
  for (const image of body?.images ?? []) {
    if (isRelative(image.url))
      found.push({ ...split(image.url, own), use: 'image', path: ['body'], span: image.urlSpan });
  }
  for (const link of body?.links ?? []) {
    if (!isRelative(link.url)) continue;
    const parts = split(link.url, own);
    const target = parts.written === '' ? source.path : parts.target;
    found.push({ ...parts, target, use: 'link', path: ['body'], span: link.urlSpan });
  }
  return found;
}

const isRelative = (url: string): boolean => url !== '' && !/^[A-Za-z][A-Za-z0-9+.-]*:|^\/\//.test(url);

/** Links are written percent-encoded, files are named in plain; text that is neither stays as it is. */
function decodePath(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function split(url: string, own: (written: string) => string | null) {
  const hash = url.indexOf('#');
  const written = (hash < 0 ? url : url.slice(0, hash)).replace(/\?.*$/, '');
  return { written, target: own(written), anchor: hash < 0 ? null : decodePath(url.slice(hash + 1)) };
}

function digestsOf(
  source: RecordSource,
  schema: TypeSchema | undefined,
  aliases: Readonly<Record<string, string>>,
  oddities: readonly Oddity[],
  files: readonly FileUse[],
): ExpectedDigest[] {
  const blocks = source.data['signOffs'];
  if (!Array.isArray(blocks) || blocks.length === 0) return [];
  if (oddities.some(({ blocksDigest }) => blocksDigest)) return blocks.map(() => none);
  const unsigned = schema?.unsignedKeys ?? new Set(['signOffs', 'status']);
  try {
    const record = canonicalForm(
      signedKeys({ ...source.written, type: source.type }, (key) => unsigned.has(aliases[key] ?? key)),
    );
    const body = canonicalForm(
      source.markdown === null ? null : signedBody(source.text.slice(source.markdown.bodyStart)),
    );
    const covered = files.some(({ use }) => use === 'signed-file' || use === 'image');
    return blocks.map((block): ExpectedDigest => {
      if (!isObject(block)) return none;
      const parts = { body, record, signOff: canonicalForm(signedKeys(block, (key) => key === 'digest')) };
      return covered
        ? { kind: 'needs-files', canonical: parts }
        : { kind: 'digest', value: signOffDigest(parts, {}) };
    });
  } catch {
    // Lone surrogates and the like have no canonical form; the text's oddities tell the user.
    return blocks.map(() => none);
  }
}

function odditiesOf(source: RecordSource): readonly Oddity[] {
  const inDocument = source.document?.oddities ?? [];
  const all = source.undecodable === null ? inDocument : [...inDocument, source.undecodable];
  if (all.length === 0 || source.item === null) return all;
  const node = recordNode(source.document, source.item);
  return node === null ? all : all.filter(({ span }) => span.start >= node.start && span.end <= node.end);
}

/** What has to be known of a record besides its file's path and the schemas: all else follows from it. */
export interface RecordParts {
  readonly ordinal: number;
  readonly document: number;
  readonly item: number | null;
  readonly markdown: boolean;
  readonly type: string;
  readonly data: JsonObject;
  readonly body: string | null;
  /** Mentions in the body; those in fields are found in the data. */
  readonly bodyReferences: readonly Reference[];
  readonly fileUses: readonly FileUse[];
  readonly oddities: readonly Oddity[];
  readonly digests: readonly ExpectedDigest[];
  readonly anchors: readonly string[];
  readonly register: string | null;
}

/** The record that these parts make in a file. */
export function recordOf(path: string, parts: RecordParts, catalogue: SchemaCatalogue): QmsRecord {
  const { ordinal, document, item, markdown, type, data, body, fileUses, oddities, digests } = parts;
  const schema = catalogue.get(type);
  const status = textOf(data['status']);
  const inFields = fieldReferences(data, schema);
  return {
    key: `${path}#${ordinal}`,
    file: path,
    ordinal,
    document,
    item,
    markdown,
    id: textOf(data['id']) ?? '',
    type,
    version: textOf(data['version']),
    title: textOf(data['title']),
    status,
    phase: schema?.phaseOf(status) ?? 'active',
    kind: schema?.kind ?? 'maintained',
    data,
    body,
    references: parts.bodyReferences.length === 0 ? inFields : [...inFields, ...parts.bodyReferences],
    fileUses,
    oddities,
    digests,
    anchors: parts.anchors,
    register: parts.register,
  };
}

/** Understands one record and reports what can be told from it alone. */
export function buildRecord(
  source: RecordSource,
  setup: ReadSetup,
): { record: QmsRecord; issues: ReadingIssue[] } {
  const { data, type, markdown } = source;
  const schema = setup.catalogue.get(type);
  const oddities = odditiesOf(source);
  const fileUses = fileUsesOf(source, schema);
  const parts: RecordParts = {
    ordinal: source.ordinal,
    document: source.documentIndex,
    item: source.item,
    markdown: markdown !== null,
    type,
    data,
    body: markdown === null ? null : source.text.slice(markdown.bodyStart).replaceAll('\r\n', '\n'),
    bodyReferences: bodyReferences(markdown),
    fileUses,
    oddities,
    digests: digestsOf(source, schema, setup.configuration.aliases, oddities, fileUses),
    anchors: markdown === null ? [] : anchorsOf(markdown),
    register: source.register,
  };
  const record = recordOf(source.path, parts, setup.catalogue);
  const issues = isHistory(record, schema, setup)
    ? []
    : [...schemaIssues(source, record, schema), ...ratingIssues(source, setup)];
  return {
    record: withoutRepeated(record, issues),
    issues: [...identityIssues(source, record, setup, schema), ...issues],
  };
}

/** What links into a text can name: its headings and explicit anchors. */
export function anchorsOf(markdown: MarkdownDocument): string[] {
  const body = markdown.body();
  return [...body.headings.map(({ anchor }) => anchor), ...body.anchors];
}

/**
 * True for a record of which only its integrity is judged: a maintained one that is finished, a void
 * one, and an event before the day judging begins. Its form was right for its time.
 */
export function isHistory(
  record: QmsRecord,
  schema: TypeSchema | undefined,
  { configuration: { judgeFrom } }: ReadSetup,
): boolean {
  if (record.phase === 'void') return true;
  if (record.kind !== 'event') return record.phase === 'final';
  if (judgeFrom === null) return false;
  const dates = (schema?.dateFields ?? []).map((field) => dateOf(record.data[field]));
  const date = dates.find((each) => each !== null);
  return date !== undefined && date < judgeFrom;
}

/** A word such as `yes` where the schema asks for something else has been reported with what to write. */
function withoutRepeated(record: QmsRecord, issues: readonly ReadingIssue[]): QmsRecord {
  if (record.oddities.length === 0 || issues.length === 0) return record;
  const reported = new Set(issues.map(({ span }) => span.start));
  const oddities = record.oddities.filter(
    ({ kind, span }) => kind !== 'boolean-word' || !reported.has(span.start),
  );
  return { ...record, oddities };
}

function schemaIssues(
  source: RecordSource,
  record: QmsRecord,
  schema: TypeSchema | undefined,
): ReadingIssue[] {
  const faults = schema?.validate(source.data) ?? [];
  return faults
    .filter((fault) => !(fault.missing === true && record.phase === 'draft' && fault.path.at(-1) !== 'id'))
    .filter(({ path }) => !(record.id !== '' && path.length === 1 && path[0] === 'id'))
    .map((fault) => ({
      rule: fault.rule,
      message: fault.message,
      ...(fault.severity === undefined ? {} : { severity: fault.severity }),
      span: spanOfPath(source.document, source.item, fault.path, fault.token),
      ordinal: source.ordinal,
      path: fault.path,
      fixes: fixOf(fault, record),
    }));
}

const ratingIssues = (source: RecordSource, { configuration }: ReadSetup): ReadingIssue[] =>
  source.type !== 'risk'
    ? []
    : ratingFaults(source.data, configuration.risk.scale).map(({ path, message }) => ({
        rule: 'schema',
        message,
        span: spanOfPath(source.document, source.item, path),
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
  const report = (rule: string, message: string, path: Path, extra: Partial<ReadingIssue> = {}): void => {
    issues.push({
      rule,
      message,
      span: spanOfPath(source.document, source.item, path),
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
    report(
      'id-format',
      `\`${excerpt(record.id)}\` cannot be an id: use letters, digits, \`.\`, \`_\` and \`-\`, at most 64, starting with a letter or digit and without \`..\`.`,
      ['id'],
    );
  } else if (record.id !== '' && !isHistory(record, schema, setup)) {
    const pattern = idPatternOf(setup, record.type);
    if (pattern !== null && !pattern.test(record.id)) {
      report(
        'id-format',
        `The id ${record.id} does not fit the form qms.yaml sets for this type (\`${excerpt(pattern.written)}\`): rename it before others refer to it, or keep the old id under \`formerIds\`.`,
        ['id'],
        { severity: 'warning' },
      );
    }
  }
  return issues;
}

/** True when the record says its type itself, under its own name or an alias. */
const isTypeWritten = ({ written }: RecordSource, { configuration: { aliases } }: ReadSetup): boolean =>
  Object.keys(written).some((key) => key === 'type' || aliases[key] === 'type');

interface IdPattern {
  readonly written: string;
  readonly test: (id: string) => boolean;
}

/** Compiled id patterns of a configuration; faulty ones are `config` findings and match everything. */
const idPatterns = new WeakMap<Configuration['ids'], Map<string, IdPattern | null>>();

function idPatternOf({ configuration: { ids } }: ReadSetup, type: string): IdPattern | null {
  if (!Object.hasOwn(ids, type)) return null;
  let patterns = idPatterns.get(ids);
  if (patterns === undefined) {
    patterns = new Map();
    idPatterns.set(ids, patterns);
  }
  let pattern = patterns.get(type);
  if (pattern === undefined) {
    const glob = compileGlob(ids[type]!);
    pattern = 'test' in glob ? { written: ids[type]!, test: glob.test } : null;
    patterns.set(type, pattern);
  }
  return pattern;
}

function unknownType(
  record: QmsRecord,
  setup: ReadSetup,
  path: Path,
  type: string,
  report: (rule: string, message: string, path: Path, extra?: Partial<ReadingIssue>) => void,
): void {
  const near = setup.catalogue.nearestType(type);
  const advice =
    near === undefined
      ? 'correct it, or describe the type in a schema of your own.'
      : `did you mean \`${near}\`?`;
  const fixes: FixPlan[] =
    near === undefined
      ? []
      : [
          {
            title: `Change to \`${near}\``,
            certain: false,
            file: record.file,
            record: record.key,
            steps: [{ kind: 'replace-value', path, value: near }],
          },
        ];
  report('type-unknown', `No record type is called \`${excerpt(type)}\`: ${advice}`, path, { fixes });
}

const excerpt = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
