import { fieldOfLabel } from '../../records/labels.ts';
import { plainWord } from '../../records/plain-word.ts';
import { isId } from '../../records/record-id.ts';
import type { SeenFile, Stranger } from './seen-file.ts';

/** Names of keys and labels that nobody knows, and what they are likely to stand for. */
export type LikelyAliases = Readonly<Record<string, 'id' | 'owner'>>;

/** What names for an id end in. */
const forIds =
  /(?:^|[_ .-])(?:id|ids?|no|nr|num|number|code|slug|ref|reference|key|nummer|kennung|codigo|código|numero|número|codice)\.?$|Id$|No$/i;
/** What people write behind the word for whoever answers for a document. */
const behindOwner = /[_ -](?:role|name|position|function|rolle|funktion)$/i;

const isOwnersName = (name: string): boolean =>
  behindOwner.test(name) && fieldOfLabel(name.replace(behindOwner, ''), null) === 'owner';

/**
 * What labels that nobody knows are likely to stand for: one called after ids whose values are all different and stand in
 * the names of the files, and one called after an owner.
 */
export function likelyAliases(files: readonly SeenFile[]): LikelyAliases {
  const values = new Map<string, { readonly value: string; readonly isNamed: boolean }[]>();
  for (const file of files)
    for (const { name, value } of file.strangers) {
      const isForId = forIds.test(name) && file.ids.key === null && file.ids.metadata === null;
      if (!isForId && !isOwnersName(name)) continue;
      values.set(name, [...(values.get(name) ?? []), { value, isNamed: isNamedAfter(file, value) }]);
    }
  const aliases: Record<string, 'id' | 'owner'> = {};
  for (const [name, all] of values) {
    const different = new Set(all.map(({ value }) => value)).size;
    const isOfDocument = all.filter(({ isNamed }) => isNamed).length * 2 >= all.length;
    if (isOwnersName(name)) aliases[name] = 'owner';
    else if (isOfDocument && different === all.length && all.every(({ value }) => isId(value)))
      aliases[name] = 'id';
  }
  return aliases;
}

/** True where a file's name or title holds a text: it then names this document, and not something it speaks of. */
function isNamedAfter({ path, title }: SeenFile, value: string): boolean {
  const plain = plainWord(value);
  return plain !== '' && (plainWord(path).includes(plain) || plainWord(title ?? '').includes(plain));
}

const aliasIn = (file: SeenFile, aliases: LikelyAliases, key: 'id' | 'owner'): Stranger | undefined =>
  file.strangers.find(({ name }) => Object.hasOwn(aliases, name) && aliases[name] === key);

/** A file as it is read with some aliases. */
export function withAliases(file: SeenFile, aliases: LikelyAliases): SeenFile {
  const [id, owner] = [aliasIn(file, aliases, 'id'), aliasIn(file, aliases, 'owner')];
  const offers = id !== undefined && file.ids.key === null && file.ids.metadata === null;
  return {
    ...file,
    ...(offers ? { ids: { ...file.ids, [id.isKey ? 'key' : 'metadata']: id.value } } : {}),
    ...(owner === undefined || Object.hasOwn(file.data, 'owner')
      ? {}
      : { data: { ...file.data, owner: owner.value } }),
  };
}

/** Those of some aliases that files need. */
export const aliasesNeeded = (files: readonly SeenFile[], aliases: LikelyAliases): Record<string, string> =>
  Object.fromEntries(
    Object.entries(aliases).filter(([alias]) =>
      files.some(({ strangers }) => strangers.some(({ name }) => name === alias)),
    ),
  );
