import { expect, test } from 'vitest';
import { tryInWorker } from '../../server/src/main/load-types.ts';
import { typesOfSchemas } from '../../server/src/main/types-of-schemas.ts';
import { english } from '../../server/src/messages/language.ts';

const program = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const report = "import { parentPort } from 'node:worker_threads'; parentPort.postMessage('done');";

test.each([
  ['compiled', 'reports and ends', report],
  ['compiled', 'reports and is still there', `${report} setInterval(() => {}, 1000);`],
  ['broken-off', 'throws', "throw new Error('out of order');"],
  ['broken-off', 'takes all memory', 'const all = []; for (;;) all.push(new Array(100_000).fill(all));'],
  ['broken-off', 'ends without a word', 'process.exit(0);'],
])(
  'compiling is told to have %s where the worker %s, without waiting for the time limit',
  async (trial, _what, code) => {
    expect(await tryInWorker(program(code), [], 60_000)).toBe(trial);
  },
);

test('compiling that does not end is given up', async () => {
  expect(await tryInWorker(program('for (;;);'), [], 300)).toBe('too-long');
});

test.each([
  ['too-long', /took too long to compile and were left out/],
  ['broken-off', /broke off, so they were left out\. Most often that is for want of memory/],
] as const)('schemas whose compiling ended %s are left out, and each says why', async (trial, words) => {
  const files = ['a', 'b'].map((name) => ({ path: `${name}.schema.json`, text: '{"title":"Permit"}' }));
  expect((await typesOfSchemas(files, async () => 'compiled')).catalogue.get('a')).toBeDefined();
  const { catalogue, issues } = await typesOfSchemas(files, async () => trial);
  expect(catalogue.get('a')).toBeUndefined();
  for (const { path } of files)
    expect(issues.get(path)!.map(({ rule, message }) => [rule, english.text(message)])).toEqual([
      ['config', expect.stringMatching(words)],
    ]);
});
