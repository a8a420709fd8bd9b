/**
 * Runs everything once; run by `npm test`. What only looks at the code stops it early. VS Code spends most of its time
 * waiting, so that its tests run next to all others; what they say is printed when those are done.
 */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** Runs a script of package.json: whether it succeeded. */
const script = (name: string): Promise<boolean> =>
  new Promise((resolve) => {
    spawn('npm', ['run', name], { stdio: 'inherit' }).once('close', (code) => resolve(code === 0));
  });

/** The same, where what it says is kept until `print` is called. */
function scriptAside(name: string): { print: () => Promise<boolean> } {
  const child = spawn('npm', ['run', name], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said = text(child.stdout);
  const ended = new Promise<boolean>((resolve) => {
    child.once('close', (code) => resolve(code === 0));
  });
  return {
    print: async () => {
      process.stdout.write(await said);
      return ended;
    },
  };
}

/** Runs scripts next to each other: whether all of them succeeded. */
const together = async (...names: readonly string[]): Promise<boolean> =>
  (await Promise.all(names.map(script))).every((succeeded) => succeeded);

if (!((await script('build')) && (await together('lint', 'typecheck')))) process.exit(1);
const vsCode = scriptAside('test:vscode');
const all = await script('test:all');
process.exitCode = (await vsCode.print()) && all ? 0 : 1;
