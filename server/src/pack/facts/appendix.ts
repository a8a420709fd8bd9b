import { currentBlocks, matches } from '../../domain/sign-off/blocks.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Finding, SuppressedFinding } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import { hasDigest, signOffBlocks } from '../../records/sign-offs.ts';
import { splitReference, textsOf } from '../../records/values.ts';
import type { Appendix, FindingEntry, Link, RecordEntry, SignOffEntry } from '../model.ts';
import { citations, linkTo, type PackContext, partyOf, recordAt } from './context.ts';
import { exceptionEntries } from './exceptions.ts';
import { bounded, boundedMap, clip, limits } from './limits.ts';

/** The records a review and its parts cite, themselves included, by id. */
function citedRecords(context: PackContext): readonly QmsRecord[] {
  const found = [...context.whole];
  for (const review of context.whole)
    for (const { target, version } of citations(review)) {
      const record = recordAt(context, version === null ? target : `${target}@${version}`);
      if (record !== undefined) found.push(record);
    }
  return [...new Map(found.map((record) => [record.key, record])).values()].sort(byId);
}

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
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isLink(value)) found.set(JSON.stringify([value.id, value.version, value.file]), value);
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(shown);
  return [...found.values()];
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
  const records = citedRecords(context);
  const own = new Set(context.whole.map(({ key }) => key));
  const keys = new Set(records.map(({ key }) => key));
  const ids = new Set(records.map(({ id }) => id));
  const isCited = ({ record }: Finding): boolean => record !== undefined && ids.has(record);
  const signed = records
    .filter(({ key }) => !own.has(key))
    .flatMap((record) => signOffEntries(record, context, context.asOf));
  return {
    signOffs: bounded(signed, limits.appendix),
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
