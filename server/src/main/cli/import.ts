import { basename, relative, resolve } from 'node:path';
import { readOrdinaryFile } from '../../adapters/node/ordinary-file.ts';
import { createFile } from '../../adapters/node/write-file.ts';
import type { ImportedTable } from '../../authoring/import-table.ts';
import { importing } from '../../core/importing.ts';
import { breakLogCommands, guardLineStart, oneLine, showUnseen } from '../../document/sanitize.ts';
import { countWords, listWords } from '../../domain/words/lists.ts';
import type { Language } from '../../messages/language.ts';
import { columnLetters, largestTable } from '../../text/sheets.ts';
import { openProject } from '../open-project.ts';
import { parseArguments } from './arguments.ts';
import { dayOption, wordOption } from './options.ts';
import { orUsageError } from './refused.ts';
import { requireConfiguration } from './require-configuration.ts';
import { belowRoot, findRoot } from './root.ts';
import { exitCode, UsageError } from './usage.ts';

const help = `Usage: qms import <type> <file.xlsx|file.csv> [options]

Makes a register of a table: a file with one record per row. Without --write it only shows what it
would write and which cells it cannot read. Nothing that is there is overwritten.

  --map "Column=field"   where a column goes, by its label or its letter; may be repeated. A path
                         such as exposure.amount or evaluations[].date goes into a field,
                         custom.Level keeps the column under a name of your own, and nothing
                         behind the \`=\` leaves it out
  --word "Word=value"    what a word of the table means where a field takes one of a few, as in
                         --word "Offen=open"; may be repeated
  --dates <dmy|mdy>      how 04/06/2018 is meant: day first, or month first
  --sheet <name>         the sheet to read, where there are several
  --out <path>           the file to write (default: the next free id next to records of the type)
  --partial              import the rows that can be read although others cannot
  --write                write the register
  --today <day>          the day on which it is written, as 2026-02-01
  --root <dir>           folder with the qms.yaml (default: the nearest upwards)

Exit codes: 0 the whole table can be imported, or was as asked; 1 some rows cannot; 2 usage.`;

/** `qms import`: a register from a table. Returns the exit code. */
export async function importTable(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, {
    map: { type: 'string', multiple: true },
    word: { type: 'string', multiple: true },
    dates: { type: 'string' },
    sheet: { type: 'string' },
    out: { type: 'string' },
    partial: { type: 'boolean' },
    write: { type: 'boolean' },
    today: { type: 'string' },
    root: { type: 'string' },
  });
  if (parsed.flag('help')) {
    process.stdout.write(`${help}\n`);
    return exitCode.clean;
  }
  const [type, given, extra] = parsed.positionals;
  if (type === undefined || given === undefined)
    throw new UsageError('name a type and a file, as in `qms import risk risks.xlsx`');
  if (extra !== undefined)
    throw new UsageError(
      `one file at a time; \`${oneLine(extra, 60)}\` is one too many: quote a name with blanks`,
    );
  const dates = wordOption(parsed, 'dates', ['dmy', 'mdy']) ?? null;
  const today = dayOption(parsed, 'today');
  const bytes = bytesOf(given);
  const root = findRoot(parsed.text('root'), []);
  const out = parsed.text('out');
  const project = await openProject(root, today === undefined ? {} : { today });
  requireConfiguration(project);
  return orUsageError(async () => {
    const table = importing.table(
      {
        type,
        name: basename(given),
        bytes,
        maps: parsed.texts('map'),
        words: parsed.texts('word'),
        sheet: parsed.text('sheet') ?? null,
        dates,
        out: out === undefined ? null : belowRoot(root, out),
      },
      project,
    );
    for (const line of reportLines(table, project.language)) process.stderr.write(`${safe(line)}\n`);
    const isWhole = table.faults.length === 0;
    const registers = isWhole || parsed.flag('partial') ? table.registers : [];
    if (!parsed.flag('write')) {
      for (const { text } of registers) process.stdout.write(`${text.split('\n').map(safe).join('\n')}\n`);
    } else {
      for (const { file, text } of registers) {
        await createFile(root, file, new TextEncoder().encode(text));
        process.stdout.write(`${safe(relative(process.cwd(), resolve(root, file)))}\n`);
      }
    }
    process.stderr.write(`${closingLine(table, registers.length, parsed.flag('write'))}\n`);
    return isWhole || registers.length > 0 ? exitCode.clean : exitCode.findings;
  }, project.language);
}

/** The bytes of the file that was named, wherever it lies. */
function bytesOf(given: string): Uint8Array {
  const shown = `\`${oneLine(given, 200)}\``;
  const found = readOrdinaryFile(resolve(given), largestTable);
  switch (found.kind) {
    case 'bytes':
      return found.bytes;
    case 'missing':
      throw new UsageError(`there is no file ${shown}`);
    case 'too-large':
      throw new UsageError(`${shown} is larger than 50 MB: import it in parts`);
    case 'unreadable':
      throw new UsageError(`${shown} cannot be read: ${found.reason}`);
  }
}

/** A line of text from a table, so that it can steer neither a terminal nor the log of a CI. */
const safe = (line: string): string => guardLineStart(breakLogCommands(showUnseen(line)));

/** Cells at fault for one reason that are shown; of the rest the rows are named. */
const [shownPerCause, rowsPerCause] = [3, 8];

/** Where the columns go, what is to be known, and what is wrong with which cells. */
function reportLines({ sheet, columns, notes, faults }: ImportedTable, { text }: Language): string[] {
  const labels = new Map(columns.map(({ index, label }) => [index, oneLine(label, 60)]));
  const widest = Math.max(...[...labels.values()].map(({ length }) => length));
  const lines = columns.map(({ index, target }) => {
    const goes = target === null ? 'left out' : `→ ${oneLine(target.path, 80)}`;
    return `  ${columnLetters(index).padEnd(3)} ${labels.get(index)!.padEnd(widest)}  ${goes}`;
  });
  lines.push(...notes.map((note) => oneLine(text(note))));
  const causes = new Map<string, typeof faults>();
  for (const fault of faults) {
    const cause = `${fault.column} ${fault.message.id}`;
    causes.set(cause, [...(causes.get(cause) ?? []), fault]);
  }
  const where = sheet === null ? '' : `${oneLine(sheet, 60)}, `;
  for (const [first, ...more] of causes.values()) {
    const { column } = first!;
    const label = labels.get(column ?? -1) ?? '';
    const place =
      column === null ? '' : `, column ${columnLetters(column)}${label === '' ? '' : ` (${label})`}`;
    for (const { row, message } of [first!, ...more.slice(0, shownPerCause - 1)])
      lines.push(`${where}row ${row}${place}: ${oneLine(text(message))}`);
    const rest = more.slice(shownPerCause - 1).map(({ row }) => String(row));
    if (rest.length > 0)
      lines.push(`  and ${rest.length} more${place}: rows ${listWords(rest, 'and', rowsPerCause)}`);
  }
  return lines;
}

function closingLine(
  { rows, passed, faults, registers }: ImportedTable,
  files: number,
  isWrite: boolean,
): string {
  const all = `${passed} of ${countWords(rows, 'row')}`;
  if (rows === 0) return 'qms: below the labels there is no row to import';
  if (files === 0)
    return passed === 0
      ? 'qms: no row can be imported, so nothing was written'
      : `qms: ${all} can be imported, so nothing was written: correct the others, or leave them out with \`--partial\``;
  const where = listWords(registers.map(({ file }) => oneLine(file)));
  if (isWrite) return `qms: ${all} imported into ${where}`;
  return `qms: ${all} can be imported${faults.length === 0 ? '' : ' with `--partial`'} into ${where}; nothing was written, which \`--write\` does`;
}
