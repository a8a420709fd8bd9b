import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { contributes } = manifest;
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

test('the extension starts by itself only where a qms.yaml is, or for a page of its own', () => {
  // The first also where a file system cannot be searched.
  expect(manifest.activationEvents).toEqual([
    'workspaceContains:qms.yaml',
    'workspaceContains:**/qms.yaml',
    'onWebviewPanel:qms.reviewPack',
    'onWebviewPanel:qms.table',
  ]);
  expect(manifest.enabledApiProposals).toBeUndefined();
});

test('every command has a handler, and every handler of a command is one', () => {
  const handled = [...read('client/src/start.ts').matchAll(/^ {4}'(qms\.[A-Za-z]+)':/gm)].map(
    (match) => match[1]!,
  );
  const contributed = contributes.commands.map(({ command }: { command: string }) => command);
  const internal = [
    'qms.showReferences',
    'qms.showReadiness',
    'qms.confirmEdit',
    'qms.placeCaret',
    'qms.fillInNewRecord',
    'qms.nameTheme',
  ];
  expect(handled.sort()).toEqual([...contributed, ...internal].sort());
});

test('every setting has its place, a default and words', () => {
  for (const section of contributes.configuration) {
    expect(section.order).toBeTypeOf('number');
    const orders = Object.values<{ order: number }>(section.properties).map(({ order }) => order);
    expect(new Set(orders).size).toBe(orders.length);
    for (const [name, setting] of Object.entries<Record<string, unknown>>(section.properties)) {
      expect(name).toMatch(/^qms(\.[a-z][A-Za-z]*){2}$/);
      expect(setting['default']).toBeDefined();
      expect(setting['markdownDescription']).toMatch(/^%.+%$/);
    }
  }
});

test('files the manifest names are there', () => {
  const named: string[] = [
    manifest.icon,
    ...contributes.viewsContainers.activitybar.map(({ icon }: { icon: string }) => icon),
    ...contributes.views.qms.map(({ icon }: { icon: string }) => icon),
    ...contributes.grammars.map(({ path }: { path: string }) => path),
    ...contributes.walkthroughs[0].steps.map(({ media }: { media: { image: string } }) => media.image),
  ];
  expect(named.length).toBeGreaterThan(9);
  for (const path of named) expect(existsSync(join(root, path)), path).toBe(true);
});

test('every step of the walkthrough is completed by doing it', () => {
  const { steps } = contributes.walkthroughs[0];
  expect(steps.length).toBe(5);
  const commands = ['onCommand:qms.openAsTable'];
  const known = [...read('client/src/progress-keys.ts').matchAll(/'([A-Za-z]+)'/g)].map((match) => match[1]);
  for (const { completionEvents } of steps) {
    for (const event of completionEvents as string[]) {
      const key = /^onContext:qms\.(\w+)(?: && qms\.lookAgain)?$/.exec(event)?.[1];
      if (key === undefined) expect(commands).toContain(event);
      else expect(known).toContain(key);
    }
  }
});

test.each([
  ['[[POL-001]]', 'POL-001', undefined, undefined],
  ['[[POL-001@3.0]]', 'POL-001', '@3.0', undefined],
  ['see [[OBJ-2026-01|the objective]].', 'OBJ-2026-01', undefined, 'the objective'],
])('the grammar of references reads %s', (text, id, version, label) => {
  const { patterns } = JSON.parse(read('syntaxes/reference.tmLanguage.json'));
  const match = new RegExp(patterns[0].match).exec(text);
  expect([match?.[2], match?.[3], match?.[5]]).toEqual([id, version, label]);
});

test.each([
  ['# qms-ignore signoff-missing -- signed on paper', 'signoff-missing', 'signed on paper'],
  ['<!-- qms-ignore reference-unresolved -- comes next week -->', 'reference-unresolved', 'comes next week'],
])('the grammar of silenced findings reads %s', (text, rule, reason) => {
  const { patterns } = JSON.parse(read('syntaxes/ignore.tmLanguage.json'));
  const match = new RegExp(patterns[0].match).exec(text);
  expect([match?.[2], match?.[4]]).toEqual([rule, reason]);
});

test('the problem matcher reads what qms check writes', () => {
  const [{ regexp }] = contributes.problemPatterns;
  const line =
    '::error file=objectives/a.yaml,line=6,endLine=6,col=8,endColumn=19,title=reference-unresolved (OBJ-1)::No record has the id X: write it.';
  expect(new RegExp(regexp).exec(line)?.slice(1)).toEqual([
    'error',
    'objectives/a.yaml',
    '6',
    '6',
    '8',
    '19',
    'reference-unresolved',
    'No record has the id X: write it.',
  ]);
});

test('the guide to the editor has every command, and every setting with its default', () => {
  const guide = read('docs/editor.md');
  const words = JSON.parse(read('package.nls.json'));
  for (const { title } of contributes.commands)
    expect(guide).toContain(`| *QMS: ${words[title.slice(1, -1)]}* |`);
  for (const section of contributes.configuration)
    for (const [name, { default: value }] of Object.entries<{ default: unknown }>(section.properties))
      expect(guide).toContain(`| \`${name}\` | \`${value}\` |`);
});
