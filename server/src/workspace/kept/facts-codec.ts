import type { FileFacts, IgnoreComment, ReadingIssue, UnreadText } from '../../model/facts.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Adoption, ExpectedDigest, FileUse, Oddity, QmsRecord, Reference } from '../../model/record.ts';
import { recordOf } from '../../records/build-record.ts';
import type { SchemaCatalogue } from '../../schemas/catalogue.ts';

/**
 * One record as it is kept: what its data do not say, and of that only what is not as in most records.
 * Every byte left out is one less to write, to read, to check and to parse.
 */
interface KeptRecord {
  readonly data: JsonObject;
  /** Where it is not the one the data name. */
  readonly type?: string;
  readonly document?: number;
  readonly item?: number;
  /** Place of the register among the records of the file. */
  readonly register?: number;
  readonly writtenKeys?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly bodyReferences?: readonly Reference[];
  readonly fileUses?: readonly FileUse[];
  readonly oddities?: readonly Oddity[];
  readonly digests?: readonly ExpectedDigest[];
  readonly adoption?: Adoption;
}

interface KeptFacts {
  readonly records: readonly KeptRecord[];
  readonly issues?: readonly ReadingIssue[];
  readonly ignores?: readonly IgnoreComment[];
  readonly anchors?: readonly string[];
  readonly unread?: UnreadText;
}

/** Numbers JSON cannot carry (`.inf`, `-0`, `1e400`) only stand where one of these is noted. */
const isExact = (facts: FileFacts): boolean =>
  facts.records.every(({ oddities }) => oddities.every(({ kind }) => !kind.startsWith('number-')));

/** A list, or nothing (which JSON leaves out) for an empty one. */
const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

const kept = (record: QmsRecord) => ({
  data: record.data,
  type: record.data['type'] === record.type ? undefined : record.type,
  document: record.document === 0 ? undefined : record.document,
  item: record.item ?? undefined,
  register:
    record.register === null
      ? undefined
      : Number(record.register.slice(record.register.lastIndexOf('#') + 1)),
  writtenKeys: record.writtenKeys ?? undefined,
  body: record.body ?? undefined,
  bodyReferences: some(record.references.filter(({ span }) => span !== undefined)),
  fileUses: some(record.fileUses),
  oddities: some(record.oddities),
  digests: some(record.digests),
  adoption: record.adoption ?? undefined,
});

/** Facts as one line of JSON, or null for the few that would not come back the same. */
export const encodeFacts = (facts: FileFacts): string | null =>
  isExact(facts)
    ? JSON.stringify({
        records: facts.records.map(kept),
        issues: some(facts.issues),
        ignores: some(facts.ignores),
        anchors: facts.anchors ?? undefined,
        unread: facts.unread,
      })
    : null;

/** The facts of the file at a path, read under the same configuration and schemas as when they were encoded. */
export function decodeFacts(line: string, path: string, catalogue: SchemaCatalogue): FileFacts {
  const { records, issues = [], ignores = [], anchors = null, unread } = JSON.parse(line) as KeptFacts;
  return {
    path,
    records: records.map((record, ordinal) => {
      const { data, register, body = null } = record;
      const parts = {
        ordinal,
        document: record.document ?? 0,
        item: record.item ?? null,
        markdown: body !== null,
        type: record.type ?? String(data['type']),
        data,
        writtenKeys: record.writtenKeys ?? null,
        body,
        bodyReferences: record.bodyReferences ?? [],
        fileUses: record.fileUses ?? [],
        oddities: record.oddities ?? [],
        digests: record.digests ?? [],
        anchors: body === null ? [] : (anchors ?? []),
        register: register === undefined ? null : `${path}#${register}`,
        adoption: record.adoption ?? null,
      };
      return recordOf(path, parts, catalogue);
    }),
    issues,
    ignores,
    anchors,
    ...(unread === undefined ? {} : { unread }),
  };
}
