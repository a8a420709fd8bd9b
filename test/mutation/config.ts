import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const folder = process.env['QMS_MUTATION_FOLDER'] ?? '';

const tests: string[] = JSON.parse(readFileSync(join(folder, 'tests.json'), 'utf8'));
const turn = ({ moduleId }: TestSpecification): number => tests.indexOf(relative(process.cwd(), moduleId));

class AsPlanned extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.sort((one, other) => turn(one) - turn(other));
  }
}

/** Tests in one process, on sources that hold every change as a switch (`test/mutation/run.ts`). */
export default defineConfig({
  plugins: [
    {
      name: 'changed-sources',
      enforce: 'pre',
      load(id) {
        const changed = join(folder, 'sources', relative(process.cwd(), id));
        return id.startsWith(process.cwd()) && existsSync(changed) ? readFileSync(changed, 'utf8') : null;
      },
    },
  ],
  test: {
    include: tests,
    sequence: { sequencer: AsPlanned },
    runner: './test/mutation/runner.ts',
    pool: 'forks',
    maxWorkers: 1,
    isolate: false,
    // What is kept there goes by the file as it is, not by the one with the switches.
    fsModuleCache: false,
    testTimeout: 60_000,
    env: { QMS_PROPERTY_RUNS: '0.1' },
    reporters: [['default', { summary: false }]],
  },
});
