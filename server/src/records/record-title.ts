import type { QmsRecord } from '../model/record.ts';
import { textOf } from './values.ts';

/** What people call a record: its title, of a person the name; null when it has neither. */
export const titleOf = ({ title, type, data }: QmsRecord): string | null =>
  type === 'person' ? (textOf(data['name']) ?? title) : title;

/** What a record is found by: id and title. */
export const searchText = (record: QmsRecord): string => {
  const title = titleOf(record);
  return title === null ? record.id : `${record.id} ${title}`;
};
