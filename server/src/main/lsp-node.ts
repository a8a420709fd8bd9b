import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from './installation.ts';
import { nodeHost } from './lsp/hosts/node-host.ts';
import { quietPause } from './lsp/hosts/quiet-pause.ts';
import { schemeHost } from './lsp/hosts/scheme-host.ts';
import { startServer } from './lsp/server.ts';

// An editor runs next to us all day. Left alone, the heap grows to several times what is alive in it before
// it is cleaned up; at this rate it stays near what the index needs, and typing is no slower.
setFlagsFromString('--heap-growing-percent=40');

/** Serves the client that started this process, over the transport its arguments name. */
const { options, pause } = quietPause(() => new Promise((resume) => setImmediate(resume)));
const connection = createConnection(ProposedFeatures.all, options);
startServer(connection, schemeHost(nodeHost(pause), connection), version());
