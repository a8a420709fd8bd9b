import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import { idAndTitle } from './records.ts';

/** Titles that fixes of several rules have. */
const say = defineMessages('fix.value', {
  changeToId: 'Change to {id}',
  changeTo: 'Change to `{value}`',
  linkTo: 'Link to {record}',
  set: 'Set `{key}: {value}`',
});

/** Puts the id of another record in the place of one. */
export const changeToId = (id: string): Message => say.changeToId({ id });

/** Puts another value in the place of one. */
export const changeTo = (value: string): Message => say.changeTo({ value });

/** Links another record. */
export const linkTo = (record: Pick<QmsRecord, 'id' | 'title'>): Message =>
  say.linkTo({ record: idAndTitle(record) });

/** Gives a key a value, whether it stands there already or not. */
export const setTo = (key: string, value: string): Message => say.set({ key, value });
