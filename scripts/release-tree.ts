/**
 * Puts together what a release is tagged as: `node scripts/release-tree.ts <folder>`, an empty one or a work tree with
 * nothing in it. It holds the npm package, what GitHub, GitLab and pre-commit look for in a repository, and no sources.
 */
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chunksOf } from './chunks.ts';
import { stageNpm } from './stage-npm.ts';

/** What `action.yml` and `comment/action.yml` run. */
const entries = ['dist/action.mjs', 'dist/comment.mjs'];

const target = process.argv[2];
if (target === undefined) throw new Error('name a folder: node scripts/release-tree.ts <folder>');
await mkdir(target, { recursive: true });
if ((await readdir(target)).some((name) => name !== '.git'))
  throw new Error(`${target} is not empty: a release holds nothing of an earlier one`);
await stageNpm(target);
for (const part of [...entries, ...(await chunksOf(entries))]) await cp(part, join(target, part));
await cp('delivery', target, { recursive: true });
