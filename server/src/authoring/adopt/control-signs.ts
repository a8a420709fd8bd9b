import type { JsonObject } from '../../model/json.ts';
import { isBlank } from '../../records/values.ts';
import type { SeenFile } from './seen-file.ts';

/** Keys by which a document shows that it is kept under control. */
const keys = [
  'version',
  'status',
  'owner',
  'effectiveFrom',
  'nextReview',
  'reviewInterval',
  'supersedes',
] as const;

const has = (data: JsonObject, key: string): boolean => Object.hasOwn(data, key) && !isBlank(data[key]);

/** The letters that an id begins with: `SOP` of `SOP-003`. */
const prefixOf = (id: string): string | null => /^[\p{L}]+(?:[-_.][\p{L}]+)*/u.exec(id)?.[0] ?? null;

/** What a document under control is called, in six languages. */
const kinds =
  /\b(?:policy|procedure|sop|work instruction|manual|plan|(?:verfahrens|arbeits|prozess)anweisung|handbuch|(?:qualitäts)?politik|política|procedimiento|instrucción|procedimento|instrução|politique|procédure|manuel|politica|procedura|istruzione|manuale)\b|richtlinie\b/iu;

/** Folders in which such documents lie. */
const folders =
  /(?:^|\/)(?:policies|policy|procedures|sops?|qms|isms|ims|wis?|work[-_ ]instructions|quality[-_ ]manual|richtlinien|verfahren(?:sanweisungen)?|handbuch|qm[-_ ]handbuch|pol[ií]ticas|procedimientos|procedimentos|politiques|proc[ée]dures|politiche|procedure)\//iu;

/**
 * How many signs a document shows that somebody keeps it under control: an id, a version, an owner, an approval.
 * @param series first letters that several ids of the repository share: one of these is as good as two signs
 */
export function controlSigns(file: SeenFile, series: ReadonlySet<string>): number {
  const { data, adoption, ids } = file;
  let signs = keys.filter((key) => has(data, key)).length;
  // A status word nobody knows is one all the same.
  if (!has(data, 'status') && adoption?.unread.some(({ path }) => path[0] === 'status') === true) signs += 1;
  if ((adoption?.approvals.length ?? 0) > 0) signs += 1;
  if (ids.key !== null || ids.metadata !== null) signs += 1;
  if (typeof data['title'] === 'string' && kinds.test(data['title'])) signs += 1;
  if (folders.test(file.path)) signs += 1;
  const named = [ids.name, ids.heading].map((id) => (id === null ? null : prefixOf(id)));
  if (named.some((prefix) => prefix !== null && series.has(prefix))) signs += 2;
  return signs;
}

/** So many signs make a document one under control. */
export const enoughSigns = 2;

/** First letters that the ids in names and headings of several files share. */
export function seriesOf(files: readonly SeenFile[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { ids } of files)
    for (const prefix of new Set([ids.name, ids.heading].map((id) => (id === null ? null : prefixOf(id)))))
      if (prefix !== null) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > 1).map(([prefix]) => prefix));
}
