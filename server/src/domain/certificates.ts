import type { IsoDate } from '../model/configuration.ts';
import type { JsonObject } from '../model/json.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Path } from '../model/text.ts';
import { dateOf } from '../records/dates.ts';
import { isObject, mappingsOf, textOf } from '../records/values.ts';

/** A certificate of the organization or of a supplier. */
export interface Certificate {
  /** The standard as written; null where none is named. */
  readonly standard: string | null;
  /** Its last day; null where none is stated. */
  readonly validUntil: IsoDate | null;
  readonly path: Path;
}

const certificate = (value: JsonObject, path: Path): Certificate => ({
  standard: textOf(value['standard']),
  validUntil: dateOf(value['validUntil']),
  path,
});

/** The certificates that a scope or a supplier states. */
function certificatesOf({ type, data }: Pick<QmsRecord, 'type' | 'data'>): readonly Certificate[] {
  if (type === 'scope')
    return isObject(data['certificate']) ? [certificate(data['certificate'], ['certificate'])] : [];
  return mappingsOf(data['certificates']).map(({ index, value }) =>
    certificate(value, ['certificates', index]),
  );
}

/** A standard whatever its edition, national prefix and punctuation: `DIN EN ISO 9001:2015` is `iso9001`. */
const standardKey = (standard: string | null): string =>
  (standard ?? '')
    .toLowerCase()
    .replace(/:\s*\d{4}.*$/, '')
    .replace(/^(?:(?:din|en|bs|nf|une|uni|önorm|sn)[\s/-]+)+/, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Of each standard the certificate that lasts longest; none of a standard for which one has no last day. */
export function newestCertificates(
  record: Pick<QmsRecord, 'type' | 'data'>,
): readonly (Certificate & { readonly validUntil: IsoDate })[] {
  const newest = new Map<string, (Certificate & { readonly validUntil: IsoDate }) | null>();
  for (const each of certificatesOf(record)) {
    const key = standardKey(each.standard);
    const known = newest.get(key);
    if (known === null) continue;
    const { validUntil } = each;
    if (validUntil === null) newest.set(key, null);
    else if (known === undefined || known.validUntil < validUntil) newest.set(key, { ...each, validUntil });
  }
  return [...newest.values()].filter((each) => each !== null);
}
