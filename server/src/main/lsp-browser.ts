import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { browserRunStore } from '../adapters/browser/run-store.ts';
import { browserHost } from './lsp/hosts/browser-host.ts';
import { quietPause } from './lsp/hosts/quiet-pause.ts';
import { startServer } from './lsp/server.ts';

/** Put in by the build: from the package, and what the whole of it is known by. */
declare const PRODUCT_VERSION: string;
declare const BUILD_IDENTITY: string;

/** The scope of the worker this script runs in. */
const scope = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];

const { options, pause } = quietPause(() => new Promise((resume) => setTimeout(resume, 0)));
const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(scope),
  new BrowserMessageWriter(scope),
  options,
);
const store = browserRunStore(Date.now);
const keeping = store === null ? null : { store, engine: BUILD_IDENTITY };
startServer(connection, browserHost(connection, pause, keeping), PRODUCT_VERSION);
