import { type Inline, tag } from '../../document/inline.ts';
import { unreadWords } from '../../domain/words/unread-data.ts';
import type { UnreadData } from '../model.ts';

/** That figures lack what could not be read of a data file; nothing where all was read. */
export const unreadTag = ({ unread }: { readonly unread?: UnreadData }): Inline =>
  unread === undefined ? null : tag(unreadWords(unread), 'warn');
