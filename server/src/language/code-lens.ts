import { readinessOf, readyInputs } from '../domain/review/readiness.ts';
import { isFull } from '../domain/review/review.ts';
import { currentBlocks, matches } from '../domain/sign-off/blocks.ts';
import { demandOn, isSignedByRegister } from '../domain/sign-off/demands.ts';
import { gapOf } from '../domain/sign-off/gaps.ts';
import { signatureNamed } from '../domain/sign-off/words.ts';
import { countWords, listWords } from '../domain/words/lists.ts';
import { english } from '../messages/language.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Range } from '../model/text.ts';
import type { SignOffBlock } from '../records/sign-offs.ts';
import { hasDigest, isNewer } from '../records/sign-offs.ts';
import { textOf } from '../records/values.ts';
import type { Project } from '../workspace/project.ts';
import { type LanguageContext, recordsOf } from './context.ts';
import { idRange } from './file-place.ts';
import { idsBehind } from './mentions.ts';

/** A line of text above a record. */
export interface RecordLens {
  /** The record's `id`. */
  readonly range: Range;
  readonly title: string;
  /** What a click does: list the references, offer to sign, show what a review still lacks. */
  readonly action: 'references' | 'sign' | 'readiness' | null;
  readonly record: QmsRecord;
}

/** What is shown above the records of a document: who refers to them, who signed, how far a review is. */
export function codeLenses(context: LanguageContext): readonly RecordLens[] {
  const { project, file } = context;
  return recordsOf(context).flatMap((record) => {
    if (record.id === '') return [];
    const range = idRange(file, record, project.configuration.aliases);
    const lens = (title: string | null, action: RecordLens['action']): RecordLens[] =>
      title === null ? [] : [{ range, title, action, record }];
    const signOff = signOffWords(record, project.queries);
    const found = signOff === null ? 0 : signOffFindings(project, record);
    return [
      ...lens(referenceWords(project, record), 'references'),
      ...lens(
        signOff === null
          ? null
          : `${signOff.words}${found === 0 ? '' : ` (${countWords(found, 'finding')})`}`,
        signOff?.due === true ? 'sign' : null,
      ),
      ...lens(readinessWords(record, project.queries), 'readiness'),
    ];
  });
}

/** How many records refer to this one, under its own or a former id; null for none. */
function referenceWords(project: Project, record: QmsRecord): string | null {
  const { store } = project;
  const ids = idsBehind(project, record.id);
  const count =
    ids.size === 1
      ? store.mentionCount(record.id)
      : new Set([...ids].flatMap((id) => store.mentioning(id).map(({ key }) => key))).size;
  return count === 0 ? null : `referred to by ${countWords(count, 'record')}`;
}

/** Findings against the sign-offs of a record that its state in words does not tell. */
const signOffFindings = (project: Project, record: QmsRecord): number =>
  (project.findingsOf(record.file)?.findings ?? []).filter(
    (finding) =>
      finding.record === record.id &&
      project.ruleOf(finding.rule)?.voidsExceptions === true &&
      finding.rule !== 'signoff-missing' &&
      finding.rule !== 'signoff-stale',
  ).length;

/** The sign-off state of a record in words, and whether a signature is due; null where none is asked for or given. */
function signOffWords(
  record: QmsRecord,
  queries: Queries,
): { readonly words: string; readonly due: boolean } | null {
  const demand = demandOn(record, queries);
  const blocks = currentBlocks(record, queries);
  const needed = demand === null ? blocks : blocks.filter(({ meaning }) => meaning === demand.meaning);
  const newest = needed.reduce<SignOffBlock | null>(
    (best, block) => (best === null || isNewer(block, best) ? block : best),
    null,
  );
  if (demand !== null && newest === null && isSignedByRegister(record, demand.meaning, queries))
    return { words: `${demand.meaning} with its register`, due: false };
  const gap = demand === null ? null : gapOf(record, demand, queries);
  if (demand !== null && gap !== null) {
    const by =
      demand.by === 'top-management'
        ? ' by top management'
        : demand.named.length === 0
          ? ''
          : ` by ${listWords(
              demand.named.map((id) => nameOf(id, queries)),
              'or',
            )}`;
    return { words: `needs ${english.text(signatureNamed(demand.meaning))}${by}`, due: true };
  }
  if (newest === null) {
    const decided = demand === null ? null : textOf(record.data['approvedIn']);
    return decided === null ? null : { words: `approved in ${decided}`, due: false };
  }
  return stateOf(record, newest, queries);
}

function stateOf(
  record: QmsRecord,
  block: SignOffBlock,
  queries: Queries,
): { readonly words: string; readonly due: boolean } {
  const by = block.by === null ? '' : ` by ${nameOf(block.by, queries)}`;
  const signed = `${block.meaning ?? 'signed'}${by}${block.date === null ? '' : ` on ${block.date}`}`;
  if (!hasDigest(block)) return { words: `${signed}, unchecked`, due: false };
  return matches(record, block, queries)
    ? { words: `${signed}, unchanged since`, due: false }
    : { words: `${signed}, changed since`, due: true };
}

/** A person's name or another record's title; the id where neither is known. */
function nameOf(id: string, queries: Queries): string {
  const record = queries.record(id);
  return textOf(record?.data['name']) ?? record?.title ?? id;
}

/** How many inputs of a full management review need no more work, until it is finished; null for others. */
function readinessWords(record: QmsRecord, queries: Queries): string | null {
  if (record.type !== 'management-review' || record.phase === 'final' || record.phase === 'void') return null;
  if (!isFull(record)) return null;
  const inputs = readinessOf(record, queries, queries.today());
  return inputs.length === 0 ? null : `${readyInputs(inputs)} of ${inputs.length} inputs complete`;
}
