import { meaningDone } from '../domain/words/meanings.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { Finding, NeededSignOff } from '../model/finding.ts';
import type { Range } from '../model/text.ts';
import type { LanguageContext } from './context.ts';
import { meet } from './file-place.ts';

const say = defineMessages('action.sign', {
  sign: 'Sign off {id}…',
  signAs: 'Sign off {id} as {meaning}…',
});

/** Beginning the sign-off that would settle a finding, which the client does with a command of its own. */
export interface SignAction {
  readonly title: string;
  readonly finding: Finding;
  readonly signOff: NeededSignOff;
}

/** The sign-offs that would settle findings which touch a range of the document, each once. */
export function signActions({ project, file }: LanguageContext, range: Range): readonly SignAction[] {
  const actions = new Map<string, SignAction>();
  for (const finding of project.findingsOf(file.path)?.findings ?? []) {
    const { signOff } = finding;
    if (signOff === undefined || !meet(finding.range, range)) continue;
    const { id, meaning } = signOff;
    const title = project.language.text(
      meaning === undefined ? say.sign({ id }) : say.signAs({ id, meaning: meaningDone(meaning) }),
    );
    if (!actions.has(title)) actions.set(title, { title, finding, signOff });
  }
  return [...actions.values()];
}
