import type { Json, JsonObject } from '../model/json.ts';
import type { QmsRecord } from '../model/record.ts';
import { canonicalForm } from './canonical.ts';
import { textsOf } from './values.ts';

const forms = new WeakMap<object, string | null>();

/** A block of `signOffs` in canonical form; null for what has none. Worked out once: data never changes once read. */
export function blockForm(block: Json | undefined): string | null {
  if (typeof block !== 'object' || block === null) return null;
  let form = forms.get(block);
  if (form === undefined) {
    try {
      form = canonicalForm(block);
    } catch {
      form = null;
    }
    forms.set(block, form);
  }
  return form;
}

/** A block of `signOffs` as it is written; undefined where there is none. */
export const blockAt = (data: JsonObject, index: number): Json | undefined => {
  const blocks = data['signOffs'];
  return Array.isArray(blocks) ? blocks[index] : undefined;
};

/** What makes a block of a record the same one in another text of it: the id and all that the block says. */
export function blockIdentity(record: Pick<QmsRecord, 'id' | 'data'>, index: number): string | null {
  const form = blockForm(blockAt(record.data, index));
  return form === null ? null : `${record.id} ${form}`;
}

/** What names the content of a record that a decision approved. */
export const approvalIdentity = ({ key }: Pick<QmsRecord, 'key'>, digest: string): string =>
  `${key} ${digest}`;

/** The ids a record has or had. */
export const idsEver = ({ id, data }: Pick<QmsRecord, 'id' | 'data'>): ReadonlySet<string> =>
  new Set([id, ...textsOf(data['formerIds'])]);

/** Where a record holds a block of this form; -1 for nowhere. */
export function indexOfBlock({ data }: Pick<QmsRecord, 'data'>, form: string): number {
  const blocks = data['signOffs'];
  return Array.isArray(blocks) ? blocks.findIndex((block) => blockForm(block) === form) : -1;
}
