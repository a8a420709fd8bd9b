import { defineMessages } from '../messages/define-messages.ts';
import type { Configuration, ConfigurationSection } from '../model/configuration.ts';
import type { FileFacts, ReadingIssue } from '../model/facts.ts';
import { baselineFile } from '../records/baseline.ts';
import { configurationFile, defaultConfiguration } from '../records/configuration.ts';
import {
  configurationIssues,
  type ReadConfiguration,
  readConfiguration,
  tooLargeConfiguration,
  unreadableConfiguration,
} from '../records/configuration-check.ts';
import type { Unread } from '../records/configuration-schemas.ts';
import { selectFiles } from '../records/file-selection.ts';
import { compileGlob } from '../records/globs.ts';
import {
  type ReadBaseline,
  readBaseline,
  tooLargeBaseline,
  unreadableBaseline,
} from '../records/read-baseline.ts';
import type { ReadSetup } from '../records/read-setup.ts';
import { portableSha256, type Sha256 } from '../records/sha256.ts';
import type { SchemaCatalogue } from '../schemas/catalogue.ts';
import { decode } from '../text/decode.ts';
import { deepEqual } from './deep-equal.ts';
import type { FileSystem, PlaceInRepository, ReadResult } from './ports.ts';

/** A schema of the root's own. */
export interface SchemaText {
  readonly path: string;
  readonly text: string;
}

/** The record types of a root: the shipped ones and those of its own schemas, with what is wrong with the latter. */
export interface LoadedTypes {
  readonly catalogue: SchemaCatalogue;
  /** Faults by schema file. */
  readonly issues: ReadonlyMap<string, readonly ReadingIssue[]>;
}

export type LoadTypes = (schemas: readonly SchemaText[]) => Promise<LoadedTypes>;

/**
 * Which settings hold: `good`, those that qms.yaml says; `kept`, those it said last, while it cannot be read; `defaults`
 * when it could not be read from the start, as for every run of the command line.
 */
export type SettingsInForce = 'good' | 'kept' | 'defaults';

/** What is wrong with a qms.yaml that cannot be read, and what follows from it. */
const say = defineMessages('settings-in-force', {
  kept: '{fault} Until it can be read, the settings it had before hold.',
  defaults: '{fault} Until it can be read, the default settings hold.',
});

/** What a project knows of its configuration, in one piece: replaced as a whole when qms.yaml changes. */
export interface RootSetup {
  readonly read: ReadConfiguration;
  readonly types: LoadedTypes;
  readonly setup: ReadSetup;
  readonly inForce: SettingsInForce;
  readonly issues: readonly ReadingIssue[];
  /** Schemas of the root's own that could not be read. */
  readonly unread: ReadonlyMap<string, Unread>;
  /** Texts of the root's own schemas, to see when they change. */
  readonly schemas: readonly SchemaText[];
  /** The baseline next to qms.yaml, or null where there is none. */
  readonly baseline: ReadBaseline | null;
}

/** What of the configuration decides what is read and how; the rest only matters to the rules that read it. */
export const readingBasis = (configuration: Configuration): readonly unknown[] => {
  const { records, exclude, types, aliases, people, typeWords, wikiLinks, schemas, ids } = configuration;
  const { limits, judgeFrom, risk, signOff } = configuration;
  return [
    ...[records, exclude, types, aliases, people, typeWords, wikiLinks, schemas, ids],
    ...[limits, judgeFrom, risk.scale, signOff.required],
  ];
};

/** True when records have to be read anew under the second of two configurations. */
export const readsDifferently = (before: RootSetup, after: RootSetup): boolean =>
  !deepEqual(readingBasis(before.setup.configuration), readingBasis(after.setup.configuration)) ||
  !deepEqual(before.schemas, after.schemas);

/** The sections of qms.yaml that say something else than before. */
export function differentSections(before: RootSetup, after: RootSetup): ConfigurationSection[] {
  const [old, now] = [before.setup.configuration, after.setup.configuration];
  return (Object.keys(now) as ConfigurationSection[]).filter((each) => !deepEqual(old[each], now[each]));
}

function isSchemaFile(configuration: Configuration, path: string): boolean {
  return configuration.schemas.some((pattern) => {
    const glob = compileGlob(pattern);
    return 'test' in glob && glob.test(path);
  });
}

/** True for one of the root's own schemas, read or yet to come. */
export const isOwnSchema = (
  { schemas, setup }: Pick<RootSetup, 'schemas' | 'setup'>,
  path: string,
): boolean => schemas.some((schema) => schema.path === path) || isSchemaFile(setup.configuration, path);

/** What is wrong with qms.yaml or with one of the root's own schemas; undefined for other files. */
export function faultsOfSetup({ issues, types }: RootSetup, path: string): FileFacts | undefined {
  const found = path === configurationFile ? issues : types.issues.get(path);
  return found === undefined ? undefined : { path, records: [], issues: found, ignores: [], anchors: null };
}

/** A qms.yaml that is gone counts as empty: its root is about to go as well. */
function readConfigurationOf(result: ReadResult): ReadConfiguration {
  if (result.kind === 'too-large') return tooLargeConfiguration();
  if (result.kind === 'unreadable') return unreadableConfiguration(result.reason);
  return readConfiguration(result.kind === 'bytes' ? result.bytes : new Uint8Array());
}

/** The baseline as a root has it; null where it has none. */
export async function readRootBaseline(
  files: FileSystem,
  listed: { readonly has: (path: string) => boolean },
): Promise<ReadBaseline | null> {
  if (!listed.has(baselineFile)) return null;
  const result = await files.read(baselineFile, defaultConfiguration.limits.fileSize);
  if (result.kind === 'missing') return null;
  if (result.kind === 'too-large') return tooLargeBaseline();
  return result.kind === 'unreadable' ? unreadableBaseline(result.reason) : readBaseline(result.bytes);
}

/**
 * Reads qms.yaml, the root's own schemas and the baseline.
 * @param listed every file below the root
 * @param before what was known before, whose settings hold in place of a qms.yaml that cannot be read; null for none
 */
export async function readRootSetup(
  options: {
    readonly files: FileSystem;
    readonly loadTypes: LoadTypes;
    readonly rules: readonly { readonly id: string }[];
    readonly sha256?: Sha256;
    readonly placeInRepository?: PlaceInRepository;
    /** What another state, whose qms.yaml is the same, read of it. */
    readonly knownConfiguration?: ReadConfiguration | undefined;
  },
  listed: readonly string[],
  before: RootSetup | null = null,
): Promise<RootSetup> {
  const { files, loadTypes, rules, placeInRepository, sha256 = portableSha256 } = options;
  const read =
    options.knownConfiguration ??
    readConfigurationOf(await files.read(configurationFile, defaultConfiguration.limits.fileSize));
  const lastGood = before === null || before.inForce === 'defaults' ? null : before.setup.configuration;
  const inForce = read.readable ? 'good' : lastGood === null ? 'defaults' : 'kept';
  const configuration = read.readable ? read.configuration : (lastGood ?? read.configuration);
  const schemas: SchemaText[] = [];
  const unread = new Map<string, Unread>();
  for (const path of listed.filter((candidate) => isSchemaFile(configuration, candidate)).sort()) {
    const file = await files.read(path, configuration.limits.fileSize);
    if (file.kind === 'bytes') schemas.push({ path, text: decode(file.bytes).text });
    else unread.set(path, file);
  }
  const types = await loadTypes(schemas);
  const setup: ReadSetup = {
    configuration,
    selection: selectFiles(configuration),
    catalogue: types.catalogue,
    sha256,
    below: (await placeInRepository?.()) ?? '',
  };
  const baseline = await readRootBaseline(files, new Set(listed));
  return withIssues({ read, types, setup, inForce, schemas, unread, issues: [], baseline }, rules, listed);
}

/** What is known of a configuration, with what is wrong with it where these files are below the root. */
export function withIssues(
  root: RootSetup,
  rules: readonly { readonly id: string }[],
  listed: readonly string[],
): RootSetup {
  const { read, types, unread, inForce } = root;
  const ruleIds = rules.map(({ id }) => id);
  const found = configurationIssues(read, types.catalogue, ruleIds, { listed, unread });
  const issues =
    inForce === 'good'
      ? found
      : found.map((issue) => ({ ...issue, message: say[inForce]({ fault: issue.message }) }));
  return { ...root, issues };
}
