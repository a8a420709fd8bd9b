import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from './installation.ts';
import { nodeHost } from './lsp/node-host.ts';
import { startServer } from './lsp/server.ts';

/** Serves the client that started this process, over the transport its arguments name. */
startServer(createConnection(ProposedFeatures.all), nodeHost(), version());
