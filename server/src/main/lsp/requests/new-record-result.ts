import { features } from '../../../core/features.ts';
import type { NewRecordResult } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';

/** A record that is to be written, as clients get it: where, and with its places to fill in. */
export const newRecordResult = (
  session: RootSession,
  { id, file, text }: { readonly id: string; readonly file: string; readonly text: string },
): NewRecordResult => ({
  id,
  uri: session.uriOf(file),
  text,
  snippet: features.withPlacesToWrite(text),
});
