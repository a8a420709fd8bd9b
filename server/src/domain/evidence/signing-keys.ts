import type { IsoDate } from '../../model/configuration.ts';
import type { CommitSignature } from '../../model/evidence.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { mappingsOf, textOf } from '../../records/values.ts';

type ValidSignature = Extract<CommitSignature, { kind: 'valid' }>;

/** A key that a record says is a person's. */
export interface RegisteredKey {
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

/**
 * Keys with which forges sign what is merged or edited on their pages, whoever presses the button. Such a signature is
 * nobody's. Both are of GitHub's account web-flow and are published at https://github.com/web-flow.gpg; the second
 * expired on 16 January 2024, when the first took its place, as GitHub told under the title "Rotating credentials for
 * GitHub.com and new GHES patches" (github.blog). Their fingerprints stand in
 * https://github.com/orgs/community/discussions/122178.
 */
const forgeKeys: readonly string[] = [
  '968479A1AFF927E37D1A566BB5690EEEBB952194',
  '5DE3E0509C47EA3CF04A42D34AEE18F83AFDEB23',
];

/** GPG writes fingerprints with blanks, and in either case; those of SSH are exact. */
const plain = (fingerprint: string, by: ValidSignature['by']): string =>
  by === 'ssh' ? fingerprint.trim() : fingerprint.replace(/\s/g, '').replace(/^0x/i, '').toUpperCase();

/** True for a key of a forge. */
export const isForgeKey = ({ by, fingerprint, primary }: ValidSignature): boolean =>
  [fingerprint, primary].some((each) => each !== undefined && forgeKeys.includes(plain(each, by)));

/** True where a signature that nobody could look at names a forge's key, by its fingerprint or the long id at its end. */
export const isForgeKeyNamed = (name: string): boolean =>
  name.length >= 16 && forgeKeys.some((key) => key.endsWith(plain(name, 'gpg')));

/** The entries of a person's `signingKeys` that are the key a signature was made with. */
export function registeredKeys(person: QmsRecord, signature: ValidSignature): readonly RegisteredKey[] {
  const { by, fingerprint, primary } = signature;
  const made = [fingerprint, primary].filter((each) => each !== undefined).map((each) => plain(each, by));
  return mappingsOf(person.data['signingKeys']).flatMap(({ value }) => {
    const [kind, written] = [textOf(value['kind']), textOf(value['fingerprint'])];
    if (written === null || (kind !== null && kind !== by)) return [];
    return made.includes(plain(written, by))
      ? [{ from: dateOf(value['from']), to: dateOf(value['to']) }]
      : [];
  });
}

/** Whether a key was in use on a day, both ends included. */
export const isValidOn = ({ from, to }: RegisteredKey, day: IsoDate): boolean =>
  (from === null || from <= day) && (to === null || day <= to);

/** The persons in whose records the key of a signature is. */
export const ownersOf = (signature: ValidSignature, queries: Queries): readonly QmsRecord[] =>
  queries.ofType('person').filter((person) => registeredKeys(person, signature).length > 0);
