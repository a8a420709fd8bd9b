import type { Language } from '../../messages/language.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { Finding, FixPlan, Place, SuppressedFinding } from '../../model/finding.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Rule } from '../../model/rule.ts';
import type { SpanEdit } from '../../model/text.ts';
import type { Sha256 } from '../../records/sha256.ts';
import type { LocatedFile } from '../located-file.ts';
import type { Exception } from '../suppression.ts';

/** What turning issues into findings needs to know. */
export interface Publication {
  readonly configuration: Configuration;
  readonly sha256: Sha256;
  /** What findings are put into words in. */
  readonly language: Language;
  readonly ruleOf: (id: string) => Rule | undefined;
  readonly recordOf: (key: string) => QmsRecord | undefined;
  readonly exceptions: readonly Exception[];
  /** Keys of the exceptions that would be in effect were they signed, and of the registers they are in. */
  readonly unsigned: ReadonlySet<string>;
  /** A file's text and trees, or null when it can no longer be read. */
  readonly open: (path: string) => Promise<LocatedFile | null>;
  /** Whether texts may change before their findings are used, now or in a later run. */
  readonly marked: boolean;
  /** The text edits of a fix, or null when it no longer applies. */
  readonly editsOf: (
    plan: FixPlan,
    file: LocatedFile,
    record: QmsRecord | null,
  ) => readonly SpanEdit[] | null;
}

export interface PublishedFile {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** Where each finding points, as rules name it; those that the baseline holds among them. */
  readonly places: ReadonlyMap<Finding, Place>;
  /** Version of the document the file was open as; null where it was not, or nothing was found in it. */
  readonly version: number | null;
  /** Other files whose text the ranges of related places depend on. */
  readonly relatedFiles: readonly string[];
  /** By path, what the texts were known by that the ranges were computed in; see {@link isMadeFor}. */
  readonly marks: ReadonlyMap<string, string>;
  /** The message that was put into these words; undefined for words that are none of ours. */
  readonly messageOf: (words: string) => Message | undefined;
}

/** True when ranges in this file, of findings and their fixes, were computed in the text it has now. */
export const isMadeFor = ({ marks }: PublishedFile, { path, text }: LocatedFile, sha256: Sha256): boolean =>
  marks.get(path) === sha256(text);
