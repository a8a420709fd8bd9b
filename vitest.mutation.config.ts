import { defineConfig } from 'vitest/config';

/** What StrykerJS runs for each change it makes: the tests that come near the rooms it changes, without long searches. */
export default defineConfig({
  test: {
    env: { QMS_PROPERTY_RUNS: '0.1' },
    include: ['test/{domain,records,rules,workspace}/**/*.test.ts'],
    exclude: [
      'test/rules/{acme-sign-offs,any-shape,fixes}.test.ts',
      'test/workspace/{cache,hostile,incremental,schema-trial}.test.ts',
    ],
    testTimeout: 30_000,
  },
});
