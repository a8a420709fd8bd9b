import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { browserHost } from './lsp/hosts/browser-host.ts';
import { startServer } from './lsp/server.ts';

/** Put in by the build, from the package. */
declare const PRODUCT_VERSION: string;

/** The scope of the worker this script runs in. */
const scope = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(scope),
  new BrowserMessageWriter(scope),
);
startServer(connection, browserHost(connection), PRODUCT_VERSION);
