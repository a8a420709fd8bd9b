import type { Language } from '../../../messages/language.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Host } from '../hosts/host.ts';
import type { OpenDocuments } from './open-documents.ts';

/** What a session of one root is given, and whom it informs of what. */
export interface RootSessionOptions {
  /** URI of the folder that holds the `qms.yaml`. */
  readonly root: string;
  readonly host: Host;
  readonly documents: OpenDocuments;
  readonly trusted: boolean;
  /** What the client's user reads. */
  readonly language: Language;
  /** Paths of inner roots below this one, each ending in `/`. */
  readonly inner: readonly string[];
  /** The findings of a file are these from now on; `version` is that of the open document they were found in. */
  readonly onFindings: (path: string, findings: readonly Finding[], version?: number) => void;
  /** Nothing is known of the root any more: what was said of its files no longer holds. */
  readonly onLost: () => void;
  /** All files have been read and all their findings been sent. */
  readonly onIndexed: () => void;
  /** Changes were taken in: what editors show next to texts may be different now. */
  readonly onChanged: (paths: readonly string[]) => void;
  /** All that was found has been published, after a change or for another reason. */
  readonly onPublished: () => void;
  readonly onStatus: () => void;
  /** Called with the progress of indexing; null when it is over. */
  readonly onProgress: (progress: { readonly done: number; readonly total: number } | null) => void;
  /** A fault of ours, with what is known of it. */
  readonly onFailure: (message: string) => void;
}
