import { changedSince } from '../domain/evidence/signed-text.ts';
import { missingDemands } from '../domain/sign-off/gaps.ts';
import { canPutInForce } from '../domain/sign-off/way-in.ts';
import { meaningDone } from '../domain/words/meanings.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { Finding, NeededSignOff } from '../model/finding.ts';
import type { Message } from '../model/message.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Range } from '../model/text.ts';
import { dateOf } from '../records/dates.ts';
import type { SignOffBlock } from '../records/sign-offs.ts';
import { isAskedFor, unnamed } from './asked-for.ts';
import { type LanguageContext, recordsOf } from './context.ts';
import { meet } from './file-place.ts';
import { personName } from './people.ts';

const say = defineMessages('action.sign', {
  sign: 'Sign off {id}…',
  signAs: 'Sign off {id} as {meaning}…',
  putInForce: 'Approve {id} and put it in force…',
  changes:
    'Show what changed since {known, select, yes {{signer} {signed} it on {date}} other {it was signed}}',
  decided: 'Show what changed since {review} approved it',
});

/** Beginning the sign-off that would settle a finding, which the client does with a command of its own. */
export interface SignAction {
  readonly title: string;
  readonly finding: Finding;
  readonly signOff: NeededSignOff;
  /** It asks from which day the record is in force, too. */
  readonly putsInForce: boolean;
}

/** Showing what somebody signed next to what stands there now, which the client does with a command of its own. */
export interface ChangeAction {
  readonly title: string;
  readonly finding: Finding;
  readonly record: QmsRecord;
  /** Of the sign-off, or of the content that a decision approved. */
  readonly digest: string;
}

/**
 * What can be shown for findings in a range that say that something changed after it was signed: none where the history
 * does not show what was signed.
 */
export function changeActions(
  context: LanguageContext,
  range: Range,
  named = unnamed,
): readonly ChangeAction[] {
  const { project, file } = context;
  const { queries, configuration, language } = project;
  const findings = (project.findingsOf(file.path)?.findings ?? []).filter(
    (finding) => finding.rule === 'signoff-stale' && isAskedFor(finding, range, named),
  );
  if (findings.length === 0) return [];
  return recordsOf(context).flatMap((record) =>
    changedSince(record, queries).flatMap(({ block, review, digest }) => {
      const path = review === null ? ['signOffs', block.index, 'digest'] : ['approvedIn'];
      const place = { file: file.path, record: record.key, path };
      const at = file.rangeOf(file.spanOf(place, record, configuration.aliases));
      const finding = findings.find((each) => each.record === record.id && meet(each.range, at));
      if (finding === undefined) return [];
      return {
        title: language.text(
          review === null ? changeWords(block, queries) : say.decided({ review: review.id }),
        ),
        finding,
        record,
        digest,
      };
    }),
  );
}

const changeWords = ({ by, meaning, date }: SignOffBlock, queries: Queries): Message =>
  say.changes({
    known: by === null || date === null ? 'no' : 'yes',
    signer: by === null ? '' : personName(queries, by),
    signed: meaningDone(meaning),
    date: date ?? '',
  });

/** The sign-offs that would settle findings which touch a range of the document, each once. */
export function signActions(
  { project, file }: LanguageContext,
  range: Range,
  named = unnamed,
): readonly SignAction[] {
  const actions = new Map<string, SignAction>();
  const offer = (words: Message, action: Omit<SignAction, 'title'>): void => {
    const title = project.language.text(words);
    if (!actions.has(title)) actions.set(title, { title, ...action });
  };
  for (const finding of project.findingsOf(file.path)?.findings ?? []) {
    const { signOff } = finding;
    if (signOff === undefined || !isAskedFor(finding, range, named)) continue;
    const { id, meaning } = signOff;
    const record = project.store.factsOf(file.path)?.records.find((each) => each.id === finding.record);
    if (meaning === undefined && record !== undefined && lacksDay(record, project.queries))
      offer(say.putInForce({ id }), { finding, signOff, putsInForce: true });
    offer(meaning === undefined ? say.sign({ id }) : say.signAs({ id, meaning: meaningDone(meaning) }), {
      finding,
      signOff,
      putsInForce: false,
    });
  }
  return [...actions.values()];
}

/** True where an approval alone would leave a text in force that says no day, or one before it was approved. */
function lacksDay(record: QmsRecord, queries: Queries): boolean {
  const [next, later] = missingDemands(record, queries);
  if (next?.demand.meaning !== 'approved' || later !== undefined || !canPutInForce(record)) return false;
  const from = dateOf(record.data['effectiveFrom']);
  return from === null || from < queries.today();
}
