import type { BaselineSubject } from '../model/baseline.ts';
import type { Finding } from '../model/finding.ts';

/** Name of the file, next to qms.yaml, that lists findings of old debt. */
export const baselineFile = 'qms-baseline.yaml';

/** Rules about the baseline itself: `qms check --baseline` fails on what they find. */
export const rulesOnBaseline = {
  invalid: 'baseline-invalid',
  stale: 'baseline-stale',
  expired: 'baseline-expired',
} as const;

/** The name of the record or file itself, where a finding is at no field. */
const itself = '.';

/**
 * The name under which the baseline counts findings at a field: its path without the positions of list items that have
 * no name, so that items added before them change nothing.
 */
export const placeName = (path: string): string => (path === '' ? itself : path.replace(/\[\d+\]/g, '[]'));

/** What a finding is about, as the baseline names it. */
export const subjectOf = ({ record, file }: Pick<Finding, 'record' | 'file'>): BaselineSubject =>
  record === undefined ? { kind: 'file', path: file } : { kind: 'record', id: record };

/** A rule and a subject as one text: there is one entry for each. */
export const entryKey = (rule: string, subject: BaselineSubject): string =>
  `${rule}\u0000${subject.kind}\u0000${nameOfSubject(subject)}`;

/** The id under which a record is known now; the given one where no record has it or had it. */
export type NameNow = (id: string) => string;

/** What the subject of an entry is called now: a record may have got another id since. */
export const subjectNow = (subject: BaselineSubject, nameNow: NameNow): BaselineSubject =>
  subject.kind === 'record' ? { kind: 'record', id: nameNow(subject.id) } : subject;

/** What the subject of an entry is called in the file. */
export const nameOfSubject = (subject: BaselineSubject): string =>
  subject.kind === 'record' ? subject.id : subject.path;
