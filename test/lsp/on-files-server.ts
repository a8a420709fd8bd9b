import { createConnection } from 'vscode-languageserver/node';
import { createProtocolConnection } from 'vscode-languageserver-protocol/node';
import { nodeHost } from '../../server/src/main/lsp/hosts/node-host.ts';
import { quietPause } from '../../server/src/main/lsp/hosts/quiet-pause.ts';
import { schemeHost } from '../../server/src/main/lsp/hosts/scheme-host.ts';
import { startServer } from '../../server/src/main/lsp/server.ts';
import { Client, type ClientOptions, serveFiles } from './client.ts';
import { PairReader, PairWriter } from './in-process.ts';

/**
 * A server on files of this machine with a client, both in this process: put together as `qms lsp` does it, at a
 * fraction of what starting that takes. End it with `stop`.
 */
export async function startOnFiles(
  options: Omit<ClientOptions, 'environment' | 'processId'>,
): Promise<{ client: Client; stop: () => Promise<void> }> {
  const [toServer, toClient] = [new PairReader(), new PairReader()];
  const { options: strategy, pause } = quietPause(() => new Promise((resume) => setImmediate(resume)));
  const connection = createConnection(
    toServer,
    new PairWriter((message) => toClient.take(message)),
    strategy,
  );
  startServer(connection, schemeHost(nodeHost(pause), connection), 'test');
  const client = new Client(
    createProtocolConnection(toClient, new PairWriter((message) => toServer.take(message))),
    options.settings,
  );
  if (options.files !== undefined) serveFiles(client.connection, options.files);
  await client.initialize({ ...options, processId: null });
  return {
    client,
    async stop() {
      await client.connection.sendRequest('shutdown');
      client.connection.dispose();
      connection.dispose();
    },
  };
}
