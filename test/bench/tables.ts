import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { editCells } from '../../server/src/tables/edits/edit-cells.ts';
import type { TableContext } from '../../server/src/tables/facts/column.ts';
import { tableOf } from '../../server/src/tables/facts/table.ts';
import { openInMemory } from './open-in-memory.ts';
import { median } from './statistics.ts';
import { milliseconds, type Section } from './table.ts';

const inRegister = 500;

/** Registers of risks, so many to each, as a company writes them. */
function registers(rows: number): Record<string, string> {
  const item = (index: number): string =>
    [
      `  - id: RSK-${String(index).padStart(5, '0')}`,
      `    title: Risk number ${index} of the many there are`,
      '    status: open',
      '    owner: ROLE-QM',
      `    description: Because of cause ${index}, something may happen, which leads to a delay.`,
      `    likelihood: ${(index % 5) + 1}`,
      `    severity: ${((index >> 3) % 5) + 1}`,
      '    treatment: reduce',
      `    nextReview: 2026-0${(index % 9) + 1}-01\n`,
    ].join('\n');
  const files: Record<string, string> = {
    'qms.yaml': 'organization: Test\n',
    'role.yaml': 'id: ROLE-QM\ntype: role\ntitle: Quality manager\n',
  };
  for (let from = 0; from < rows; from += inRegister) {
    const items = Array.from({ length: Math.min(inRegister, rows - from) }, (_, at) => item(from + at));
    const number = from / inRegister;
    files[`risks-${number}.yaml`] =
      `id: REG-${number}\ntype: register\ntitle: Risks ${number}\nof: risk\nitems:\n${items.join('')}`;
  }
  return files;
}

/** (i) What the server does for a table of 5,000 rows. */
export async function tablesOfRecords(quick: boolean): Promise<Section> {
  const rows = quick ? 1_000 : 5_000;
  const rounds = quick ? 3 : 9;
  const memory = new MemoryFileSystem(registers(rows));
  const project = await openInMemory(memory, true);
  const context: TableContext = {
    project,
    findingsIn: (path) => project.findingsOf(path)?.findings ?? [],
  };
  const found: Record<'first' | 'all' | 'again' | 'edit' | 'findings', number[]> = {
    ...{ first: [], all: [], again: [], edit: [], findings: [] },
  };
  const timed = async (times: number[], work: () => unknown): Promise<void> => {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  };
  const tableNow = () => tableOf({ type: 'risk' }, context)!;
  for (let round = 0; round < rounds; round += 1) {
    await timed(found.first, () => {
      const table = tableNow();
      table.keys.slice(0, 200).map((_, index) => table.row(index));
    });
    const table = tableNow();
    const sent: ReturnType<typeof table.row>[] = [];
    await timed(found.all, () => {
      sent.push(...table.keys.map((_, index) => table.row(index)));
    });
    await timed(found.again, () => {
      const again = tableNow();
      again.keys.map((_, index) => again.row(index, sent[index]!));
    });
    const change = { row: table.keys[round * 7]!, column: 'title', value: `Edited ${round}` };
    const at = { project, files: memory, open: (path: string) => project.locate(path) };
    let edited: Awaited<ReturnType<typeof editCells>> | null = null;
    await timed(found.edit, async () => {
      edited = await editCells(table, { cells: [change], answers: {} }, at);
    });
    if (edited === null) throw new Error('nothing was edited');
    const path = 'risks-0.yaml';
    const text = new TextDecoder().decode(await bytesOf(memory, path));
    memory.write(path, text.replace(/^ {4}title: Risk number \d+ .*$/m, `    title: Edited ${round}`));
    await timed(found.findings, async () => {
      await project.update([path]);
      await project.publish();
      tableNow();
    });
  }
  const row = (what: string, times: readonly number[], aim?: string) => ({
    what,
    figure: milliseconds(median(times)),
    ...(aim === undefined ? {} : { aim }),
  });
  return {
    heading: `(i) Tables: ${rows.toLocaleString('en')} risks in registers of ${inRegister}`,
    how: `What the language server does itself, in one thread, without the protocol. Median of ${rounds}.`,
    rows: [
      row('columns and the first 200 rows', found.first, 'under 200 ms'),
      row('all rows', found.all),
      row('all rows again, most as they were', found.again),
      row('one cell: the edit of the text, read back', found.edit),
      row('the edited register read, judged and published', found.findings, 'under 100 ms'),
    ],
  };
}

async function bytesOf(memory: MemoryFileSystem, path: string): Promise<Uint8Array> {
  const read = await memory.read(path, Number.POSITIVE_INFINITY);
  if (read.kind !== 'bytes') throw new Error(`${path} cannot be read`);
  return read.bytes;
}
