import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NoOperationTraceWriter, type ParseWorkflowResult, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

/** What GitHub and pre-commit look for in a released tree is what they understand. */

const delivery = resolve(import.meta.dirname, '../../delivery');
const read = (path: string): string => readFileSync(resolve(delivery, path), 'utf8');

/** What the parser of GitHub's own editor says is wrong. */
const faultsOf = ({ context }: Pick<ParseWorkflowResult, 'context'>): string[] =>
  context.errors.getErrors().map(({ message }) => message);

test.each(['action.yml', 'comment/action.yml'])('%s is an action that runs the released bundle', (name) => {
  const content = read(name);
  expect(faultsOf(parseAction({ name, content }, new NoOperationTraceWriter()))).toEqual([]);
  expect(content).toMatch(/\n {2}using: node24\n {2}main: (?:\.\.\/)?dist\/\w+\.mjs\n$/);
});

test('the parser finds what is wrong with an action', () => {
  const content = read('action.yml').replace('using: node24', 'using: node');
  expect(faultsOf(parseAction({ name: 'action.yml', content }, new NoOperationTraceWriter()))).not.toEqual(
    [],
  );
});

test('the hook of pre-commit is one that runs the package', () => {
  const [hook, ...others] = parse(read('.pre-commit-hooks.yaml')) as Record<string, unknown>[];
  expect(others).toEqual([]);
  expect(hook).toMatchObject({
    id: 'qms-check',
    language: 'node',
    entry: 'qms check',
    pass_filenames: false,
  });
});

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly on: unknown;
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: unknown; readonly steps: readonly Step[] }>
  >;
}

/** The blocks of YAML in a page that hold a key at their top, as they stand there. */
const blocks = (page: string, key: string): string[] =>
  [...readFileSync(resolve(delivery, '..', page), 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)]
    .map(([, text]) => text!)
    .filter((text) => new RegExp(`^ *(?:- )?${key}:`, 'm').test(text));

const [whole, comment] = ['jobs', 'comment'].map((key) => blocks('docs/pull-requests.md', key).at(-1)!);
const [upload] = blocks('docs/pull-requests.md', 'uses').filter((text) => text.includes('upload-sarif'));
/** The workflow of the page with every part that may be added to it. */
const everything = whole!
  .replace('        id: qms\n', `        id: qms\n        with: { sarif: true }\n${upload}`)
  .concat(comment!);

test.each([
  ['the README', blocks('README.md', 'jobs')[0]!],
  ['the page', whole!],
  ['the page with all parts', everything],
])('the workflow of %s is one, with few rights and pinned actions', (_, content) => {
  expect(faultsOf(parseWorkflow({ name: 'qms.yml', content }, new NoOperationTraceWriter()))).toEqual([]);
  const workflow = parse(content) as Workflow;
  expect(JSON.stringify(workflow.on)).toMatch(/"pull_request"/);
  expect(content).not.toContain('pull_request_target');
  expect(workflow.permissions).toEqual({ contents: 'read' });
  const rights = Object.entries(workflow.jobs).map(([name, { permissions }]) => [name, permissions]);
  expect(rights.filter(([, given]) => given !== undefined)).toEqual(
    content === everything ? [['comment', { 'pull-requests': 'write' }]] : [],
  );
  for (const { steps } of Object.values(workflow.jobs))
    for (const { uses, with: given = {}, ...step } of steps) {
      expect(step).not.toHaveProperty('run');
      expect(uses).toMatch(/@(?:[0-9a-f]{40}|COMMIT)$/);
      if (uses!.startsWith('actions/checkout@'))
        expect(given).toEqual({ 'fetch-depth': 0, 'persist-credentials': false });
      if (!uses!.startsWith('qms-as-code/')) continue;
      const name = uses!.includes('/comment@') ? 'comment/action.yml' : 'action.yml';
      const { inputs } = parse(read(name)) as { inputs: object };
      for (const input of Object.keys(given)) expect(Object.keys(inputs)).toContain(input);
    }
});

test('the job that may write checks nothing out and runs one action', () => {
  const { comment: job } = (parse(everything) as Workflow).jobs;
  expect(job!.steps.map(({ uses }) => uses)).toEqual(['qms-as-code/qms-as-code/comment@COMMIT']);
});

test('the page lists every input of the action', () => {
  const page = readFileSync(resolve(delivery, '../docs/pull-requests.md'), 'utf8');
  const { inputs } = parse(read('action.yml')) as { inputs: object };
  expect([...page.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name)).toEqual(Object.keys(inputs));
});

test('what is installed by version is this one', () => {
  const { version } = JSON.parse(readFileSync(resolve(delivery, '../package.json'), 'utf8')) as {
    version: string;
  };
  const page = readFileSync(resolve(delivery, '../docs/pull-requests.md'), 'utf8');
  expect(read('templates/check.yml')).toContain(`      default: ${version}\n`);
  expect([...page.matchAll(/qms-as-code@(\d\S+)/g)].map(([, found]) => found)).toEqual([version]);
  for (const [, found] of page.matchAll(/# v(\d\S+)$/gm))
    if (!found!.startsWith('6.') && !found!.startsWith('4.')) expect(found).toBe(version);
});
