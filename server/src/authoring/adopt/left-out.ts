import { defineMessages } from '../../messages/define-messages.ts';
import type { LeftOut } from '../../model/adoption-report.ts';

const say = defineMessages('adopt.left-out', {
  aboutRepository: 'about the repository',
  templates: 'templates to be filled in',
  translations: 'the same documents in another language',
  rowsWithoutIds: 'tables whose rows have no ids of their own',
  unclearTables: 'tables of which nobody has said that their rows are records',
  documentLists: 'lists of documents that are here themselves',
  matrices: 'tables of marks, whose rows are no records',
  workbooks: 'workbooks: `qms import <type> <file>` makes a register of a sheet',
  unreadable: 'no text in UTF-8',
  tooLarge: 'larger than `limits.fileSize` allows',
  loose: 'texts without an id, a version, an owner or an approval',
});

/** Files that are not read as records, by the reason. */
export type LeftOutFiles = Readonly<Record<keyof typeof say, readonly string[]>>;

const order = [
  'workbooks',
  'rowsWithoutIds',
  'unclearTables',
  'matrices',
  'documentLists',
  'translations',
  'templates',
  'unreadable',
  'tooLarge',
  'aboutRepository',
  'loose',
] as const satisfies readonly (keyof LeftOutFiles)[];

/** What is left out and why; what calls for a deed comes first. */
export const leftOutOf = (files: LeftOutFiles): readonly LeftOut[] =>
  order
    .filter((reason) => files[reason].length > 0)
    .map((reason) => ({ why: say[reason](), files: files[reason] }));
