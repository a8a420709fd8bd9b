import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesIn } from '../cli/run.ts';
import { packed } from './packed.ts';

/** The package, installed from its tarball into an empty project, on the oldest Node there is to be had. */

/** Versions to fetch from npm, in the deep tests; otherwise the oldest Node of this machine that will do is taken. */
const asked = process.env['QMS_TEST_NODES']?.split(',') ?? [];

/** The oldest that is supported: that of these tests, or one on the path. */
function oldestHere(): string {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((at) => join(at, 'node'));
  const found = [process.execPath, ...onPath].filter(existsSync).map((path) => {
    const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    return { path, version: Number(/^v(\d+)/.exec(stdout)?.[1]) };
  });
  return found
    .filter(({ version }) => version >= 20)
    .toSorted((one, other) => one.version - other.version)[0]!.path;
}

/** npm as people run it, in a folder of theirs. */
function npm(cwd: string, ...args: readonly string[]): void {
  execFileSync('npm', args, { cwd, stdio: 'ignore', shell: process.platform === 'win32' });
}

function emptyProject(name: string): string {
  const project = join(folder, name);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{"private":true}');
  return project;
}

function fetchNode(version: string): string {
  const project = emptyProject(`node-${version}`);
  npm(project, 'install', '--no-audit', '--no-fund', '--ignore-scripts=false', `node@${version}`);
  const node = join(project, 'node_modules/node/bin/node');
  expect(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout).toMatch(new RegExp(`^v${version}\\.`));
  return node;
}

let folder: string;
let program: string;
let nodes: readonly string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qms-test-'));
  const { file } = await packed();
  const project = emptyProject('project');
  // Offline, because it needs nothing else; with scripts, because it has none.
  npm(project, 'install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts=false', file);
  const modules = readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(modules).toEqual(['qms-as-code']);
  program = join(project, 'node_modules/.bin/qms');
  nodes = asked.length > 0 ? asked.map(fetchNode) : [oldestHere()];
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

/** A fresh folder on each Node, and what starts the installed program there. */
function onEach(look: (qms: (...args: string[]) => string, at: string) => void): void {
  for (const node of nodes) {
    const at = mkdtempSync(join(folder, 'work-'));
    const qms = (...args: string[]): string => {
      const { status, stdout, stderr } = spawnSync(node, [program, ...args], {
        cwd: at,
        encoding: 'utf8',
        maxBuffer: 64e6,
      });
      expect(stderr, `${node} qms ${args.join(' ')}`).toBe('');
      return `${status}\n${stdout}`;
    };
    look(qms, at);
  }
}

test('starts, checks, reports and explains', () => {
  onEach((qms, at) => {
    expect(qms('--version')).toBe('0\n0.1.0\n');
    expect(qms('init', '--sample')).toMatch(/^0\n/);
    expect(qms('check')).toMatch(/^0\n[\s\S]*\n1 for information in \d+ records of \d+ files/);
    writeFileSync(join(at, 'RSK-999.yaml'), 'id: RSK-999\ntype: risk\nowner: ROLE-NOBODY\n');
    expect(qms('check', '--format', 'github')).toMatch(/^1\n[\s\S]*::error file=RSK-999\.yaml/);
    expect(qms('pack', 'MR-2026-01', '--format', 'md', '--out', '-')).toMatch(/^0\n# /);
    expect(qms('coverage', '--format', 'html=coverage.html')).toBe('0\n');
    expect(qms('due', '--format', 'ics')).toMatch(/^0\nBEGIN:VCALENDAR/);
    expect(qms('new', 'risk', '--id', 'RSK-998')).toMatch(/^0\n/);
    expect(qms('rules', 'signoff-stale')).toMatch(/^0\n.*signoff-stale/);
    expect(Object.keys(filesIn(at))).toContain('coverage.html');
  });
}, 120_000);

/** The words of its own help: none may be missing because a file of it was not packed. One program says all of them. */
test('has every command', () => {
  const engine = pathToFileURL(join(folder, 'project/node_modules/qms-as-code/dist/cli.mjs'));
  const said = (...lines: readonly (readonly string[])[]): string[] => {
    const script = `const { main } = await import('${engine}');
for (const line of ${JSON.stringify(lines)}) console.log(await main(line), '\f');`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stdout.split('\f\n').slice(0, -1);
  };
  const [help] = said(['--help']);
  const names = [...help!.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name!);
  expect(names.length).toBeGreaterThan(9);
  const helps = said(...names.map((name) => [name, '--help']));
  expect(helps).toHaveLength(names.length);
  for (const each of helps) expect(each).toMatch(/^Usage: qms [\s\S]*\n0 $/);
});

test('serves an editor', async () => {
  for (const node of nodes) {
    const server = spawn(node, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const body = JSON.stringify({
      ...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    let answer = '';
    for await (const chunk of server.stdout) {
      answer += String(chunk);
      if (answer.includes('"hoverProvider"')) break;
    }
    server.kill();
    expect(answer, node).toContain('"completionProvider"');
  }
}, 60_000);
