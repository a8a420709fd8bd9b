import { rules as allRules } from '../../server/generated/rules.ts';
import type { Finding } from '../../server/src/model/finding.ts';
import type { Json, JsonObject } from '../../server/src/model/json.ts';
import { rulesOf } from '../rules/families.ts';
import { type CheckOptions, openProject } from '../rules/harness.ts';
import { yaml } from '../rules/signing.ts';

const familyOfSignOffs = new Set(rulesOf('sign-off').map(({ id }) => id));
/** Reading a file may find faults of the text whatever is judged afterwards. */
const rulesOnSignOffs = allRules.filter(({ id, scope }) => scope === 'reading' || familyOfSignOffs.has(id));

/** A record on its way through its life: its data, and for Markdown the text below the front matter. */
export interface RecordFile {
  readonly data: JsonObject;
  readonly body?: string;
}

/** A repository by path. Records stay data, so that a step can change one key. */
export type Repository = Readonly<Record<string, RecordFile | string>>;

/** The file as somebody would have written it, one line per key. */
const textOf = (file: RecordFile | string): string => {
  if (typeof file === 'string') return file;
  return file.body === undefined ? yaml(file.data) : `---\n${yaml(file.data)}---\n${file.body}`;
};

/** What is committed: path → text. */
export const textsOf = (repository: Repository): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(repository).map(([path, file]) => [path, textOf(file)]));

/** The record in a file of the repository. */
export function recordIn(repository: Repository, path: string): RecordFile {
  const file = repository[path];
  if (file === undefined || typeof file === 'string') throw new Error(`No record in ${path}`);
  return file;
}

/**
 * A copy of a value in which one place has another value, or, for `undefined`, is gone. Places are written as
 * `outputs[0].actions`.
 */
export function withValue(value: Json, place: string, to: Json | undefined): Json {
  const [, step = '', rest = ''] = /^\[?([^.[\]]+)\]?\.?(.*)$/.exec(place) ?? [];
  if (Array.isArray(value)) {
    const index = Number(step);
    const item = rest === '' ? to : withValue(value[index] ?? {}, rest, to);
    const others = value.map((each, at) => (at === index ? item : each));
    return (index < value.length ? others : [...value, item]).filter((each) => each !== undefined);
  }
  const mapping = (typeof value === 'object' && value !== null ? value : {}) as JsonObject;
  const inner = rest === '' ? to : withValue(mapping[step] ?? (rest.startsWith('[') ? [] : {}), rest, to);
  const entries = Object.entries({ ...mapping, [step]: inner }).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries) as JsonObject;
}

/** The repository with some places of one record changed. */
export const changed = (
  repository: Repository,
  path: string,
  values: Readonly<Record<string, Json | undefined>>,
): Repository => {
  const file = recordIn(repository, path);
  const data = Object.entries(values).reduce<Json>(
    (before, [place, to]) => withValue(before, place, to),
    file.data,
  );
  return { ...repository, [path]: { ...file, data: data as JsonObject } };
};

const blocksOf = (data: JsonObject): readonly JsonObject[] => (data['signOffs'] ?? []) as JsonObject[];

/** Adds blocks to the records of some files and writes the digests that the product asks for, as `qms sign` would. */
export async function signedWith(
  repository: Repository,
  blocks: Readonly<Record<string, readonly JsonObject[]>>,
): Promise<Repository> {
  const unsigned = { ...repository };
  for (const [path, added] of Object.entries(blocks)) {
    const { data, body } = recordIn(repository, path);
    const withBlocks = { ...data, signOffs: [...blocksOf(data), ...added] };
    unsigned[path] = { data: withBlocks, ...(body === undefined ? {} : { body }) };
  }
  const { project } = await openProject(textsOf(unsigned), { rules: rulesOnSignOffs });
  const signed = { ...unsigned };
  for (const path of Object.keys(blocks)) {
    const [record] = project.store.factsOf(path)?.records ?? [];
    if (record === undefined) throw new Error(`${path} was not read as a record`);
    const file = recordIn(unsigned, path);
    const signOffs = blocksOf(file.data).map((block, index) => {
      if (block['digest'] !== undefined) return block;
      const digest = project.queries.expectedDigest(record, index);
      if (digest === null) throw new Error(`No digest exists for ${path}`);
      return { ...block, digest };
    });
    signed[path] = { ...file, data: { ...file.data, signOffs } };
  }
  return signed;
}

/** One more block in one record. */
export const signed = (repository: Repository, path: string, ...blocks: JsonObject[]): Promise<Repository> =>
  signedWith(repository, { [path]: blocks });

/** The content digest of the record in a file, as the approval of a review writes it. */
export async function contentDigestOf(repository: Repository, path: string): Promise<string> {
  const { project } = await openProject(textsOf(repository), { rules: rulesOnSignOffs });
  const [record] = project.store.factsOf(path)?.records ?? [];
  const digest = record === undefined ? null : project.queries.contentDigest(record);
  if (digest === null) throw new Error(`No digest exists for ${path}`);
  return digest;
}

/** What the rules on sign-offs say of a repository. */
export async function signOffFindings(
  repository: Repository,
  options: CheckOptions = {},
): Promise<readonly Finding[]> {
  const { project } = await openProject(textsOf(repository), { rules: rulesOnSignOffs, ...options });
  return project.outcome().findings.filter(({ rule }) => familyOfSignOffs.has(rule));
}

/** `signoff-stale POL-001 signOffs[PER-001].digest`. */
export const short = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ rule, record, path }) => `${rule} ${record ?? 'qms.yaml'} ${path}`.trimEnd());
