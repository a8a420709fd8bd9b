import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { browserHost } from './lsp/hosts/browser-host.ts';
import { quietPause } from './lsp/hosts/quiet-pause.ts';
import { startServer } from './lsp/server.ts';

/** Put in by the build, from the package. */
declare const PRODUCT_VERSION: string;

/** The scope of the worker this script runs in. */
const scope = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];

const { options, pause } = quietPause(() => new Promise((resume) => setTimeout(resume, 0)));
const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(scope),
  new BrowserMessageWriter(scope),
  options,
);
startServer(connection, browserHost(connection, pause), PRODUCT_VERSION);
