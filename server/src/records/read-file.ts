import { defineMessages } from '../messages/define-messages.ts';
import type { Configuration } from '../model/configuration.ts';
import type { FileFacts, ReadingIssue, UnreadText } from '../model/facts.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import type { Oddity, QmsRecord } from '../model/record.ts';
import { yamlComments } from '../text/comments.ts';
import { type DecodeProblem, decode } from '../text/decode.ts';
import { LineIndex } from '../text/lines.ts';
import { type MarkdownDocument, readMarkdown } from '../text/markdown.ts';
import { anchorsOf } from '../text/markdown-body.ts';
import { readYaml, type TextFault, type YamlDocument, type YamlStream } from '../text/yaml.ts';
import { type AdoptedFile, readAdopted } from './adopted.ts';
import { buildRecord } from './build-record.ts';
import { cutTextIssues, mayCutText } from './cut-text.ts';
import { isTableFile } from './file-selection.ts';
import { ignoreComments, ignoreMarker } from './ignore-comments.ts';
import { type KeptYaml, keptOf, lookedAt } from './kept-yaml.ts';
import { mistypedType } from './mistyped-type.ts';
import { mayMixScripts } from './mixed-scripts.ts';
import type { ReadSetup } from './read-setup.ts';
import { withoutRepeated } from './record-issues.ts';
import type { RecordSource } from './record-source.ts';
import { sameItems } from './same-items.ts';
import { mayHideText, mayHoldPlaceholder } from './scan-text.ts';
import {
  conflictIssues,
  hiddenTextIssues,
  mixedScriptIssues,
  placeholderIssues,
  tableIssues,
} from './text-issues.ts';
import { unreadText, unseenText, unsureRecords } from './unread-text.ts';
import { isObject, textOf } from './values.ts';

const say = defineMessages('file.empty', {
  noRows:
    'This table has no rows below its header, so no record is read from it. Fill it, or leave it out of `types`.',
  noTable:
    'No table or list with rows for records is found here. Name its columns under `register`, or leave the file out of `types`.',
});

export const isMarkdown = (path: string): boolean => /\.(md|markdown)$/i.test(path);

/** Facts of a file of which nothing could be read, with the reason as its only finding (or none). */
export function unreadFile(
  path: string,
  message: Message | null,
  text: string | null,
  setup: ReadSetup,
): FileFacts {
  const nothing = { path, records: [], ignores: [], anchors: null };
  if (message === null) return { ...nothing, issues: [] };
  const rule = isMarkdown(path) ? 'front-matter-syntax' : 'yaml-syntax';
  return {
    ...nothing,
    issues: [{ rule, message, span: { start: 0, end: 0 }, ordinal: null, path: [] }],
    ...unreadIn(text === null ? unseenText(rule, path, setup) : unreadText(rule, path, text, setup)),
  };
}

/** What is left open, as a member of facts; none where all could be read. */
const unreadIn = (unread: UnreadText | null): Pick<FileFacts, 'unread'> =>
  unread === null ? {} : { unread };

/** Text that does not parse is only ours to report where it is meant to be a record. */
const looksLikeRecord = (text: string): boolean => /^id[ \t]*:/m.test(text) && /^type[ \t]*:/m.test(text);

/** Everything one file says on its own. Never throws; any bytes give facts. */
export function readFile(path: string, bytes: Uint8Array, setup: ReadSetup): FileFacts {
  const decoded = decode(bytes);
  const claimed = setup.selection.mappedType(path) !== null || looksLikeRecord(decoded.text);
  if (decoded.problem !== null && decoded.problem.kind !== 'invalid-utf8') {
    return unreadFile(path, claimed ? decoded.problem.message : null, decoded.text, setup);
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
  if (isTableFile(path)) return readTableFile(path, text, undecodable, setup);
  return isMarkdown(path)
    ? readMarkdownFile(path, text, undecodable, setup)
    : readYamlFile(path, text, undecodable, setup);
}

function readYamlFile(path: string, text: string, undecodable: Oddity | null, setup: ReadSetup): FileFacts {
  const before = keptOf(path);
  if (before === null) {
    const stream = readYaml(text);
    return withIgnores(readDocuments({ path, text, stream, markdown: null, undecodable, setup }), text);
  }
  const isKnown = before.text === text && before.facts?.setup === setup && undecodable === null;
  if (isKnown && before.facts !== null) return before.facts.facts;
  const stream = lookedAt(path, text);
  const facts = withIgnores(
    readDocuments({ path, text, stream, markdown: null, undecodable, setup, before }),
    text,
  );
  const now = keptOf(path);
  if (now?.text === text && undecodable === null) now.facts = { setup, facts };
  return facts;
}

function withIgnores(found: Found, text: string): FileFacts {
  if (found.records.length === 0 && found.issues.length === 0) return { ...found, ignores: [] };
  const ignores = text.includes(ignoreMarker) ? ignoreComments(yamlComments(text), text) : [];
  return { ...found, ignores };
}

const noYaml: YamlStream = { documents: [], faults: [] };

function readTableFile(path: string, text: string, undecodable: Oddity | null, setup: ReadSetup): FileFacts {
  const found = readDocuments({ path, text, stream: noYaml, markdown: null, undecodable, setup });
  return { ...found, ignores: [] };
}

function readMarkdownFile(
  path: string,
  text: string,
  undecodable: Oddity | null,
  setup: ReadSetup,
): FileFacts {
  const markdown = readMarkdown(text);
  const stream: YamlStream = markdown.frontMatter?.yaml ?? noYaml;
  const found = readDocuments({ path, text, stream, markdown, undecodable, setup });
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
  const firstLine = front === null ? 0 : new LineIndex(text).positionAt(front.span.start).line;
  const inFront =
    front === null
      ? []
      : yamlComments(text.slice(front.span.start, front.span.end), front.span.start).map((comment) => ({
          ...comment,
          line: comment.line + firstLine,
        }));
  return ignoreComments([...inFront, ...markdown.body().comments], text);
}

/** A place where a text is not YAML, as a rule reports it. */
export const faultIssue = (rule: string, fault: TextFault, path: string): ReadingIssue => ({
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
  /** What is known of an earlier text of the file. */
  readonly before?: KeptYaml;
}

type Found = Omit<FileFacts, 'ignores'>;

function readDocuments(source: FileSource): Found {
  const { path, text, stream, markdown, setup } = source;
  const adopted = readAdopted(path, text, { stream, markdown }, setup);
  return adopted === null ? readRecords(source) : readAdoptedRecords(source, adopted);
}

/** The records of a document or table of others. */
function readAdoptedRecords(source: FileSource, { document, records: found }: AdoptedFile): Found {
  const { path, text, markdown, undecodable, setup } = source;
  const built = found.map(({ item, type, data, adoption }, ordinal) =>
    buildRecord(
      {
        ...{ path, ordinal, documentIndex: 0, document, item, type, data, defaults: null, text, adoption },
        written: adoption.written,
        markdown: item === null ? markdown : null,
        register: null,
        undecodable,
      },
      setup,
    ),
  );
  const records = built.map(({ record }) => record);
  if (records.length === 0) return { path, records, issues: [emptyIssue(path)], anchors: null };
  const issues = built.flatMap((each) => each.issues);
  issues.push(...textIssues(path, records, { documents: [document], faults: [] }, markdown, text, setup));
  return { path, records, issues, anchors: null };
}

/** A file that qms.yaml maps and that yields no record: silence would look like there was nothing to find. */
const emptyIssue = (path: string): ReadingIssue => ({
  rule: 'config',
  severity: 'warning',
  message: isTableFile(path) ? say.noRows() : say.noTable(),
  span: { start: 0, end: 0 },
  ordinal: null,
  path: [],
});

/** What is wrong with the text of records, wherever in them it stands. */
function textIssues(
  path: string,
  records: readonly QmsRecord[],
  stream: YamlStream,
  markdown: MarkdownDocument | null,
  text: string,
  setup: ReadSetup,
): ReadingIssue[] {
  if (records.length === 0) return [];
  const { aliases } = setup.configuration;
  return [
    ...(mayHoldPlaceholder(text) ? placeholderIssues(records, stream, markdown, text, setup) : []),
    ...(stream.faults.length === 0 ? conflictIssues(path, records, stream, text, aliases) : []),
    ...(markdown !== null && records[0]?.markdown === true
      ? tableIssues(records[0], markdown, text, setup)
      : []),
    ...(mayHideText(text) ? hiddenTextIssues(path, records, stream, text, aliases) : []),
    ...(mayMixScripts(text) ? mixedScriptIssues(path, records, stream, text, setup) : []),
  ];
}

function readRecords(source: FileSource): Found {
  const { path, text, stream, markdown, undecodable, setup, before = null } = source;
  const mapped = setup.selection.mappedType(path);
  const records: QmsRecord[] = [];
  const issues: ReadingIssue[] = [];
  const left: ReadingIssue[] = [];
  const { aliases } = setup.configuration;
  const add = (record: RecordSource): void => {
    const built = buildRecord(record, setup);
    records.push(built.record);
    issues.push(...built.issues);
  };
  const addItems = (register: RecordSource): void => {
    const count = issues.length;
    const known = sameItems(before, register, setup, (data) => canonicalKeys(data, aliases));
    for (const [item, value] of itemsOf(register, setup).entries()) {
      const ordinal = records.length;
      const same = known(item, value, ordinal);
      if (same !== null) records.push(same);
      else {
        const source = itemSource(register, item, value, setup);
        if (source !== null) add({ ...source, ordinal });
      }
    }
    // What is said at an item need not be said at the register as well.
    const { ordinal } = register;
    records[ordinal] = withoutRepeated(records[ordinal]!, issues.slice(count));
  };
  const documents: readonly (YamlDocument | null)[] =
    markdown !== null && mapped !== null && stream.documents.length === 0 ? [null] : stream.documents;
  for (const [index, document] of documents.entries()) {
    const data = canonicalKeys(document?.data, aliases);
    if (data === null && !(mapped !== null && document === null)) {
      if (document?.data === undefined) left.push(...unreadableOddities(document));
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
      adoption: null,
    };
    add(whole);
    if (type === 'register') addItems(whole);
  }
  issues.push(...textIssues(path, records, stream, markdown, text, setup));
  const yaml = markdown === null ? { start: 0, end: text.length } : markdown.frontMatter?.span;
  if (records.length > 0 && yaml !== undefined && mayCutText(text.slice(yaml.start, yaml.end)))
    addCuts(issues, cutTextIssues(records, stream, text, yaml, setup));
  const found = { path, records, issues, anchors: null };
  const faults = faultsIn(stream, markdown);
  const isMeant = mapped !== null || records.length > 0 || looksLikeRecord(text);
  return !isMeant || faults.length + left.length === 0 ? found : withFaults(found, source, faults, left);
}

/** What is dropped of a value is the cause of what its schema says of the rest. */
function addCuts(issues: ReadingIssue[], cuts: readonly ReadingIssue[]): void {
  const placeOf = ({ ordinal, path }: ReadingIssue): string => JSON.stringify([ordinal, path]);
  const cut = new Set(cuts.map(placeOf));
  const left = issues.filter((issue) => issue.rule !== 'schema' || !cut.has(placeOf(issue)));
  issues.splice(0, issues.length, ...left, ...cuts);
}

/** Why a text cannot be read, or not as it was meant. */
const faultsIn = ({ faults }: YamlStream, markdown: MarkdownDocument | null): readonly TextFault[] =>
  markdown === null || markdown.frontMatterFault === null ? faults : [...faults, markdown.frontMatterFault];

/**
 * What was found in a text that cannot be read, or in part only. What it seems to lack, or to have too much, shows
 * once it can be read.
 * @param left what is said of documents of which nothing is read
 */
function withFaults(
  found: Found,
  { path, text, stream, markdown, setup }: FileSource,
  faults: readonly TextFault[],
  left: readonly ReadingIssue[],
): Found {
  const rule = markdown === null ? 'yaml-syntax' : 'front-matter-syntax';
  const issues = [...faults.map((fault) => faultIssue(rule, fault, path)), ...left];
  const isWhole = left.length + stream.faults.length === 0 && markdown !== null && isReadWhole(markdown);
  if (isWhole) return { ...found, issues: [...issues, ...found.issues] };
  const reason = faults.length === 0 ? left[0]!.rule : rule;
  const unread = unreadText(reason, path, text, setup);
  const unsure = unsureRecords(found.records, faults, text, stream, markdown, setup.configuration.aliases);
  const sure = found.issues.filter(({ ordinal }) => ordinal === null || !unsure.includes(ordinal));
  return { ...found, issues: [...issues, ...sure], unread: { ...unread, unsure } };
}

/** Front matter that begins too far down, below blank lines alone, is read as if it stood at the top. */
const isReadWhole = ({ frontMatter, hasTextAbove }: MarkdownDocument): boolean =>
  frontMatter !== null && !hasTextAbove;

/** Which document of a stream an offset belongs to: the last one that begins before it. */
function documentAt(stream: YamlStream, offset: number): number {
  const begun = stream.documents.findLastIndex((document) => (document.tree()?.start ?? 0) <= offset);
  return Math.max(begun, 0);
}

/** A document too large to be expanded has no data: say so, once, where it starts. */
function unreadableOddities(document: YamlDocument | null): ReadingIssue[] {
  if (document === null) return [];
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

/** What a register lists of a type that is known. */
function itemsOf({ data }: RecordSource, { catalogue }: ReadSetup): readonly Json[] {
  const type = textOf(data['of']);
  const isKnown = type !== null && type !== 'register' && catalogue.get(type) !== undefined;
  return isKnown && Array.isArray(data['items']) ? data['items'] : [];
}

/** An item of a register as a record; null for one that is no mapping. */
function itemSource(
  register: RecordSource,
  item: number,
  value: Json,
  setup: ReadSetup,
): RecordSource | null {
  const type = textOf(register.data['of']);
  const own = canonicalKeys(value, setup.configuration.aliases);
  if (own === null || type === null) return null;
  const defaults = isObject(register.data['defaults']) ? register.data['defaults'] : {};
  return {
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
