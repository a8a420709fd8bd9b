/**
 * Tests the packaged extension in a real VS Code, in both extension hosts. Run by `npm run test:vscode` after
 * `npm run build`; words after it name the sessions to run. The exit code is 0 when every test passed.
 * Starting VS Code takes longer than most suites, so short ones share a window, and two windows are open at a time.
 * `$QMS_TEST_VSCODE` names another version of code-server than the usual one: 4.100.3 is VS Code 1.100, the
 * oldest the manifest allows. `$QMS_TEST_DESKTOP` is the program of a desktop VS Code, or `download` for one that
 * @vscode/test-electron fetches: what runs in the Node host runs there then.
 */
import { spawnSync } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { installedVsCode } from './code-server.ts';
import { openDesktop } from './desktop.ts';
import { type Host, openSession, type Session, type SessionOptions } from './session.ts';
import type { TestReport } from './suite/harness.ts';
import { answerUi, type UiRequest, uiMark } from './ui.ts';

const testMark = 'QMS-TEST ';
const here = import.meta.dirname;
const project = resolve(here, '../..');
/** Milliseconds a session may take. */
const longest = 600_000;

/** One window of VS Code. */
interface Plan {
  readonly name: string;
  /** What is tested in it, one after the other. */
  readonly suites: readonly (
    | 'everyday'
    | 'review-pack'
    | 'restricted'
    | 'beside-yaml'
    | 'empty-folder'
    | 'adopted'
    | 'table'
    | 'reloaded'
  )[];
  readonly host: Host;
  readonly trusted?: boolean;
  /** Opened only where it is named: shows once more, in another host, what others show. */
  readonly isDeep?: boolean;
}

const plans: readonly Plan[] = [
  { name: 'node', suites: ['everyday'], host: 'node' },
  { name: 'web', suites: ['everyday'], host: 'web' },
  { name: 'pack', suites: ['reloaded', 'review-pack', 'table'], host: 'node' },
  { name: 'restricted', suites: ['restricted', 'beside-yaml'], host: 'node', trusted: false },
  { name: 'empty-folder', suites: ['empty-folder'], host: 'node' },
  { name: 'adopted', suites: ['adopted'], host: 'node' },
  { name: 'web-table', suites: ['table'], host: 'web', isDeep: true },
  { name: 'web-pack', suites: ['review-pack'], host: 'web', isDeep: true },
];
/** Windows that are open at a time, the longest first: a third has two cores finish no sooner. */
const atOnce = Math.min(2, availableParallelism());

/** Bundles the suites of each window: an extension host loads one CommonJS file. */
async function bundleSuites(target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  const pathOf = (file: string): string => JSON.stringify(join(here, 'suite', `${file}.ts`));
  for (const { name, suites } of plans) {
    const entry = join(target, `${name}.entry.js`);
    const loaded = suites.map((suite) => `import ${pathOf(suite)};\n`).join('');
    await writeFile(entry, `${loaded}export { runTests as run } from ${pathOf('harness')};\n`);
    const bundle = await rolldown({ input: entry, platform: 'neutral', external: ['vscode', /^node:/] });
    await bundle.write({ file: join(target, `${name}.js`), format: 'cjs', codeSplitting: false });
    await bundle.close();
  }
  await writeFile(join(target, 'package.json'), '{ "type": "commonjs" }\n');
}

function runOrThrow(program: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: project, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
}

/** Packages the extension and installs the package, as a user would; the folder it is unpacked in. */
async function installPackage(vscode: string, folder: string, extensions: string): Promise<string> {
  const file = join(folder, 'qms.vsix');
  runOrThrow(process.execPath, ['scripts/package.ts', file]);
  runOrThrow(process.execPath, [
    join(vscode, 'out', 'server-main.js'),
    ...['--accept-server-license-terms', '--install-extension', file],
    ...['--extensions-dir', extensions, '--server-data-dir', join(folder, 'install')],
  ]);
  const installed = (await readdir(extensions)).find((name) => name.startsWith('qms-as-code.'));
  if (installed === undefined) throw new Error(`The package was not installed into ${extensions}`);
  return join(extensions, installed);
}

async function makeWorkspace(folder: string, { suites, name }: Plan): Promise<string> {
  const workspace = join(folder, `workspace-${name}`);
  await mkdir(workspace, { recursive: true });
  if (suites.includes('adopted')) {
    await cp(join(project, 'test', 'workspaces', 'adopted-isms'), workspace, { recursive: true });
    await rm(join(workspace, 'qms.yaml'));
  } else if (!suites.includes('empty-folder'))
    await cp(join(project, 'test', 'workspaces', 'acme'), workspace, { recursive: true });
  if (suites.includes('restricted')) {
    await cp(join(here, 'own-type'), workspace, { recursive: true });
    await appendFile(join(workspace, 'qms.yaml'), '\nschemas: ["schemas/*.schema.json"]\n');
  }
  return workspace;
}

/** The folder with the extensions a session has installed. */
async function extensionsOf(folder: string, unpacked: string, { suites, name, host }: Plan): Promise<string> {
  const extensions = join(folder, `extensions-${name}`);
  await mkdir(extensions, { recursive: true });
  if (host === 'node') await cp(unpacked, join(extensions, 'qms-as-code.qms-as-code'), { recursive: true });
  if (suites.includes('beside-yaml'))
    await cp(join(here, 'stand-in'), join(extensions, 'redhat.vscode-yaml'), { recursive: true });
  return extensions;
}

/** What a session loads for its tests. A worker loads tests only from inside of the extension they are for. */
async function underTest(
  folder: string,
  unpacked: string,
  { name, host }: Plan,
): Promise<NonNullable<SessionOptions['under']>> {
  const suites = join(folder, 'suites');
  if (host === 'node') return { host, extension: join(here, 'driver'), tests: join(suites, `${name}.js`) };
  const extension = join(folder, `under-test-${name}`);
  await cp(unpacked, extension, { recursive: true });
  await cp(suites, join(extension, 'suites'), { recursive: true });
  return { host, extension, tests: join(extension, 'suites', `${name}.js`) };
}

/** A desktop VS Code, where one is named and can do it: @vscode/test-electron always trusts the workspace. */
function openIn({ host, trusted }: Plan, options: SessionOptions): Promise<Session> {
  const desktop = process.env['QMS_TEST_DESKTOP'];
  if (desktop === undefined || host !== 'node' || trusted === false) return openSession(options);
  return openDesktop(desktop === 'download' ? null : desktop, options);
}

async function runPlan(plan: Plan, vscode: string, folder: string, unpacked: string): Promise<TestReport[]> {
  const workspace = await makeWorkspace(folder, plan);
  const begun = Date.now();
  const reports: TestReport[] = [];
  const session = await openIn(plan, {
    vscode,
    workspace,
    extensions: await extensionsOf(folder, unpacked, plan),
    ...(plan.trusted === undefined ? {} : { trusted: plan.trusted }),
    // On a desktop a dialog of the system would ask where to save.
    settings: { 'security.workspace.trust.startupPrompt': 'never', 'files.simpleDialog.enable': true },
    under: await underTest(folder, unpacked, plan),
  });
  try {
    session.onLine((line) => {
      const report = after(line, testMark);
      if (report !== null) {
        if ((report as TestReport).failure !== null) void photograph(plan, session.page, reports.length);
        reports.push(report as TestReport);
        tell(plan, report as TestReport);
      }
      const request = after(line, uiMark);
      if (request !== null) void answerUi(session.page, workspace, request as UiRequest);
      if (process.env['QMS_TEST_VERBOSE'] !== undefined) console.log(`[${plan.name}] ${line}`);
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<number>((end) => {
      timer = setTimeout(() => end(-1), longest);
    });
    const code = await Promise.race([session.ended, late]);
    clearTimeout(timer);
    // VS Code that ended without a word about any test, or too late, has failed.
    const failure = code === -1 ? `not done after ${longest} ms` : `VS Code ended with ${code}`;
    if (reports.length === 0 || (code !== 0 && reports.every((report) => report.failure === null))) {
      const report = { name: 'the session ends well', failure, milliseconds: Date.now() - begun, note: null };
      reports.push(report);
      tell(plan, report);
    }
  } finally {
    await session.close();
  }
  return reports;
}

/** Keeps how VS Code looked when a test had failed, in the folder `$QMS_TEST_PICTURES` if that is set. */
async function photograph({ name }: Plan, page: Page, count: number): Promise<void> {
  const pictures = process.env['QMS_TEST_PICTURES'];
  if (pictures === undefined) return;
  // The page may be closed before the picture is taken: it is a help, not a result.
  await page.screenshot({ path: join(pictures, `${name}-${count}.png`) }).catch(() => {});
}

/** What follows a mark in a line of the extension host's console, or null. */
function after(line: string, mark: string): unknown {
  const at = line.indexOf(mark);
  if (at < 0) return null;
  try {
    return JSON.parse(line.slice(at + mark.length).replace(/\}[^}]*$/, '}'));
  } catch {
    return null;
  }
}

function tell(plan: Plan, { name, failure, milliseconds, note }: TestReport): void {
  const measured = note === null ? '' : `: ${note}`;
  console.log(`${failure === null ? '✓' : '✗'} [${plan.name}] ${name} (${milliseconds} ms)${measured}`);
  if (failure !== null) console.log(failure.replace(/^/gm, '    '));
}

async function writeResults({ name }: Plan, reports: readonly TestReport[]): Promise<void> {
  const folder = process.env['QMS_TEST_RESULTS'];
  if (folder === undefined) return;
  const numFailedTests = reports.filter(({ failure }) => failure !== null).length;
  const results = { numPassedTests: reports.length - numFailedTests, numFailedTests, tests: reports };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `vscode-${name}.json`), `${JSON.stringify(results, null, 2)}\n`);
}

const wanted = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'qms-extension-'));
try {
  const vscode = await installedVsCode(process.env['QMS_TEST_VSCODE']);
  await bundleSuites(join(folder, 'suites'));
  const unpacked = await installPackage(vscode, folder, join(folder, 'installed'));
  const waiting = plans.filter(({ name, isDeep }) =>
    wanted.length === 0 ? isDeep !== true : wanted.includes(name),
  );
  const runNext = async (): Promise<void> => {
    for (let plan = waiting.shift(); plan !== undefined; plan = waiting.shift()) {
      const reports = await runPlan(plan, vscode, folder, unpacked);
      await writeResults(plan, reports);
      if (reports.some(({ failure }) => failure !== null)) process.exitCode = 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, runNext));
} finally {
  await rm(folder, { recursive: true, force: true });
}
