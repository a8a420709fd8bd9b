import type { IsoDate } from './configuration.ts';
import type { Json } from './json.ts';

/** Author or committer as a commit states them. Nothing checks what is stated. */
export interface StatedPerson {
  readonly name: string;
  readonly email: string;
  /** The day where the clock of the commit stood; null when it states none. */
  readonly date: IsoDate | null;
}

/** The signature of a commit, as far as it could be looked at. */
export type CommitSignature =
  /** Made with the key of this fingerprint. Whose key that is, the records say. */
  | {
      readonly kind: 'valid';
      readonly by: 'ssh' | 'gpg';
      readonly fingerprint: string;
      /** Of a subkey: the key it belongs to. */
      readonly primary?: string;
      /** The owner of the key has revoked it since. */
      readonly revoked?: true;
    }
  /** Does not fit the commit. */
  | { readonly kind: 'invalid' }
  /** Nobody can say here whether it fits. */
  | {
      readonly kind: 'not-understood';
      /**
       * A certificate of SSH, which only whoever knows the authority can judge; one of X.509 (S/MIME, made by `gpgsm`
       * or the like); an algorithm of OpenPGP that the `gpg` here does not know; several signatures of one commit;
       * neither SSH nor OpenPGP.
       */
      readonly form: 'ssh-certificate' | 'x509' | 'algorithm' | 'several' | 'other';
    }
  /** A GPG key that is not in the keyring here; the fingerprint (or key id) where the signature names it. */
  | { readonly kind: 'unknown-key'; readonly fingerprint: string | null }
  /** The program that checks it is not installed. */
  | { readonly kind: 'no-program'; readonly program: string };

/** What is known of a commit. */
export interface CommitFacts {
  readonly hash: string;
  readonly author: StatedPerson;
  readonly committer: StatedPerson;
  /** Null for a commit that is not signed; absent while nobody has asked. */
  readonly signature?: CommitSignature | null;
}

/** Something bound that is not as it was; absent on either side is undefined. */
export interface BoundChange {
  /** As people name it: `target`, `outputs[2].decision`, `body`, the path of a file. */
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** How two contents that are bound differ. */
export interface ContentChanges {
  readonly changes: readonly BoundChange[];
  /** Only blanks and line breaks of the text differ. */
  readonly layoutOnly: boolean;
}

/** How what a sign-off binds differs from what it bound when it was committed. */
export interface ChangesSince extends ContentChanges {
  /** The commit that made the first of the changes; null for one not yet committed or not found. */
  readonly commit: CommitFacts | null;
}

/** What the history says of one sign-off. */
export type BlockEvidence =
  /** Not in the last commit. */
  | { readonly kind: 'uncommitted' }
  /** Cannot be known here. */
  | {
      readonly kind: 'unknown';
      /** The history at hand ends before; an object is missing; the file is in a repository of its own. */
      readonly reason: 'cut-off' | 'missing' | 'submodule';
      /** Where: a commit, or the folder of the other repository. */
      readonly at: string;
    }
  | {
      readonly kind: 'introduced';
      readonly commit: CommitFacts;
      /** The file it stood in there, below the root: a record may have been moved since. */
      readonly file: string;
      /** Whether the digest fitted there; null where that cannot be known. */
      readonly matched: boolean | null;
      /** One of more than 20 signed records that came in with this commit at once. */
      readonly imported: boolean;
      /** Of a block whose digest stood there before: what else of the block this commit changed. */
      readonly edited: readonly BoundChange[];
      /** Where it fitted there and does not fit now. */
      readonly since: ChangesSince | null;
      /**
       * Files it covers that were asked for because they are gone now: path as written → integrity of the bytes there,
       * null where they were not there either.
       */
      readonly lost?: Readonly<Record<string, string | null>>;
    };

/** Why the history says nothing at all. */
export type NoEvidence =
  /** Nobody asked: nothing here needs it, or the place has no git (a browser, a folder that is not trusted). */
  | 'not-asked'
  /** It is being read. */
  | 'pending'
  | 'no-git'
  | 'no-repository'
  /** Git does not look at a folder of another user. */
  | 'refused'
  | 'nothing-committed'
  /** Git gives up on it: part of it is missing or broken. */
  | 'unreadable';

/** What the history of a root says of its sign-offs. */
export type Evidence =
  | { readonly kind: 'none'; readonly reason: NoEvidence }
  | {
      readonly kind: 'read';
      /** The commit it was read from. */
      readonly head: string;
      /** Whether signatures of commits were looked at. */
      readonly withSignatures: boolean;
      /** By block (see `records/block-identity.ts`). */
      readonly blocks: ReadonlyMap<string, BlockEvidence>;
      /** How records differ from what a decision approved, by record and digest (see `approvalIdentity`), where it is known. */
      readonly approvals: ReadonlyMap<string, ContentChanges>;
    };
