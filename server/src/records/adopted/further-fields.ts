import type { DocumentOutline, HeaderField } from '../../text/header.ts';
import { fieldOfLabel } from '../labels.ts';

/** Labels further down the text that say what a header would: whose key is none of those that mean something else there. */
export const furtherFields = (outline: DocumentOutline): readonly HeaderField[] =>
  outline.header.length > 0
    ? []
    : outline.further.filter(({ label }) => {
        const key = fieldOfLabel(label, null);
        return key !== null && !ambiguousInText.has(key);
      });

/** Labels that sections of a text use for something else than the document. */
const ambiguousInText: ReadonlySet<string> = new Set([
  'title',
  'description',
  'date',
  'due',
  'scope',
  'tags',
  'id',
]);
