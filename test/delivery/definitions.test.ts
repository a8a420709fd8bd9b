import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NoOperationTraceWriter, type ParseWorkflowResult } from '@actions/workflow-parser';
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
