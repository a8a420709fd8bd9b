import type { JsonObject } from '../model/json.ts';
import type { Adoption, QmsRecord } from '../model/record.ts';
import type { FieldName } from '../schemas/bound.ts';
import type { SchemaCatalogue } from '../schemas/catalogue.ts';
import { boundRecord, withId } from './bound-record.ts';
import { type CanonicalParts, canonicalForm } from './canonical.ts';
import type { CoveringBlock } from './covered-files.ts';
import { signedBody } from './signed-body.ts';

/** The meaning whose binding decides what the content of a record is. */
const contentMeaning = 'approved';

/** Which files the content of a record covers: those that an approval binds, whoever gives it. */
export const ofContent = { index: -1, meaning: contentMeaning } satisfies CoveringBlock;

/**
 * What the content digest of a record is taken of: what an approval binds, whoever gives it. Works for records without
 * signatures too. Null where no digest exists for the text.
 * @param formerId as if the record had this one of its former ids still
 */
export function contentParts(
  record: QmsRecord,
  catalogue: SchemaCatalogue,
  formerId?: string,
): CanonicalParts | null {
  if (record.oddities.some(({ blocksDigest }) => blocksDigest)) return null;
  if (record.adoption !== null) return adoptedParts(record, record.adoption, catalogue, formerId);
  const names = record.writtenKeys ?? {};
  const written = Object.fromEntries(
    Object.entries(record.data).map(([key, value]) => [Object.hasOwn(names, key) ? names[key]! : key, value]),
  );
  const fields = new Map(Object.entries(names).map(([key, name]) => [name, key]));
  const nameOf = (key: string): string => fields.get(key) ?? key;
  const data = formerId === undefined ? written : withId(written, formerId, nameOf);
  return partsOf(record, data, catalogue, nameOf);
}

/** The same of a document of others: its header is part of the body, so that what its front matter says is bound besides. */
function adoptedParts(
  record: QmsRecord,
  { written, keys }: Adoption,
  catalogue: SchemaCatalogue,
  formerId: string | undefined,
): CanonicalParts | null {
  const nameOf: FieldName = (key) => (Object.hasOwn(keys, key) ? keys[key]! : key);
  const data = formerId === undefined ? written : withId(written, formerId, nameOf);
  return partsOf(record, data, catalogue, nameOf);
}

function partsOf(
  record: QmsRecord,
  data: JsonObject,
  catalogue: SchemaCatalogue,
  nameOf: FieldName,
): CanonicalParts | null {
  try {
    return {
      body: canonicalForm(record.body === null ? null : signedBody(record.body)),
      record: canonicalForm(boundRecord(data, record.type, contentMeaning, catalogue, nameOf)),
      signOff: 'null',
    };
  } catch {
    // A lone surrogate has no canonical form: there is text, and no digest of it.
    return null;
  }
}
