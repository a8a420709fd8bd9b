import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { makeTarball, type Tarball } from '../../scripts/tarball.ts';

/** The npm package of this build, packed once for all tests that ask for it; whoever is first packs it. */
export async function packed(): Promise<Tarball> {
  const shared = inject('shared');
  const noted = join(shared, 'tarball.json');
  if (!existsSync(noted)) {
    const own = mkdtempSync(join(shared, 'tarball-'));
    mkdirSync(join(own, 'packed'));
    writeFileSync(join(own, 'noted'), JSON.stringify(await makeTarball(join(own, 'packed'))));
    renameSync(join(own, 'noted'), noted);
  }
  return JSON.parse(readFileSync(noted, 'utf8')) as Tarball;
}
