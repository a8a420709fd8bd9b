import type { JsonObject } from './json.ts';
import type { Message } from './message.ts';
import type { Path, Span, TextFix } from './text.ts';

/**
 * What a status means for findings; every type's schema maps its status values to these. `unknown` is that of an adopted
 * document whose status word nobody has explained yet: only what holds in every phase is said of it.
 */
export type Phase = 'draft' | 'review' | 'active' | 'final' | 'void' | 'unknown';

/** Maintained documents live and are judged today; events are judged as of their own date. */
export type RecordKind = 'maintained' | 'event' | 'container';

/** A mention of another record: in a field the schema marks as a reference, or as `[[id]]` in a body. */
export interface Reference {
  /** The id as written, without a pinned version. */
  readonly target: string;
  /** The pinned version of `id@version`, or null for the version in force. */
  readonly version: string | null;
  /** Where in the record's data; for a mention in a body the path is `['body']` and `span` is set. */
  readonly path: Path;
  /** Types the field allows; empty means any type. */
  readonly types: readonly string[];
  /** The reference in the file's text, for body mentions only. */
  readonly span?: Span;
}

/** An entry of one of a record's lists with an id of its own: references lead to it, but it is no record. */
export interface Entry {
  readonly id: string;
  /** The type of the record and the lists it stands in: `site_visit.findings`. */
  readonly type: string;
  /** Where it stands in the record's data. */
  readonly path: Path;
  /** Its key that holds the id. */
  readonly key: string;
}

/** Something in the text that YAML readers disagree on, or that no digest exists for. */
export interface Oddity {
  readonly kind:
    | 'duplicate-key'
    | 'non-string-key'
    | 'merge-key'
    | 'explicit-tag'
    | 'directive'
    | 'cyclic-alias'
    | 'number-notation'
    | 'number-range'
    | 'lone-surrogate'
    | 'invalid-utf8'
    | 'too-large'
    | 'boolean-word'
    | 'foreign-number'
    | 'no-date'
    | 'reserved-sign'
    | 'block-end';
  /** How to write what is meant so that everybody reads the same. */
  readonly fix?: TextFix;
  /** What is there and what to write instead. */
  readonly message: Message;
  readonly span: Span;
  /** False for what readers disagree on but a digest can still be taken of (such as an unquoted `no`). */
  readonly blocksDigest: boolean;
}

/** By which meanings of a sign-off a field is bound: every one (`true`), none (`false`), or those named. */
export type Binding = boolean | readonly string[];

/** A relative path a record names: an attachment, a data file, an image or a link in its body. */
export interface FileUse {
  /** As written. */
  readonly written: string;
  /** Path below the root with `/`, or null when it leads outside the root. */
  readonly target: string | null;
  /** Heading anchor behind `#`, for links. */
  readonly anchor: string | null;
  readonly use: 'file' | 'data' | 'link' | 'image';
  readonly path: Path;
  /** Which sign-offs of the record bind the field it stands in. */
  readonly signed: Binding;
  readonly span?: Span;
}

/**
 * By former id, what takes the place of the digest (or of the record's canonical form) had the record that id still:
 * what was signed under an earlier id holds.
 */
export type FormerForms = Readonly<Record<string, string>>;

/** A day on which a record says something happened. */
export interface PastDate {
  readonly path: Path;
  /** As written. */
  readonly value: string;
  /** Which sign-offs bind it. */
  readonly signed: Binding;
}

/** The digest of one sign-off block, as far as the record's own file shows. */
export type ExpectedDigest =
  | { readonly kind: 'digest'; readonly value: string; readonly former?: FormerForms }
  /** Depends on other files' bytes: computed once those are known, from the canonical parts. */
  | {
      readonly kind: 'needs-files';
      readonly canonical: { readonly body: string; readonly record: string; readonly signOff: string };
      readonly former?: FormerForms;
    }
  /** No digest exists for such text; the oddities say why. */
  | { readonly kind: 'none' };

/** Something written in a document that was not made for this product, with its place in the record's data. */
export interface WrittenValue {
  readonly path: Path;
  /** As the document writes it. */
  readonly text: string;
}

/** A key or a label as a document writes it, and where. */
export interface WrittenKey {
  readonly text: string;
  readonly span: Span;
}

/** An approval that a document states in words: nobody can tell which content it was given to. */
export interface DeclaredApproval {
  /** The name as written; null where the document names nobody. */
  readonly by: string | null;
  /** The day, where it is one. */
  readonly date: string | null;
  readonly span: Span;
}

/** What is known of a record that was read from a document or a table not written for this product. */
export interface Adoption {
  /** Position in `types` of qms.yaml of the entry that maps the file. */
  readonly entry: number;
  /** The record's own data as YAML or a table row has it, which is what sign-offs bind besides the body. */
  readonly written: JsonObject;
  /** Keys of `written` that stand for others, and for which. */
  readonly keys: Readonly<Record<string, string>>;
  /** Keys without which a record of the type cannot be read, and that the document does not say. */
  readonly missing: readonly string[];
  /** Keys and labels that nothing in the type stands for. */
  readonly unknownKeys: readonly WrittenKey[];
  /** Values that are none their key can have, and are left out of the data. */
  readonly unread: readonly WrittenValue[];
  /** Names of people and roles where ids belong. */
  readonly names: readonly WrittenValue[];
  readonly approvals: readonly DeclaredApproval[];
}

/** A record as read from one file, with nothing that depends on any other file. */
export interface QmsRecord {
  /** Unique within the root: file and ordinal, such as `policy/quality-policy.md#0`. */
  readonly key: string;
  readonly file: string;
  /** Place of the record among the records of its file. */
  readonly ordinal: number;
  /** Which document of a multi-document file it is in. */
  readonly document: number;
  /** Position in the `items` of a register, or null. */
  readonly item: number | null;
  readonly markdown: boolean;
  readonly id: string;
  readonly type: string;
  readonly version: string | null;
  readonly title: string | null;
  readonly status: string | null;
  readonly phase: Phase;
  readonly kind: RecordKind;
  /** Of an event: the first of its type's date fields that holds a day, by which it belongs to a time or another. */
  readonly endedOn: string | null;
  /** Canonical keys, `type` and a register's `defaults` merged in. */
  readonly data: JsonObject;
  /** Keys that stand in the file under another name (`aliases` in qms.yaml), and that name; null where none does. */
  readonly writtenKeys: Readonly<Record<string, string>> | null;
  /** Text after the front matter (CRLF as LF), or null for YAML. */
  readonly body: string | null;
  readonly references: readonly Reference[];
  readonly entries: readonly Entry[];
  readonly fileUses: readonly FileUse[];
  readonly oddities: readonly Oddity[];
  /** One entry per block of `signOffs`, in order. */
  readonly digests: readonly ExpectedDigest[];
  /** Of a signed record: the days on which it says something happened. */
  readonly pastDates: readonly PastDate[];
  /** Anchors of the headings in the body (GitHub's slugs). */
  readonly anchors: readonly string[];
  /** Key of the register the record is an item of, or null. */
  readonly register: string | null;
  /** Null for a record that was written as one. */
  readonly adoption: Adoption | null;
}
