import type { BaselineSubject } from '../../model/baseline.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Finding } from '../../model/finding.ts';
import { entryKey, nameOfSubject, placeName, subjectOf } from '../../records/baseline.ts';
import { writeScalar } from '../../text/write-scalar.ts';

/** By whom and until when findings are held, and why. */
export interface HeldBy {
  readonly owner: string;
  readonly reason: string;
  readonly since: IsoDate;
  readonly until: IsoDate;
}

/** Findings of one rule on one subject, by place. */
export interface Held {
  readonly rule: string;
  readonly subject: BaselineSubject;
  readonly places: ReadonlyMap<string, number>;
}

/** Code units decide the order, so that it is the same everywhere. */
const byCodeUnits = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** The order of entries: by rule, then by what they are about. */
export const compareEntries = (left: Omit<Held, 'places'>, right: Omit<Held, 'places'>): number =>
  byCodeUnits(left.rule, right.rule) ||
  byCodeUnits(nameOfSubject(left.subject), nameOfSubject(right.subject));

/** Findings as entries hold them, in the order of the file. */
export function heldOf(findings: readonly Finding[]): readonly Held[] {
  const held = new Map<string, Held & { readonly places: Map<string, number> }>();
  for (const finding of findings) {
    const subject = subjectOf(finding);
    const key = entryKey(finding.rule, subject);
    const known = held.get(key) ?? { rule: finding.rule, subject, places: new Map<string, number>() };
    const place = placeName(finding.path);
    known.places.set(place, (known.places.get(place) ?? 0) + 1);
    held.set(key, known);
  }
  return [...held.values()].sort(compareEntries);
}

/** Places in the order of the file. */
const sortedPlaces = (places: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...places].sort(([left], [right]) => byCodeUnits(left, right));

/** An entry as YAML, as it would stand behind the dash of a list at the start of a line. */
export function entryText({ rule, subject, places }: Held, by: HeldBy): string {
  const lines: readonly (readonly [string, string])[] = [
    ['rule', rule],
    subject.kind === 'record' ? ['record', subject.id] : ['file', subject.path],
  ];
  const more = (['owner', 'reason', 'since', 'until'] as const).map((key) => [key, by[key]] as const);
  const line = ([key, value]: readonly [string, string]): string => `${key}: ${writeScalar(value)}`;
  return [
    ...lines.map(line),
    'places:',
    ...sortedPlaces(places).map(([place, count]) => `  ${writeScalar(place)}: ${count}`),
    ...more.map(line),
  ].join('\n');
}
