import { defineMessages } from '../messages/define-messages.ts';
import type { BaselineEntry } from '../model/baseline.ts';
import type { ReadingIssue } from '../model/facts.ts';
import type { FixPlan } from '../model/finding.ts';
import type { JsonObject } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import type { Path, Span } from '../model/text.ts';
import { baselineSchema } from '../schemas/catalogue.ts';
import { decode } from '../text/decode.ts';
import { LineIndex } from '../text/lines.ts';
import { findNode } from '../text/node.ts';
import { readYaml, type YamlDocument } from '../text/yaml.ts';
import { baselineFile, entryKey, rulesOnBaseline } from './baseline.ts';
import { dateOf } from './dates.ts';
import { faultIssue } from './read-file.ts';
import { spanInTree } from './tree-place.ts';
import { isBlank, isObject, listOf, textOf } from './values.ts';

const say = defineMessages('baseline', {
  tooLarge:
    'The baseline is larger than 1 MB and was not read, so it silences nothing. Settle what it holds.',
  unreadable: 'The baseline could not be read ({reason}), so it silences nothing. Check its permissions.',
  noMapping: 'The baseline must be a mapping with the list `findings`, so it silences nothing. Correct it.',
  documents:
    'The baseline holds one document, but another follows the line ---, so it silences nothing. Join the two.',
  bothSubjects:
    'This entry names a record and a file, so it silences nothing. Keep the one that the finding is about.',
  blank: 'This entry says nothing under `{key}`, so it silences nothing. Write it.',
  endsBefore: 'This entry ends before it begins, so it silences nothing. Correct `since` or `until`.',
  twice:
    'An earlier entry is about the same rule and {kind, select, record {record} other {file}}, so this one silences nothing. Join the two.',
  deleteEntry: 'Delete the entry',
});

/** The repair of an entry that does nothing. */
export const deletionOf = (index: number): FixPlan => ({
  title: say.deleteEntry(),
  certain: false,
  file: baselineFile,
  steps: [{ kind: 'remove-item', path: ['findings', index] }],
});

/** The baseline as read: the entries that have a meaning, and what is wrong with its text. */
export interface ReadBaseline {
  readonly entries: readonly BaselineEntry[];
  readonly issues: readonly ReadingIssue[];
  /** Null where the text could not be read: nothing of it counts. */
  readonly document: YamlDocument | null;
  /** Without its byte-order mark; empty where it could not be read. */
  readonly text: string;
}

const startOfFile: Span = { start: 0, end: 0 };

/** Something wrong with the baseline. */
export const baselineIssue = (
  rule: (typeof rulesOnBaseline)[keyof typeof rulesOnBaseline],
  message: Message,
  span: Span,
  path: Path = [],
  fixes: readonly FixPlan[] = [],
): ReadingIssue => ({ rule, message, span, ordinal: null, path, fixes });

const withoutText = (...issues: readonly ReadingIssue[]): ReadBaseline => ({
  entries: [],
  issues,
  document: null,
  text: '',
});

const { invalid } = rulesOnBaseline;

/** A baseline that is there and whose bytes could not be read, with the system's words for it. */
export const unreadableBaseline = (reason: string): ReadBaseline =>
  withoutText(baselineIssue(invalid, say.unreadable({ reason }), startOfFile));

/** A baseline above the size that is read. */
export const tooLargeBaseline = (): ReadBaseline =>
  withoutText(baselineIssue(invalid, say.tooLarge(), startOfFile));

/** Where a path stands in the baseline, for what is said of it. */
export const spanInBaseline = (
  { document }: ReadBaseline,
  path: Path,
  token: 'key' | 'value' = 'value',
): Span => spanInTree(document?.tree() ?? null, path, token) ?? startOfFile;

/**
 * Reads the bytes of the baseline. Text that is no YAML, or that programs read in different ways, counts as a whole for
 * nothing; of the rest each entry stands for itself. Whether an entry is in effect is for `workspace/baseline` to say.
 */
export function readBaseline(bytes: Uint8Array): ReadBaseline {
  const { text, problem } = decode(bytes);
  if (problem !== null) {
    const span = { start: problem.offset, end: problem.offset };
    return withoutText(baselineIssue(invalid, problem.message, span));
  }
  const stream = readYaml(text);
  if (stream.faults.length > 0)
    return withoutText(...stream.faults.map((fault) => faultIssue(invalid, fault, baselineFile)));
  const [document = null, second] = stream.documents;
  const blocking = (document?.oddities ?? []).filter(({ blocksDigest }) => blocksDigest);
  if (blocking.length > 0)
    return withoutText(...blocking.map(({ message, span }) => baselineIssue(invalid, message, span)));
  const below = second?.tree();
  if (below != null)
    return withoutText(baselineIssue(invalid, say.documents(), { start: below.start, end: below.start }));
  const data = document?.data ?? null;
  if (!isObject(data)) return withoutText(baselineIssue(invalid, say.noMapping(), startOfFile));
  return readEntries({ entries: [], issues: [], document, text }, data, new LineIndex(text));
}

function readEntries(read: ReadBaseline, data: JsonObject, lines: LineIndex): ReadBaseline {
  const issues: ReadingIssue[] = [];
  const faulty = new Set<number>();
  const report = (message: Message, path: Path, token: 'key' | 'value', fixes: readonly FixPlan[]): void => {
    issues.push(baselineIssue(invalid, message, spanInBaseline(read, path, token), path, fixes));
  };
  for (const { message, path, token, fix } of baselineSchema().validate(data)) {
    const [list, index] = path;
    if (list !== 'findings' || typeof index !== 'number')
      return withoutText(baselineIssue(invalid, message, spanInBaseline(read, path, token), path));
    faulty.add(index);
    const mend: FixPlan[] =
      fix === undefined
        ? []
        : [{ title: fix.title, certain: fix.certain, file: baselineFile, steps: [fix.step] }];
    report(message, path, token, [...mend, deletionOf(index)]);
  }
  const root = read.document?.tree() ?? null;
  const known = new Set<string>();
  const entries: BaselineEntry[] = [];
  for (const [index, value] of listOf(data['findings']).entries()) {
    if (faulty.has(index) || !isObject(value)) continue;
    const at: Path = ['findings', index];
    const node = root === null ? undefined : findNode(root, at)?.node;
    const entry = entryOf(value, index, lines.rangeOf(node ?? startOfFile));
    const key = entryKey(entry.rule, entry.subject);
    const blank = ['owner', 'reason'].find((key) => isBlank(value[key]));
    const refuse = (message: Message, ...key: readonly string[]): void =>
      report(message, [...at, ...key], 'value', [deletionOf(index)]);
    if (value['record'] !== undefined && value['file'] !== undefined) refuse(say.bothSubjects(), 'file');
    else if (blank !== undefined) refuse(say.blank({ key: blank }), blank);
    else if (entry.until < entry.since) refuse(say.endsBefore(), 'until');
    else if (known.has(key)) refuse(say.twice({ kind: entry.subject.kind }));
    else {
      known.add(key);
      entries.push(entry);
    }
  }
  return { ...read, entries, issues };
}

/** An entry that fits its schema. */
function entryOf(value: JsonObject, index: number, range: BaselineEntry['range']): BaselineEntry {
  const text = (key: string): string => textOf(value[key]) ?? '';
  const places = isObject(value['places']) ? Object.entries(value['places']) : [];
  return {
    index,
    rule: text('rule'),
    subject:
      value['record'] === undefined
        ? { kind: 'file', path: text('file') }
        : { kind: 'record', id: text('record') },
    places: new Map(places.map(([place, count]) => [place, Number(count)])),
    owner: text('owner').trim(),
    reason: text('reason').trim(),
    since: dateOf(value['since']) ?? '',
    until: dateOf(value['until']) ?? '',
    range,
  };
}
