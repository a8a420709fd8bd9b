import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { defineMessages } from '../../messages/define-messages.ts';
import { english } from '../../messages/language.ts';
import { deepEqual } from '../../workspace/deep-equal.ts';
import { clientAbilities } from './client-abilities.ts';
import { watchDate } from './date-watch.ts';
import { followDocuments } from './document-sync.ts';
import { registerFeatures } from './features.ts';
import type { Host } from './hosts/host.ts';
import { OwnWatch, watchesFiles } from './own-watch.ts';
import { IndexProgress } from './progress.ts';
import { type InitializationOptions, methods, type NeighboursParams } from './protocol.ts';
import { Refresher } from './refresher.ts';
import { registerAdoptionRequests } from './requests/adoption-requests.ts';
import { registerBaselineRequests } from './requests/baseline-requests.ts';
import { registerBranchRequests } from './requests/branch-requests.ts';
import { registerFillInRequests } from './requests/fill-in-requests.ts';
import { registerPackRequests } from './requests/pack-requests.ts';
import { registerRecordRequests } from './requests/record-requests.ts';
import { registerSignedTextRequests } from './requests/signed-text-requests.ts';
import { registerStartingRequests } from './requests/starting-requests.ts';
import { registerTableRequests } from './requests/table-requests.ts';
import { OpenDocuments } from './roots/open-documents.ts';
import { RootSession } from './roots/root-session.ts';
import { Roots } from './roots/roots.ts';
import { serverCapabilities } from './server-capabilities.ts';
import { readSettings, type ServerSettings } from './settings.ts';
import { ShownFindings } from './shown-findings.ts';
import { StatusTeller } from './status-teller.ts';
import { canonicalUri } from './uris.ts';

const say = defineMessages('server', {
  settings: 'The settings could not be read. {fault}',
});

const kinds: Readonly<Record<number, 'created' | 'changed' | 'deleted'>> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
};

/** Serves one client over a connection that is not listening yet, on the platform of `host`. */
export function startServer(connection: Connection, host: Host, version: string): void {
  const documents = new OpenDocuments(host.foldCase);
  const progress = new IndexProgress(connection, () => language);
  const refresher = new Refresher(connection);
  let trusted = true;
  let neighbours: NeighboursParams = { yaml: false, markdown: false };
  let settings: ServerSettings = readSettings(undefined);
  let abilities = clientAbilities({}, {});
  let client: InitializeParams['capabilities'] = {};
  let language = english;
  /** Where the client does not watch files. */
  let ownWatch: OwnWatch | null = null;
  let stopWatching = (): void => {};
  let initialFolders: readonly string[] = [];

  const fail = (message: string): void => connection.console.error(message);

  const status = new StatusTeller(connection, () => roots.all().map((session) => session.status()));

  const shown = new ShownFindings({
    send: (uri, diagnostics, version) =>
      void connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) }),
    foldCase: host.foldCase,
    filter: (findings, isOpen) =>
      settings.scope === 'openFiles' && !isOpen
        ? []
        : findings.filter(({ rule }) => !(rule === 'yaml-syntax' && neighbours.yaml && isOpen)),
    withRelated: () => client.textDocument?.publishDiagnostics?.relatedInformation === true,
  });

  const roots = new Roots({
    host,
    documents,
    open: (root, inner) => {
      const session: RootSession = new RootSession({
        root,
        host,
        documents,
        trusted,
        language,
        inner,
        onFindings: (path, findings, version) => shown.show(session, path, findings, version),
        onLost: () => shown.clear(root),
        onIndexed: () => {
          shown.settle(session);
          refresher.refresh();
        },
        onChanged: (paths) => {
          const others = [...documents.all()].some(({ uri }) => {
            const path = session.pathOf(uri);
            return path !== null && !(paths.length === 1 && paths[0] === path);
          });
          if (others) refresher.refresh();
          packs.changed(root);
        },
        onPublished: () => tables.published(session),
        onStatus: () => status.tell(),
        onProgress: (state) => progress.tell(root, state),
        onFailure: fail,
      });
      return session;
    },
    onClosed: (root) => {
      tables.closed(root);
      shown.clear(root);
      progress.tell(root, null);
    },
    onLooked: () => {
      shown.keepOnly(roots.all().map(({ root }) => root));
      status.tell();
      ownWatch?.follow(
        roots.all().map(({ root }) => root),
        roots.folders,
      );
    },
    onFailure: fail,
  });

  const pullSettings = async (): Promise<void> => {
    if (client.workspace?.configuration !== true) return;
    try {
      takeSettings(await connection.workspace.getConfiguration('qms'));
    } catch (error) {
      fail(language.text(say.settings({ fault: String(error) })));
    }
  };

  const takeSettings = (given: unknown): void => {
    const before = settings;
    settings = readSettings(given);
    if (settings.scope !== before.scope) for (const session of roots.all()) shown.showAgain(session);
    if (!deepEqual(settings, before)) refresher.refresh();
  };

  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities;
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    refresher.take(client);
    progress.supported = client.window?.workDoneProgress === true;
    trusted = options.trusted !== false;
    language = host.language(params.locale ?? null);
    neighbours = neighboursIn(options.neighbours);
    abilities = clientAbilities(client, options.commands ?? {});
    settings = readSettings(options.settings);
    const folders =
      params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    initialFolders = folders;
    if (!watchesFiles(params)) ownWatch = new OwnWatch(host, (changes) => roots.changed(changes));
    return { serverInfo: { name: 'qms', version }, capabilities: serverCapabilities(client) };
  });

  connection.onInitialized(async () => {
    roots.setFolders(initialFolders);
    const settingsPulled = pullSettings();
    stopWatching = watchDate(host.now, () => {
      for (const session of roots.all()) session.moveOn();
    });
    if (client.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => canonicalUri(uri)));
        roots.setFolders([
          ...roots.folders.filter((folder) => !gone.has(folder)),
          ...added.map(({ uri }) => uri),
        ]);
      });
    }
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        // Attachments may have any ending, and a folder that goes is reported by its name alone.
        watchers: [{ globPattern: '**/*' }],
      });
    }
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration === true)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'qms' });
    await settingsPulled;
  });

  connection.onDidChangeConfiguration(async ({ settings: given }) => {
    if (client.workspace?.configuration === true) await pullSettings();
    else takeSettings((given as { qms?: unknown } | null)?.qms);
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    roots.changed(
      changes.flatMap(({ uri, type }) => {
        const kind = kinds[type];
        return kind === undefined ? [] : [{ uri, kind }];
      }),
    );
  });

  followDocuments(connection, { documents, roots, shown, opensOnly: () => settings.scope === 'openFiles' });

  connection.onNotification(methods.trustGranted, () => {
    if (trusted) return;
    trusted = true;
    roots.restart();
  });
  connection.onNotification(methods.neighbours, (given: NeighboursParams) => {
    neighbours = neighboursIn(given);
    for (const session of roots.all()) shown.showAgain(session);
  });

  connection.onShutdown(() => {
    status.stop();
    stopWatching();
    ownWatch?.stop();
    refresher.stop();
    roots.close();
  });

  registerFeatures({
    connection,
    roots,
    settings: () => settings,
    abilities: () => abilities,
    neighbours: () => neighbours,
  });
  registerRecordRequests(connection, roots, () => abilities);
  registerFillInRequests(connection, roots, () => abilities);
  const packs = registerPackRequests(connection, roots, () => abilities);
  const tables = registerTableRequests(connection, roots, () => abilities);
  registerSignedTextRequests(connection, roots);
  registerBranchRequests(connection, roots);
  registerBaselineRequests(connection, roots, () => abilities);
  registerStartingRequests(connection, roots, host.now);
  registerAdoptionRequests(connection, { host, trusted: () => trusted, language: () => language });
  connection.listen();
}

/** What a client says of its other extensions; what it does not say is not there. */
const neighboursIn = (given: Partial<NeighboursParams> | undefined): NeighboursParams => ({
  yaml: given?.yaml === true,
  markdown: given?.markdown === true,
});
