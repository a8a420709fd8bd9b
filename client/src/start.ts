import { commands, type Disposable, type ExtensionContext, env, l10n, Uri, window, workspace } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type {
  CaretPlace,
  FillInArgument,
  NewRecordArgument,
  RecordCommandArgument,
  SignedTextArgument,
  StatusParams,
} from '../../server/src/main/lsp/protocol.ts';
import { compareWithBranch, showOnlyChanged } from './branch/compare.ts';
import { Comparison } from './branch/comparison.ts';
import { provideTextsBefore, showTextDifference } from './branch/texts.ts';
import { chooseWhoIAm } from './commands/choose-who-i-am.ts';
import { showClauseCoverage } from './commands/clause-coverage.ts';
import { fillIn } from './commands/create-record.ts';
import { exportReviewPack, exportTarget } from './commands/export-review-pack.ts';
import { type FillInTarget, fillInRecord } from './commands/fill-in.ts';
import { findReferences, goToRecord, showReferences } from './commands/go-to-record.ts';
import { initializeRepository } from './commands/initialize.ts';
import { insertSnippet } from './commands/insert-snippet.ts';
import { nameTheme } from './commands/name-theme.ts';
import { newRecord } from './commands/new-record.ts';
import { newVersion } from './commands/new-version.ts';
import { openAsTable } from './commands/open-as-table.ts';
import { packTarget, pickReview } from './commands/open-review-pack.ts';
import { pickChanged } from './commands/pick-changed.ts';
import { prepareReview } from './commands/prepare-review.ts';
import { recordBaseline } from './commands/record-baseline.ts';
import {
  approveAndPutInForce,
  type SignTarget,
  signOffRecord,
  signOffRecords,
  targetOf,
} from './commands/sign-off.ts';
import { dropRecords } from './drop.ts';
import { placeCaret } from './places.ts';
import type { Platform } from './platform.ts';
import { type MarkdownIt, previewPlugin, refreshPreviews } from './preview.ts';
import { keepContextKeys, stepDone } from './progress-keys.ts';
import { Records } from './records.ts';
import { ReviewPacks } from './review-pack/panels.ts';
import { Server } from './server.ts';
import { provideSignedTexts, showWhatChanged } from './signed-difference.ts';
import { statusItem } from './status-item.ts';
import { Tables } from './table/panels.ts';
import { checkTasks } from './tasks.ts';
import { branchChanges, changeOf } from './views/branch-changes.ts';
import { myWork } from './views/my-work.ts';
import { RecordFilter } from './views/record-filter.ts';
import { recordGroups } from './views/record-groups.ts';
import { recordOf, typeOf } from './views/record-item.ts';
import { InputItem, reviewReadiness } from './views/review-readiness.ts';
import { DueItem, signOffsDue } from './views/sign-offs-due.ts';
import type { RequestView } from './views/tree-view.ts';
import { WhoAmI } from './who-am-i.ts';

/** What other extensions and tests get from this one. */
export interface ExtensionApi {
  /** For the built-in preview of Markdown. */
  readonly extendMarkdownIt: (markdown: MarkdownIt) => MarkdownIt;
  /** Where every repository stands, as the server last said. */
  readonly status: () => StatusParams;
  /** The review packs that are shown. */
  readonly packs: ReviewPacks;
  /** What the views show. */
  readonly views: Readonly<
    Record<'recordsByClause' | 'signOffsDue' | 'myWork' | 'reviewReadiness' | 'branchChanges', RequestView>
  >;
}

/** Sets everything up. The server starts by itself only where there is a `qms.yaml`, else when it is needed. */
export function start(context: ExtensionContext, platform: Platform): ExtensionApi {
  const server = new Server(platform);
  const records = new Records(server);
  const whoAmI = new WhoAmI(context.workspaceState);
  const comparison = new Comparison(server);
  const filter = new RecordFilter(context.workspaceState);
  const { isShown } = comparison;
  const views = {
    recordsByClause: recordGroups(server, comparison, filter),
    signOffsDue: signOffsDue(server, isShown),
    myWork: myWork(server, whoAmI),
    reviewReadiness: reviewReadiness(server, isShown),
    branchChanges: branchChanges(server, comparison),
  };
  const packs = new ReviewPacks(server, context.extensionUri, (target) =>
    exportReviewPack(server, platform.commandLine, target, null),
  );
  const tables = new Tables(server, context.extensionUri, context.workspaceState);
  const configurations = workspace.createFileSystemWatcher('**/qms.yaml', false, true, true);
  const startServer = (): void => void server.start().catch(sayNotStarted);
  context.subscriptions.push(
    server,
    records,
    packs,
    tables,
    ...Object.values(views),
    configurations,
    configurations.onDidCreate(startServer),
    server.followWorkspace(),
    keepContextKeys(server),
    statusItem(server),
    dropRecords(server),
    provideSignedTexts(server),
    provideTextsBefore(server),
    comparison,
    filter,
    ...registerFilter(filter),
    filterViews(comparison, [views.signOffsDue, views.reviewReadiness]),
    ...registerBranchCommands(server, comparison),
    refreshPreviews(records),
    ...registerCommands(server, context.extensionUri, whoAmI),
    ...registerPackCommands(server, packs, platform),
    ...registerWhoAmI(server, whoAmI, views.myWork),
    ...registerTables(server, tables),
  );
  if (platform.commandLine !== null) context.subscriptions.push(checkTasks(server, platform.commandLine));
  void hasConfiguration().then((has) => has && startServer());
  return { extendMarkdownIt: previewPlugin(records), status: () => server.status, packs, views };
}

function registerCommands(server: Server, extension: Uri, whoAmI: WhoAmI): readonly Disposable[] {
  const all: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
    'qms.initializeRepository': () => initializeRepository(server, extension, whoAmI),
    'qms.newRecord': (wanted) => newRecord(server, wantedRecord(wanted), whoAmI),
    'qms.newVersion': (given) => newVersion(server, recordOf(given)),
    'qms.insertSnippet': () => insertSnippet(server),
    'qms.goToRecord': () => goToRecord(server),
    'qms.signOffRecord': (target, selected) => {
      const targets = signTargets(selected);
      return targets.length > 1
        ? signOffRecords(server, targets, whoAmI)
        : signOffRecord(server, signTarget(target), whoAmI);
    },
    'qms.showWhatChanged': async (target) => {
      const asked = changedTarget(target) ?? (await pickChanged(server));
      if (asked !== null) await showWhatChanged(server, asked);
    },
    'qms.approveAndPutInForce': (target) => approveAndPutInForce(server, signTarget(target), whoAmI),
    'qms.fillIn': (target) => fillInRecord(server, fillInTarget(target), whoAmI),
    'qms.recordBaseline': (root) => recordBaseline(server, whoAmI, root),
    'qms.showClauseCoverage': () => showClauseCoverage(server, extension),
    'qms.showReferences': (record) => showReferences(record as RecordCommandArgument),
    'qms.findRecordReferences': (given) => {
      const record = recordOf(given);
      return record === null ? undefined : findReferences(record);
    },
    'qms.copyRecordId': (given) => {
      const record = recordOf(given);
      return record === null ? undefined : env.clipboard.writeText(record.id);
    },
    'qms.confirmEdit': async (edit, caret) => {
      const isMade = await server.apply(edit as WorkspaceEdit);
      if (isMade && caret !== undefined) await placeCaret(caret as CaretPlace);
    },
    'qms.placeCaret': (caret) => placeCaret(caret as CaretPlace),
    'qms.fillInNewRecord': (place) => fillIn(place as FillInArgument),
    'qms.nameTheme': (root) => nameTheme(server, root),
    'qms.showReadiness': () => commands.executeCommand('qms.reviewReadiness.focus'),
    'qms.restartServer': () => server.restart(),
    'qms.showOutput': () => server.showOutput(),
  };
  return Object.entries(all).map(([name, run]) => commands.registerCommand(name, run));
}

/** Shows in views what a comparison lets them show, and says that it is not all. */
const filterViews = (comparison: Comparison, filtered: readonly RequestView[]): Disposable =>
  comparison.onChange(() => {
    for (const each of filtered) {
      each.view.message = comparison.filterWords ?? '';
      each.renew();
    }
  });

function registerBranchCommands(server: Server, comparison: Comparison): readonly Disposable[] {
  const all: Readonly<Record<string, (given: unknown) => unknown>> = {
    'qms.compareWithBranch': (base) => compareWithBranch(server, comparison, base),
    'qms.compareAgain': () => comparison.renew(),
    'qms.showOnlyChanged': () => showOnlyChanged(server, comparison),
    'qms.showAllRecords': () => comparison.showOnlyChanged(false),
    'qms.showTextDifference': (given) => {
      const change = changeOf(given);
      return change === null ? undefined : showTextDifference(change);
    },
  };
  return Object.entries(all).map(([name, run]) => commands.registerCommand(name, run));
}

function registerTables(server: Server, tables: Tables): readonly Disposable[] {
  const all: Readonly<Record<string, (given: unknown) => unknown>> = {
    'qms.openAsTable': (given) => openAsTable(server, tables, typeOf(given) ?? given),
  };
  return Object.entries(all).map(([name, run]) => commands.registerCommand(name, run));
}

function registerWhoAmI(server: Server, whoAmI: WhoAmI, view: RequestView): readonly Disposable[] {
  const all: Readonly<Record<string, (given: unknown) => unknown>> = {
    'qms.chooseWhoIAm': async (root) => {
      if (await chooseWhoIAm(server, whoAmI, root)) view.renew();
    },
  };
  return Object.entries(all).map(([name, run]) => commands.registerCommand(name, run));
}

function registerPackCommands(
  server: Server,
  packs: ReviewPacks,
  { commandLine }: Platform,
): readonly Disposable[] {
  const all: Readonly<Record<string, (given: unknown) => unknown>> = {
    'qms.openReviewPack': async (given) => {
      const target = packTarget(given) ?? (await pickReview(server));
      if (target === null) return;
      packs.open(target);
      stepDone('sawPack');
    },
    'qms.exportReviewPack': async (given) => {
      const target = packTarget(given) ?? (await pickReview(server));
      if (target !== null) await exportReviewPack(server, commandLine, target, exportTarget(given));
    },
    'qms.prepareManagementReview': () => prepareReview(server),
  };
  return Object.entries(all).map(([name, run]) => commands.registerCommand(name, run));
}

function registerFilter(filter: RecordFilter): readonly Disposable[] {
  const all: Readonly<Record<string, () => unknown>> = {
    'qms.groupRecordsBy': () => filter.chooseGrouping(),
    'qms.filterRecords': () => filter.chooseFilter(),
    'qms.clearRecordFilter': () => filter.clear(),
  };
  return Object.entries(all).map(([name, run]) => commands.registerCommand(name, run));
}

/** What the command that signs was called on, or null when it is to ask. */
function signTarget(given: unknown): SignTarget | null {
  const record = recordOf(given);
  if (record !== null) return targetOf(record);
  const { root, id, meaning } = (given ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof root !== 'string' || typeof id !== 'string') return null;
  return typeof meaning === 'string' ? { root, id, meaning } : { root, id };
}

/** What is to be filled in, or null when it is to be asked for. */
function fillInTarget(given: unknown): FillInTarget | null {
  const { item = given } = (given ?? {}) as { readonly item?: unknown };
  if (item instanceof InputItem) return { root: item.root, id: item.review, input: item.input };
  const { input } = (given ?? {}) as Readonly<Record<string, unknown>>;
  const target = signTarget(given);
  return target === null || typeof input !== 'string' ? target : { ...target, input };
}

/** The record that a finding asks for, or null when it is to be asked for. */
function wantedRecord(given: unknown): NewRecordArgument | null {
  const { root, type, from } = (given ?? {}) as Partial<NewRecordArgument>;
  if (typeof root !== 'string' || typeof type !== 'string') return null;
  return from === undefined ? { root, type } : { root, type, from };
}

/** The sign-off of which it is to be shown what changed since, or null when it is to be asked for. */
function changedTarget(given: unknown): SignedTextArgument | null {
  const { item, root, id, digest } = (given ?? {}) as Readonly<Record<string, unknown>>;
  const due = given instanceof DueItem ? given : item instanceof DueItem ? item : null;
  if (due !== null)
    return due.changed === null ? null : { root: due.record.root, id: due.record.id, digest: due.changed };
  return typeof root === 'string' && typeof id === 'string' && typeof digest === 'string'
    ? { root, id, digest }
    : null;
}

/** What a command was called on that may be called on several entries of a view, each record once. */
function signTargets(selected: unknown): readonly SignTarget[] {
  const targets = new Map<string, SignTarget>();
  for (const each of Array.isArray(selected) ? selected : []) {
    const target = signTarget(each);
    if (target !== null) targets.set(JSON.stringify([target.root, target.id]), target);
  }
  return [...targets.values()];
}

/** Is there a repository in the workspace? A preview may have woken the extension where there is none. */
async function hasConfiguration(): Promise<boolean> {
  // Not every file system can be searched: the top of each folder is looked at in all of them.
  const tops = await Promise.all((workspace.workspaceFolders ?? []).map(({ uri }) => isRoot(uri)));
  return (
    tops.includes(true) ||
    (await workspace.findFiles('**/qms.yaml', '**/{node_modules,.git}/**', 1)).length > 0
  );
}

async function isRoot(folder: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(Uri.joinPath(folder, 'qms.yaml'));
    return true;
  } catch {
    return false;
  }
}

async function sayNotStarted(error: unknown): Promise<void> {
  const show = l10n.t('Show Output');
  const reason = error instanceof Error ? error.message : String(error);
  const answer = await window.showErrorMessage(
    l10n.t('The language server of QMS as Code could not be started: {0}', reason),
    show,
  );
  if (answer === show) await commands.executeCommand('qms.showOutput');
}
