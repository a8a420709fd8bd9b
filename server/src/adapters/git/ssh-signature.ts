import { createHash } from 'node:crypto';

/** The public key inside an SSH signature, which says who must have made it if it fits. */
export interface SshKey {
  /** Such as `ssh-ed25519`. */
  readonly type: string;
  readonly base64: string;
  /** `SHA256:…`, as `ssh-keygen -l` shows it. */
  readonly fingerprint: string;
}

const armour = /^-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)-----END SSH SIGNATURE-----\n?$/;
const magic = 'SSHSIG';
/** Types of keys; those of certificates say so, and who they are in another way. */
const keyType = /^[a-z0-9@.-]{1,64}$/;

/** Strings of the SSH wire format: a length and so many bytes. */
function stringAt(bytes: Buffer, at: number): Buffer | null {
  if (at + 4 > bytes.length) return null;
  const end = at + 4 + bytes.readUInt32BE(at);
  return end > bytes.length ? null : bytes.subarray(at + 4, end);
}

/**
 * The key of an SSH signature (OpenSSH's PROTOCOL.sshsig) made for git, or that a certificate stands in its place; null
 * for anything else.
 */
export function sshKeyOf(signature: string): SshKey | 'certificate' | null {
  const bytes = Buffer.from(armour.exec(signature)?.[1] ?? '', 'base64');
  if (bytes.toString('latin1', 0, magic.length) !== magic) return null;
  const at = magic.length + 4;
  const key = stringAt(bytes, at);
  const namespace = key === null ? null : stringAt(bytes, at + 4 + key.length);
  const type = key === null ? undefined : stringAt(key, 0)?.toString('latin1');
  if (key === null || type === undefined || namespace?.toString('latin1') !== 'git') return null;
  if (!keyType.test(type)) return null;
  if (type.includes('-cert-')) return 'certificate';
  const digest = createHash('sha256').update(key).digest('base64').replace(/=+$/, '');
  return { type, base64: key.toString('base64'), fingerprint: `SHA256:${digest}` };
}
