import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import { groupedBy } from '../../records/grouped.ts';
import type { SourceRecords } from '../facts/source.ts';

const say = defineMessages('table.place', {
  several:
    'Records of several types stand here, so nobody can tell which a new row would be. Open the table of one type.',
  unread: 'No row can be added while {file} cannot be read whole. Mend it in the text first.',
  adopted: 'These rows stand in a document or table of another form. Add rows there.',
});

/** Where new records of a table go. */
export type PastePlace =
  /** At the end of a register that is there. */
  | { readonly kind: 'register'; readonly file: string }
  /** Each into a file of its own. */
  | { readonly kind: 'files' }
  /** Into a register that is made for them. */
  | { readonly kind: 'new-register' }
  | { readonly kind: 'nowhere'; readonly reason: Message };

/** Where new records go: into the register that is shown, else to where most records of the type are. */
export function pastePlace({ records, type, register, unread }: SourceRecords): PastePlace {
  const [faulty] = unread;
  if (faulty !== undefined) return { kind: 'nowhere', reason: say.unread({ file: faulty }) };
  if (type === null) return { kind: 'nowhere', reason: say.several() };
  if (register !== null) return { kind: 'register', file: register.file };
  if (records.length === 0) return { kind: 'new-register' };
  const written = records.filter(({ adoption }) => adoption === null);
  if (written.length === 0) return { kind: 'nowhere', reason: say.adopted() };
  const byFile = groupedBy(written, (record) => (record.register === null ? '' : record.file));
  const alone = byFile.get('')?.length ?? 0;
  byFile.delete('');
  const [largest] = [...byFile].sort(([, one], [, other]) => other.length - one.length);
  const inRegisters = written.length - alone;
  if (largest === undefined || alone > inRegisters) return { kind: 'files' };
  return { kind: 'register', file: largest[0] };
}
