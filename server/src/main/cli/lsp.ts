import { parseArguments } from './arguments.ts';
import { exitCode, UsageError } from './usage.ts';

const lspHelp = `Usage: qms lsp --stdio

Serves an editor over standard input and output, in the Language Server Protocol.`;

/** `qms lsp`: serves one editor until it says good-bye. Returns the exit code. */
export async function lsp(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, {
    stdio: { type: 'boolean' },
    // Clients name their process so that the server ends with them.
    clientProcessId: { type: 'string' },
  });
  if (parsed.flag('help')) {
    process.stdout.write(`${lspHelp}\n`);
    return exitCode.clean;
  }
  if (!parsed.flag('stdio')) throw new UsageError('say how to talk to the editor: `qms lsp --stdio`');
  await import('../lsp-node.ts');
  // The connection ends the process when the client leaves.
  return new Promise(() => {});
}
