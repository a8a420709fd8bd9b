import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { placeInRepository } from '../../server/src/adapters/git/place-in-repository.ts';
import { openProject } from '../../server/src/main/open-project.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'qms-place-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a root lies below the folder that holds .git, be it a folder or the file of a linked work tree', async () => {
  const root = join(folder, 'company', 'qms');
  mkdirSync(join(root, 'docs'), { recursive: true });
  expect(placeInRepository(root)).toBeNull();
  writeFileSync(join(folder, '.git'), 'gitdir: elsewhere\n');
  expect(placeInRepository(root)).toBe('company/qms');
  mkdirSync(join(folder, 'company', '.git'));
  expect(placeInRepository(root)).toBe('qms');
  expect(placeInRepository(join(folder, 'company'))).toBe('');

  writeFileSync(join(root, 'qms.yaml'), 'organization: Test\n');
  writeFileSync(
    join(root, 'docs', 'd.md'),
    '---\nid: DOC-1\ntype: document\n---\n[a](/qms/docs/d.md) [b](/docs/d.md) [c](/qms/gone.md)\n',
  );
  const project = await openProject(root, { cache: false });
  await project.publish();
  const broken = project.outcome().findings.filter(({ rule }) => rule === 'link-broken');
  expect(broken.map(({ message }) => message.slice(0, 26))).toEqual(['No file is at gone.md. Cor']);
});
