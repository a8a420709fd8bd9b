import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { UnreadData } from '../../statistics/reading.ts';

const say = defineMessages('unread-data', {
  rows: '{count, plural, one {# row} other {# rows}} of {file} could not be read',
  file: '{file} could not be read',
  lacking: '{finding} Figures are missing: {unread}.',
});

/** A finding with what is missing from the figures it rests on. */
export const withUnread = (finding: Message, unread: UnreadData | null): Message =>
  unread === null ? finding : say.lacking({ finding, unread: unreadWords(unread) });

/** How much is missing from figures that rest on a data file. */
export const unreadWords = ({ file, rows }: UnreadData): Message =>
  rows === null ? say.file({ file }) : say.rows({ count: rows, file });
