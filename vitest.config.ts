import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const results = process.env['QMS_TEST_RESULTS'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**', 'node_modules/**'],
    testTimeout: 30_000,
    reporters: results === undefined ? ['default'] : ['default', 'json'],
    ...(results === undefined ? {} : { outputFile: { json: join(results, 'vitest.json') } }),
  },
});
