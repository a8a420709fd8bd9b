import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';

/** What a workflow says of a step, and the runner of the run. */
export interface StepOptions {
  /** Path of an `action.yml`. */
  readonly action: string;
  /** The folder with what was checked out. */
  readonly workspace: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly event: string;
  readonly payload: unknown;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface StepResult {
  readonly code: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

interface Action {
  readonly inputs?: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

/** What a program has said in the file of outputs, as the runner reads it. */
function outputsIn(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length - 1; at += 1) {
    const [, name, end] = /^([\w-]+)<<(.+)$/.exec(lines[at]!)!;
    const stop = lines.indexOf(end!, at + 1);
    outputs[name!] = lines.slice(at + 1, stop).join('\n');
    at = stop;
  }
  return outputs;
}

/**
 * Runs a step as the runner of GitHub does: the program that `action.yml` names, with the runner's own Node, in the folder
 * of the checkout, told everything through variables and files.
 * @param folder a private folder for what the runner keeps
 */
export async function runStep(folder: string, options: StepOptions): Promise<StepResult> {
  const { inputs = {}, runs } = parse(readFileSync(options.action, 'utf8')) as Action;
  if (runs.using !== 'node24') throw new Error(`this runner has no ${runs.using}`);
  const given = options.with ?? {};
  for (const name of Object.keys(given))
    if (!Object.hasOwn(inputs, name)) throw new Error(`no input ${name}`);
  const own = mkdtempSync(join(folder, 'runner-'));
  const file = (name: string, text = ''): string => {
    writeFileSync(join(own, name), text);
    return join(own, name);
  };
  const temp = join(own, 'temp');
  mkdirSync(temp);
  const [output, summary] = [file('output'), file('summary')];
  const child = spawn(process.execPath, [resolve(dirname(options.action), runs.main)], {
    cwd: options.workspace,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: own,
      // Each run would compile the same files anew.
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, { default: usual = '' }]) => [
          `INPUT_${name.toUpperCase().replaceAll(' ', '_')}`,
          given[name] ?? usual,
        ]),
      ),
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: options.workspace,
      GITHUB_EVENT_NAME: options.event,
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify(options.payload)),
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_REPOSITORY: 'acme-instruments/qms',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_RUN_ID: '4711',
      RUNNER_TEMP: temp,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      log += chunk;
    });
  const code = await new Promise<number>((done) => child.on('close', (ended) => done(ended ?? -1)));
  const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return { code, log, outputs: outputsIn(read(output)), summary: read(summary) };
}
