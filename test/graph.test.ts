import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Folders of `server/src` in the order data flows; a folder imports only from itself and those above it. */
const order = [
  'model',
  'messages',
  'standards',
  'text',
  'schemas',
  'records',
  'workspace',
  'statistics',
  'domain',
  'rules',
  'document',
  'report',
  'language',
  'authoring',
  'pack',
  'coverage',
  'diff',
  'tables',
  'core',
  'adapters',
  'main',
];
const touchesNode = (file: string) => /^(adapters\/(node|git)|main)(\/|\.)/.test(file);

const root = resolve(import.meta.dirname, '../server/src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;'"]*?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
    ),
  ].map((match) => (match[1] ?? match[2])!);
}

test('every folder of server/src has its place in the order', () => {
  const folders = new Set(files.map((file) => file.split('/')[0]!));
  expect([...folders].filter((folder) => !order.includes(folder))).toEqual([]);
  expect(files.length).toBeGreaterThan(5);
});

test('data flows one way: a folder imports only from those above it, only main from adapters, only core from rules', () => {
  const wrong: string[] = [];
  for (const file of files) {
    const from = file.split('/')[0]!;
    for (const specifier of importsOf(file)) {
      if (!specifier.startsWith('.')) continue;
      const target = relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/');
      const to = target.split('/')[0]!;
      if (to === '..') {
        if (!/^\.\.\/(generated\/|\.\.\/schemas\/)/.test(target))
          wrong.push(`${file} reaches outside server/src: ${specifier}`);
        else if (target === '../generated/rules.ts' && from !== 'core')
          wrong.push(`${file} imports the rules`);
        else if (target === '../generated/changes.ts' && from !== 'core')
          wrong.push(`${file} imports the kinds of change`);
      } else if (order.indexOf(to) > order.indexOf(from)) wrong.push(`${file} imports ${target}`);
      else if (
        (to === 'adapters' && from !== 'main' && from !== to) ||
        (to === 'rules' && from !== 'core' && from !== to)
      )
        wrong.push(`${file} imports ${target}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('only adapters/node, adapters/git and main touch Node', () => {
  const wrong = files.filter(
    (file) =>
      !touchesNode(file) &&
      (importsOf(file).some((specifier) => specifier.startsWith('node:')) ||
        /\b(?:process\.(?:env|argv|stdout|stderr|cwd|exit|platform|on|hrtime|nextTick)|Buffer\.|__dirname)\b/.test(
          readFileSync(join(root, file), 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, ''),
        )),
  );
  expect(wrong).toEqual([]);
});

test('model holds types, not logic', () => {
  const wrong = files.filter(
    (file) =>
      file.startsWith('model/') &&
      /^(export )?(const|let|function|class|enum)\b/m.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(wrong).toEqual([]);
});

test('no file comes back to itself through what it imports', () => {
  const imports = new Map(
    files.map((file) => {
      const targets = importsOf(file).filter((specifier) => specifier.startsWith('.'));
      return [file, targets.map((specifier) => join(dirname(file), specifier).replaceAll('\\', '/'))];
    }),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (way.includes(file) || done.has(file)) return;
    for (const target of imports.get(file) ?? []) follow(target, [...way, file]);
    done.add(file);
  };
  for (const file of files) follow(file, []);
  expect(circles).toEqual([]);
});

test('a folder with a file of its name next to it is used through that file alone', () => {
  const folders = new Set(files.map((file) => dirname(file)));
  const faces = [...folders].filter((folder) => files.includes(`${folder}.ts`));
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => join(dirname(file), specifier).replaceAll('\\', '/'))
      .filter((target) =>
        faces.some((face) => {
          const isInside = (other: string) => other === `${face}.ts` || other.startsWith(`${face}/`);
          return target.startsWith(`${face}/`) && !isInside(file);
        }),
      )
      .map((target) => `${file} imports ${target}`),
  );
  expect(faces.length).toBeGreaterThan(3);
  expect(wrong).toEqual([]);
});

test('main asks the rooms that do the work through the face of the core', () => {
  const wrong = files
    .filter((file) => file.startsWith('main'))
    .flatMap((file) =>
      [
        ...readFileSync(join(root, file), 'utf8').matchAll(
          /(?:^|\n)import (?!type )[^;'"]*?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
        ),
      ]
        .map((match) => join(dirname(file), (match[1] ?? match[2])!).replaceAll('\\', '/'))
        .filter((target) =>
          /^(language|authoring|rules|pack|coverage|tables|document\/(html|markdown))\//.test(target),
        )
        .map((target) => `${file} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

/** What a file imports, as far as it is code: with `import()`, which loads it later, or at once. */
function codeImportsOf(file: string, isWanted: (clause: string) => boolean): string[] {
  return [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /(?:^|\n)\s*((?:import|export)\s(?:[^;'"()=]*?\bfrom\s)?\s*)['"]([^'"]+)['"]|(import\()\s*['"]([^'"]+)['"]\s*\)/g,
    ),
  ]
    .filter((match) => {
      const clause = match[1] ?? match[3]!;
      return !/^\s*(?:import|export) type\b/.test(clause) && isWanted(clause);
    })
    .map((match) => (match[2] ?? match[4])!);
}

/** Files and packages that some files bring with them, by way of which others. */
function loadedBy(entries: readonly string[], isWanted: (clause: string) => boolean) {
  const [packages, seen, left] = [new Set<string>(), new Set(entries), [...entries]];
  for (let file = left.pop(); file !== undefined; file = left.pop())
    for (const specifier of codeImportsOf(file, isWanted)) {
      const target = join(dirname(file), specifier).replaceAll('\\', '/');
      if (!specifier.startsWith('.')) packages.add(specifier);
      else if (!seen.has(target)) {
        seen.add(target);
        if (files.includes(target)) left.push(target);
      }
    }
  return { packages, files: seen };
}

const isLoadedAtOnce = (clause: string): boolean => clause !== 'import(';

test('a check whose answer is known loads nothing that reads or judges records', () => {
  const { files: loaded, packages } = loadedBy(
    ['main/cli.ts', 'main/cli/check.ts', 'main/cli/kept-answer.ts'],
    isLoadedAtOnce,
  );
  const engine =
    /^(?:rules|domain\/(?!words\/)|core\/(?!core\.ts)|text\/(?!decode\.ts)|language|authoring\/(?!refusal\.ts))/;
  const heavy =
    /generated\/|schemas\/(?!nearest\.ts|formats\.ts)|workspace\/(?:project|record-store)|read-file/;
  expect([...loaded].filter((file) => engine.test(file) || heavy.test(file))).toEqual([]);
  expect([...packages].filter((name) => !name.startsWith('node:'))).toEqual(['intl-messageformat']);
  // They do stand behind it, for whoever needs them.
  expect([...loadedBy(['main/cli/check.ts'], () => true).files]).toEqual(
    expect.arrayContaining(['workspace/project.ts', '../generated/rules.ts']),
  );
});

test('what reads spreadsheets and compares texts is loaded by the commands that do, and by no server', () => {
  const packagesOf = (entry: string, isWanted: (clause: string) => boolean): Set<string> =>
    loadedBy([entry], isWanted).packages;
  const heavy = ['fflate', 'saxen', 'diff', 'ical-generator'];
  const inPackages = (packages: Set<string>) => heavy.filter((name) => packages.has(name));
  const always = (): boolean => true;
  for (const entry of ['main/lsp-node.ts', 'main/lsp-browser.ts', 'main/facts-worker.ts'])
    expect([entry, ...inPackages(packagesOf(entry, isLoadedAtOnce))]).toEqual([entry]);
  // A table is exported as a workbook, which takes what packs it, once somebody asks for that.
  for (const entry of ['main/lsp-node.ts', 'main/lsp-browser.ts'])
    expect(inPackages(packagesOf(entry, always))).toEqual(['fflate']);
  expect(inPackages(packagesOf('main/facts-worker.ts', always))).toEqual([]);
  // The command line knows them, and loads them with the one command that needs them.
  expect(inPackages(packagesOf('main/cli.ts', always))).toEqual(heavy);
  expect(inPackages(packagesOf('main/cli/check.ts', isLoadedAtOnce))).toEqual([]);
});
