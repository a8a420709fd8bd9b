import type { HeldEntry } from '../model/queries.ts';
import type { QmsRecord, Reference } from '../model/record.ts';
import type { Path, Position, Span } from '../model/text.ts';
import { recordNode } from '../records/record-node.ts';
import { settingsFiles } from '../records/settings-files.ts';
import { settingsSchemaOf } from '../records/settings-schema.ts';
import { isObject, splitReference } from '../records/values.ts';
import { findNode, resolveAlias, type YamlNode, type YamlScalar } from '../text/node.ts';
import type { LocatedFile } from '../workspace/located-file.ts';
import type { Project } from '../workspace/project.ts';
import type { LanguageContext } from './context.ts';

/** Opens another file of the root as the editor (or else the disk) has it; null when it cannot be read. */
export type OpenFile = (path: string) => Promise<LocatedFile | null>;

/** One place of a file's text where an id stands. */
export interface Mention {
  /**
   * `declaration`: the record's own `id`; `entry`: the id of an entry of one of its lists; `former`: one of its
   * `formerIds`; `data`: a field that refers to records; `body`: `[[id]]`; `configuration`: a field of qms.yaml or
   * of the baseline that refers to records.
   */
  readonly kind: 'declaration' | 'entry' | 'former' | 'data' | 'body' | 'configuration';
  /** The id as written, without a pinned version. */
  readonly id: string;
  readonly version: string | null;
  /** The record the mention stands in (of a register's defaults, the first item that inherits it). */
  readonly record: QmsRecord | null;
  readonly path: Path;
  /** Types the field allows; empty means any. */
  readonly types: readonly string[];
  /** The id alone. */
  readonly span: Span;
  /** The whole value with quotes and version, or the whole `[[…]]`. */
  readonly whole: Span;
  /** The value's node; null for a mention in a body. */
  readonly node: YamlScalar | null;
}

/**
 * The node at a path of a record, whose first key may go by another name in the file; what an item of a
 * register inherits is found under `defaults`. Null where the text holds no such path.
 */
export function recordPathNode(
  file: LocatedFile,
  record: QmsRecord,
  path: Path,
  aliases: Readonly<Record<string, string>>,
): YamlNode | null {
  const document = file.documents[record.document] ?? null;
  const own = recordNode(document, record.item, aliases);
  const whole = document?.tree() ?? null;
  const [first, ...rest] = path;
  const names = [first, ...Object.keys(aliases).filter((name) => aliases[name] === first)];
  for (const name of names) {
    if (name === undefined) continue;
    const found = own === null ? null : findNode(own, [name, ...rest]);
    if (found !== null) return resolveAlias(found.node);
    const inherited =
      whole === null || record.item === null ? null : findNode(whole, ['defaults', name, ...rest]);
    if (inherited !== null) return resolveAlias(inherited.node);
  }
  return null;
}

/** Where the id stands within a scalar that holds it, possibly with a pinned version. */
function idSpan(node: YamlScalar, id: string): Span {
  const quote = node.style === 'single' || node.style === 'double' ? 1 : 0;
  return node.source.startsWith(id, quote)
    ? { start: node.start + quote, end: node.start + quote + id.length }
    : { start: node.start, end: node.end };
}

/** All mentions of ids in a file, in order of their places; only those of `ids` when given. */
export function mentionsIn(
  project: Project,
  file: LocatedFile,
  ids?: ReadonlySet<string>,
): readonly Mention[] {
  const found = new Map<number, Mention>();
  const { aliases } = project.configuration;
  const wanted = (id: string): boolean => ids === undefined || ids.has(id);
  const add = (
    kind: Mention['kind'],
    record: QmsRecord | null,
    path: Path,
    types: readonly string[],
    node: YamlNode | null,
    written: string,
  ): void => {
    // Text that was edited since it was read is passed over rather than taken for something else.
    if (node?.kind !== 'scalar' || node.value !== written || found.has(node.start)) return;
    const { id, version } =
      kind === 'data' || kind === 'configuration' ? splitReference(written) : { id: written, version: null };
    const whole = { start: node.start, end: node.end };
    found.set(node.start, { kind, id, version, record, path, types, span: idSpan(node, id), whole, node });
  };
  const addReference = (record: QmsRecord, { target, version, path, types }: Reference): void => {
    const written = version === null ? target : `${target}@${version}`;
    add('data', record, path, types, recordPathNode(file, record, path, aliases), written);
  };
  for (const record of project.store.factsOf(file.path)?.records ?? []) {
    if (record.id !== '' && wanted(record.id))
      add('declaration', record, ['id'], [], recordPathNode(file, record, ['id'], aliases), record.id);
    for (const { id, path, key } of record.entries) {
      const own = [...path, key];
      if (wanted(id)) add('entry', record, own, [], recordPathNode(file, record, own, aliases), id);
    }
    for (const [path, former] of formerIdPaths(record))
      if (wanted(former))
        add('former', record, path, [], recordPathNode(file, record, path, aliases), former);
    for (const reference of record.references)
      if (reference.span === undefined && wanted(reference.target)) addReference(record, reference);
    if (record.markdown && record.document === 0 && project.configuration.wikiLinks) {
      for (const { id, version, span, idSpan: alone } of file.markdown?.body().wikiLinks ?? []) {
        const mention = {
          id,
          version,
          record,
          path: ['body'],
          types: [],
          span: alone,
          whole: span,
          node: null,
        };
        if (wanted(id)) found.set(span.start, { kind: 'body', ...mention });
      }
    }
  }
  const settings = settingsSchemaOf(file.path);
  if (settings !== null) {
    const document = file.documents[0];
    const [data, root] = [document?.data, document?.tree() ?? null];
    if (root !== null && isObject(data))
      for (const { path, value, types } of settings.references(data)) {
        const node = findNode(root, path)?.node;
        if (node !== undefined && wanted(splitReference(value).id))
          add('configuration', null, path, types, resolveAlias(node), value);
      }
  }
  return [...found.values()].sort((left, right) => left.whole.start - right.whole.start);
}

/** The entries of a record's `formerIds`, each with its path. */
function formerIdPaths({ data }: QmsRecord): readonly (readonly [Path, string])[] {
  const former = data['formerIds'];
  if (typeof former === 'string') return [[['formerIds'], former]];
  if (!Array.isArray(former)) return [];
  return former.flatMap((entry, index) =>
    typeof entry === 'string' ? [[['formerIds', index], entry] as const] : [],
  );
}

/** The mention at a position of the document at hand, both ends of it included; null where there is none. */
export function mentionAt({ project, file }: LanguageContext, position: Position): Mention | null {
  const offset = file.lines.offsetAt(position);
  return mentionsIn(project, file).find(({ whole }) => whole.start <= offset && offset <= whole.end) ?? null;
}

/**
 * Every id that leads to the records an id leads to: their own and the former ones that no other record has
 * taken or claims as well. An id that no record has stands for itself.
 */
export function idsBehind(project: Project, id: string): ReadonlySet<string> {
  const { store } = project;
  const own = store.versions(id)[0]?.id ?? id;
  const former = store
    .versions(own)
    .flatMap((record) => formerIdPaths(record).map(([, each]) => each))
    .filter((each) => store.versions(each)[0]?.id === own);
  return new Set([own, ...former]);
}

/** Every id that leads to a record or into it: those of {@link idsBehind}, and those of its entries. */
export const idsInto = (project: Project, record: QmsRecord): ReadonlySet<string> =>
  new Set([...idsBehind(project, record.id), ...record.entries.map(({ id }) => id)]);

/** The ids that somebody at a mention means: of an entry its own, else all that lead to the record. */
export const idsMeant = (project: Project, { kind, id }: Mention): ReadonlySet<string> =>
  kind === 'entry' ? new Set([id]) : idsBehind(project, id);

/** The entry of a list that a mention is of or leads to; undefined where it is of a record, or of nothing. */
export function entryMeant(
  { project }: LanguageContext,
  { kind, id, version, record, path }: Mention,
): HeldEntry | undefined {
  if (kind !== 'entry' || record === null)
    return project.queries.entry(id, version) ?? project.queries.entry(id);
  const entry = record.entries.find(
    (each) =>
      each.id === id &&
      each.path.length + 1 === path.length &&
      each.path.every((segment, depth) => segment === path[depth]),
  );
  return entry === undefined ? undefined : { record, entry };
}

/** The declarations of ids among mentions: of a record, of one of its entries, and former ones. */
export const isDeclaration = ({ kind }: Mention): boolean =>
  kind === 'declaration' || kind === 'entry' || kind === 'former';

/** Every mention of some ids in the root, file by file in order of path. */
export async function mentionsOf(
  project: Project,
  ids: ReadonlySet<string>,
  open: OpenFile,
): Promise<readonly { readonly file: LocatedFile; readonly mentions: readonly Mention[] }[]> {
  const paths = new Set<string>(settingsFiles.filter((path) => project.listed.has(path)));
  for (const id of ids)
    for (const { file } of [
      ...project.store.mentioning(id),
      ...project.store.versions(id),
      ...project.store.entries(id).map(({ record }) => record),
    ])
      paths.add(file);
  const found: { file: LocatedFile; mentions: readonly Mention[] }[] = [];
  for (const path of [...paths].sort()) {
    const file = await open(path);
    const mentions = file === null ? [] : mentionsIn(project, file, ids);
    if (file !== null && mentions.length > 0) found.push({ file, mentions });
  }
  return found;
}
