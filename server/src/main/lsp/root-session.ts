import type { Finding, Severity } from '../../model/finding.ts';
import { configurationFile } from '../../records/configuration-check.ts';
import { hasDigest, signOffBlocks } from '../../records/sign-offs.ts';
import { countSeverities } from '../../report/result.ts';
import { rules } from '../../rules/registry.ts';
import { shippedCatalogue } from '../../schemas/catalogue.ts';
import type { LocatedFile } from '../../workspace/located-file.ts';
import type { FileSystem, ReadFacts } from '../../workspace/ports.ts';
import { Project } from '../../workspace/project.ts';
import { readFactsInThread } from '../../workspace/read-facts.ts';
import type { RecordStore } from '../../workspace/store.ts';
import { localDate } from '../local-date.ts';
import { editorFiles, isLeftOut } from './editor-files.ts';
import type { Host } from './host.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { RootStatus } from './protocol.ts';
import { nameOf, pathBelow, uriBelow } from './uris.ts';

/** Milliseconds of work after which others get a turn. */
const breath = 8;
/** Milliseconds without another change from outside before such changes are taken in, together. */
const quiet = 120;
/** Milliseconds after which changes from outside are taken in even if they go on. */
const longest = 1500;
/** Fewer files than this are read faster without threads and cache. */
const worthBulk = 500;
/** Milliseconds a request about a document waits for changes to be taken in before what is known must do. */
const patience = 250;

export interface RootSessionOptions {
  /** URI of the folder that holds the `qms.yaml`. */
  readonly root: string;
  readonly host: Host;
  readonly documents: OpenDocuments;
  readonly trusted: boolean;
  /** Paths of inner roots below this one, each ending in `/`. */
  readonly inner: readonly string[];
  /** The findings of a file are these from now on; `version` is that of the open document they were found in. */
  readonly onFindings: (path: string, findings: readonly Finding[], version?: number) => void;
  /** Nothing is known of the root any more: what was told of its files no longer holds. */
  readonly onLost: () => void;
  /** All files have been read and all their findings been told. */
  readonly onIndexed: () => void;
  /** Changes were taken in: what editors show beside texts may be different now. */
  readonly onChanged: (paths: readonly string[]) => void;
  readonly onStatus: () => void;
  /** Told of the progress of indexing; null when it is over. */
  readonly onProgress: (progress: { readonly done: number; readonly total: number } | null) => void;
  /** A fault of ours, with what is known of it. */
  readonly onFailure: (message: string) => void;
}

/**
 * One QMS root in an editor: indexed with its open files first, then kept up to date. Edits are taken in
 * at once and in order, and stop work under way that they make worthless; changes from outside are
 * gathered until they pause. Only one piece of work runs at any time.
 */
export class RootSession {
  readonly #options: RootSessionOptions;
  readonly #files: FileSystem;
  readonly #closed = new AbortController();
  readonly #edited = new Set<string>();
  readonly #outside = new Set<string>();
  readonly #counts = new Map<string, FileCounts>();
  #signed: { readonly store: RecordStore; readonly edition: number; readonly count: number } | null = null;
  /** An edit of qms.yaml or an own schema waits among the changes from outside. */
  #setupEdited = false;
  #outsideSince: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #outsideDue = false;
  #rescanDue = false;
  #dayDue = false;
  #running: Promise<void> | null = null;
  #inner: readonly string[];
  #project: Project | null = null;
  #indexed = false;
  #indexing: RootStatus['indexing'] = null;
  #failure: string | null = null;
  #everReadable = false;
  #lastTurn = 0;
  #unpublished = false;
  #takingIn = false;
  /** Everything found by the index has been published. */
  #complete = false;
  #waiting: (() => void)[] = [];
  #ready: Promise<void>;
  #becomeReady: () => void = () => {};

  constructor(options: RootSessionOptions) {
    this.#options = options;
    this.#inner = options.inner;
    const { documents, host } = options;
    this.#files = editorFiles({
      stored: host.fileSystem(options.root),
      openAt: (path) => documents.get(this.uriOf(path)),
      openPaths: () => this.#openPaths(),
      owns: (path) => this.owns(path),
      breathe: () => this.#breathe(),
    });
    this.#ready = this.#readiness();
    this.#kick();
  }

  #readiness(): Promise<void> {
    return new Promise((resolve) => {
      this.#becomeReady = resolve;
    });
  }

  get root(): string {
    return this.#options.root;
  }

  /** The project, as soon as its configuration is known; its index may be incomplete. */
  get project(): Project | null {
    return this.#project;
  }

  get indexed(): boolean {
    return this.#indexed;
  }

  /** The files as the editor has them. */
  get files(): FileSystem {
    return this.#files;
  }

  uriOf(path: string): string {
    const uri = uriBelow(this.#options.root, path);
    return this.#options.documents.get(uri)?.uri ?? uri;
  }

  /** The path of a file of this root, or null for one elsewhere. */
  pathOf(uri: string): string | null {
    const { root, host } = this.#options;
    const path = pathBelow(root, uri, host.foldCase);
    if (path === null || !this.owns(path) || isLeftOut(path)) return null;
    return host.foldCase ? this.#asListed(path) : path;
  }

  /** A path as the file is really spelled, where upper and lower case are the same. */
  #asListed(path: string): string {
    const listed = this.#project?.listed;
    if (listed === undefined || listed.has(path)) return path;
    const folded = path.toLowerCase();
    for (const candidate of listed) if (candidate.toLowerCase() === folded) return candidate;
    return path;
  }

  owns(path: string): boolean {
    return !this.#inner.some((prefix) => path.startsWith(prefix));
  }

  isOpen(path: string): boolean {
    return this.#options.documents.get(uriBelow(this.#options.root, path)) !== undefined;
  }

  /** The version of an open document, or null. */
  versionOf(path: string): number | null {
    return this.#options.documents.get(uriBelow(this.#options.root, path))?.document.version ?? null;
  }

  /** The open documents of this root with their versions. */
  openVersions(): readonly (readonly [path: string, version: number])[] {
    return [...this.#options.documents.all()].flatMap(({ uri, document }) => {
      const path = this.pathOf(uri);
      return path === null ? [] : [[path, document.version] as const];
    });
  }

  #openPaths(): string[] {
    return [...this.#options.documents.all()].flatMap(({ uri }) => {
      const path = this.pathOf(uri);
      return path === null ? [] : [path];
    });
  }

  /** A file's text with its trees: of an open document as it stands there, else as it is stored. */
  async locate(path: string): Promise<LocatedFile | null> {
    const uri = uriBelow(this.#options.root, path);
    return this.#options.documents.locate(uri, path) ?? (await this.#project?.locate(path)) ?? null;
  }

  /** The findings of one file as last published. */
  findingsOf(path: string): readonly Finding[] {
    return this.#withoutUnread(this.#project?.findingsOf(path)?.findings ?? []);
  }

  /** Without its own schemas a root's own types are unknown, and that is no fault of the records. */
  #withoutUnread(findings: readonly Finding[]): readonly Finding[] {
    const leavesUnread = !this.#options.trusted && (this.#project?.configuration.schemas.length ?? 0) > 0;
    return leavesUnread ? findings.filter(({ rule }) => rule !== 'type-unknown') : findings;
  }

  /** Files that have findings. */
  filesWithFindings(): Iterable<string> {
    return this.#counts.keys();
  }

  /** Counted anew only where records changed. */
  #signOffs(): number {
    const store = this.#project?.store;
    if (store === undefined) return 0;
    if (this.#signed?.store !== store || this.#signed.edition !== store.edition) {
      let count = 0;
      for (const { data } of store.records.values())
        if (data['signOffs'] !== undefined) count += signOffBlocks(data).filter(hasDigest).length;
      this.#signed = { store, edition: store.edition, count };
    }
    return this.#signed.count;
  }

  status(): RootStatus {
    const findings: Record<Severity, number> = { error: 0, warning: 0, information: 0 };
    let signOffsDue = 0;
    for (const { severities, unsigned } of this.#counts.values()) {
      findings.error += severities.error;
      findings.warning += severities.warning;
      findings.information += severities.information;
      signOffsDue += unsigned;
    }
    const readable = this.#project?.configurationReadable ?? true;
    return {
      root: this.#options.root,
      name: this.#project?.configuration.organization ?? nameOf(this.#options.root),
      records: this.#project?.store.records.size ?? 0,
      signOffs: this.#signOffs(),
      findings,
      signOffsDue,
      indexing: this.#indexing,
      configuration: readable ? 'good' : this.#everReadable ? 'kept' : 'defaults',
      today: this.#project?.today ?? null,
      trusted: this.#options.trusted,
      failure: this.#failure,
    };
  }

  /** An open document was opened, changed, saved or closed. */
  edit(path: string): void {
    if (this.#indexed && (path === configurationFile || this.#project?.isSchema(path) === true)) {
      // Every file may have to be read anew for it: worth waiting for the end of a word.
      this.#setupEdited = true;
      this.change([path]);
      return;
    }
    this.#edited.add(path);
    this.#kick();
    if (!this.#indexed && this.#project !== null && this.isOpen(path)) void this.#showOnItsOwn(path);
  }

  /** Files were created, changed or deleted by somebody else. */
  change(paths: Iterable<string>): void {
    for (const path of paths) if (!isLeftOut(path)) this.#outside.add(path);
    if (this.#outside.size === 0 && !this.#rescanDue) return;
    const now = performance.now();
    this.#outsideSince ??= now;
    clearTimeout(this.#timer);
    const wait = Math.max(Math.min(quiet, this.#outsideSince + longest - now), 0);
    this.#timer = setTimeout(() => {
      this.#outsideSince = null;
      this.#outsideDue = true;
      this.#kick();
    }, wait);
  }

  /** Which files there are has to be found out anew. */
  rescan(): void {
    this.#rescanDue = true;
    this.change([]);
  }

  /** Other inner roots than before: their files are theirs. */
  setInner(inner: readonly string[]): void {
    if (inner.length === this.#inner.length && inner.every((prefix) => this.#inner.includes(prefix))) return;
    this.#inner = inner;
    this.rescan();
  }

  /** It may be another day. */
  moveOn(): void {
    this.#dayDue = true;
    this.#kick();
  }

  close(): void {
    this.#closed.abort();
    clearTimeout(this.#timer);
    this.#becomeReady();
    this.#answerWaiting();
  }

  get isClosed(): boolean {
    return this.#closed.signal.aborted;
  }

  /** Resolves once the index is complete (or will never be). */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /**
   * Resolves once what was typed in records has been taken in, or after a little while. What is typed in
   * qms.yaml and own schemas is not waited for: it is taken in at a pause, and completion is asked before.
   */
  settled(): Promise<void> {
    return this.#wait(() => this.#isSettled, patience);
  }

  /** The same, however long it takes: for commands, which must not miss a record just written. */
  takenIn(): Promise<void> {
    return this.#wait(() => this.#isSettled, null);
  }

  get #isSettled(): boolean {
    return !this.#indexed || (this.#edited.size === 0 && !this.#takingIn);
  }

  /** Resolves once the findings are those of what was typed, setup included, or after a little while. */
  published(): Promise<void> {
    return this.#wait(
      () => !this.#indexed || (this.#edited.size === 0 && !this.#setupEdited && !this.#unpublished),
      patience,
    );
  }

  /** Waits until something holds, the root is closed, or so many milliseconds have passed. */
  #wait(isDone: () => boolean, milliseconds: number | null): Promise<void> {
    if (isDone() || this.isClosed) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = milliseconds === null ? undefined : setTimeout(resolve, milliseconds);
      const look = (): void => {
        if (!isDone() && !this.isClosed) {
          this.#waiting.push(look);
          return;
        }
        clearTimeout(timer);
        resolve();
      };
      this.#waiting.push(look);
    });
  }

  #answerWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const look of waiting) look();
  }

  /** Gives others a turn when it is due. True when newer edits wait. */
  async #breathe(): Promise<boolean> {
    if (performance.now() - this.#lastTurn > breath) {
      await this.#options.host.pause();
      this.#lastTurn = performance.now();
    }
    return this.#indexed && this.#edited.size > 0;
  }

  #kick(): void {
    if (this.#running !== null || this.isClosed) return;
    this.#running = this.#work()
      .catch((error: unknown) => {
        if (this.isClosed) return;
        this.#failure = 'The server failed on this root: see its output, and change any file to try again.';
        this.#options.onFailure(error instanceof Error ? (error.stack ?? error.message) : String(error));
        this.#project = null;
        this.#indexed = false;
        this.#indexing = null;
        this.#counts.clear();
        this.#options.onLost();
        this.#options.onProgress(null);
        // The next try reads everything anyway; what came before it must not start it.
        this.#edited.clear();
        this.#outside.clear();
        this.#setupEdited = false;
        this.#outsideDue = false;
        this.#rescanDue = false;
        this.#dayDue = false;
        clearTimeout(this.#timer);
        this.#outsideSince = null;
        // Whoever waits gets an answer, if an empty one.
        this.#becomeReady();
      })
      .finally(() => {
        this.#running = null;
        this.#takingIn = false;
        this.#answerWaiting();
        if (this.isClosed) return;
        this.#options.onStatus();
        if (this.#edited.size > 0 || this.#outsideDue || this.#dayDue) this.#kick();
      });
  }

  async #work(): Promise<void> {
    // What arrives together is taken in together.
    await this.#options.host.pause();
    this.#lastTurn = performance.now();
    if (!this.#indexed) await this.#index();
    const project = this.#project;
    if (project === null) return;
    while (!this.isClosed) {
      this.#takingIn = true;
      const paths = await this.#takeChanges(project);
      if (paths.length === 0 && !this.#dayDue && !this.#unpublished) break;
      this.#unpublished = true;
      if (this.#dayDue) {
        this.#dayDue = false;
        await project.advance();
      }
      const complete = await project.update(paths);
      this.#everReadable ||= project.configurationReadable;
      if (this.#edited.size > 0) continue;
      this.#takingIn = false;
      this.#answerWaiting();
      if (!complete) continue;
      if (paths.length > 0) this.#options.onChanged(paths);
      await this.#publish(project);
      if (this.isClosed) return;
      if (this.#edited.size > 0) continue;
      this.#unpublished = false;
      if (this.#indexing !== null) {
        this.#indexing = null;
        this.#options.onProgress(null);
      }
      if (!this.#complete) {
        this.#complete = true;
        this.#options.onIndexed();
      }
    }
    this.#takingIn = false;
  }

  /** The paths to take in now. Edits do not wait for changes from outside that still come in. */
  async #takeChanges(project: Project): Promise<string[]> {
    if (this.#outsideDue && this.#rescanDue) {
      this.#rescanDue = false;
      const found = new Set(await this.#files.list());
      for (const path of found) if (!project.listed.has(path)) this.#outside.add(path);
      for (const path of project.listed) if (!found.has(path)) this.#outside.add(path);
    }
    const paths = new Set(this.#edited);
    this.#edited.clear();
    if (this.#outsideDue) {
      this.#outsideDue = false;
      for (const path of this.#outside) paths.add(path);
      // A folder that is gone takes along what was below it.
      for (const listed of project.listed)
        if (foldersOf(listed).some((folder) => this.#outside.has(folder))) paths.add(listed);
      this.#outside.clear();
      this.#setupEdited = false;
    }
    return [...paths];
  }

  async #publish(project: Project): Promise<void> {
    for (const path of await project.publish(this.#openPaths()))
      this.#show(path, this.findingsOf(path), project.findingsOf(path)?.version);
    this.#options.onStatus();
  }

  #show(path: string, found: readonly Finding[], version?: number | null): void {
    // A root that was closed meanwhile, or has lost the file to an inner root, has nothing to say of it.
    if (this.isClosed) return;
    const findings = this.owns(path) ? found : [];
    if (findings.length === 0) this.#counts.delete(path);
    else
      this.#counts.set(path, { severities: countSeverities(findings), unsigned: unsignedRecords(findings) });
    this.#options.onFindings(path, findings, version ?? undefined);
  }

  async #showOnItsOwn(path: string): Promise<void> {
    const project = this.#project;
    try {
      const findings = await project?.findingsOnItsOwn(path);
      // Meanwhile the index may be complete, or reading may have failed.
      if (findings === undefined || project !== this.#project || this.#indexed || this.isClosed) return;
      this.#show(path, this.#withoutUnread(findings));
    } catch (error) {
      this.#options.onFailure(String(error));
    }
  }

  async #index(): Promise<void> {
    const { host, root, documents, trusted, onProgress } = this.#options;
    const progress = (done: number, total: number): void => {
      if (this.isClosed) return;
      this.#indexing = { done, total };
      onProgress({ done, total });
      this.#options.onStatus();
    };
    this.#indexing = { done: 0, total: 0 };
    if (this.#failure !== null) this.#ready = this.#readiness();
    const bulk = host.bulk(root, this.#files, progress);
    const inThread = readFactsInThread(this.#files);
    const readFacts: ReadFacts = async (paths, setup, each, signal) => {
      const few = paths.length < Math.max((this.#project?.listed.size ?? 0) / 2, worthBulk);
      if (this.#indexed && few) return inThread(paths, setup, each, signal);
      const open = paths.filter((path) => this.isOpen(path));
      await inThread(open, setup, each, signal);
      await bulk.readFacts(
        open.length === 0 ? paths : paths.filter((path) => !this.isOpen(path)),
        setup,
        each,
        signal,
      );
    };
    const project = await Project.begin({
      files: this.#files,
      readFacts,
      loadTypes: trusted
        ? bulk.loadTypes
        : async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
      clock: () => localDate(host.now()),
      rules,
      incremental: true,
      breathe: () => this.#breathe(),
      opened: (path) => documents.locate(uriBelow(root, path), path),
      keepConfiguration: true,
    });
    if (this.isClosed) return;
    this.#project = project;
    this.#everReadable = project.configurationReadable;
    for (const path of this.#openPaths()) await this.#showOnItsOwn(path);
    await project.index(this.#closed.signal);
    this.#failure = null;
    this.#indexed = true;
    this.#unpublished = true;
    this.#complete = false;
    this.#becomeReady();
  }
}

/** What is counted of the findings of one file. */
interface FileCounts {
  readonly severities: Readonly<Record<Severity, number>>;
  /** Records whose sign-off is missing, stale or in doubt. */
  readonly unsigned: number;
}

const unsignedRecords = (findings: readonly Finding[]): number =>
  new Set(findings.flatMap(({ rule, record }) => (rule.startsWith('signoff-') ? (record ?? []) : []))).size;

/** The folders a path lies in. */
function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.push(path.slice(0, at));
  return folders;
}
