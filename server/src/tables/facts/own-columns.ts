import type { QmsRecord } from '../../model/record.ts';
import { isObject } from '../../records/values.ts';
import type { Project } from '../../workspace/project.ts';
import type { TableColumn } from '../model.ts';
import type { Column } from './column.ts';
import { valueUnder } from './field-value.ts';
import { valueCell } from './value-cells.ts';

/** So many keys of a company's own have columns. */
const mostOwn = 30;

/** The keys under `custom` that the records have, as columns. */
export function ownColumns(records: readonly QmsRecord[], project: Project): readonly Column[] {
  const keys = new Set<string>();
  for (const { data } of records)
    if (isObject(data['custom'])) for (const key of Object.keys(data['custom'])) keys.add(key);
  return [...keys].slice(0, mostOwn).map((key): Column => {
    const path = ['custom', key];
    const shown: TableColumn = {
      key: path.join('.'),
      title: key,
      description: '',
      kind: 'text',
      isEditable: true,
      whyNot: null,
      isRequired: false,
      isShown: false,
    };
    const cellOf = (record: QmsRecord) => valueCell(valueUnder(record.data, path), shown, project);
    return { shown, path, field: null, short: undefined, isOwn: true, cellOf };
  });
}
