import { readFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plugin, TestProjectInlineConfiguration } from 'vitest/config';
import { defineConfig } from 'vitest/config';

const results = process.env['QMS_TEST_RESULTS'];
const inBrowser = 'test/**/*.browser.test.ts';
const withMocks = 'test/**/*.mocked.test.ts';
/** Start what is in `dist/`. */
const ofTheBuild = [
  'test/delivery/**/*.test.ts',
  'test/lsp/**/*.test.ts',
  'test/cli/{answered,changed-from-cache,special-files}.test.ts',
  'test/workspace/{cache,schema-trial}.test.ts',
];
/** Take more than a second each: whole companies, long random searches, suites of others. */
const slow = [
  'test/adapters/{git-*,run-keeper}.test.ts',
  'test/authoring/{hostile,import-table,prepare-review}.test.ts',
  'test/cli/{adopt,adopt-bad-input,baseline,changed,closed-pipe,config-from,diff-faults,due}.test.ts',
  'test/cli/{freeze-pack,import,init,new}.test.ts',
  'test/language/{completion-everywhere,hostile-reading,rename-acme,signed-difference}.test.ts',
  'test/messages/{installed-language,pseudo-language}.test.ts',
  'test/pack/{memory,model-digest,model-schema,model-sections,model-work,render-cli,render-markdown,unread-data}.test.ts',
  'test/report/{due,hostile}.test.ts',
  'test/rules/{acme-sign-offs,any-record-references,any-shape,fixes,situations,situations-planning}.test.ts',
  'test/rules/{review,review-decision-open,review-inputs}.test.ts',
  'test/schemas/{agreement,any-input,generate}.test.ts',
  'test/scripts/{acme-history,new-rule}.test.ts',
  'test/signing/{bound-keys,lives,year,year-in-git}.test.ts',
  'test/tables/{adopted,edits-acme}.test.ts',
  'test/text/{markdown,markdown-table,scan-anchors,sheets,yaml}.test.ts',
  'test/workspace/{going-on,hostile,incremental,pair-of-states,slices,unread}.test.ts',
];

const inlined = '@actions/workflow-parser';
/** Its files name sources that it does not bring along, which would be said of each. */
const withoutSourceMaps: Plugin = {
  name: 'without-source-maps',
  enforce: 'pre',
  async load(id) {
    if (!id.includes(`/node_modules/${inlined}/`) || !id.endsWith('.js')) return null;
    return { code: (await readFile(id, 'utf8')).replace(/^\/\/# sourceMappingURL=.*$/m, ''), map: null };
  },
};

const everything = 'test/**/*.test.ts';
const ofVsCode = 'test/vscode/**';

/** What tests of the build ask for, in a project of this name. */
const withBuild = (name: string, include: readonly string[]): TestProjectInlineConfiguration => ({
  extends: true,
  plugins: [withoutSourceMaps],
  test: {
    ...{ name, include: [...include], isolate: false, globalSetup: 'test/setup/built.ts' },
    // It imports JSON in a way that Node no longer knows.
    server: { deps: { inline: [inlined] } },
  },
});

/** They start programs and browsers, dozens of them, next to VS Code: on a busy machine each takes seconds. */
const patient = (project: TestProjectInlineConfiguration, mode: string): TestProjectInlineConfiguration => ({
  ...project,
  test: { ...project.test, ...(mode === 'deep' ? {} : { testTimeout: 120_000, hookTimeout: 300_000 }) },
});

/** By what they ask for and how long they take, to run some of them. */
const parts = (mode: string): TestProjectInlineConfiguration[] => [
  {
    extends: true,
    test: {
      name: 'unit',
      include: [everything],
      exclude: [ofVsCode, inBrowser, withMocks, ...ofTheBuild, ...slow],
      // Modules keep nothing from one use to the next, so files share what was loaded: twice as fast.
      isolate: false,
    },
  },
  { extends: true, test: { name: 'slow', include: slow, isolate: false } },
  patient(withBuild('built', ofTheBuild), mode),
  patient({ extends: true, test: { name: 'browser', include: [inBrowser], isolate: false } }, mode),
];

/** All of these as one, for `npm test`: each project would have every worker load the modules anew. */
const whole = (mode: string): TestProjectInlineConfiguration => {
  const { test, ...project } = patient(withBuild('whole', [everything]), mode);
  return { ...project, test: { ...test, exclude: [ofVsCode, withMocks] } };
};

export default defineConfig(({ mode }) => ({
  test: {
    testTimeout: mode === 'deep' ? 3_600_000 : 30_000,
    // Tests that start programs or a browser wait for them: one more worker has the processors at work meanwhile.
    maxWorkers: availableParallelism() + (mode === 'fast' ? 0 : 1),
    // Programs started by tests leave nothing in the user's own cache.
    env: {
      QMS_CACHE_DIR: join(tmpdir(), 'qms-as-code-test-cache'),
      ...(mode === 'fast' ? { QMS_PROPERTY_RUNS: '0.2' } : {}),
      // Each run begins random searches elsewhere, so that many of them go further than one does.
      ...(mode === 'whole' ? { QMS_PROPERTY_RUNS: '0.5' } : {}),
      ...(mode === 'deep' ? { QMS_PROPERTY_RUNS: '40', QMS_TEST_NODES: '20,22,24' } : {}),
    },
    reporters: results === undefined ? ['default'] : ['default', 'json'],
    ...(results === undefined ? {} : { outputFile: { json: join(results, 'vitest.json') } }),
    projects: [
      ...(mode === 'whole' ? [whole(mode)] : parts(mode)),
      { extends: true, test: { name: 'mocked', include: [withMocks] } },
    ],
  },
}));
