/**
 * Runs everything once; run by `npm test`. What only looks at the code stops it early. VS Code spends most of its time
 * waiting, so that its tests run next to all others; what they say is printed when those are done. With `fast`, the
 * quick tests alone, next to what looks at types; run by `npm run test:fast`.
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

async function everything(): Promise<boolean> {
  if (!((await script('build')) && (await together('lint', 'typecheck')))) return false;
  const vsCode = scriptAside('test:vscode');
  const all = await script('test:all');
  return (await vsCode.print()) && all;
}

const quick = async (): Promise<boolean> =>
  (await script('generate')) && (await together('typecheck', 'test:quick'));

process.exitCode = (await (process.argv[2] === 'fast' ? quick() : everything())) ? 0 : 1;
