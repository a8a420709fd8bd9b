import { readinessOf, readyInputs } from '../domain/review/readiness.ts';
import { isFull } from '../domain/review/review.ts';
import { currentBlocks, matches } from '../domain/sign-off/blocks.ts';
import { demandsOn } from '../domain/sign-off/demands.ts';
import { isSignedByRegister } from '../domain/sign-off/gaps.ts';
import { shortNameOf, stillToSign } from '../domain/sign-off/still-to-sign.ts';
import { awaitsForce } from '../domain/sign-off/way-in.ts';
import { meaningDone } from '../domain/words/meanings.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { Message } from '../model/message.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Range } from '../model/text.ts';
import { hasDigest, type SignOffBlock } from '../records/sign-offs.ts';
import { textOf } from '../records/values.ts';
import type { Project } from '../workspace/project.ts';
import { type LanguageContext, recordsOf } from './context.ts';
import { idRange } from './file-place.ts';
import { idsInto } from './mentions.ts';

const say = defineMessages('lens', {
  referredTo: 'referred to by {count, plural, one {# record} other {# records}}',
  withFindings: '{state} ({count, plural, one {# finding} other {# findings}})',
  withRegister: '{meaning} with its register',
  putInForce: 'Approve and put in force…',
  approvedIn: 'approved in {review}',
  signedBy: '{signed} by {person}',
  signedOn: '{signed} on {date}',
  signedByOn: '{signed} by {person} on {date}',
  unchecked: '{signed}, unchecked',
  unchanged: '{signed}, unchanged since',
  changed: '{signed}, changed since',
  readiness: '{ready} of {all} inputs complete',
});

/** A line of text above a record. */
export interface RecordLens {
  /** The record's `id`. */
  readonly range: Range;
  readonly title: string;
  /** What a click does: list the references, offer to sign or to put in force, show what a review still lacks. */
  readonly action: 'references' | 'sign' | 'putInForce' | 'readiness' | null;
  readonly record: QmsRecord;
}

/** What is shown above the records of a document: who refers to them, who signed, how far a review is. */
export function codeLenses(context: LanguageContext): readonly RecordLens[] {
  const { project, file } = context;
  return recordsOf(context).flatMap((record) => {
    if (record.id === '') return [];
    const range = idRange(file, record, project.configuration.aliases);
    const lens = (title: Message | null, action: RecordLens['action']): RecordLens[] =>
      title === null ? [] : [{ range, title: project.language.text(title), action, record }];
    const signOff = signOffState(record, project.queries);
    const found = signOff === null ? 0 : signOffFindings(project, record);
    return [
      ...lens(referenceWords(project, record), 'references'),
      ...lens(
        signOff === null
          ? null
          : found === 0
            ? signOff.words
            : say.withFindings({ state: signOff.words, count: found }),
        signOff?.due === true ? 'sign' : null,
      ),
      ...lens(awaitsForce(record, project.queries) ? say.putInForce() : null, 'putInForce'),
      ...lens(readinessWords(record, project.queries), 'readiness'),
    ];
  });
}

/** How many records refer to this one, under its own or a former id, or to one of its entries; null for none. */
function referenceWords(project: Project, record: QmsRecord): Message | null {
  const { store } = project;
  const ids = idsInto(project, record);
  const count =
    ids.size === 1
      ? store.mentionCount(record.id)
      : new Set([...ids].flatMap((id) => store.mentioning(id).map(({ key }) => key))).size;
  return count === 0 ? null : say.referredTo({ count });
}

/** Findings against the sign-offs of a record that its state in words does not show. */
const signOffFindings = (project: Project, record: QmsRecord): number =>
  (project.findingsOf(record.file)?.findings ?? []).filter(
    (finding) =>
      finding.record === record.id &&
      project.ruleOf(finding.rule)?.voidsExceptions === true &&
      finding.rule !== 'signoff-missing' &&
      finding.rule !== 'signoff-stale',
  ).length;

/** The state of a record's sign-off, and whether a signature is due. */
interface SignOffState {
  readonly words: Message;
  readonly due: boolean;
}

/** Null where no sign-off is asked for or given. */
function signOffState(record: QmsRecord, queries: Queries): SignOffState | null {
  const open = stillToSign(record, queries);
  if (open !== null) return { words: open, due: true };
  const demand = demandsOn(record, queries).at(-1);
  const blocks = currentBlocks(record, queries);
  const needed = demand === undefined ? blocks : blocks.filter(({ meaning }) => meaning === demand.meaning);
  const newest = [...needed].sort((one, other) => ((one.date ?? '') < (other.date ?? '') ? -1 : 1)).at(-1);
  if (newest !== undefined) return stateOf(record, newest, queries);
  if (demand === undefined) return null;
  if (isSignedByRegister(record, demand, queries))
    return { words: say.withRegister({ meaning: meaningDone(demand.meaning) }), due: false };
  const decided = textOf(record.data['approvedIn']);
  return decided === null ? null : { words: say.approvedIn({ review: decided }), due: false };
}

function stateOf(record: QmsRecord, block: SignOffBlock, queries: Queries): SignOffState {
  const signed = signedWords(block, queries);
  if (!hasDigest(block)) return { words: say.unchecked({ signed }), due: false };
  return matches(record, block, queries)
    ? { words: say.unchanged({ signed }), due: false }
    : { words: say.changed({ signed }), due: true };
}

function signedWords({ meaning, by, date }: SignOffBlock, queries: Queries): Message {
  const signed = meaningDone(meaning);
  if (by === null) return date === null ? signed : say.signedOn({ signed, date });
  const person = shortNameOf(by, queries);
  return date === null ? say.signedBy({ signed, person }) : say.signedByOn({ signed, person, date });
}

/** How many inputs of a full management review need no more work, until it is finished; null for others. */
function readinessWords(record: QmsRecord, queries: Queries): Message | null {
  if (record.type !== 'management-review' || record.phase === 'final' || record.phase === 'void') return null;
  if (!isFull(record)) return null;
  const inputs = readinessOf(record, queries, queries.today());
  return inputs.length === 0 ? null : say.readiness({ ready: readyInputs(inputs), all: inputs.length });
}
