import { weaknessOf } from '../domain/evidence/counting.ts';
import { mustBeGivenAgain, nextStep } from '../domain/evidence/next-step.ts';
import { changedSince } from '../domain/evidence/signed-text.ts';
import { readinessOf, readyInputs } from '../domain/review/readiness.ts';
import { isFull } from '../domain/review/review.ts';
import { currentBlocks } from '../domain/sign-off/blocks.ts';
import { demandsOn } from '../domain/sign-off/demands.ts';
import { type DueDemand, dueDemands, isSignedByRegister } from '../domain/sign-off/gaps.ts';
import { shortNameOf, stillToSign } from '../domain/sign-off/still-to-sign.ts';
import { awaitsForce } from '../domain/sign-off/way-in.ts';
import { meaningDone } from '../domain/words/meanings.ts';
import { defineMessages } from '../messages/define-messages.ts';
import { listed } from '../messages/listed.ts';
import type { Message } from '../model/message.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Range } from '../model/text.ts';
import type { Demand } from '../records/sign-off-demands.ts';
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
  signedBy: '{signed} by {people}',
  signedOn: '{signed} on {date}',
  signedByOn: '{signed} by {people} on {date}',
  row: '{first}, {rest}',
  unchecked: '{signed}, unchecked',
  unchanged: '{signed}, unchanged since',
  changed: '{signed}, changed since',
  weak: '{signed}, does not count yet ({step})',
  changes: 'Show what changed',
  readiness: '{ready} of {all} inputs complete',
});

/** A line of text above a record. */
export interface RecordLens {
  /** The record's `id`. */
  readonly range: Range;
  readonly title: string;
  /**
   * What a click does: list the references, offer to sign or to put in force, show what changed after it was signed or
   * what a review still lacks.
   */
  readonly action: 'references' | 'sign' | 'putInForce' | 'changes' | 'readiness' | null;
  readonly record: QmsRecord;
  /** Of the sign-off or the decision whose text is shown. */
  readonly digest?: string;
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
    const found = signOff === null ? 0 : signOffFindings(project, record, signOff);
    const changes = changedSince(record, project.queries);
    // The one that the state of the sign-off speaks of, if it does of one.
    const changed =
      changes.find(({ block, review }) => review === null && block.index === signOff?.block) ?? changes[0];
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
      ...(changed === undefined
        ? []
        : lens(say.changes(), 'changes').map((each) => ({ ...each, digest: changed.digest }))),
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
const signOffFindings = (project: Project, record: QmsRecord, { isWeak }: SignOffState): number =>
  (project.findingsOf(record.file)?.findings ?? []).filter(
    (finding) =>
      finding.record === record.id &&
      project.ruleOf(finding.rule)?.voidsExceptions === true &&
      finding.rule !== 'signoff-missing' &&
      finding.rule !== 'signoff-stale' &&
      !(isWeak && finding.rule === 'signoff-evidence-weak'),
  ).length;

/** The state of a record's sign-off, and whether a signature is due. */
interface SignOffState {
  readonly words: Message;
  readonly due: boolean;
  /** It was given and stands below the evidence asked for. */
  readonly isWeak: boolean;
  /** Position of the sign-off it is about. */
  readonly block?: number;
}

/** Null where no sign-off is asked for or given. */
function signOffState(record: QmsRecord, queries: Queries): SignOffState | null {
  const due = dueDemands(record, queries);
  const ownWeak = ({ weak }: DueDemand) => weak.filter((each) => each.record === record);
  // What was given and does not count is shown as such, unless something is missing besides.
  const words = due.some((each) => ownWeak(each).length === 0) ? stillToSign(record, queries) : null;
  if (words !== null) return { words, due: true, isWeak: false };
  const demands = demandsOn(record, queries);
  const weak = due.flatMap(ownWeak).map(({ block }) => block);
  const shown = weak.length > 0 ? weak : signaturesShown(currentBlocks(record, queries), demands);
  const [first, ...others] = shown.toSorted(byDate);
  if (first !== undefined) return stateOf(record, [first, ...others], queries);
  const demand = demands.at(-1);
  if (demand === undefined) return null;
  if (isSignedByRegister(record, demand, queries))
    return { words: say.withRegister({ meaning: meaningDone(demand.meaning) }), due: false, isWeak: false };
  const review = textOf(record.data['approvedIn']);
  return review === null ? null : { words: say.approvedIn({ review }), due: false, isWeak: false };
}

type Signatures = readonly [SignOffBlock, ...SignOffBlock[]];

const byDate = (one: SignOffBlock, other: SignOffBlock): number =>
  (one.date ?? '') < (other.date ?? '') ? -1 : (one.date ?? '') > (other.date ?? '') ? 1 : 0;

/** What was given of that which is asked for, and the latest affirmation; where nothing is asked for, all of it. */
function signaturesShown(
  blocks: readonly SignOffBlock[],
  demands: readonly Demand[],
): readonly SignOffBlock[] {
  if (demands.length === 0) return blocks;
  const asked = new Set(demands.map(({ meaning }) => meaning));
  const given = blocks.filter(({ meaning }) => asked.has(meaning ?? ''));
  const affirmed = blocks.filter(({ meaning }) => meaning === 'affirmed' && !asked.has('affirmed'));
  const latest = affirmed.toSorted(byDate).at(-1)?.date;
  return given.length === 0 ? [] : [...given, ...affirmed.filter(({ date }) => date === latest)];
}

/** One that does not fit any more says so for all, whoever else has signed. */
function stateOf(record: QmsRecord, shown: Signatures, queries: Queries): SignOffState {
  const signed = signedWords(shown, queries);
  const judged = shown.map((block) => ({
    block,
    weakness: hasDigest(block) ? weaknessOf(record, block, queries) : null,
  }));
  const changed = judged.findLast(({ weakness }) => weakness?.kind === 'changed');
  if (changed !== undefined)
    return { words: say.changed({ signed }), due: true, isWeak: false, block: changed.block.index };
  for (const { block, weakness } of judged.toReversed()) {
    if (weakness === null) continue;
    const weak = { record, block, weakness };
    return { words: say.weak({ signed, step: nextStep(weak) }), due: mustBeGivenAgain(weak), isWeak: true };
  }
  const words = shown.every(hasDigest) ? say.unchanged({ signed }) : say.unchecked({ signed });
  return { words, due: false, isWeak: false };
}

/** `approved by Jane Doe and John Roe on 2026-01-10, affirmed by Jane Doe on 2027-01-12`. */
function signedWords([first, ...others]: Signatures, queries: Queries): Message {
  const isTogether = ({ meaning, date }: SignOffBlock): boolean =>
    meaning === first.meaning && date === first.date;
  const together = [first, ...others.filter(isTogether)];
  const words = groupWords(first, together, queries);
  const [next, ...rest] = others.filter((block) => !isTogether(block));
  return next === undefined ? words : say.row({ first: words, rest: signedWords([next, ...rest], queries) });
}

function groupWords(
  { meaning, date }: SignOffBlock,
  together: readonly SignOffBlock[],
  queries: Queries,
): Message {
  const signed = meaningDone(meaning);
  const names = new Set(together.flatMap(({ by }) => (by === null ? [] : [shortNameOf(by, queries)])));
  if (names.size === 0) return date === null ? signed : say.signedOn({ signed, date });
  const people = listed([...names]);
  return date === null ? say.signedBy({ signed, people }) : say.signedByOn({ signed, people, date });
}

/** How many inputs of a full management review need no more work, until it is finished; null for others. */
function readinessWords(record: QmsRecord, queries: Queries): Message | null {
  if (record.type !== 'management-review' || record.phase === 'final' || record.phase === 'void') return null;
  if (!isFull(record)) return null;
  const inputs = readinessOf(record, queries, queries.today());
  return inputs.length === 0 ? null : say.readiness({ ready: readyInputs(inputs), all: inputs.length });
}
