import type { PasteOutcome, PasteRequest } from '../../../tables/edits/paste-rows.ts';
import type { ClientAbilities } from '../client-abilities.ts';
import type { TableEdit, TablePastePreview } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import { isObject, textIn } from './requests.ts';
import { editOf } from './table-edits.ts';

/** What somebody pastes, and how it is to be taken. */
export function pasteIn(params: unknown): PasteRequest {
  const { hasHeadings, columns, shown, isConfirmed } = isObject(params) ? params : {};
  const keys = (list: unknown): (string | null)[] | null =>
    Array.isArray(list) ? list.map((each) => (typeof each === 'string' ? each : null)) : null;
  return {
    text: textIn(params, 'text'),
    hasHeadings: typeof hasHeadings === 'boolean' ? hasHeadings : null,
    columns: keys(columns),
    shown: (keys(shown) ?? []).flatMap((key) => key ?? []),
    isConfirmed: isConfirmed === true,
  };
}

/** What a paste came to, as the client is told. */
export function pastedAnswer(
  session: RootSession,
  outcome: PasteOutcome,
  abilities: ClientAbilities,
): TablePastePreview | TableEdit {
  const { text } = session.language;
  if (outcome.kind === 'edit') return editOf(session, outcome, abilities, outcome.added);
  const { hasHeadings, columns, rows, summary, notes, isReady } = outcome;
  return {
    preview: {
      hasHeadings,
      columns: columns.map(({ heading, key }) => ({ heading, column: key })),
      rows: rows.map(({ id, cells, faults }) => ({
        ...{ id, cells },
        faults: faults.map(({ column, message }) => ({ column, text: text(message) })),
      })),
      summary: text(summary),
      notes: notes.map(text),
      isReady,
    },
  };
}
