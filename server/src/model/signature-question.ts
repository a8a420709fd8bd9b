import type { ChangeAnnotation } from 'vscode-languageserver-types';

/** A record with the signatures on it that an edit would break. */
export interface BrokenRecord {
  /** `POL-001 "Quality policy"` */
  readonly name: string;
  /** Each as `approval by Jane Doe on 2026-03-01`. */
  readonly signatures: readonly string[];
}

/** What is asked before signatures are broken. Clients that know nothing of `records` show its sentence. */
export interface SignatureQuestion extends ChangeAnnotation {
  readonly records: readonly BrokenRecord[];
}
