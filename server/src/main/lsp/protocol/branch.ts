import type { DocumentUri, Range } from 'vscode-languageserver-types';
import type { Severity } from '../../../model/finding.ts';

/** What the files as an editor has them change against a branch. */
export const branchMethods = {
  /** Client → server, with a root: RootParams → {@link Branches} | Refused. */
  branches: 'qms/branches',
  /** Client → server: {@link BranchChangesParams} → {@link BranchChanges} | Refused. */
  branchChanges: 'qms/branchChanges',
  /** Client → server: {@link TextBeforeParams} → {@link TextBefore} | Refused. */
  textBefore: 'qms/textBefore',
} as const;

/** What can be compared with. */
export interface Branches {
  /** The one that reviewers compare with where nobody says another; null where none is known. */
  readonly usual: string | null;
  /** All that are here, by name, those of servers included. */
  readonly names: readonly string[];
}

export interface BranchChangesParams {
  readonly root: DocumentUri;
  /** A branch, or whatever else names a commit. */
  readonly base: string;
}

export interface BranchChanges {
  readonly root: DocumentUri;
  readonly base: string;
  /** The last commit that is in the branch, too: what is compared with. */
  readonly commit: string;
  /** How many changes there are, in a sentence. */
  readonly summary: string;
  /** Changes by what they are about, the gravest first, as within each; none is empty. */
  readonly groups: readonly {
    readonly group: string;
    readonly title: string;
    readonly changes: readonly BranchChange[];
  }[];
  /** Records that are new or differ. */
  readonly records: readonly { readonly uri: DocumentUri; readonly id: string }[];
}

export interface BranchChange {
  readonly severity: Severity;
  /** What changes, in a sentence or two. */
  readonly message: string;
  /** Which record it is about, for people; empty for none. */
  readonly record: string;
  /** Values on both sides, a line each. */
  readonly values: readonly string[];
  /** Where it stands now; null for what is not there any more. */
  readonly place: { readonly uri: DocumentUri; readonly range: Range } | null;
  /** Path of the file below the root in the commit compared with; null where it is not there. */
  readonly before: string | null;
}

/** Names a file of a commit that the branches are compared from. */
export interface TextBeforeParams {
  readonly root: DocumentUri;
  readonly commit: string;
  /** Path below the root. */
  readonly path: string;
}

export interface TextBefore {
  readonly text: string;
}
