import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { program } from './client.ts';

const message = (body: object | string): string => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};
const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { processId: null, rootUri: null, workspaceFolders: [], capabilities: {} },
};

const exit = message({ jsonrpc: '2.0', method: 'exit' });

/** Starts the server, sends it bytes, `exit` once `shutdown` (request 4) is answered, and gives what it answered. */
async function talk(
  args: readonly string[],
  input: string,
): Promise<{ code: number | null; output: string; fault: string }> {
  const folder = mkdtempSync(`${tmpdir()}/qms-transport-`);
  const child = spawn(process.execPath, [program, 'lsp', ...args], { cwd: folder });
  let [output, fault] = ['', ''];
  child.stdout.on('data', (data: Buffer) => {
    const isDown = output.includes('"id":4,');
    output += data.toString();
    if (!isDown && output.includes('"id":4,')) child.stdin.write(exit);
  });
  child.stderr.on('data', (data: Buffer) => {
    fault += data.toString();
  });
  child.stdin.on('error', () => {});
  child.stdin.write(input);
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  rmSync(folder, { recursive: true });
  return { code, output, fault };
}

test('a message that is no JSON, or makes no sense, does not end the server', async () => {
  const { code, output } = await talk(
    ['--stdio'],
    [
      message(initialize),
      message({ jsonrpc: '2.0', method: 'initialized', params: {} }),
      message('{ this is no JSON'),
      message('[]'),
      message('null'),
      message({ jsonrpc: '2.0', id: 2, method: 'textDocument/hover' }),
      message({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument: null } }),
      message({ jsonrpc: '2.0', method: 'textDocument/didChange' }),
      message({ jsonrpc: '2.0', method: 'workspace/didChangeWatchedFiles', params: { changes: 3 } }),
      message({ jsonrpc: '2.0', id: 3, method: 'qms/records', params: {} }),
      message({ jsonrpc: '2.0', id: 4, method: 'shutdown' }),
    ].join(''),
  );
  // A request still open at shutdown may be answered as cancelled; what counts is that it is answered.
  expect(output).toMatch(/"id":3,"(?:result":\[\]|error":\{"code":-32800)/);
  expect(output).toContain('"id":4,"result":null');
  expect(code).toBe(0);
});

test('without --stdio it says how it is called', async () => {
  const { code, fault } = await talk([], '');
  expect(code).toBe(2);
  expect(fault).toContain('qms lsp --stdio');
});

test('it ends when its client goes away', async () => {
  const child = spawn(process.execPath, [program, 'lsp', '--stdio']);
  child.stdin.write(message(initialize));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.stdin.end();
  expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(1);
});
