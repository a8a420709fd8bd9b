import { defineMessages } from '../../messages/define-messages.ts';
import type { ReadingIssue } from '../../model/facts.ts';
import type { Path } from '../../model/text.ts';
import { readFile } from '../../records/read-file.ts';
import { mayHideText } from '../../records/scan-text.ts';
import { deepEqual } from '../../workspace/deep-equal.ts';
import type { Project } from '../../workspace/project.ts';
import type { Column } from './columns.ts';
import type { Register } from './registers.ts';
import type { CellFault, RowRecord } from './rows.ts';
import { valueAt } from './target.ts';

const say = defineMessages('import.read-back', {
  otherwise:
    'This row would be read as something else than it says. See `aliases` in qms.yaml: a key of it may be renamed there.',
});

/** Rules of form: what they find of a new file is a fault of its cells. */
const ofForm: ReadonlySet<string> = new Set([
  'id-format',
  'key-unknown',
  'schema',
  'text-hidden',
  'type-unknown',
  'yaml-ambiguous',
  'yaml-syntax',
]);

/** What a check would find in the form of a register that is not written yet, cell by cell. */
export function faultsOfForm(
  { file, text, rows }: Register,
  columns: readonly Column[],
  { setup }: Project,
): readonly CellFault[] {
  const facts = readFile(file, new TextEncoder().encode(text), setup);
  const found = facts.issues.flatMap((issue): CellFault[] => {
    // The register itself comes first.
    const row = rows[(issue.ordinal ?? 0) - 1];
    if (!ofForm.has(issue.rule) || row === undefined) return [];
    return [{ row: row.row, column: columnAt(issue, row, columns), message: issue.message }];
  });
  const changed = rows.filter(({ data }, index) => {
    const { type: _type, ...read } = facts.records[index + 1]?.data ?? {};
    return !deepEqual(read, data);
  });
  return [...found, ...changed.map(({ row }) => ({ row, column: null, message: say.otherwise() }))];
}

/** The column that a fault of a record comes from. */
function columnAt(
  { rule, path }: ReadingIssue,
  { data }: RowRecord,
  columns: readonly Column[],
): number | null {
  const keys = keysOf(path);
  // It is found in the text of the file, not in a field.
  if (rule === 'text-hidden')
    return (
      columns.find(
        ({ target }) => target !== null && mayHideText(JSON.stringify(valueAt(data, target) ?? '')),
      )?.index ?? null
    );
  const fits = columns.filter(({ target }) => {
    const steps = target?.steps.map(({ key }) => key) ?? [];
    return (
      steps.length > 0 && keys.length > 0 && steps.every((key, at) => keys[at] === key || keys.length <= at)
    );
  });
  return fits.length === 1 ? fits[0]!.index : null;
}

const keysOf = (path: Path): readonly string[] => path.filter((step) => typeof step === 'string');
