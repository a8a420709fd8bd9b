import type { Place } from '../model/finding.ts';
import type { QmsRecord, Reference } from '../model/record.ts';

/** A reference as it stands in the text: `POL-001@3`. */
export const asWritten = ({ target, version }: Pick<Reference, 'target' | 'version'>): string =>
  version === null ? target : `${target}@${version}`;

/** Where a reference stands: its field, or its stretch of the body. */
export const placeOf = (record: QmsRecord, { path, span }: Reference): Place => ({
  file: record.file,
  record: record.key,
  path,
  ...(span === undefined ? {} : { span }),
});
