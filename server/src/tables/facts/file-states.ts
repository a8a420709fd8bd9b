import { defineMessages } from '../../messages/define-messages.ts';
import type { FileFacts, ReadingIssue } from '../../model/facts.ts';
import type { Finding } from '../../model/finding.ts';
import type { Range } from '../../model/text.ts';
import { isConflict } from '../../text/slips/conflict.ts';
import type { TableContext } from './column.ts';

const say = defineMessages('table.file', {
  conflict:
    'Two branches changed {file}, and both versions stand in it. Choose between them in the text; until then its rows are shown as far as they could be read.',
  waiting:
    '{file} is being edited, or cannot be read. Its rows are shown as far as they could be read, and take edits again once it is mended. {fault}',
});

/** How a file stands whose records are rows. */
export interface FileState {
  readonly state: 'good' | 'waiting' | 'conflict';
  /** What is wrong, as a sentence; null where all is well. */
  readonly note: string | null;
  readonly range: Range | null;
}

const good: FileState = { state: 'good', note: null, range: null };

/** Whether the records of a file could be read whole, and what is in the way. */
export function fileState(path: string, { project, findingsIn }: TableContext): FileState {
  const facts = project.store.factsOf(path);
  if (facts?.unread === undefined) return good;
  const { language } = project;
  const fault = faultOf(facts, findingsIn(path));
  const range = fault?.range ?? null;
  if (facts.issues.some(({ message }: ReadingIssue) => isConflict(message)))
    return { state: 'conflict', note: language.text(say.conflict({ file: path })), range };
  return {
    state: 'waiting',
    note: language.text(say.waiting({ file: path, fault: fault?.message ?? '' })).trim(),
    range,
  };
}

const faultOf = ({ unread }: FileFacts, findings: readonly Finding[]): Finding | undefined =>
  findings.find(({ rule }) => rule === unread?.rule);
