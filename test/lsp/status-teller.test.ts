import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import { StatusTeller } from '../../server/src/main/lsp/status-teller.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function teller() {
  const sent: unknown[] = [];
  const connection = { sendNotification: async (_: string, params: unknown) => void sent.push(params) };
  return { sent, told: new StatusTeller(connection as unknown as Connection, () => []) };
}

test('changes that come close together are told at once', () => {
  const { sent, told } = teller();
  for (let count = 0; count < 3; count += 1) told.tell();
  vi.runAllTimers();
  expect(sent).toEqual([{ roots: [] }]);
});

test('nothing is told once the client has left, whatever comes to an end then', () => {
  const { sent, told } = teller();
  told.tell();
  told.stop();
  told.tell();
  vi.runAllTimers();
  expect(sent).toEqual([]);
});
