import { currentBlocks, matches } from '../domain/sign-off/blocks.ts';
import { entriesOf, isContentOf } from '../domain/sign-off/decision.ts';
import { typeAndId } from '../domain/words/records.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { Message } from '../model/message.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { SpanEdit } from '../model/text.ts';
import { writtenPath } from '../records/record-node.ts';
import { isBlank, mappingsOf, splitReference, textOf } from '../records/values.ts';
import { addKey } from '../text/edit.ts';
import { findNode, resolveAlias, type YamlNode } from '../text/node.ts';
import { applyEdits } from '../text/span-edits.ts';
import { writeScalar } from '../text/write-scalar.ts';
import type { Project } from '../workspace/project.ts';
import { recordMap } from './record-edit.ts';
import { Refusal } from './refusal.ts';

const say = defineMessages('sign.approves', {
  unknown: '{review} approves {id}, and there is no such record. Correct it under `approves` first.',
  changed:
    'The {record} was changed since its content was named in {review}. Undo the change, or delete its `digest` under `approves` to approve it as it is now.',
  noDigest: 'The {record} cannot be approved by {review}. No digest can be taken of its text.',
  notPlain: 'The entry for {id} under `approves` cannot be filled in. Write it as a plain id.',
  line: '{record} "{title}"{versioned, select, yes {, version {version}} other {}}{aimed, select, yes {, target {target}} other {}}{dated, select, yes {, due {due}} other {}}',
});

/** A record that a decision of a management review approves. */
interface Decided {
  readonly record: QmsRecord;
  /** Path of the entry in the review. */
  readonly path: readonly (string | number)[];
  readonly digest: string | null;
}

/** The records that the decisions of a review approve. Throws a {@link Refusal} where one is not there. */
function decidedIn(review: QmsRecord, queries: Queries): readonly Decided[] {
  return mappingsOf(review.data['outputs']).flatMap(({ index, value }) => {
    if (!Array.isArray(value['approves'])) return [];
    return entriesOf(value['approves']).map((entry, at) => {
      const { id, version } = splitReference(entry.record);
      const record = queries.record(id, version);
      if (record === undefined) throw new Refusal(say.unknown({ review: review.id, id: entry.record }));
      return { record, path: ['outputs', index, 'approves', at], digest: entry.digest };
    });
  });
}

/** True when an approval stands that fits the review as it is, and binds the digests that are there. */
const isApprovedAsItIs = (review: QmsRecord, queries: Queries): boolean =>
  currentBlocks(review, queries).some(
    (block) => block.meaning === 'approved' && matches(review, block, queries),
  );

const isFirstApproval = (record: QmsRecord, meaning: string, queries: Queries): boolean =>
  record.type === 'management-review' && meaning === 'approved' && !isApprovedAsItIs(record, queries);

/**
 * The text of a review's file in which each record that its decisions approve is named with its version and the digest
 * of its content as it is: what the first approval writes. Digests that stand there are kept.
 *
 * Throws a {@link Refusal} for a record that is not there or has changed since its digest was written.
 */
export function withApprovedContent(
  review: QmsRecord,
  meaning: string,
  text: string,
  project: Project,
): string {
  const { queries } = project;
  if (!isFirstApproval(review, meaning, queries)) return text;
  const { aliases } = project.configuration;
  const root = recordMap(review, text, project.setup);
  const edits = decidedIn(review, queries).flatMap(({ record, path, digest }): readonly SpanEdit[] => {
    const named = { record: typeAndId(record), review: review.id };
    if (digest !== null) {
      if (!isContentOf(record, digest, queries)) throw new Refusal(say.changed(named));
      return [];
    }
    const content = queries.contentDigest(record);
    if (content === null) throw new Refusal(say.noDigest(named));
    const found = root === null ? undefined : findNode(root, writtenPath(root, path, aliases))?.node;
    const node = found === undefined ? null : resolveAlias(found);
    const entry = node === null ? null : entryEdits(text, node, record, content);
    if (entry === null) throw new Refusal(say.notPlain({ id: record.id }));
    return entry;
  });
  return edits.length === 0 ? text : applyEdits(text, edits);
}

/** A reference that needs no quotes, such as `OBJ-1@1.0`. */
const isPlain = /^[A-Za-z][A-Za-z0-9._-]*-[A-Za-z0-9._-]*(@[A-Za-z0-9._-]+)?$/;

/** Names the content in an entry, which is an id or a mapping; null where it is neither. */
function entryEdits(text: string, entry: YamlNode, record: QmsRecord, digest: string): SpanEdit[] | null {
  const name = record.version === null ? record.id : `${record.id}@${record.version}`;
  const written = isPlain.test(name) ? name : writeScalar(name);
  if (entry.kind === 'scalar') {
    const text = `{ record: ${written}, digest: ${writeScalar(digest)} }`;
    return [{ span: { start: entry.start, end: entry.end }, text }];
  }
  const named = entry.kind === 'map' ? findNode(entry, ['record'])?.node : undefined;
  if (entry.kind !== 'map' || named === undefined) return null;
  return [
    ...(named.kind === 'scalar' && named.value === name
      ? []
      : [{ span: { start: named.start, end: named.end }, text: written }]),
    ...addKey(text, entry, 'digest', writeScalar(digest), 'record'),
  ];
}

/** What the first approval of a review approves with it, as it stands on that day; one line each. */
export function approvedContent(review: QmsRecord, meaning: string, project: Project): readonly Message[] {
  const { queries } = project;
  if (!isFirstApproval(review, meaning, queries)) return [];
  return decidedIn(review, queries).map(({ record: { id, title, version, data } }) => {
    const unit = textOf(data['unit']);
    const target = isBlank(data['target']) ? '' : String(data['target']);
    return say.line({
      record: id,
      title: title ?? id,
      versioned: version === null ? 'no' : 'yes',
      version: version ?? '',
      aimed: target === '' ? 'no' : 'yes',
      target: unit === null ? target : `${target} ${unit}`,
      dated: isBlank(data['due']) ? 'no' : 'yes',
      due: textOf(data['due']) ?? '',
    });
  });
}
