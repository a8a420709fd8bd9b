import { currentBlocks, matches } from '../../domain/sign-off/blocks.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Finding, SuppressedFinding } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import { hasDigest, signOffBlocks } from '../../records/sign-offs.ts';
import { splitReference, textsOf } from '../../records/values.ts';
import type { Appendix, FindingEntry, Link, RecordEntry, SignOffEntry } from '../model.ts';
import { linkTo, type PackContext, partyOf, recordAt, remembered, rememberedRecords } from './context.ts';
import { exceptionEntries } from './exceptions.ts';
import { bounded, boundedMap, clip, limits } from './limits.ts';
import { ownKeys } from './own-keys.ts';

/** The records a review and its parts cite. */
const citedOnes = rememberedRecords('records cited', (context) =>
  [...context.cited].flatMap((written) => recordAt(context, written) ?? []),
);

/** The same, without the review and its parts. */
const citedOthers = rememberedRecords('other records cited', (context) => {
  const own = new Set(ownKeys(context));
  return [...new Map(citedOnes(context).map((record) => [record.key, record])).values()]
    .filter(({ key }) => !own.has(key))
    .sort(byId);
});

/** Sign-offs of these that counted on the day of the pack. */
const signOffsOfOthers = remembered('sign-offs of records cited', (context) =>
  citedOthers(context).flatMap((record) => signOffEntries(record, context, context.asOf)),
);

const recordEntry = (record: QmsRecord, cited: boolean, { queries }: PackContext): RecordEntry => ({
  link: linkTo(record),
  cited,
  status: record.status,
  digest: queries.contentDigest(record),
  line: null,
});

const isLink = (value: object): value is Link =>
  'id' in value && 'type' in value && 'version' in value && 'file' in value && 'path' in value;

/** All links in what a pack shows, each record once. */
export function linksIn(shown: unknown): readonly Link[] {
  const found = new Map<string, Link>();
  for (const [name, link] of namedLinks(shown, linksAtOnce)) found.set(name, link);
  return [...found.values()];
}

type NamedLinks = readonly (readonly [name: string, link: Link])[];

/** Links in parts of packs, which nobody changes once they are made, and which many packs share. */
const known = new WeakMap<object, NamedLinks>();

/** Below so many steps, links are looked for at once. */
const linksAtOnce = 4;

/** The links in a value by the records they lead to, each once: as they stand last, in the order of the first. */
function namedLinks(value: unknown, steps: number): NamedLinks {
  if (typeof value !== 'object' || value === null) return [];
  const before = steps > 0 ? known.get(value) : undefined;
  if (before !== undefined) return before;
  const found = new Map<string, Link>();
  const visit = (inner: unknown): void => {
    if (typeof inner !== 'object' || inner === null) return;
    if (isLink(inner)) found.set(JSON.stringify([inner.id, inner.version, inner.file]), inner);
    for (const each of Object.values(inner)) visit(each);
  };
  if (steps === 0) visit(value);
  else {
    if (isLink(value)) found.set(JSON.stringify([value.id, value.version, value.file]), value);
    for (const each of Object.values(value))
      for (const [name, link] of namedLinks(each, steps - 1)) found.set(name, link);
  }
  const links = [...found];
  if (steps > 0) known.set(value, links);
  return links;
}

const byId = (left: QmsRecord, right: QmsRecord): number =>
  left.id < right.id ? -1 : left.id > right.id ? 1 : left.key < right.key ? -1 : 1;

/** The records that a pack shows and that are not among others, in order of their ids. */
function shownRecords(
  shown: unknown,
  others: readonly QmsRecord[],
  { queries }: PackContext,
): readonly QmsRecord[] {
  const keys = new Set(others.map(({ key }) => key));
  const records = linksIn(shown).flatMap(({ id, version }) => queries.record(id, version) ?? []);
  return [...new Map(records.map((record) => [record.key, record])).values()]
    .filter(({ key }) => !keys.has(key))
    .sort(byId);
}

/** The sign-offs of a record that counted on a day (without one, that count now), with whether their digest matches. */
export function signOffEntries(
  record: QmsRecord,
  context: PackContext,
  day: IsoDate | null,
): readonly SignOffEntry[] {
  const blocks = signOffBlocks(record.data).filter(
    ({ date }) => day === null || date === null || date <= day,
  );
  const current = new Set(currentBlocks(record, context.queries).map(({ index }) => index));
  return blocks
    .filter(({ index }) => current.has(index))
    .map((block) => {
      const evidence: SignOffEntry['evidence'] = !hasDigest(block)
        ? 'unbound'
        : matches(record, block, context.queries)
          ? 'content-bound'
          : 'stale';
      return {
        record: linkTo(record, ['signOffs', block.index]),
        by: partyOf(context, block.by),
        role: partyOf(context, block.role),
        meaning: block.meaning === null ? null : clip(block.meaning, limits.line),
        date: block.date,
        onBehalfOf: partyOf(context, block.onBehalfOf),
        evidence,
      };
    });
}

const findingEntry = ({ rule, severity, basis, message, record, file, range }: Finding): FindingEntry => ({
  rule,
  severity,
  basis,
  message: clip(message, limits.paragraph),
  record: record ?? null,
  file,
  line: range.start.line + 1,
});

export interface AppendixSources {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** What the pack shows besides: records it shows are listed, too. */
  readonly shown: unknown;
}

export function appendixOf(
  { findings, suppressed, shown }: AppendixSources,
  context: PackContext,
): Omit<Appendix, 'leadership' | 'leadershipItems' | 'engagement'> {
  const cited = new Map([...context.whole, ...citedOnes(context)].map((record) => [record.key, record]));
  const records = [...cited.values()].sort(byId);
  const keys = new Set(records.map(({ key }) => key));
  const ids = new Set(records.map(({ id }) => id));
  const isCited = ({ record }: Finding): boolean => record !== undefined && ids.has(record);
  return {
    signOffs: bounded(signOffsOfOthers(context), limits.appendix),
    exceptions: exceptionEntries(context),
    silenced: boundedMap(
      suppressed.filter(isCited),
      (finding) => ({
        ...findingEntry(finding),
        by: finding.suppressedBy.kind,
        reason: clip(finding.suppressedBy.reason, limits.line),
      }),
      limits.appendix,
    ),
    findings: boundedMap(findings.filter(isCited), findingEntry, limits.appendix),
    records: boundedMap(
      [...records, ...shownRecords(shown, records, context)],
      (record) => recordEntry(record, keys.has(record.key), context),
      limits.appendix,
    ),
  };
}

/** Ids that the review or its parts mention and no record carries. */
export function unknownIds(context: PackContext): readonly string[] {
  const written = context.whole.flatMap(({ references }) => references.map(({ target }) => target));
  return [...new Set(written)].filter((id) => context.queries.target(splitReference(id).id) === undefined);
}

/** Whether a field of a record names the record itself. */
export const citesItself = (record: QmsRecord): boolean =>
  record.references.some(({ target }) => target === record.id) ||
  textsOf(record.data['previous']).includes(record.id);
