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
import type { LanguageContext } from './context.ts';
import { meet } from './file-place.ts';

const say = defineMessages('action.sign', {
  sign: 'Sign off {id}…',
  signAs: 'Sign off {id} as {meaning}…',
  putInForce: 'Approve {id} and put it in force…',
});

/** Beginning the sign-off that would settle a finding, which the client does with a command of its own. */
export interface SignAction {
  readonly title: string;
  readonly finding: Finding;
  readonly signOff: NeededSignOff;
  /** It asks from which day the record is in force, too. */
  readonly putsInForce: boolean;
}

/** The sign-offs that would settle findings which touch a range of the document, each once. */
export function signActions({ project, file }: LanguageContext, range: Range): readonly SignAction[] {
  const actions = new Map<string, SignAction>();
  const offer = (words: Message, action: Omit<SignAction, 'title'>): void => {
    const title = project.language.text(words);
    if (!actions.has(title)) actions.set(title, { title, ...action });
  };
  for (const finding of project.findingsOf(file.path)?.findings ?? []) {
    const { signOff } = finding;
    if (signOff === undefined || !meet(finding.range, range)) continue;
    const { id, meaning } = signOff;
    const record = project.store.files.get(file.path)?.records.find((each) => each.id === finding.record);
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
