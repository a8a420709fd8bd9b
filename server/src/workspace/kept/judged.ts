import { templateOf } from '../../messages/define-messages.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { ExceptionInForce } from '../../model/exception.ts';
import type { Issue } from '../../model/finding.ts';
import type { FileContent } from '../../model/queries.ts';
import type { WantedOfHistory } from '../evidence.ts';
import type { DecidedExceptions } from '../suppression.ts';
import { readBack, written } from './plain.ts';
import type { EarlierRun } from './run-keeper.ts';

/** What one unit found: a rule on a record, or (`key` null) on the repository. */
export interface KeptUnit {
  readonly rule: string;
  readonly key: string | null;
  readonly issues: readonly KeptIssue[];
  /** Set where it found something that many documents may share. */
  readonly caused?: true;
}

export interface KeptIssue {
  readonly issue: Issue;
  readonly withheld?: true;
}

/** What rules found, and which exceptions that leaves in effect. */
export interface KeptFindings {
  readonly units: readonly KeptUnit[];
  /** What many documents share and is shown once. */
  readonly shared: readonly { readonly rule: string; readonly issue: Issue }[];
  readonly inForce: readonly ExceptionInForce[];
  readonly exceptions: DecidedExceptions;
}

/** What the history was read for, and what it said. */
export interface KeptHistory {
  readonly wanted: WantedOfHistory;
  readonly evidence: Evidence;
}

/** What is known of a root once it is judged, besides the facts of its files. */
export interface Judged {
  readonly today: IsoDate;
  /** What may be another on another day, by kind and name. */
  readonly ofTheDay: readonly (readonly [kind: string, name: string])[];
  readonly findings: KeptFindings;
  readonly history: KeptHistory;
  /** Content of files that records point at. */
  readonly contents: ReadonlyMap<string, FileContent>;
  /** Files that could be read in part only. */
  readonly unread: readonly string[];
  /** Names of the groupings that rules asked for. */
  readonly groups: readonly string[];
  /** Files of which reading alone says something, or which silence findings. */
  readonly speaking: readonly string[];
}

/** As JSON holds it. */
interface Written {
  readonly today: IsoDate;
  readonly ofTheDay: Judged['ofTheDay'];
  readonly findings: KeptFindings;
  readonly wanted: KeptHistory['wanted'];
  /** JSON of its own: values of records stand in it, which may look like anything. */
  readonly evidence: string;
  readonly contents: readonly (readonly [string, FileContent])[];
  readonly unread: readonly string[];
  readonly groups: readonly string[];
  readonly speaking: readonly string[];
}

function writtenEvidence(evidence: Evidence): string {
  if (evidence.kind === 'none') return JSON.stringify(evidence);
  const { blocks, approvals } = evidence;
  return JSON.stringify({ ...evidence, blocks: [...blocks], approvals: [...approvals] });
}

function readEvidence(text: string): Evidence {
  const read = JSON.parse(text);
  return read.kind === 'none'
    ? read
    : { ...read, blocks: new Map(read.blocks), approvals: new Map(read.approvals) };
}

export function writeJudged({ history, contents, ...judged }: Judged): Uint8Array {
  const text = written({
    ...judged,
    wanted: history.wanted,
    evidence: writtenEvidence(history.evidence),
    contents: [...contents],
  } satisfies Written);
  return new TextEncoder().encode(text);
}

/** What `writeJudged` wrote; null for what is none of it, or names a message this program does not know. */
export function readJudged(bytes: Uint8Array): Judged | null {
  try {
    const text = new TextDecoder().decode(bytes);
    const { wanted, evidence, contents, ...judged } = readBack(text, templateOf) as Written;
    return { ...judged, history: { wanted, evidence: readEvidence(evidence) }, contents: new Map(contents) };
  } catch {
    return null;
  }
}

/**
 * Which commit has to be checked out for the history to say again what it said: `any`, or none at all; null where that
 * cannot be told from the commit.
 */
export function historyRestsOn({ wanted, evidence }: KeptHistory): string | 'no-repository' | 'any' | null {
  if (wanted === null) return 'any';
  if (evidence.kind === 'none') return evidence.reason === 'no-repository' ? evidence.reason : null;
  // Keys, and the programs that look at signatures, are not ours to watch.
  if (wanted === 'with-signatures') return null;
  // What lies beyond a shallow history may have been fetched since.
  return [...evidence.blocks.values()].every(({ kind }) => kind !== 'unknown') ? evidence.head : null;
}

/**
 * Whether what a history said then is what it would say now.
 * @param now what is known of the history before it is read
 */
export function isHistoryAsItWas(history: KeptHistory, head: EarlierRun['head'], now: Evidence): boolean {
  const { wanted, evidence } = history;
  if (wanted !== null && evidence.kind === 'none' && evidence.reason === 'not-asked')
    return now.kind === 'none' && now.reason === evidence.reason;
  const basis = historyRestsOn(history);
  return basis === 'any' || (basis !== null && basis === head);
}
