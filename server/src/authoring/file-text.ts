import { defineMessages } from '../messages/define-messages.ts';
import { largestFileSize } from '../records/configuration.ts';
import { decode } from '../text/decode.ts';
import type { FileSystem } from '../workspace/ports.ts';
import { Refusal } from './refusal.ts';

const say = defineMessages('file', {
  unreadable: '{file} cannot be read, so nothing was changed.',
  leftAlone: '{file} was left alone. {reason}',
});

/** Findings of text that does not parse: what was read of it is a guess. */
export const isSyntaxFault = (rule: string): boolean =>
  rule === 'yaml-syntax' || rule === 'front-matter-syntax';

/** A file as it stands, ready to be edited and written back without changing anything else. */
export interface EditableFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The bytes of the file with another text: its byte-order mark stays. */
  readonly withText: (text: string) => Uint8Array;
}

/** Reads a file for editing. Throws a {@link Refusal} where its text could not be written back unharmed. */
export async function readForEditing(path: string, files: FileSystem): Promise<EditableFile> {
  const result = await files.read(path, largestFileSize);
  if (result.kind !== 'bytes') throw new Refusal(say.unreadable({ file: path }));
  const { text, bom, problem } = decode(result.bytes);
  if (problem !== null) throw new Refusal(say.leftAlone({ file: path, reason: problem.message }));
  return {
    path,
    bytes: result.bytes,
    text,
    withText: (changed) => new TextEncoder().encode(bom ? `\ufeff${changed}` : changed),
  };
}
