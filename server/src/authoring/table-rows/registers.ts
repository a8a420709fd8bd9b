import type { Project } from '../../workspace/project.ts';
import { folderFor } from '../folders.ts';
import { freePlace, type NewRecord } from '../new-record.ts';
import { freeIds } from './free-ids.ts';
import { headText, itemText, nodesIn, type RegisterHead } from './register-text.ts';
import type { RowRecord } from './rows.ts';

/** A register file and the rows its entries come from, in their order. */
export interface Register extends NewRecord {
  readonly rows: readonly RowRecord[];
}

/**
 * Half of what a file may hold and still be signed (`text/limits.ts`): a register is added to, and people read the
 * changes of it.
 */
const [mostBytes, mostNodes] = [500_000, 50_000];

/** What the largest file may hold: no more than is read. */
export const largestPart = ({ configuration }: Project): number =>
  Math.min(mostBytes, configuration.limits.fileSize);

/** Bytes of a row as an entry. */
export const bytesOf = (data: RowRecord['data']): number => new TextEncoder().encode(itemText(data)).length;

/** The rows, divided where a file would become too large. */
function parts(records: readonly RowRecord[], most: number): readonly (readonly RowRecord[])[] {
  const found: RowRecord[][] = [];
  let [bytes, nodes] = [most, mostNodes];
  for (const record of records) {
    const [own, ownNodes] = [bytesOf(record.data), nodesIn(record.data)];
    if (bytes + own > most || nodes + ownNodes > mostNodes) {
      found.push([]);
      // What the head of a register takes, with some room.
      [bytes, nodes] = [1_000, 20];
    }
    found.at(-1)!.push(record);
    [bytes, nodes] = [bytes + own, nodes + ownNodes];
  }
  return found;
}

/**
 * The register files with these rows as entries; several where one would be too large to be read or signed.
 * @param out where to write; several files are numbered. Throws a refusal for a place that will not do
 */
export function registersOf(
  records: readonly RowRecord[],
  head: Omit<RegisterHead, 'id' | 'today'>,
  project: Project,
  out: string | null,
): readonly Register[] {
  const schema = project.catalogue.get('register')!;
  const folder = folderFor(head.of, project.store.ofType(head.of));
  const fileOf = (id: string): string => `${folder === '' ? '' : `${folder}/`}${id}.yaml`;
  const nextId = freeIds(schema, project, (id) => out === null && project.listed.has(fileOf(id)));
  const divided = parts(records, largestPart(project));
  return divided.map((rows, index) => {
    const id = nextId();
    const [title, file] =
      divided.length === 1
        ? [head.title, out ?? fileOf(id)]
        : [`${head.title} (${index + 1} of ${divided.length})`, numbered(out, index + 1) ?? fileOf(id)];
    freePlace(file, project, '--out');
    const items = rows.map(({ data }) => itemText(data)).join('');
    return { id, file, text: headText({ ...head, id, title, today: project.today }) + items, rows };
  });
}

const numbered = (file: string | null, number: number): string | null =>
  file === null ? null : file.replace(/(\.[^./]+)$/, `-${number}$1`);
