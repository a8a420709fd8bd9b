import { globSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for what tests make of the build for each other; gone when all of them are through. */
    readonly shared: string;
  }
}

const sources = [
  'package.json',
  '{client,server}/src/**/*',
  'client/page/**/*',
  'schemas/*.json',
  'scripts/{build,generate}.ts',
  'scripts/generate/*.ts',
];

/**
 * What is wrong with the build of a checkout, for those who start it; nothing when it is newer than what it is made of.
 * @param root The folder with `dist/`.
 */
export function staleBuild(root: string): string | null {
  // The build writes this one last.
  const built = statSync(join(root, 'dist/build-id'), { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return 'There is no build in dist/: run `npm run build`.';
  const newer = globSync(sources, { cwd: root }).find((path) => {
    const entry = statSync(join(root, path));
    return entry.isFile() && entry.mtimeMs > built;
  });
  return newer === undefined ? null : `dist/ is older than ${newer}: run \`npm run build\`.`;
}

/** Tests of what is built would otherwise test what was built before the last change. */
export default function setup({ provide }: TestProject): () => void {
  const problem = staleBuild(resolve(import.meta.dirname, '../..'));
  if (problem !== null) throw new Error(problem);
  const shared = mkdtempSync(join(tmpdir(), 'qms-tests-'));
  provide('shared', shared);
  return () => rmSync(shared, { recursive: true, force: true });
}
