import type { IsoDate } from '../model/configuration.ts';
import { configurationFile } from '../records/configuration.ts';
import { dateOf } from '../records/dates.ts';
import { overlaidFiles } from '../workspace/overlaid-files.ts';
import type { CompareFiles, FileSystem } from '../workspace/ports.ts';
import { Project } from '../workspace/project.ts';
import { readFactsInThread } from '../workspace/read-facts.ts';
import type { LoadTypes } from '../workspace/root-setup.ts';
import { configurationIn, type EarlierState } from './config-from.ts';
import { type FileChanges, fileChanges } from './file-changes.ts';
import { knownOfDomain } from './known-of-domain.ts';
import type { RootPorts } from './root-ports.ts';

/** Two states of a root, judged on the same day and published. */
export interface OpenStates {
  readonly base: Project;
  readonly head: Project;
}

/** The same, with what is known of their files. */
export interface PairOfStates extends OpenStates {
  /** False where the base had no qms.yaml: then it has no records and no findings. */
  readonly isRoot: boolean;
  readonly files: FileChanges;
}

/** An earlier state of a root, and how its files compare with those of the later one. */
export interface StateToCompare extends EarlierState {
  readonly compare: CompareFiles;
  /** Loads own schemas of the base, where they are not those of the head. */
  readonly loadTypes: LoadTypes;
  /** Whose `asOf` decides on which day both are judged, where no day is given. */
  readonly dayOf: 'base' | 'head';
}

/**
 * Reads and judges two states of a root side by side. The head is judged as by a check; of the base only what differs is
 * read, and only what reads anything that differs is judged. Where qms.yaml, a schema or a mapping differs so that files
 * are read otherwise, the base is read and judged whole, by its own settings.
 * @param ports those of the head; as long as the pair is used, the files of both states are read for places in texts
 */
export async function openPair(
  ports: RootPorts,
  earlier: StateToCompare,
  signal?: AbortSignal,
): Promise<PairOfStates> {
  const today = earlier.dayOf === 'base' ? await dayOf(earlier.files, ports) : ports.today;
  const head = await Project.begin({
    ...ports,
    ...knownOfDomain,
    incremental: false,
    ...(today === undefined ? {} : { today }),
  });
  await head.readAll(signal);
  await head.readWantedEvidence(signal);
  const listed = new Set(await earlier.files.list());
  const isRoot = listed.has(configurationFile);
  const same = isRoot ? await earlier.compare.same(head.listed) : new Set<string>();
  const isSame = (path: string): boolean => same.has(path);
  // The folder is not listed a second time.
  const ofHead: FileSystem = { ...ports.files, list: async () => [...head.listed] };
  const files: FileSystem = isRoot ? overlaidFiles(earlier.files, ofHead, isSame) : noFiles;
  const { other: base, judge } = await head.beside(
    {
      ...ports,
      ...knownOfDomain,
      incremental: false,
      files,
      readFacts: readFactsInThread(files),
      loadTypes: earlier.loadTypes,
      readEvidence: earlier.readEvidence,
    },
    isSame,
    signal,
  );
  while (!(await head.judge())) signal?.throwIfAborted();
  await head.publish();
  if (isRoot) await judge();
  return { base, isRoot, head, files: await fileChanges(base, head, isSame, earlier.compare) };
}

/** The day on which a root with these files is judged. */
async function dayOf(files: FileSystem, { today, clock }: RootPorts): Promise<IsoDate> {
  const asOf = (await configurationIn(files))?.asOf ?? null;
  return today ?? (asOf === null ? null : dateOf(asOf)) ?? clock();
}

const noFiles: FileSystem = { list: async () => [], read: async () => ({ kind: 'missing' }) };
