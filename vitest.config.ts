import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const results = process.env['QMS_TEST_RESULTS'];
const inBrowser = 'test/**/*.browser.test.ts';
const withMocks = 'test/**/*.mocked.test.ts';

export default defineConfig(({ mode }) => ({
  test: {
    testTimeout: 30_000,
    maxWorkers: availableParallelism(),
    // Programs started by tests leave nothing in the user's own cache.
    env: {
      QMS_CACHE_DIR: join(tmpdir(), 'qms-as-code-test-cache'),
      ...(mode === 'fast' ? { QMS_PROPERTY_RUNS: '0.2' } : {}),
    },
    reporters: results === undefined ? ['default'] : ['default', 'json'],
    ...(results === undefined ? {} : { outputFile: { json: join(results, 'vitest.json') } }),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/vscode/**', inBrowser, withMocks],
          // Modules keep nothing from one use to the next, so files share what was loaded: twice as fast.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'mocked', include: [withMocks] } },
      { extends: true, test: { name: 'browser', include: [inBrowser], isolate: false } },
    ],
  },
}));
