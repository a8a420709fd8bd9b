import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../server/src/text/markdown.ts';

const root = resolve(import.meta.dirname, '..');
/** Paths are named from here, the nearest first that fits. */
const bases = ['', 'server/src'];
/** Made by the build, so that a fresh checkout has it not. */
const isBuilt = (path: string): boolean => path.startsWith('dist');

const exists = (path: string): boolean =>
  bases.some((base) =>
    // `<type>` stands for any name.
    path.includes('<')
      ? globSync(join(base, path.replaceAll(/<[^>]*>/g, '*')), { cwd: root }).length > 0
      : existsSync(join(root, base, path)),
  );

const names = new Set(
  globSync('{server,client,test,scripts,schemas,docs}/**/*.*', {
    cwd: root,
    exclude: (entry) => entry === 'node_modules',
  }).map((path) => basename(path)),
);

/** Paths and names of files in the running text: what stands between backticks and looks like one. */
function namedIn(text: string): string[] {
  const spans = [...text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`|\]\(([^)\s#]+)/g)];
  return spans
    .map((match) => (match[1] ?? match[2])!)
    .filter((each) => /^[a-z][\w.<>-]*(\/[\w.<>-]+)+\/?$/.test(each) || /^[\w.-]+\.(ts|md|json)$/.test(each));
}

/** Folders of the maps, each line's first word, with the folders it is indented below. */
function mapped(text: string): string[] {
  return [...text.matchAll(/^```\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => {
    let above = '';
    return block!.split('\n').flatMap((line) => {
      const [, indent, name] = /^( *)([\w./-]+(?:\/|\.ts)) {2,}\S/.exec(line) ?? [];
      if (name === undefined) return [];
      if (indent === '') above = name;
      return [indent === '' ? name : `${above}${name}`];
    });
  });
}

describe.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s', (document) => {
  const text = readFileSync(join(root, document), 'utf8');

  test('every path it names is there', () => {
    const named = namedIn(text);
    expect(named.length).toBeGreaterThan(20);
    const gone = named.filter(
      (path) => !isBuilt(path) && !exists(path) && !(!path.includes('/') && names.has(path)),
    );
    expect(gone).toEqual([]);
  });

  test('every npm script it names is there', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const named = [...text.matchAll(/\bnpm (?:run )?(test(?::\w+)?|(?<=run )[\w:]+)/g)].map(
      (match) => match[1]!,
    );
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

const known = new Map<string, readonly string[]>();

/** What links into a page can name. */
function anchorsOf(path: string): readonly string[] {
  const anchors = known.get(path) ?? readMarkdown(readFileSync(join(root, path), 'utf8')).anchors();
  known.set(path, anchors);
  return anchors;
}

/** Links of a page within this repository that lead nowhere. */
function brokenLinks(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '');
  const targets = [...text.replaceAll(/`[^`\n]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, to]) => to!);
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [file = '', anchor] = target.split('#');
    const path = file === '' ? page : join(dirname(page), decodeURIComponent(file));
    if (!existsSync(join(root, path))) return true;
    if (anchor === undefined || !path.endsWith('.md')) return false;
    return !anchorsOf(path).includes(anchor);
  });
}

const pages = globSync('{*.md,docs/**/*.md,test/*.md,test/bench/*.md}', { cwd: root });

test('links between the pages lead somewhere', () => {
  expect(pages).toContain('docs/tables.md');
  expect(pages.flatMap((page) => brokenLinks(page).map((target) => `${page}: ${target}`))).toEqual([]);
});

test('the maps of the tree show folders there are', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const folders = mapped(text);
  expect(folders).toContain('server/src/workspace/');
  expect(folders).toContain('protocol/');
  const inServer = (path: string): boolean => existsSync(join(root, 'server/src/main/lsp', path));
  expect(folders.filter((path) => !exists(path) && !inServer(path))).toEqual([]);
});

test("README's workflow takes the checker from its own commit, and nothing that a pull request brings", () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const workflow = /```yaml\nname: QMS\n([\s\S]*?)```/.exec(readme)![1]!;
  const steps = [...workflow.matchAll(/^ +- (\w+): ([^@\n]+)@(\S+)/gm)].map(([, key, what, at]) => [
    key,
    what,
    at,
  ]);
  expect(steps).toEqual([
    ['uses', 'actions/checkout', expect.stringMatching(/^[0-9a-f]{40}$/)],
    ['uses', 'qms-as-code/qms-as-code', 'COMMIT'],
  ]);
  expect(workflow).toContain('fetch-depth: 0, persist-credentials: false');
  expect(workflow).toMatch(/^on: \[pull_request\]\npermissions:\n {2}contents: read\n/m);
  expect(workflow).not.toMatch(/\brun:|\$\{\{|_target|: write/);
});

test('who installs the package in a pipeline gets this version, outside of the checkout, and starts it by its path', () => {
  const page = readFileSync(join(root, 'docs/pull-requests.md'), 'utf8');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const azure = /## Azure DevOps\n\n```yaml\n([\s\S]*?)```/.exec(page)![1]!;
  expect(azure).toContain(
    `npm install --prefix "$AGENT_TEMPDIRECTORY/qms" --ignore-scripts qms-as-code@${version}\n`,
  );
  expect(azure).toContain('"$AGENT_TEMPDIRECTORY/qms/node_modules/qms-as-code/server/bin/qms.mjs"');
  expect(azure).toContain('--config-from');
  expect(azure).not.toMatch(/\bnpx\b/);
});
