import { defineMessages } from '../../messages/define-messages.ts';
import type { FileFacts, ReadingIssue } from '../../model/facts.ts';
import type { Finding } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Range } from '../../model/text.ts';
import { isConflict } from '../../text/slips/conflict.ts';
import type { TableContext } from './column.ts';

const say = defineMessages('table.file', {
  conflict:
    'Two branches changed {file}, and both versions stand in it. Choose between them in the text; until then its rows are shown as far as they could be read.',
  waiting:
    '{file} is being edited, or cannot be read. Its rows are shown as they were read last, and take edits again once it is mended. {fault}',
  partial:
    'Records of {file} may be missing here, since it cannot be read whole. {count, plural, =0 {None could be read.} one {# could be read, and takes edits once the text is mended.} other {# could be read, and take edits once the text is mended.}} {fault}',
});

/** How a file stands whose records are rows. */
export interface FileState {
  readonly state: 'good' | 'waiting' | 'conflict';
  /** What is wrong, as a sentence; null where all is well. */
  readonly note: string | null;
  readonly range: Range | null;
}

const good: FileState = { state: 'good', note: null, range: null };

/**
 * Whether the records of a file could be read whole, and what is in the way.
 * @param isPartial its rows are what could be read of a text with a fault, not those of an earlier text without
 */
export function fileState(
  path: string,
  isPartial: boolean,
  { project, findingsIn }: TableContext,
): FileState {
  const facts = project.store.factsOf(path);
  if (facts?.unread === undefined) return good;
  const { language } = project;
  const fault = faultOf(facts, findingsIn(path));
  const range = fault?.range ?? null;
  if (facts.issues.some(({ message }: ReadingIssue) => isConflict(message)))
    return { state: 'conflict', note: language.text(say.conflict({ file: path })), range };
  const words = { file: path, fault: fault?.message ?? '' };
  const count = facts.records.filter((record) => record.type !== 'register' && !isMadeByFault(record)).length;
  const note = isPartial ? say.partial({ ...words, count }) : say.waiting(words);
  return { state: 'waiting', note: language.text(note).trim(), range };
}

/** Pieces of a text behind a fault look like records that nobody wrote: these have no id. */
export const isMadeByFault = ({ id }: QmsRecord): boolean => id === '';

const faultOf = ({ unread }: FileFacts, findings: readonly Finding[]): Finding | undefined =>
  findings.find(({ rule }) => rule === unread?.rule);
