import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Project } from '../../workspace/project.ts';
import type { ColumnKind, TableCell } from '../model.ts';
import type { Column } from './column.ts';

const say = defineMessages('table.computed', {
  computed: 'It is computed from the records.',
});

/** A column whose cells no record states. Its key begins with `$`. */
export const computed = (
  key: string,
  kind: ColumnKind,
  { title, description }: { readonly title: Message; readonly description: Message },
  cellOf: (record: QmsRecord) => TableCell,
  { language }: Project,
): Column => ({
  shown: {
    key,
    kind,
    title: language.text(title),
    description: language.text(description),
    isEditable: false,
    whyNot: language.text(say.computed()),
    isRequired: false,
    isShown: true,
  },
  path: null,
  short: undefined,
  field: null,
  isOwn: false,
  cellOf,
});
