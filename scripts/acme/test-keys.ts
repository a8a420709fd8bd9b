import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

/**
 * SSH keys of the invented people of the example company. FOR TESTS ONLY: each is made from the person's id by a rule
 * that stands here, so everybody has them and a signature with one of them is worth nothing anywhere else.
 */

/** What stands before the 32 bytes of a private Ed25519 key in PKCS #8. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

const sha256 = (text: string | Uint8Array): Buffer => createHash('sha256').update(text).digest();

function keyOf(person: string): KeyObject {
  const seed = sha256(`QMS as Code, example company, test key of ${person}`);
  return createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
}

/** A string of the SSH wire format: its length in four bytes, and the bytes. */
function wire(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function publicBlob(key: KeyObject): Buffer {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.concat([wire('ssh-ed25519'), wire(Buffer.from(x!, 'base64url'))]);
}

/** The fingerprint of a person's test key, as `ssh-keygen -l` shows it. */
export const fingerprintOf = (person: string): string =>
  `SHA256:${sha256(publicBlob(keyOf(person)))
    .toString('base64')
    .replace(/=+$/, '')}`;

/**
 * A signature by a person's test key of what git signs, in the armour of SSH (PROTOCOL.sshsig, namespace `git`): the
 * same bytes as those of `ssh-keygen -Y sign`, whether that program is installed or not.
 */
export function sshSignature(person: string, message: string): string {
  const key = keyOf(person);
  const digest = createHash('sha512').update(message).digest();
  const about = [wire('git'), wire(''), wire('sha512')];
  const signed = Buffer.concat([Buffer.from('SSHSIG'), ...about, wire(digest)]);
  const signature = Buffer.concat([wire('ssh-ed25519'), wire(sign(null, signed, key))]);
  const version = Buffer.from([0, 0, 0, 1]);
  const blob = Buffer.concat([
    Buffer.from('SSHSIG'),
    version,
    wire(publicBlob(key)),
    ...about,
    wire(signature),
  ]).toString('base64');
  const lines = blob.match(/.{1,70}/g) ?? [];
  return ['-----BEGIN SSH SIGNATURE-----', ...lines, '-----END SSH SIGNATURE-----', ''].join('\n');
}
