import type { QmsRecord } from '../../model/record.ts';
import { isObject, textsOf } from '../../records/values.ts';
import { readMarkdownBody } from '../../text/markdown.ts';
import { clip, limits } from './limits.ts';

const known = new WeakMap<QmsRecord, ReadonlyMap<string, string>>();

/** The headings of a policy by their anchors. */
function headingsOf(policy: QmsRecord): ReadonlyMap<string, string> {
  const before = known.get(policy);
  if (before !== undefined) return before;
  const { headings } = readMarkdownBody(policy.body ?? '');
  const byAnchor = new Map(headings.map(({ anchor, text }) => [anchor, text]));
  known.set(policy, byAnchor);
  return byAnchor;
}

/**
 * A commitment in the words of the policy: the heading its pointer leads to, or the sentence it quotes. Null
 * where the policy does not name the commitment, or the pointer leads nowhere.
 */
export function commitmentWords(policy: QmsRecord | undefined, commitment: string | null): string | null {
  const pointers = policy?.type === 'quality-policy' ? policy.data['commitments'] : undefined;
  if (policy === undefined || commitment === null || !isObject(pointers)) return null;
  const pointer = Object.hasOwn(pointers, commitment) ? textsOf(pointers[commitment])[0] : undefined;
  if (pointer === undefined) return null;
  const heading = headingsOf(policy).get(pointer.replace(/^#/, ''));
  const words = heading ?? (pointer.startsWith('#') ? null : pointer);
  return words === null ? null : clip(words, limits.line);
}
