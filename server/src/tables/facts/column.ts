import type { Finding } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { FieldDoc } from '../../schemas/field-doc.ts';
import type { Project } from '../../workspace/project.ts';
import type { TableCell, TableColumn } from '../model.ts';

/** What cells are made from. */
export interface TableContext {
  readonly project: Project;
  /** The findings of a file that are shown. */
  readonly findingsIn: (path: string) => readonly Finding[];
}

/** A column with how its cells come about. */
export interface Column {
  readonly shown: TableColumn;
  /** Where its values stand in a record; null for what is computed. */
  readonly path: readonly string[] | null;
  /** Key that a plain text stands for in the mapping that holds it. */
  readonly short: string | undefined;
  /** What the schema says of it; null for what is computed, and for keys of a company's own. */
  readonly field: FieldDoc | null;
  /** A cell says what its record says, and depends on nothing else. */
  readonly isOwn: boolean;
  readonly cellOf: (record: QmsRecord) => TableCell;
}
