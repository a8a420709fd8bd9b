import { importedDue } from '../../../domain/sign-off/imported.ts';
import type { Language } from '../../../messages/language.ts';
import type { Finding, SuppressedFinding } from '../../../model/finding.ts';
import { rulesOnBaseline } from '../../../records/baseline.ts';
import { configurationFile } from '../../../records/configuration.ts';
import type { LocatedFile } from '../../../workspace/located-file.ts';
import type { FileSystem } from '../../../workspace/ports.ts';
import type { Project } from '../../../workspace/project.ts';
import type { Stage } from '../../../workspace/stage.ts';
import type { BranchComparison } from '../hosts/host.ts';
import type { RootStatus } from '../protocol.ts';
import { nameOf, uriBelow } from '../uris.ts';
import { FindingCounts } from './finding-counts.ts';
import { RootPaths } from './root-paths.ts';
import type { RootSessionOptions } from './root-session-options.ts';
import { RootUpkeep } from './root-upkeep.ts';
import { SignOffCount } from './sign-off-count.ts';

/** Rules that speak of what is not there because the root's own types are not known. */
const ofOwnTypes: ReadonlySet<string> = new Set(['type-unknown', rulesOnBaseline.stale]);

/** Comparing what an editor has of a root with branches. */
interface RootComparison extends Pick<BranchComparison, 'branches'> {
  readonly changes: (base: string) => ReturnType<BranchComparison['changes']>;
}

/** One QMS root in an editor: what is asked of it, what happens to it, and the findings it shows. */
export class RootSession {
  /** Paths of this root as URIs and back, and which of them are open. */
  readonly paths: RootPaths;
  readonly #options: RootSessionOptions;
  readonly #upkeep: RootUpkeep;
  readonly #counts = new FindingCounts();
  readonly #signOffs = new SignOffCount();

  constructor(options: RootSessionOptions) {
    this.#options = options;
    const { root, documents, host, inner, onLost } = options;
    const listed = () => this.project?.listed;
    this.paths = new RootPaths({ root, documents, foldCase: host.foldCase, inner, listed });
    this.#upkeep = new RootUpkeep({
      ...options,
      paths: this.paths,
      onFindings: (path, findings, version) => this.#show(path, findings, version),
      onLost: () => {
        this.#counts.clear();
        onLost();
      },
    });
  }

  get root(): string {
    return this.#options.root;
  }

  /** What is shown of the root is put into words in. */
  get language(): Language {
    return this.#options.language;
  }

  /** The project, as soon as its configuration is known; its index may be incomplete. */
  get project(): Project | null {
    return this.#upkeep.project;
  }

  /** True when the root has once been so far since it was opened, whatever has been typed since. */
  everReached(stage: Stage): boolean {
    return this.#upkeep.everReached(stage);
  }

  get isClosed(): boolean {
    return this.#upkeep.isClosed;
  }

  /** The files as the editor has them. */
  get files(): FileSystem {
    return this.#upkeep.files;
  }

  uriOf(path: string): string {
    return this.paths.uriOf(path);
  }

  /** The path of a file of this root, or null for one elsewhere. */
  pathOf(uri: string): string | null {
    return this.paths.pathOf(uri);
  }

  /** A file's text with its trees: of an open document as it stands there, else as it is stored. */
  async locate(path: string): Promise<LocatedFile | null> {
    const uri = uriBelow(this.root, path);
    const open = this.#options.documents.locate(uri, path);
    if (open !== null) return this.project === null ? open : open.under(this.project.setup);
    return (await this.project?.locate(path)) ?? null;
  }

  /**
   * What the files, as the editor has them, change against the commit at which their history parts from that of a
   * branch. Takes its time, in turns with everything else. Null where git is not to be asked.
   */
  get comparison(): RootComparison | null {
    const { host, root, trusted } = this.#options;
    const compare = trusted ? (host.history(root)?.compare ?? null) : null;
    if (compare === null) return null;
    const { branches } = compare;
    return { branches, changes: (base) => compare.changes(base, this.#upkeep.portsBeside()) };
  }

  /** The findings of one file as last published. */
  findingsOf(path: string): readonly Finding[] {
    return this.#withoutUnread(this.project?.findingsOf(path)?.findings ?? []);
  }

  /** What of a file's findings is silenced, as last published. */
  silencedIn(path: string): readonly SuppressedFinding[] {
    return this.paths.owns(path) ? (this.project?.findingsOf(path)?.suppressed ?? []) : [];
  }

  /** Without its own schemas a root's own types are unknown, and that is no fault of the records. */
  #withoutUnread(findings: readonly Finding[]): readonly Finding[] {
    const leavesUnread = !this.#options.trusted && (this.project?.configuration.schemas.length ?? 0) > 0;
    return leavesUnread ? findings.filter(({ rule }) => !ofOwnTypes.has(rule)) : findings;
  }

  #show(path: string, found: readonly Finding[], version: number | undefined): void {
    // A root that was closed meanwhile, or has lost the file to an inner root, has nothing to say of it.
    if (this.isClosed) return;
    const findings = this.paths.owns(path) ? this.#withoutUnread(found) : [];
    this.#counts.put(path, findings, this.silencedIn(path).length > 0);
    this.#options.onFindings(path, findings, version);
  }

  /** Files that have findings. */
  filesWithFindings(): Iterable<string> {
    return this.#counts.files();
  }

  /** How many records carry what came in with an import, which is said once at qms.yaml. */
  #importedDue(): number {
    const isSaid = this.findingsOf(configurationFile).some(({ rule }) => rule === 'signoff-evidence-unknown');
    if (this.project === null || !isSaid) return 0;
    return importedDue(this.project.store.records.values(), this.project.queries).length;
  }

  status(): RootStatus {
    const { findings, signOffsDue } = this.#counts.total();
    return {
      root: this.root,
      name: this.project?.configuration.organization ?? nameOf(this.root),
      records: this.project?.store.recordCount ?? 0,
      signOffs: this.project === null ? 0 : this.#signOffs.of(this.project.store),
      findings,
      signOffsDue: signOffsDue + this.#importedDue(),
      ...this.#upkeep.status(),
      today: this.project?.today ?? null,
      trusted: this.#options.trusted,
    };
  }

  /** An open document was opened, changed, saved or closed. */
  edit(path: string): void {
    const { pending } = this.#upkeep;
    if (
      this.everReached('indexed') &&
      (path === configurationFile || this.project?.isSchema(path) === true)
    ) {
      pending.editSetup(path);
      return;
    }
    pending.edit(path);
    void this.#upkeep.showOnItsOwn(path);
  }

  /** The client is told to write these files, and says so once it has. */
  await(paths: Iterable<string>): void {
    for (const path of paths) if (!this.paths.isOpen(path)) this.#upkeep.pending.await(path);
  }

  /** Files were created, changed or deleted by somebody else. */
  change(paths: Iterable<string>): void {
    this.#upkeep.pending.change(paths);
  }

  /** Which files there are has to be found out anew. */
  rescan(): void {
    this.#upkeep.pending.rescan();
  }

  /** Other inner roots than before: their files are theirs. */
  setInner(inner: readonly string[]): void {
    if (this.paths.setInner(inner)) this.rescan();
  }

  /** It may be another day. */
  moveOn(): void {
    this.#upkeep.pending.moveOn();
  }

  close(): void {
    this.#upkeep.close();
  }

  /**
   * Resolves once the root is so far with what was typed, or never will be.
   * @param isPatient false for who must answer while people type, and after a moment makes do with what is known
   */
  reached(stage: Stage, isPatient: boolean): Promise<void> {
    return this.#upkeep.reached(stage, isPatient);
  }
}
