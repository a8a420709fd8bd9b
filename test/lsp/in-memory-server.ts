import { createConnection } from 'vscode-languageserver/node';
import { createProtocolConnection } from 'vscode-languageserver-protocol/node';
import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { startServer } from '../../server/src/main/lsp/server.ts';
import { english } from '../../server/src/messages/language.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { Client } from './client.ts';
import { PairReader, PairWriter } from './in-process.ts';

export const memoryRoot = 'file:///company';

/** A server on files in memory with a client, both in this process; initialized and with all records read. */
export async function startInMemory(files: Readonly<Record<string, string>>): Promise<Client> {
  const memory = new MemoryFileSystem(files);
  const [toServer, toClient] = [new PairReader(), new PairReader()];
  const connection = createConnection(toServer, new PairWriter((message) => toClient.take(message)));
  startServer(
    connection,
    {
      discoverRoots: async () => [memoryRoot],
      language: () => english,
      placeInRepository: async () => null,
      rootAbove: async () => null,
      fileSystem: () => memory,
      bulk: (_root, stored) => ({
        loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
        readFacts: readFactsInThread(stored),
      }),
      history: () => null,
      pause: () => new Promise((resume) => setImmediate(resume)),
      now: () => new Date(2026, 1, 1, 12),
      foldCase: false,
    },
    'test',
  );
  const client = new Client(
    createProtocolConnection(toClient, new PairWriter((message) => toServer.take(message))),
  );
  await client.initialize({
    folders: ['/company'],
    processId: null,
    capabilities: {
      workspace: {
        workspaceEdit: {
          documentChanges: true,
          changeAnnotationSupport: {},
          resourceOperations: ['create'],
        },
      },
    },
  });
  await client.indexed(1, 60_000);
  return client;
}
