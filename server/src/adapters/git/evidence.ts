import { createHash } from 'node:crypto';
import type { BlockEvidence, BoundChange, Evidence } from '../../model/evidence.ts';
import type { JsonObject } from '../../model/json.ts';
import { changesBetween } from '../../records/bound-changes.ts';
import type { ReadSetup } from '../../records/read-setup.ts';
import { deepEqual } from '../../workspace/deep-equal.ts';
import type { EvidenceRequest, FileSystem, ReadEvidence, SignedBlock } from '../../workspace/ports.ts';
import { type LoadTypes, readingBasis, readRootSetup } from '../../workspace/root-setup.ts';
import { changesSinceApprovals } from './approved-contents.ts';
import { changedIn, changesSince } from './changes-since.ts';
import { type CheckSignature, KnownCommits } from './commit-facts.ts';
import { commitFiles } from './commit-files.ts';
import { isConfiguredAsIn } from './configured-as-in.ts';
import { type EvidenceCache, type KeptIntroduction, noCache } from './evidence-cache.ts';
import { type Found, findIntroductions } from './find-introductions.ts';
import { GitFault } from './git-fault.ts';
import { isPartial } from './head-commit.ts';
import { headPositions } from './head-positions.ts';
import type { Sought } from './introductions.ts';
import { aloneAmong, introductionsToKeep, withoutUncertain } from './kept-introductions.ts';
import { lostFiles } from './lost-files.ts';
import { type Integrities, presentFiles } from './present-files.ts';
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
  /** The repository, where somebody has it open; whoever does closes it. */
  readonly repository?: Repository;
  /** The commit whose history it is, as a full hash. Default: the one that is checked out. */
  readonly from?: string;
  /** Earlier texts are read as the root is read now, and not as the commit's own qms.yaml and schemas say. */
  readonly readsAsNow?: boolean;
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
    const repository = options.repository ?? (await Repository.open(root, options.environment));
    if (typeof repository === 'string') return { kind: 'none', reason: repository };
    const { environment = process.env, cache = noCache, from = 'HEAD' } = options;
    const signatures = new Signatures({ leftOut: foldersOfRepository(root), environment });
    try {
      const head = await repository.commitOf(from);
      if (head === null) return { kind: 'none', reason: 'nothing-committed' };
      const [check, keys] = request.withSignatures ? [signatures.check, signatures.keys()] : [null, null];
      const read = await readBlocks(repository, head, request, { ...options, cache, check, keys }, signal);
      return { kind: 'read', head, withSignatures: request.withSignatures, ...read };
    } catch (error) {
      if (error instanceof GitFault) return { kind: 'none', reason: 'unreadable' };
      throw error;
    } finally {
      signatures.close();
      if (options.repository === undefined) repository.close();
    }
  };

/** How the last commit has its files read, and what old texts are read by from one run to the next. */
async function readingAt(
  repository: Repository,
  head: string,
  { root, files: filesNow }: EvidenceRequest,
  { loadTypes: load, readsAsNow = false }: Helpers,
): Promise<{ readonly setup: ReadSetup; readonly isSame: boolean; readonly name: string }> {
  const now = [readingBasis(root.setup.configuration), root.schemas];
  if (readsAsNow || (await isReadAsNow(repository, head, filesNow, root)))
    return { setup: root.setup, isSame: true, name: nameOf(now) };
  const files = commitFiles(repository, head);
  const loadTypes: LoadTypes = async (found) =>
    deepEqual(found, root.schemas) ? { catalogue: root.setup.catalogue, issues: new Map() } : load(found);
  const { setup, schemas } = await readRootSetup(
    { files, loadTypes, rules: [], sha256: root.setup.sha256 },
    await files.list(),
  );
  const basis = [readingBasis(setup.configuration), schemas];
  return { setup, isSame: deepEqual(basis, now), name: nameOf(basis) };
}

/** Whether the settings of a commit are the present ones, byte for byte, so that they need not be read once more. */
async function isReadAsNow(
  repository: Repository,
  head: string,
  filesNow: FileSystem,
  { setup, schemas }: EvidenceRequest['root'],
): Promise<boolean> {
  // Which files are schemas is a matter of what there is besides.
  if (setup.configuration.schemas.length > 0 || schemas.length > 0) return false;
  return isConfiguredAsIn(repository, head, filesNow);
}

const nameOf = (basis: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(basis)).digest('base64url');

interface Helpers extends Pick<GitEvidenceOptions, 'loadTypes' | 'readsAsNow'> {
  readonly cache: EvidenceCache;
  /** Null where signatures are left alone. */
  readonly check: CheckSignature | null;
  /** The keys of the user, as they were before any signature was looked at; null where that cannot be told. */
  readonly keys: string | null;
}

async function readBlocks(
  repository: Repository,
  head: string,
  request: EvidenceRequest,
  helpers: Helpers,
  signal?: AbortSignal,
): Promise<Pick<Extract<Evidence, { kind: 'read' }>, 'blocks' | 'approvals'>> {
  const { cache, check, keys } = helpers;
  const signed = await request.signed();
  const reading = await readingAt(repository, head, request, helpers);
  const texts = new Texts(new Versions(repository, reading.setup));
  const { positions, settled } = await headPositions(
    repository,
    head,
    texts,
    { ...request, signed },
    reading.isSame,
  );
  const alone = aloneAmong(signed, positions, texts);
  // What is missing is not known here, whoever knew it once, and what follows from that may change.
  const isWhole = !isPartial(repository.git.folder);
  const kept = isWhole ? cache.load() : null;
  const usable = kept?.reading === reading.name ? withoutUncertain(kept, signed, alone) : null;
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
  const lost = await lostAmong(signed, sought, found, texts);
  const filesNow = (block: SignedBlock): Integrities =>
    presentFiles(block, request, lost.get(block.key) ?? {});
  const isStale = (block: SignedBlock): boolean =>
    !block.fits &&
    !(lost.has(block.key) && texts.versions.fitsWith(block.record, block.index, filesNow(block)) === true);
  const stale = staleAmong(signed.filter(isStale), found);
  for (const key of stale.keys())
    introductions[key] = {
      ...found.get(key)!.introduction,
      changedIn: await changedIn(sought.get(key)!, found.get(key)!, texts, lost.get(key) ?? {}),
    };

  const commits = new KnownCommits(repository, kept, check, keys);
  await commits.look(
    Object.values(introductions).flatMap(({ commit, changedIn: since }) => [
      commit,
      ...(since == null ? [] : [since]),
    ]),
  );
  const toKeep = introductionsToKeep(introductions, found, alone, stale);
  const known = { head, reading: reading.name, introductions: toKeep, ...commits.lasting() };
  if (isWhole && !deepEqual(known, kept)) cache.save(known);

  const blocks = new Map<string, BlockEvidence>([...settled, ...unknown]);
  const imports = importsAmong(signed, found);
  for (const [key, { commit, path, matched, edited, changedIn: since }] of Object.entries(introductions)) {
    const facts = commits.get(commit);
    if (facts === null) {
      blocks.set(key, { kind: 'unknown', reason: 'missing', at: commit });
      continue;
    }
    const block = stale.get(key);
    const gone = lost.get(key);
    blocks.set(key, {
      kind: 'introduced',
      commit: facts,
      file: path,
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
              filesNow(block),
              request.root.setup,
              texts,
              since == null ? null : commits.get(since),
            ),
      ...(gone === undefined ? {} : { lost: gone }),
    });
  }
  return { blocks, approvals: await changesSinceApprovals(repository, texts.versions, found, request) };
}

/** What files held that are gone, by the sign-offs that cover them. */
async function lostAmong(
  signed: readonly SignedBlock[],
  sought: ReadonlyMap<string, Sought>,
  found: ReadonlyMap<string, Found>,
  texts: Texts,
): Promise<ReadonlyMap<string, Integrities>> {
  const lost = new Map<string, Integrities>();
  for (const block of signed) {
    const [each, introduction] = [sought.get(block.key), found.get(block.key)];
    if (block.gone.length > 0 && each !== undefined && introduction !== undefined)
      lost.set(block.key, await lostFiles(each, introduction, block, texts));
  }
  return lost;
}

/** Sign-offs that fitted where they begin and, as they do not now, were changed. */
const staleAmong = (
  signed: readonly SignedBlock[],
  found: ReadonlyMap<string, Found>,
): ReadonlyMap<string, SignedBlock> =>
  new Map(
    signed
      .filter(({ key }) => found.get(key)?.introduction.matched === true)
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
