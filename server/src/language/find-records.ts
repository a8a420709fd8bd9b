import type { Json } from '../model/json.ts';
import type { QmsRecord } from '../model/record.ts';
import { titleOf } from '../records/record-title.ts';
import { idsOf } from '../records/values.ts';
import type { Project } from '../workspace/project.ts';
import { formerIdsOf } from '../workspace/record-uses.ts';
import { ownerWords } from './people.ts';

/** How well a record answers a word that is sought, the best first. */
const rank = { exactId: 0, idStart: 1, id: 2, titleStart: 3, title: 4, about: 5, text: 6, none: 7 } as const;

const beyondAscii = /[^\0-\x7f]/;

/** Words are compared without case and accents. Most texts have none, and taking them off costs most of the time. */
const folded = (text: string): string =>
  (beyondAscii.test(text) ? text.normalize('NFKD').replace(/\p{M}/gu, '') : text).toLowerCase();

/** Words shorter than this stand in nearly every text. */
const shortestInText = 3;

export interface FindOptions {
  /** So many are found at most. */
  readonly most: number;
  /** Records that are looked at; all of them unless given. */
  readonly among?: (record: QmsRecord) => boolean;
}

/**
 * Records in which every word of a query stands: in the id, a former one, the title, the state, the name of the type,
 * who answers for it, or else in its text. Exact ids come first, then ids, titles and the rest; of equals what is in
 * force, then by id.
 */
export function findRecords(
  project: Project,
  query: string,
  { most, among }: FindOptions,
): readonly QmsRecord[] {
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const all = [...project.store.records.values()].filter(
    (record) => record.id !== '' && (among === undefined || among(record)),
  );
  const about = aboutWords(project);
  const found: { readonly record: QmsRecord; readonly at: number }[] = [];
  const others: { readonly record: QmsRecord; readonly missing: readonly string[] }[] = [];
  for (const record of all) {
    const { at, missing } = answerOf(record, words, about);
    if (missing.length === 0) found.push({ record, at });
    else others.push({ record, missing });
  }
  // Texts are many times as long as all the rest, and looked through only where the rest says too little.
  if (found.length < most && words.some((word) => word.length >= shortestInText))
    for (const { record, missing } of others)
      if (hasInText(record, missing)) found.push({ record, at: rank.text });
  return found
    .sort(
      (left, right) =>
        left.at - right.at ||
        standing(left.record) - standing(right.record) ||
        byId(left.record, right.record),
    )
    .slice(0, most)
    .map(({ record }) => record);
}

const standing = ({ phase }: QmsRecord): number => (phase === 'active' ? 0 : phase === 'void' ? 2 : 1);
const byId = (left: QmsRecord, right: QmsRecord): number =>
  left.id < right.id ? -1 : left.id > right.id ? 1 : 0;

/** What is said about a record besides its id and title, in one text. */
type About = (record: QmsRecord) => string;

function aboutWords({ catalogue, language, queries }: Project): About {
  const owners = new Map<string, string>();
  const ownerOf = (id: string): string => {
    let words = owners.get(id);
    if (words === undefined) {
      words = `${id} ${language.text(ownerWords(queries, id))}`;
      owners.set(id, words);
    }
    return words;
  };
  return ({ type, status, data }) =>
    folded(
      [catalogue.get(type)?.title ?? type, type, status ?? '', ...idsOf(data['owner']).map(ownerOf)].join(
        ' ',
      ),
    );
}

/** How well a record answers the words that it has besides its text, and the words that it has not. */
function answerOf(
  record: QmsRecord,
  words: readonly string[],
  about: About,
): { readonly at: number; readonly missing: readonly string[] } {
  const ids = [record.id, ...formerIdsOf(record)].map(folded);
  const title = folded(titleOf(record) ?? '');
  let said: string | null = null;
  let worst: number = rank.exactId;
  const missing: string[] = [];
  for (const word of words) {
    let at: number = rank.none;
    if (ids.includes(word)) at = rank.exactId;
    else if (ids.some((id) => id.startsWith(word))) at = rank.idStart;
    else if (ids.some((id) => id.includes(word))) at = rank.id;
    else if (title.startsWith(word) || title.includes(` ${word}`)) at = rank.titleStart;
    else if (title.includes(word)) at = rank.title;
    else {
      said ??= about(record);
      if (said.includes(word)) at = rank.about;
    }
    if (at === rank.none) missing.push(word);
    worst = Math.max(worst, at);
  }
  return { at: worst, missing };
}

function hasInText(record: QmsRecord, words: readonly string[]): boolean {
  const sought = new Set(words);
  const lookAt = (value: Json | undefined): void => {
    if (sought.size === 0) return;
    if (typeof value === 'string') {
      const text = folded(value);
      for (const word of sought) if (text.includes(word)) sought.delete(word);
    } else if (typeof value === 'object' && value !== null)
      for (const inner of Object.values(value)) lookAt(inner);
  };
  // The items of a register are records themselves.
  for (const [key, value] of Object.entries(record.data))
    if (key !== 'items' || record.type !== 'register') lookAt(value);
  return sought.size === 0;
}
