import { expect, test } from 'vitest';
import { createConnection } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  ErrorCodes,
  LSPErrorCodes,
  type ResponseError,
} from 'vscode-languageserver-protocol/node';
import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { quietPause } from '../../server/src/main/lsp/hosts/quiet-pause.ts';
import { startServer } from '../../server/src/main/lsp/server.ts';
import { english } from '../../server/src/messages/language.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { largeRegister } from '../bench/typing.ts';
import { Client } from './client.ts';
import { PairReader, PairWriter } from './in-process.ts';

const root = 'file:///company';
const uri = `${root}/large.yaml`;
const place = { line: 4, character: 12 };

/** A client with a register of 85 kB open, and a server that reads its messages as on a real transport. */
async function start(): Promise<Client> {
  const text = largeRegister('ROLE-MD');
  const memory = new MemoryFileSystem({ 'qms.yaml': 'asOf: 2026-02-01\n', 'large.yaml': text });
  const [toServer, toClient] = [new PairReader(), new PairReader()];
  const { options, pause } = quietPause(() => new Promise((resume) => setImmediate(resume)));
  const writer = new PairWriter((message) => toClient.take(message));
  startServer(
    createConnection(toServer, writer, options),
    {
      discoverRoots: async () => [root],
      placeInRepository: async () => null,
      rootAbove: async () => null,
      fileSystem: () => memory,
      bulk: (_root, stored) => ({
        loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
        readFacts: readFactsInThread(stored),
      }),
      pause,
      now: () => new Date(2026, 1, 1, 12),
      foldCase: false,
      history: () => null,
      language: () => english,
    },
    'test',
  );
  const client = new Client(
    createProtocolConnection(toClient, new PairWriter((message) => toServer.take(message))),
  );
  await client.initialize({ folders: ['/company'], processId: null });
  await client.indexed();
  await client.open(uri, text);
  return client;
}

/** Types a letter and takes it away again, and so on. */
const edit = (client: Client, count: number): Promise<void> =>
  count % 2 === 0
    ? client.change(uri, 'x', { start: place, end: place })
    : client.change(uri, '', { start: place, end: { ...place, character: place.character + 1 } });

/** What became of a request: `answered`, or the code of the error. */
const ask = (client: Client, method: string): Promise<string | number> =>
  client
    .request(`textDocument/${method}`, {
      textDocument: { uri },
      position: place,
      range: { start: place, end: place },
      context: { diagnostics: [] },
    })
    .then(
      () => 'answered',
      ({ code }: ResponseError<void>) => code,
    );

const methods = ['hover', 'completion', 'codeLens', 'documentSymbol', 'codeAction', 'semanticTokens/full'];

/** Edits with a request after every eighth, as fast as they can be sent. */
async function flood(client: Client, edits: number): Promise<Promise<string | number>[]> {
  const asked: Promise<string | number>[] = [];
  for (let count = 0; count < edits; count += 1) {
    await edit(client, count);
    if (count % 8 === 0) asked.push(ask(client, methods[asked.length % methods.length]!));
  }
  return asked;
}

const tally = (outcomes: readonly (string | number)[], what: string | number): number =>
  outcomes.filter((outcome) => outcome === what).length;

test('what was asked about a text that has changed since is answered as outdated, what is asked last is answered', async () => {
  const client = await start();
  const asked = await flood(client, 3000);
  const last = await Promise.all(methods.map((method) => ask(client, method)));
  expect(last).toEqual(methods.map(() => 'answered'));
  const outcomes = await Promise.all(asked);
  const answered = tally(outcomes, 'answered');
  // Completion and outline hold for the text as it is, so the last of each is still worth computing.
  expect(tally(outcomes, LSPErrorCodes.ContentModified) + answered).toBe(outcomes.length);
  expect(answered).toBeLessThan(outcomes.length / 10);
  expect(client.faults).toEqual([]);
  await client.request('shutdown', undefined);
}, 60_000);

test('whoever says good-bye does not wait behind edits and requests', async () => {
  const client = await start();
  const asked = await flood(client, 3000);
  // Working all of it off takes minutes.
  const began = performance.now();
  await client.request('shutdown', undefined);
  expect(performance.now() - began).toBeLessThan(10_000);
  const outcomes = await Promise.all(asked);
  const known = [LSPErrorCodes.ContentModified, LSPErrorCodes.RequestCancelled, ErrorCodes.InvalidRequest];
  const notWorkedOut = known.reduce((sum, code) => sum + tally(outcomes, code), 0);
  expect(notWorkedOut).toBeGreaterThan(outcomes.length * 0.9);
}, 60_000);

test('completion is answered although more was typed meanwhile, unless it was asked for again', async () => {
  const client = await start();
  await edit(client, 0);
  const first = ask(client, 'completion');
  await edit(client, 1);
  expect(await first).toBe('answered');
  const second = ask(client, 'completion');
  await edit(client, 0);
  const third = ask(client, 'completion');
  expect([await second, await third]).toEqual([LSPErrorCodes.ContentModified, 'answered']);
  await client.request('shutdown', undefined);
}, 60_000);
