import type { ReadSetup } from '../../records/read-setup.ts';
import type { EntryDraft, ProposedEntry } from './proposal.ts';
import { type Answers, askStatus, type Weighed } from './questions.ts';
import { strangeWords } from './status-words.ts';
import type { Trial } from './trial.ts';

/** A word of fewer records is theirs to mend, not one of the company's. */
const fewestAsked = 2;

/** A drafted entry with what reading shows to be needed besides: status words explained, keys passed over. */
export function finishedEntry(
  draft: EntryDraft,
  { statuses, unknownKeys }: Trial,
  answers: Answers,
  { catalogue }: ReadSetup,
): { readonly entry: ProposedEntry; readonly questions: readonly Weighed[] } {
  const schema = catalogue.get(draft.type);
  const known = schema?.statuses ?? [];
  const phases = new Map(known.map((status) => [status, schema!.phaseOf(status)] as const));
  const meanings: Record<string, string> = {};
  const questions: Weighed[] = [];
  for (const { word, count, likely } of strangeWords(statuses, phases)) {
    if (likely !== null) {
      meanings[word] = likely;
      continue;
    }
    if (count < fewestAsked) continue;
    const question = askStatus(word, known, count, answers);
    questions.push(question);
    if (question.question.chosen !== 'unknown') meanings[word] = question.question.chosen;
  }
  return {
    entry: { ...draft, statuses: meanings, ignoresUnknownKeys: unknownKeys.length > 0 },
    questions,
  };
}
