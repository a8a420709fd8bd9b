import type { Finding } from '../model/finding.ts';
import type { Range } from '../model/text.ts';
import { meet } from './file-place.ts';

/** Findings by their fingerprints. */
export type Fingerprints = ReadonlySet<string>;

/** Where a client names no finding, it asks about all that touch the range. */
export const unnamed: Fingerprints = new Set();

/** True for what actions are asked for: a finding that touches the range and is, where some are named, one of these. */
export const isAskedFor = ({ range: at, fingerprint }: Finding, range: Range, named: Fingerprints): boolean =>
  meet(at, range) && (named.size === 0 || named.has(fingerprint));
