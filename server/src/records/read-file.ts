import type { Configuration } from '../model/configuration.ts';
import type { FileFacts, ReadingIssue } from '../model/facts.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import type { Oddity, QmsRecord } from '../model/record.ts';
import { yamlComments } from '../text/comments.ts';
import { type DecodeProblem, decode } from '../text/decode.ts';
import { type MarkdownDocument, readMarkdown } from '../text/markdown.ts';
import { anchorsOf } from '../text/markdown-body.ts';
import { readYaml, type TextFault, type YamlDocument, type YamlStream } from '../text/yaml.ts';
import { buildRecord } from './build-record.ts';
import { ignoreComments, ignoreMarker } from './ignore-comments.ts';
import { mistypedType } from './mistyped-type.ts';
import { mayMixScripts } from './mixed-scripts.ts';
import type { ReadSetup } from './read-setup.ts';
import type { RecordSource } from './record-source.ts';
import { mayHideText, mayHoldPlaceholder } from './scan-text.ts';
import { conflictIssues, hiddenTextIssues, mixedScriptIssues, placeholderIssues } from './text-issues.ts';
import { isObject, textOf } from './values.ts';

export const isMarkdown = (path: string): boolean => /\.(md|markdown)$/i.test(path);

/** Facts of a file of which nothing could be read, with the reason as its only finding (or none). */
export function unreadFile(path: string, message: Message | null, ordinal: number | null = null): FileFacts {
  const rule = isMarkdown(path) ? 'front-matter-syntax' : 'yaml-syntax';
  const issues: ReadingIssue[] =
    message === null ? [] : [{ rule, message, span: { start: 0, end: 0 }, ordinal, path: [] }];
  return { path, records: [], issues, ignores: [], anchors: null };
}

/** Text that does not parse is only ours to report where it is meant to be a record. */
const looksLikeRecord = (text: string): boolean => /^id[ \t]*:/m.test(text) && /^type[ \t]*:/m.test(text);

/** Everything one file says on its own. Never throws; any bytes give facts. */
export function readFile(path: string, bytes: Uint8Array, setup: ReadSetup): FileFacts {
  const decoded = decode(bytes);
  const claimed = setup.selection.mappedType(path) !== null || looksLikeRecord(decoded.text);
  if (decoded.problem !== null && decoded.problem.kind !== 'invalid-utf8') {
    return unreadFile(path, claimed ? decoded.problem.message : null);
  }
  return readDecoded(path, decoded.text, decoded.problem, setup);
}

/** The same for text that an editor holds. */
export const readText = (path: string, text: string, setup: ReadSetup): FileFacts =>
  readDecoded(path, text, null, setup);

function readDecoded(path: string, text: string, problem: DecodeProblem | null, setup: ReadSetup): FileFacts {
  const undecodable: Oddity | null =
    problem === null
      ? null
      : {
          kind: 'invalid-utf8',
          message: problem.message,
          span: { start: problem.offset, end: problem.offset + 1 },
          blocksDigest: true,
        };
  return isMarkdown(path)
    ? readMarkdownFile(path, text, undecodable, setup)
    : readYamlFile(path, text, undecodable, setup);
}

function readYamlFile(path: string, text: string, undecodable: Oddity | null, setup: ReadSetup): FileFacts {
  const stream = readYaml(text);
  const found = readDocuments({ path, text, stream, markdown: null, undecodable, setup });
  if (found.records.length === 0 && found.issues.length === 0) return { ...found, ignores: [] };
  const ignores = text.includes(ignoreMarker) ? ignoreComments(yamlComments(text), text) : [];
  return { ...found, ignores };
}

function readMarkdownFile(
  path: string,
  text: string,
  undecodable: Oddity | null,
  setup: ReadSetup,
): FileFacts {
  const markdown = readMarkdown(text);
  const stream: YamlStream = markdown.frontMatter?.yaml ?? { documents: [], faults: [] };
  const found = readDocuments({ path, text, stream, markdown, undecodable, setup });
  if (
    markdown.frontMatterFault !== null &&
    (setup.selection.mappedType(path) !== null || looksLikeRecord(text))
  ) {
    found.issues.push(faultIssue('front-matter-syntax', markdown.frontMatterFault, path));
  }
  const anchors = anchorsToKeep(found.records, markdown, setup);
  if (found.records.length === 0 && found.issues.length === 0) return { ...found, anchors, ignores: [] };
  return { ...found, anchors, ignores: text.includes(ignoreMarker) ? markdownIgnores(text, markdown) : [] };
}

/** Text that holds no record is not looked into unless somebody links into it: much of it takes a full parser. */
function anchorsToKeep(
  records: readonly QmsRecord[],
  markdown: MarkdownDocument,
  setup: ReadSetup,
): readonly string[] | null {
  if (records.length > 0) return anchorsOf(markdown.body());
  return setup.withAnchors === true ? markdown.anchors() : null;
}

function markdownIgnores(text: string, markdown: MarkdownDocument) {
  const front = markdown.frontMatter;
  const inFront =
    front === null
      ? []
      : yamlComments(text.slice(front.span.start, front.span.end), front.span.start).map((comment) => ({
          ...comment,
          line: comment.line + 1,
        }));
  return ignoreComments([...inFront, ...markdown.body().comments], text);
}

const faultIssue = (rule: string, fault: TextFault, path: string): ReadingIssue => ({
  rule,
  message: fault.message,
  span: fault.span,
  ordinal: null,
  path: [],
  fixes: (fault.fixes ?? []).map(({ title, certain, edits }) => ({
    title,
    certain,
    file: path,
    steps: edits.map((edit) => ({ kind: 'edit', edit })),
  })),
});

interface FileSource {
  readonly path: string;
  readonly text: string;
  readonly stream: YamlStream;
  readonly markdown: MarkdownDocument | null;
  /** The first place that is no UTF-8, if any. */
  readonly undecodable: Oddity | null;
  readonly setup: ReadSetup;
}

/** Rules that judge keys and values. */
const ofForm: ReadonlySet<string> = new Set(['schema', 'key-unknown']);

function readDocuments(source: FileSource): {
  path: string;
  records: QmsRecord[];
  issues: ReadingIssue[];
  anchors: null;
} {
  const { path, text, stream, markdown, undecodable, setup } = source;
  const mapped = setup.selection.mappedType(path);
  const records: QmsRecord[] = [];
  const issues: ReadingIssue[] = [];
  const add = (record: RecordSource): void => {
    const built = buildRecord(record, setup);
    records.push(built.record);
    // What a text that cannot be read seems to lack, or to have too much, shows once it can be read.
    const isBroken = stream.faults.some((fault) => fault.document === record.documentIndex);
    issues.push(...built.issues.filter(({ rule }) => !isBroken || !ofForm.has(rule)));
  };
  if (stream.faults.length > 0 && (mapped !== null || looksLikeRecord(text))) {
    issues.push(
      ...stream.faults.map((fault) =>
        faultIssue(markdown === null ? 'yaml-syntax' : 'front-matter-syntax', fault, path),
      ),
    );
  }
  const documents: readonly (YamlDocument | null)[] =
    markdown !== null && mapped !== null && stream.documents.length === 0 ? [null] : stream.documents;
  for (const [index, document] of documents.entries()) {
    const data = canonicalKeys(document?.data, setup.configuration.aliases);
    if (data === null && !(mapped !== null && document === null)) {
      if (document?.data === undefined)
        issues.push(...unreadableOddities(document, mapped !== null || looksLikeRecord(text)));
      continue;
    }
    const own = data ?? {};
    const type = textOf(own['type']) ?? mapped;
    const isRecord =
      type !== null &&
      (mapped !== null || setup.catalogue.get(type) !== undefined || textOf(own['id']) !== null);
    if (!isRecord) {
      const mistyped = type === null ? mistypedType(path, document, own) : null;
      if (mistyped !== null) issues.push(mistyped);
      continue;
    }
    const whole: RecordSource = {
      path,
      ordinal: records.length,
      documentIndex: index,
      document,
      item: null,
      type,
      data: own['type'] === type ? own : { type, ...own },
      defaults: null,
      written: (document?.data as JsonObject | undefined) ?? {},
      markdown: index === 0 ? markdown : null,
      text,
      register: null,
      undecodable:
        undecodable !== null && documentAt(stream, undecodable.span.start) === index ? undecodable : null,
    };
    add(whole);
    if (type === 'register')
      for (const item of registerItems(whole, setup)) add({ ...item, ordinal: records.length });
  }
  if (records.length > 0 && mayHoldPlaceholder(text))
    issues.push(...placeholderIssues(records, stream, markdown, text, setup));
  if (records.length > 0 && stream.faults.length === 0)
    issues.push(...conflictIssues(path, records, stream, text, setup.configuration.aliases));
  if (records.length > 0 && mayHideText(text))
    issues.push(...hiddenTextIssues(path, records, stream, text, setup.configuration.aliases));
  if (records.length > 0 && mayMixScripts(text))
    issues.push(...mixedScriptIssues(path, records, stream, text, setup));
  return { path, records, issues, anchors: null };
}

/** Which document of a stream an offset belongs to: the last one that begins before it. */
function documentAt(stream: YamlStream, offset: number): number {
  const begun = stream.documents.findLastIndex((document) => (document.tree()?.start ?? 0) <= offset);
  return Math.max(begun, 0);
}

/** A document too large to be expanded has no data: say so, once, where it starts. */
function unreadableOddities(document: YamlDocument | null, claimed: boolean): ReadingIssue[] {
  if (document === null || !claimed) return [];
  return document.oddities
    .filter(({ kind }) => kind === 'too-large' || kind === 'cyclic-alias')
    .map(({ message, span }) => ({
      rule: 'yaml-ambiguous',
      message,
      severity: 'error',
      span,
      ordinal: null,
      path: [],
    }));
}

/** The document's mapping with the key names of an adopted repository turned into the product's own. */
function canonicalKeys(value: Json | undefined, aliases: Configuration['aliases']): JsonObject | null {
  if (!isObject(value)) return null;
  if (Object.keys(aliases).length === 0) return value;
  const renamed: JsonObject = {};
  for (const key of Object.keys(value)) {
    const canonical = Object.hasOwn(value, aliases[key] ?? '') ? key : (aliases[key] ?? key);
    Object.defineProperty(renamed, canonical, {
      value: value[key],
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return renamed;
}

function* registerItems(register: RecordSource, setup: ReadSetup): Generator<RecordSource> {
  const type = textOf(register.data['of']);
  const items = register.data['items'];
  if (
    type === null ||
    type === 'register' ||
    setup.catalogue.get(type) === undefined ||
    !Array.isArray(items)
  )
    return;
  const defaults = isObject(register.data['defaults']) ? register.data['defaults'] : {};
  for (const [item, value] of items.entries()) {
    const own = canonicalKeys(value, setup.configuration.aliases);
    if (own === null) continue;
    yield {
      ...register,
      item,
      type,
      data: { type, ...defaults, ...own },
      defaults,
      written: { type, ...defaults, ...(value as JsonObject) },
      markdown: null,
      register: `${register.path}#${register.ordinal}`,
    };
  }
}
