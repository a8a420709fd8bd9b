import type { JsonObject } from '../../model/json.ts';
import type { DocumentTable } from '../../text/header.ts';
import { plainWord } from '../plain-word.ts';
import { compareVersions } from '../version-order.ts';
import { isFillIn } from './words.ts';
import { writtenDate } from './written-dates.ts';

const versionColumn =
  /^(?:ver(?:sion)?|rev(?:ision)?|issue|edition|ausgabe|fassung|versión|revisión|versão|revisão|indice|versione|revisione)\b/i;
const dateColumn = /date|datum|fecha|data\b|gültig|effective/i;
const summaryColumn =
  /change|description|summary|reason|comment|note|modif|änderung|beschreibung|cambio|descrip|altera|descri[zç]/i;

const withoutMark = (text: string): string =>
  text.replace(/^(?:v(?:er(?:sion)?)?|rev(?:ision)?)\.?\s*(?=\S)/i, '').trim();

/** A version as the history of a document lists it. */
export interface ListedVersion {
  readonly version: string;
  readonly date: string | null;
  readonly summary: string | null;
}

/** The rows of a table of revisions, as they stand; none of any other table. */
function ofTable({ rows }: DocumentTable, language: string | null): ListedVersion[] {
  const [head, ...body] = rows;
  const column = (words: RegExp): number => head?.findIndex(({ text }) => words.test(text)) ?? -1;
  const [version, date, summary] = [column(versionColumn), column(dateColumn), column(summaryColumn)];
  if (version < 0 || date < 0 || body.length > 500) return [];
  return body.flatMap((row) => {
    const said = withoutMark(row[version]?.text ?? '');
    if (said === '' || isFillIn(said) || said.length > 20) return [];
    const what = summary < 0 ? '' : (row[summary]?.text ?? '');
    return [
      {
        version: said,
        date: writtenDate(row[date]?.text ?? '', language),
        summary: what === '' ? null : what,
      },
    ];
  });
}

/** The versions that a document's own tables of revisions list. */
export const listedVersions = (
  tables: readonly DocumentTable[],
  language: string | null,
): readonly ListedVersion[] => {
  const found = tables.map((table) => ofTable(table, language)).find((versions) => versions.length > 0) ?? [];
  return found.filter(
    ({ version }, index) => found.findIndex((other) => other.version === version) === index,
  );
};

/** The newest of some versions: by day, else by number. */
export function newest(versions: readonly ListedVersion[]): ListedVersion | null {
  let [best = null] = versions as readonly (ListedVersion | null)[];
  for (const version of versions.slice(1)) {
    if (best === null) break;
    if (version.date !== null && best.date !== null && version.date !== best.date)
      best = version.date > best.date ? version : best;
    else if (compareVersions(version.version, best.version) > 0) best = version;
  }
  return best;
}

/** Earlier versions in the form of the key `history`. */
export const historyOf = (versions: readonly ListedVersion[], present: string | null): JsonObject[] =>
  versions
    .filter(({ version }) => present === null || plainWord(version) !== plainWord(present))
    .map(({ version, date, summary }) => ({
      version,
      ...(date === null ? {} : { effectiveFrom: date }),
      ...(summary === null ? {} : { summary }),
    }));

export { withoutMark as plainVersion };
