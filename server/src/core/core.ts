import type {
  CompletionList,
  DocumentHighlight,
  DocumentSymbol,
  Hover,
  InlayHint,
  SemanticTokens,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { AppliedFixes, ApplyOptions } from '../authoring/apply.ts';
import type { HeldBy, HoldableFindings, PrunedBaseline, WrittenBaseline } from '../authoring/baseline.ts';
import type { FilledIn, RecordToFillIn } from '../authoring/fill-in.ts';
import type { ImportedTable, ImportRequest } from '../authoring/import-table.ts';
import type { InitialFiles, SetUpAnswers } from '../authoring/init.ts';
import type { NewRecord, NewRecordRequest } from '../authoring/new-record.ts';
import type { NewVersionRequest } from '../authoring/new-version.ts';
import type { OverlayFileSystem } from '../authoring/overlay.ts';
import type { ChangedText, ReferenceRequest } from '../authoring/reference.ts';
import type { Amend, Signature, SignRequest } from '../authoring/sign.ts';
import type { SignerRequest } from '../authoring/signer.ts';
import type { CoveragePages } from '../coverage/document/pages.ts';
import type { LeadershipCoverage } from '../coverage/leadership.ts';
import type { MatrixRow } from '../coverage/matrix.ts';
import type { ClauseState, Coverage } from '../coverage/model.ts';
import type { TransitionCoverage } from '../coverage/transition.ts';
import type { ComparedState, Diff } from '../diff/model.ts';
import type { HtmlOptions, RenderedPart } from '../document/html/page.ts';
import type { Asked, AskedOne, DueItem } from '../domain/due.ts';
import type { Fingerprints } from '../language/asked-for.ts';
import type { CodeActionOptions, QmsCodeAction } from '../language/code-actions.ts';
import type { RecordLens } from '../language/code-lens.ts';
import type { CompletionClient } from '../language/completion.ts';
import type { AskingClient } from '../language/confirmation.ts';
import type { LanguageContext } from '../language/context.ts';
import type { Cursor } from '../language/cursor.ts';
import type { Definition } from '../language/definition.ts';
import type { RecordLink } from '../language/document-links.ts';
import type { FilePlace } from '../language/file-place.ts';
import type { FileMove } from '../language/file-rename.ts';
import type { FindOptions } from '../language/find-records.ts';
import type { HoverLinks } from '../language/hover.ts';
import type { InlayHintOptions } from '../language/inlay-hints.ts';
import type { OpenFile } from '../language/mentions.ts';
import type { StepAction } from '../language/next-steps.ts';
import type { EditingClient, ProposedEdit } from '../language/proposed-edit.ts';
import type { RefusedRename } from '../language/rename.ts';
import type { BegunSection } from '../language/review-section.ts';
import type { ChangeAction, SignAction } from '../language/sign-actions.ts';
import type { NothingSigned, SignedDifference } from '../language/signed-difference.ts';
import type { TypeSnippets } from '../language/snippets.ts';
import type { FoundRecord } from '../language/symbols.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { Finding } from '../model/finding.ts';
import type { Message } from '../model/message.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Position, Range } from '../model/text.ts';
import type { Trust } from '../model/trust.ts';
import type { PackCopy } from '../pack/document/copies.ts';
import type { PackOptions, PackResult } from '../pack/facts/build.ts';
import type { PackMemory } from '../pack/memory.ts';
import type { Pack } from '../pack/model.ts';
import type { ReadBaseline } from '../records/read-baseline.ts';
import type { Demand } from '../records/sign-off-demands.ts';
import type { DueReport } from '../report/due/result.ts';
import type { TerminalOptions } from '../report/writing.ts';
import type { TypeSchema } from '../schemas/type-schema.ts';
import type { ClauseEntry } from '../standards/lookup.ts';
import type { CellsOutcome, CellsRequest, EditContext } from '../tables/edits/outcome.ts';
import type { AddedRows, PasteOutcome, PasteRequest } from '../tables/edits/paste-rows.ts';
import type { WantedCells } from '../tables/export/sheet.ts';
import type { Choices } from '../tables/facts/choices.ts';
import type { Column, TableContext } from '../tables/facts/column.ts';
import type { FileState } from '../tables/facts/file-states.ts';
import type { Offer, Source } from '../tables/facts/source.ts';
import type { Table } from '../tables/facts/table.ts';
import type { Outcome } from '../workspace/findings/publisher.ts';
import type { CompareFiles, FileSystem } from '../workspace/ports.ts';
import type { Project } from '../workspace/project.ts';
import type { OfChange, OutcomeOfBase } from './changed-findings.ts';
import type { CheckedFrom, EarlierState } from './config-from.ts';
import type { FileChanges, FilesOfBase } from './file-changes.ts';
import type { OpenStates, PairOfStates, StateToCompare } from './pair-of-states.ts';
import type { RootPorts } from './root-ports.ts';
import type { TrustCircumstances } from './trust.ts';

export type { ChangedText } from '../authoring/reference.ts';
export { Refusal } from '../authoring/refusal.ts';

/**
 * The face of the core: everything the command line and the language server, in Node and in a browser, ask of the rooms
 * that do the work. Nothing here reads a file or knows a platform: what does comes in as a port.
 *
 * Each part is an object of its own in a file next to this one, so that whoever needs one part loads no other. A root
 * that is open is a {@link Project}: it answers queries (`queries`, `store`, `catalogue`, `configuration`), takes in
 * what changed (`takeIn`, `judge`, `publish`; see `workspace/stage.ts`) and keeps what was found (`findingsOf`,
 * `outcome`).
 */
export interface Core {
  readonly roots: RootAccess;
  readonly features: Features;
  readonly authoring: Authoring;
  readonly importing: Importing;
  readonly baselines: Baselines;
  readonly packs: Packs;
  readonly coverages: Coverages;
  readonly pairs: Pairs;
  readonly diffs: Diffs;
  readonly due: DueAccess;
  readonly matrices: Matrices;
  readonly leaderships: Leaderships;
  readonly transitions: Transitions;
  readonly tables: Tables;
}

/** Opening roots and checking them. */
export interface RootAccess {
  /** Reads a whole root and judges it. It must hold a `qms.yaml`; a faulty one gives findings, not an error. */
  open(ports: RootPorts, signal?: AbortSignal): Promise<Project>;
  /** Reads the configuration and the record types of a root, and none of its records yet. */
  begin(ports: RootPorts): Promise<Project>;
  /** Every finding of an open root, with its place in the texts as they are. */
  check(project: Project): Promise<Outcome>;
  /**
   * Every finding of a root, checked by what a base says: its qms.yaml, schemas, exceptions and ignore comments, and
   * who may sign.
   */
  checkFrom(ports: RootPorts, earlier: EarlierState): Promise<CheckedFrom>;
  /** What those findings rest on: where the checks are laxer than by default. Ask after `check`. */
  trust(project: Project, circumstances: TrustCircumstances): Promise<Trust>;
}

/** One operation per editor feature: pure functions from a document (and a position in it) to what an editor shows. */
export interface Features {
  /** What may be typed at a position: keys, values, references, snippets. */
  completion(context: LanguageContext, position: Position, client: CompletionClient): CompletionList;
  /** True where a record's data or qms.yaml is, so that an editor's own guesses are unwelcome. */
  isOwnPlace(context: LanguageContext, position: Position): boolean;
  /** What a field, a reference or a record is, and how it stands. */
  hover(context: LanguageContext, position: Position, links?: HoverLinks): Hover | null;
  /** The same without the marks of Markdown, for a client that shows none. */
  plainHover(hover: Hover): Hover;
  /** Proposals likewise. */
  plainCompletion(list: CompletionList): CompletionList;
  /** Titles behind ids and holders behind roles. */
  inlayHints(context: LanguageContext, range: Range, options: InlayHintOptions): InlayHint[];
  /** What references and ids are, for colours; of a range or of the whole document. */
  semanticTokens(context: LanguageContext, range?: Range): SemanticTokens;
  /** What stands at a position: which record, which field, which place of it. */
  cursorAt(context: LanguageContext, position: Position): Cursor;

  /** Where the record a position names is written. */
  definition(context: LanguageContext, position: Position, open: OpenFile): Promise<Definition | null>;
  /** Who mentions the record at a position. */
  references(
    context: LanguageContext,
    position: Position,
    includeDeclaration: boolean,
    open: OpenFile,
  ): Promise<readonly FilePlace[] | null>;
  /** The other places of the document that name the same record. */
  documentHighlights(context: LanguageContext, position: Position): DocumentHighlight[] | null;
  /** The outline of a document: its records, and the headings of a text unless an editor lists them. */
  documentSymbols(context: LanguageContext, withHeadings?: boolean): DocumentSymbol[];
  /** Records of the root that match what somebody types to find one. */
  workspaceSymbols(project: Project, query: string): readonly FoundRecord[];
  /** Records in which all words of a query stand, the best answers first. */
  findRecords(project: Project, query: string, options: FindOptions): readonly QmsRecord[];
  /** Who answers for something: a person by name, a role by its title with its holders. */
  ownerWords(queries: Queries, id: string): Message | string;
  /** What is to be clicked in a document, and where links to records lead once somebody clicks. */
  documentLinks(context: LanguageContext): readonly RecordLink[];
  linkedPlace(
    context: LanguageContext,
    key: string,
    open: OpenFile,
    entryId?: string,
  ): Promise<FilePlace | null>;
  /** What stands above records: who refers to them, what is to be signed. */
  codeLenses(context: LanguageContext): readonly RecordLens[];

  /** Repairs and other actions for the findings in a range, or for those of them that are named. */
  quickFixes(
    context: LanguageContext,
    range: Range,
    options: CodeActionOptions,
    named?: Fingerprints,
  ): Promise<readonly QmsCodeAction[]>;
  /** The repairs of one finding. */
  fixActions(
    context: LanguageContext,
    finding: Finding,
    options: CodeActionOptions,
  ): Promise<QmsCodeAction[]>;
  /** All repairs of a document that are certain, as one. */
  fixAll(context: LanguageContext): QmsCodeAction | null;
  /** The sign-offs that findings in a range ask for. */
  signActions(context: LanguageContext, range: Range, named?: Fingerprints): readonly SignAction[];
  /** How a person goes on from findings in a range, where that is more than an edit. */
  stepActions(
    context: LanguageContext,
    range: Range,
    client: AskingClient,
    named?: Fingerprints,
  ): readonly StepAction[];
  /** What somebody signed, to be shown next to what stands there now, where findings in a range say that it changed. */
  changeActions(context: LanguageContext, range: Range, named?: Fingerprints): readonly ChangeAction[];
  /** How a record differs from what somebody signed, who is named by the digest. */
  signedDifference(
    project: Project,
    id: string,
    digest: string,
    files: FileSystem,
  ): Promise<SignedDifference | NothingSigned>;
  /** One text of it as it was signed. */
  signedText(
    project: Project,
    id: string,
    digest: string,
    part: number,
  ): Promise<{ readonly text: string } | NothingSigned>;

  /** The id a position may be renamed from. */
  prepareRename(
    context: LanguageContext,
    position: Position,
  ): { readonly range: Range; readonly placeholder: string } | null;
  /** Gives a record another id wherever it is named, or says why not. */
  rename(
    context: LanguageContext,
    position: Position,
    newId: string,
    open: OpenFile,
    client: AskingClient,
  ): Promise<ProposedEdit | RefusedRename>;
  /** What files that move take along: links and paths to them. */
  fileMoveEdits(
    project: Project,
    moves: readonly FileMove[],
    open: OpenFile,
    client: AskingClient,
  ): Promise<ProposedEdit>;
  /** What files dropped into a text become there. */
  pastedReferences(context: LanguageContext, position: Position, paths: readonly string[]): string | null;
  /** The section of a review in which an input is written, begun where there is none. */
  beginSection(
    context: LanguageContext,
    review: QmsRecord,
    input: string,
    client: AskingClient,
  ): BegunSection | null;
  /** What begins a record, for every type there is. */
  typeSnippets(project: Project): readonly TypeSnippets[];
  /** A new record as a snippet with the same text, its places to write as tab stops. */
  withPlacesToWrite(text: string): string;
  /** An edit that was proposed, in the form a client can make. */
  workspaceEdit(proposed: ProposedEdit, client: EditingClient): WorkspaceEdit;
}

/** Everything that writes records. What is refused for reasons the user can mend is a `Refusal`. */
export interface Authoring {
  /** A new record to fill in, with the file it belongs into. */
  newRecord(request: NewRecordRequest, project: Project): NewRecord;
  /** The next free id of a type. */
  nextFreeId(schema: TypeSchema, project: Project, isTaken?: (id: string) => boolean): string;
  /** The next version of a record as a draft. */
  newVersion(request: NewVersionRequest, project: Project, files: FileSystem): Promise<NewRecord>;
  /** The version in force of an id, and what its next one is called. */
  versionAfter(id: string, project: Project): { readonly record: QmsRecord; readonly next: string };
  /** A version that is already being worked on. */
  versionInWork(id: string, project: Project): QmsRecord | null;
  /** The next management review, with what the records say of its inputs. */
  prepareReview(request: Omit<NewRecordRequest, 'type'>, project: Project): NewRecord;

  /** The text of qms.yaml before and after a strategic theme is added to it. */
  withTheme(title: string, project: Project, files: FileSystem): Promise<ChangedText>;
  /** The text of a record's file before and after one of its lists names another record; null where it cannot. */
  withReference(request: ReferenceRequest, project: Project, files: FileSystem): Promise<ChangedText | null>;
  /** What is still to be said of a record, or of an input of a review, as questions. */
  toFillIn(id: string, project: Project, files: FileSystem, input?: string | null): Promise<RecordToFillIn>;
  /** The text of its file, and records made for it, with what was answered. */
  filledIn(open: RecordToFillIn, answers: Readonly<Record<string, string>>, project: Project): FilledIn;
  /** The record somebody wants to sign, as it was written: `POL-001`, `POL-001@3`. */
  recordToSign(written: string, project: Project): QmsRecord;
  /** The sign-off a record needs once it is in use, and whether it has it. */
  demandOnceInUse(record: QmsRecord, queries: Queries, meaning?: string): Demand | null;
  isMet(record: QmsRecord, demand: Demand, queries: Queries): boolean;
  /** The roles in which a person may sign. */
  rolesToSignIn(
    request: SignerRequest,
    demand: Demand | null,
    isMetAlready: boolean,
    queries: Queries,
  ): readonly string[];
  /** True when a sign-off of this meaning may put a record in force that is not yet, or not as it stands. */
  isForPutInForce(record: QmsRecord, meaning: string, queries: Queries): boolean;
  /** True for a meaning that takes something back and needs a reason. */
  needsReason(meaning: string): boolean;
  /**
   * A sign-off ready to be written, with the text it makes of the record's file. Nothing is written.
   * @param amend what it writes into the record besides its block, before that is signed
   */
  prepareSignature(
    request: SignRequest,
    project: Project,
    files: FileSystem,
    amend?: Amend,
  ): Promise<Signature>;
  /** Whether a document of others states a key in its text, so that whoever signs binds it. */
  isInText(record: QmsRecord, key: string): boolean;
  /** What somebody should know before signing. */
  signDoubts(signature: Signature, request: SignRequest, project: Project): readonly Message[];

  /** Applies every repair that is certain to the files laid over those of a root. */
  applyCertainFixes(
    project: Project,
    overlay: OverlayFileSystem,
    options: ApplyOptions,
  ): Promise<AppliedFixes>;
  /** What a root begins with today, from what was said of the organization and its people. */
  initialFiles(today: IsoDate, answers?: SetUpAnswers): Promise<InitialFiles>;
  /** The files of the example company, by path. */
  sampleFiles(): Promise<Readonly<Record<string, string>>>;
}

/** Making records of what other programs hold. Apart from {@link Authoring}, since only the command line does that. */
export interface Importing {
  /** Reads a table as a register of records of a type. */
  table(request: ImportRequest, project: Project): ImportedTable;
}

/** Findings of old debt. What is refused for reasons the user can mend is a `Refusal`; ask after `check`. */
export interface Baselines {
  /** What is found today and nothing silences, by whether a baseline may hold it. */
  holdable(project: Project): HoldableFindings;
  /** Days for which it holds findings where nobody says for how long. */
  readonly usualDays: number;
  /** The last day of what is recorded today where nobody says another: an exception lasts no longer either. */
  usualDay(project: Project): IsoDate;
  /** Why findings are not settled yet that were there when somebody first looked. */
  readonly thereBefore: Message;
  /** The baseline with what is found today added, as it is to be written. */
  record(project: Project, by: HeldBy): WrittenBaseline;
  /** What was recorded, in a sentence: in a new baseline, or added to one. */
  recordedWords(written: WrittenBaseline, until: IsoDate, isNew: boolean): Message;
  /** Findings that no baseline silences, in a sentence; null where there are none. */
  leftAloneWords(others: readonly Finding[]): Message | null;
  /** The baseline without what is settled. */
  prune(project: Project, read: ReadBaseline): PrunedBaseline;
}

/** The pack of a management review, and the pages made of it. */
export interface Packs {
  /**
   * What the records say for a review, as data; or one sentence on why there is no pack.
   * @param options default: with the findings there are
   */
  build(
    project: Project,
    review: string,
    options?: Omit<PackOptions, 'catalogue'>,
    memory?: PackMemory,
  ): PackResult;
  /** What is kept of the pack of one review that is made again and again: only what changed is found and written anew. */
  memory(): PackMemory;
  /** The digest that is kept when a review is approved, and compared later. */
  digest(pack: Pack, project: Project): string;
  /** How much of a pack a copy may hold, the least first. */
  readonly copies: readonly PackCopy[];
  /** The pack with the source lines of its records, where they are known. */
  withLines(pack: Pack, lineOf: (id: string, file: string) => number | null): Pack;
  /**
   * What the first approval of a review writes before it signs.
   * @param files the files as they are now
   */
  freeze(project: Project, files: FileSystem): Amend;
  /** The pages as one HTML file, in the language of the project. */
  html(pack: Pack, project: Project, how?: PackPages & Pick<HtmlOptions, 'pages'>): string;
  /** The pages as Markdown. */
  markdown(pack: Pack, project: Project, how?: PackPages): string;
  /** The pages in parts, each with its id, as an editor shows them next to the minutes. */
  parts(
    pack: Pack,
    project: Project,
    reviews: ReadonlyMap<string, QmsRecord>,
    memory?: PackMemory,
  ): readonly RenderedPart[];
  /** The style sheet of the parts. */
  readonly style: string;
  /** The finding that a part names. */
  findingOf(project: Project, fingerprint: string, file: string): Finding | undefined;
}

/** What there is for each clause of the standards in use, and what is missing, and the pages made of it. */
export interface Coverages {
  /** What the records and the findings say, as data. Ask while nothing changes: findings are published first. */
  build(project: Project): Promise<Coverage>;
  /** The clauses of the standards in use, each with the records that name it, by their type or themselves. */
  namedRecords(
    project: Project,
  ): readonly { readonly clause: ClauseEntry; readonly records: readonly QmsRecord[] }[];
  /** The same with only the clauses in which something is missing. */
  gapsOf(coverage: Coverage): Coverage;
  /** How a clause stands, in a few words. */
  stateText(state: ClauseState): Message;
  /** The pages as one HTML file, in the language of the project. */
  html(coverage: Coverage, project: Project, how?: CoveragePages): string;
  /** The pages as Markdown. */
  markdown(coverage: Coverage, project: Project, how?: CoveragePages): string;
  /** The same for a terminal, ending with a line feed. */
  text(coverage: Coverage, project: Project, how: CoveragePages & TerminalOptions): string;
  /** The pages in parts, each with its id, as an editor shows them. */
  parts(coverage: Coverage, project: Project): readonly RenderedPart[];
  /** The style sheet of the parts. */
  readonly style: string;
}

/** Two states of a root side by side. */
export interface Pairs {
  /** Reads, judges and publishes two states of a root, both on one day. */
  open(head: RootPorts, earlier: StateToCompare, signal?: AbortSignal): Promise<PairOfStates>;
  /** What has to be kept of what is found in a base, so that later changes can be compared with it. */
  findingsOfBase(base: Outcome): OutcomeOfBase;
  /** Of all findings of the head, those in changed files and those that the change causes elsewhere. */
  findingsOfChange(
    base: OutcomeOfBase,
    head: Outcome,
    files: FileChanges,
    isAlways: (finding: Finding) => boolean,
  ): OfChange;
  /** What became of the files between two states. */
  fileChanges(
    base: FilesOfBase,
    head: Project,
    isSame: (path: string) => boolean,
    compare: CompareFiles,
  ): Promise<FileChanges>;
}

/** What a change of the files does to the management system. */
export interface Diffs {
  /** The records of the later state that are new or differ. */
  changedRecords(states: OpenStates): readonly QmsRecord[];
  /**
   * The change from one to the other as named, graded changes, the most severe first.
   * @param root how the root is named
   * @param named the states as they are named, and folders that are not compared
   */
  compare(
    states: OpenStates,
    root: string,
    named: { readonly base: ComparedState; readonly head: ComparedState } & Partial<
      Pick<Diff, 'notCompared'>
    >,
  ): Promise<Diff>;
}

/** What is due from whom. */
export interface DueAccess {
  /** Whom somebody means by an id, a name or an e-mail address. */
  find(written: string, project: Project): Asked;
  /** Everything that is due, by day. */
  items(project: Project): readonly DueItem[];
  /**
   * The same with all that is shown of it.
   * @param root how the root is named
   */
  report(
    project: Project,
    root: string,
    shown?: { readonly asked?: AskedOne | null; readonly until?: IsoDate | null },
  ): DueReport;
}

/** What top management itself has to do, with what shows it over several review periods. */
export interface Leaderships {
  build(project: Project): LeadershipCoverage;
  /** The pages as one HTML file, in the language of the project. */
  html(coverage: LeadershipCoverage, project: Project): string;
  /** The pages as Markdown. */
  markdown(coverage: LeadershipCoverage, project: Project): string;
  /** The same for a terminal, ending with a line feed. */
  text(coverage: LeadershipCoverage, project: Project, how: TerminalOptions): string;
}

/** The way from one edition of a standard to the next. */
export interface Transitions {
  /** The editions to which a transition is known. */
  readonly known: readonly string[];
  /** How far it is to an edition (`iso-9001:2026`); null where no transition to it is known. */
  build(project: Project, to: string): TransitionCoverage | null;
  /** The pages as one HTML file, in the language of the project. */
  html(coverage: TransitionCoverage, project: Project, how?: CoveragePages): string;
  /** The pages as Markdown. */
  markdown(coverage: TransitionCoverage, project: Project, how?: CoveragePages): string;
  /** The same for a terminal, ending with a line feed. */
  text(coverage: TransitionCoverage, project: Project, how: CoveragePages & TerminalOptions): string;
}

/** What top management decided, followed down to the policy. Apart from {@link Coverages}, since only the command line asks. */
export interface Matrices {
  /** Every decision of the reviews that were held, through inputs and objectives to the policy. */
  build(project: Project): readonly MatrixRow[];
  /** As CSV, whose cells no program takes for formulas. */
  csv(rows: readonly MatrixRow[], project: Project): string;
}

/** What of a pack is shown. */
export interface PackPages {
  /** How much of it the copy holds; all where nothing is said. */
  readonly copy?: PackCopy;
}

/** Records as tables: what editors show as rows, and what becomes of an edit there. */
export interface Tables {
  /** The tables there are: types with records, then registers and other files with several. */
  offers(project: Project): readonly Offer[];
  /** The table of a source; null where there is none. */
  table(source: Source, context: TableContext): Table | null;
  /**
   * What cells that say something else become: the smallest edits of the texts, all or none; a question where sign-offs
   * would break, or why nothing is written.
   */
  edit(table: Table, request: CellsRequest, context: EditContext): Promise<CellsOutcome>;
  /**
   * What rows of a clipboard become: a preview, then the edit that makes records of them. What cannot be taken over at
   * all is a `Refusal`.
   */
  paste(table: Table, request: PasteRequest, context: EditContext): Promise<PasteOutcome>;
  /** One more row, known by a title. What cannot be added is a `Refusal`. */
  newRow(table: Table, title: string, context: EditContext): Promise<AddedRows>;
  /** Why no row can be added to a table; null where one can. */
  whyNoRows(table: Table): Message | null;
  /** Some rows and columns of a table as text, with commas or (for a clipboard) tabs between the cells. */
  exportText(table: Table, wanted: WantedCells, delimiter: ',' | '\t'): Promise<string>;
  /** The same as a workbook of Excel. */
  exportWorkbook(table: Table, wanted: WantedCells): Promise<Uint8Array>;
  /** Ids that a column with references may name, the best answers to what somebody typed first. */
  choices(column: Column, typed: string, project: Project): Choices;
  /** Whether the records of a file could be read whole, and what is in the way; `isPartial`: some may be missing. */
  fileState(path: string, isPartial: boolean, context: TableContext): FileState;
}
