/**
 * Measures what the git history costs: 5,000 signed records in 2,000 commits, the first time, again when nothing has
 * changed, and after one more commit. Run with `node test/bench/evidence.ts`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitEvidence } from '../../server/src/adapters/git/evidence.ts';
import { evidenceCache } from '../../server/src/adapters/git/evidence-cache.ts';
import { nodeFileSystem } from '../../server/src/adapters/node/file-system.ts';
import { nodeSha256 } from '../../server/src/adapters/node/sha256.ts';
import { roots } from '../../server/src/core/roots.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { signedFile } from '../rules/signing.ts';

const records = 5000;
const commits = 2000;
const folder = mkdtempSync(join(tmpdir(), 'qms-bench-'));
const root = join(folder, 'root');
const block = { by: 'PER-001', role: 'ROLE-MD', meaning: 'approved', date: '2026-03-01' };
const nameOf = (index: number): string => `objectives/${index % 20}/OBJ-${index}.yaml`;
const record = (index: number) => ({
  id: `OBJ-${index}`,
  type: 'quality-objective',
  title: `Objective ${index}`,
  custom: { why: 'Fewer complaints of customers about the time until somebody answers. '.repeat(8) },
  target: index,
});

function* history(): Generator<string> {
  const each = Math.ceil(records / (commits / 2));
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  for (let commit = 0; commit < commits; commit += 1) {
    yield `commit refs/heads/main\nauthor Jane <jane@acme.example> ${1_772_000_000 + commit * 60} +0100\n`;
    yield `committer Jane <jane@acme.example> ${1_772_000_000 + commit * 60} +0100\n${data('A change')}`;
    if (commit === 0) {
      yield `M 100644 inline qms.yaml\n${data('organization: Bench\nasOf: 2026-04-01\n')}`;
      yield `M 100644 inline people.yaml\n${data('id: PER-001\ntype: person\nname: Jane\nemails: jane@acme.example\n')}`;
    }
    // The first half writes and signs, the second half changes what is not bound.
    for (let at = 0; at < each; at += 1) {
      const index = (commit % (commits / 2)) * each + at;
      if (index >= records) continue;
      const owner = commit < commits / 2 ? {} : { owner: 'PER-001' };
      yield `M 100644 inline ${nameOf(index)}\n${data(signedFile({ ...record(index), ...owner }, block))}`;
    }
  }
}

execFileSync('git', ['init', '--quiet', '--initial-branch=main', root]);
spawnSync('git', ['fast-import', '--quiet'], { cwd: root, input: [...history()].join('') });
execFileSync('git', ['checkout', '--quiet', '--force', 'main'], { cwd: root });
execFileSync('git', ['gc', '--quiet'], { cwd: root });

const files = nodeFileSystem(root);
const loadTypes = async () => ({ catalogue: shippedCatalogue(), issues: new Map() });
const project = await roots.begin({
  files,
  readFacts: readFactsInThread(files),
  loadTypes,
  sha256: nodeSha256,
  readEvidence: gitEvidence(root, { loadTypes, cache: evidenceCache(folder, root, 'bench') }),
  clock: () => '2026-04-01',
  incremental: false,
});
await project.readAll();

async function measure(name: string): Promise<void> {
  const start = performance.now();
  await project.readEvidence(false);
  const levels = [...project.store.records.values()].filter(
    (each) => project.queries.evidence(each, 0)?.kind === 'introduced',
  );
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(2)} s, ${levels.length} found`);
}
await measure('first');
await measure('again');
spawnSync(
  'git',
  ['-c', 'user.name=M', '-c', 'user.email=m@x', 'commit', '--quiet', '--allow-empty', '-m', 'x'],
  {
    cwd: root,
  },
);
await measure('one commit later');
rmSync(folder, { recursive: true, force: true });
