interface KnownStandard {
  readonly id: string;
  readonly name: string;
  /** The one taken for a document that names none first. */
  readonly editions: readonly string[];
}

/** Standards that people keep management systems by. */
const known: Readonly<Record<string, KnownStandard>> = {
  '9001': { id: 'iso-9001', name: 'ISO 9001', editions: ['2015', '2026'] },
  '13485': { id: 'iso-13485', name: 'ISO 13485', editions: ['2016', '2003'] },
  '14001': { id: 'iso-14001', name: 'ISO 14001', editions: ['2015', '2004', '2026'] },
  '27001': { id: 'iso-27001', name: 'ISO 27001', editions: ['2022', '2013', '2005'] },
  '42001': { id: 'iso-42001', name: 'ISO 42001', editions: ['2023'] },
  '45001': { id: 'iso-45001', name: 'ISO 45001', editions: ['2018'] },
  '50001': { id: 'iso-50001', name: 'ISO 50001', editions: ['2018', '2011'] },
  soc2: { id: 'soc-2', name: 'SOC 2', editions: ['2017'] },
};

/** All of them, each in its present edition. */
export const usualStandards: readonly { readonly id: string; readonly name: string }[] = Object.values(
  known,
).map(({ id, editions: [edition], name }) => ({ id: `${id}:${edition}`, name: `${name}:${edition}` }));

const iso =
  /\b(?:ISO|IEC|EN|NBR)(?:[ /-]+(?:ISO|IEC|EN))*[ -]?(9001|13485|14001|27001|42001|45001|50001)(?!\d)(?:\s?[:-]\s?((?:19|20)\d\d))?/g;
const soc2 = /\bSOC[ -]?2\b/;

/** A standard as a text names it; `edition` is null where it names none. */
export interface NamedStandard {
  readonly key: string;
  readonly edition: string | null;
}

/** The standards of management systems that a text names, each once. */
export function standardsIn(text: string): readonly NamedStandard[] {
  const found = new Map<string, string | null>();
  for (const [, key, edition] of text.matchAll(iso)) {
    const said = edition !== undefined && known[key!]!.editions.includes(edition) ? edition : null;
    if (!found.has(key!) || (said !== null && found.get(key!) === null)) found.set(key!, said);
  }
  if (soc2.test(text)) found.set('soc2', null);
  return [...found].map(([key, edition]) => ({ key, edition }));
}

/** A standard with the number of documents that name it. */
export interface StandardCount {
  readonly id: string;
  readonly name: string;
  readonly documents: number;
}

/** One that so small a part of the documents names is mentioned, not followed. */
const followedBy = 0.15;

/**
 * The standards that documents are kept by, most named first: those named in many of them, in the edition they name
 * most often, else the present one.
 */
export function standardsFollowed(
  documents: readonly (readonly NamedStandard[])[],
): readonly StandardCount[] {
  const counts = new Map<string, { documents: number; editions: Map<string, number> }>();
  for (const named of documents)
    for (const { key, edition } of named) {
      const count = counts.get(key) ?? { documents: 0, editions: new Map<string, number>() };
      count.documents += 1;
      if (edition !== null) count.editions.set(edition, (count.editions.get(edition) ?? 0) + 1);
      counts.set(key, count);
    }
  const most = Math.max(0, ...[...counts.values()].map(({ documents: each }) => each));
  return [...counts]
    .filter(([, { documents: each }]) => each >= most * followedBy)
    .sort(([one, a], [other, b]) => b.documents - a.documents || (one < other ? -1 : 1))
    .map(([key, { documents: each, editions }]) => {
      const [edition = known[key]!.editions[0]!] = [...editions]
        .sort(([one, a], [other, b]) => b - a || (one < other ? 1 : -1))
        .map(([year]) => year);
      return { id: `${known[key]!.id}:${edition}`, name: known[key]!.name, documents: each };
    });
}
