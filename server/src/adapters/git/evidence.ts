import { createHash } from 'node:crypto';
import type { BlockEvidence, BoundChange } from '../../model/evidence.ts';
import type { JsonObject } from '../../model/json.ts';
import { changesBetween } from '../../records/bound-changes.ts';
import type { ReadSetup } from '../../records/read-setup.ts';
import { deepEqual } from '../../workspace/deep-equal.ts';
import type { EvidenceRequest, ReadEvidence, SignedBlock } from '../../workspace/ports.ts';
import { type LoadTypes, readingBasis, readRootSetup } from '../../workspace/root-setup.ts';
import { changedIn, changesSince } from './changes-since.ts';
import { type CheckSignature, KnownCommits } from './commit-facts.ts';
import { commitFiles } from './commit-files.ts';
import { type EvidenceCache, type KeptIntroduction, noCache } from './evidence-cache.ts';
import { type Found, findIntroductions } from './find-introductions.ts';
import { GitFault } from './git-fault.ts';
import { headPositions } from './head-positions.ts';
import type { Sought } from './introductions.ts';
import { foldersOfRepository } from './program.ts';
import { Repository } from './repository.ts';
import { Signatures } from './signatures.ts';
import { Texts } from './texts.ts';
import { Versions } from './versions.ts';

/** What of the world git evidence needs besides the repository. */
export interface GitEvidenceOptions {
  readonly loadTypes: LoadTypes;
  readonly cache?: EvidenceCache;
  readonly environment?: NodeJS.ProcessEnv;
}

/** More records than this that come in with one commit make it an import. */
const mostAtOnce = 20;

/**
 * What the git history says of sign-offs of a root in a folder. Nothing of the repository runs, and
 * nothing in it is written.
 */
export const gitEvidence =
  (root: string, options: GitEvidenceOptions): ReadEvidence =>
  async (request, signal) => {
    const repository = await Repository.open(root, options.environment);
    if (typeof repository === 'string') return { kind: 'none', reason: repository };
    const { environment = process.env, loadTypes, cache = noCache } = options;
    const signatures = new Signatures({ leftOut: foldersOfRepository(root), environment });
    try {
      const head = await repository.commitOf('HEAD');
      if (head === null) return { kind: 'none', reason: 'nothing-committed' };
      const check = request.withSignatures ? signatures.check : null;
      const blocks = await readBlocks(repository, head, request, { loadTypes, cache, check }, signal);
      return { kind: 'read', head, withSignatures: request.withSignatures, blocks };
    } catch (error) {
      if (error instanceof GitFault) return { kind: 'none', reason: 'unreadable' };
      throw error;
    } finally {
      signatures.close();
      repository.close();
    }
  };

/** How the last commit has its files read, and what old texts are read by from one run to the next. */
async function readingAt(
  repository: Repository,
  head: string,
  { root }: EvidenceRequest,
  load: LoadTypes,
): Promise<{ readonly setup: ReadSetup; readonly isSame: boolean; readonly name: string }> {
  const files = commitFiles(repository, head);
  const loadTypes: LoadTypes = async (found) =>
    deepEqual(found, root.schemas) ? { catalogue: root.setup.catalogue, issues: new Map() } : load(found);
  const { setup, schemas } = await readRootSetup(
    { files, loadTypes, rules: [], sha256: root.setup.sha256 },
    await files.list(),
  );
  const basis = [readingBasis(setup.configuration), schemas];
  const isSame = deepEqual(basis, [readingBasis(root.setup.configuration), root.schemas]);
  const name = createHash('sha256').update(JSON.stringify(basis)).digest('base64url');
  return { setup, isSame, name };
}

interface Helpers {
  readonly loadTypes: LoadTypes;
  readonly cache: EvidenceCache;
  /** Null where signatures are left alone. */
  readonly check: CheckSignature | null;
}

async function readBlocks(
  repository: Repository,
  head: string,
  request: EvidenceRequest,
  { loadTypes, cache, check }: Helpers,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, BlockEvidence>> {
  const signed = await request.signed();
  const reading = await readingAt(repository, head, request, loadTypes);
  const texts = new Texts(new Versions(repository, reading.setup));
  const { positions, settled } = await headPositions(
    repository,
    head,
    texts,
    { ...request, signed },
    reading.isSame,
  );
  const kept = cache.load();
  const usable = kept?.reading === reading.name ? kept : null;
  const { found, unknown } = await findIntroductions(
    repository,
    head,
    positions,
    texts,
    usable,
    request.breathe,
    signal,
  );

  const sought = new Map(positions.map((position) => [position.sought.key, position.sought]));
  const introductions: Record<string, KeptIntroduction> = {};
  for (const [key, each] of found) introductions[key] = each.introduction;
  const stale = staleAmong(signed, found);
  for (const key of stale.keys())
    introductions[key] = {
      ...found.get(key)!.introduction,
      changedIn: await changedIn(sought.get(key)!, found.get(key)!, texts),
    };

  const commits = new KnownCommits(repository, kept?.commits ?? {}, check);
  await commits.look(
    Object.values(introductions).flatMap(({ commit, changedIn: since }) => [
      commit,
      ...(since === null ? [] : [since]),
    ]),
  );
  cache.save({ head, reading: reading.name, introductions, commits: commits.lasting() });

  const blocks = new Map<string, BlockEvidence>([...settled, ...unknown]);
  const imports = importsAmong(signed, found);
  for (const [key, { commit, matched, edited, changedIn: since }] of Object.entries(introductions)) {
    const facts = commits.get(commit);
    if (facts === null) continue;
    const block = stale.get(key);
    blocks.set(key, {
      kind: 'introduced',
      commit: facts,
      matched,
      imported: imports.has(commit),
      edited: editedKeys(edited, sought.get(key)),
      since:
        block === undefined
          ? null
          : await changesSince(
              sought.get(key)!,
              found.get(key)!,
              block,
              request,
              texts,
              since === null ? null : commits.get(since),
            ),
    });
  }
  return blocks;
}

/** Sign-offs that fitted where they begin and do not fit now. */
const staleAmong = (
  signed: readonly SignedBlock[],
  found: ReadonlyMap<string, Found>,
): ReadonlyMap<string, SignedBlock> =>
  new Map(
    signed
      .filter(({ key, fits }) => !fits && found.get(key)?.introduction.matched === true)
      .map((block) => [block.key, block]),
  );

/** Commits that brought in so many signed records at once that nobody can have signed them there. */
function importsAmong(
  signed: readonly SignedBlock[],
  found: ReadonlyMap<string, Found>,
): ReadonlySet<string> {
  const records = new Map<string, Set<string>>();
  for (const { key, record } of signed) {
    const introduction = found.get(key)?.introduction;
    if (introduction?.isNewRecord !== true) continue;
    const others = records.get(introduction.commit) ?? new Set();
    records.set(introduction.commit, others.add(record.key));
  }
  return new Set([...records].filter(([, keys]) => keys.size > mostAtOnce).map(([commit]) => commit));
}

/** What a commit changed of a block without signing again. */
function editedKeys(before: string | null, sought: Sought | undefined): readonly BoundChange[] {
  if (before === null || sought === undefined) return [];
  return changesBetween(JSON.parse(before) as JsonObject, JSON.parse(sought.form) as JsonObject);
}
