import { fieldOfLabel } from '../../records/labels.ts';
import { plainWord } from '../../records/plain-word.ts';
import { isId } from '../../records/record-id.ts';
import type { SeenFile, Stranger } from './seen-file.ts';

/** What a label that nobody knows may stand for. */
type Meant = 'id' | 'owner' | 'version';

/** Names of keys and labels that nobody knows, and what they are likely to stand for. */
export type LikelyAliases = Readonly<Record<string, Meant>>;

/** What names for an id end in. */
const forIds =
  /(?:^|[_ .-])(?:ids?|no|nr|num|number|code|slug|ref|reference|key|nummer|kennung|codigo|código|numero|número|codice)\.?$|Id$|No$/i;
/** What people write behind the word for whoever answers for a document. */
const behindOwner = /[_ -](?:role|name|position|function|rolle|funktion)$/i;
/** What some call a version, and what a version looks like. */
const forVersions = /^(?:issue|release|rel\.?|ed\.?|stand)$/i;
const versionLike = /^(?:v\.?|rev\.?)?\s?\d+(?:\.\d+)*[a-z]?$|^[A-Z]$/i;

/** What a name says it may stand for. */
function meantBy(name: string): Meant | null {
  if (behindOwner.test(name) && fieldOfLabel(name.replace(behindOwner, ''), null) === 'owner') return 'owner';
  if (forVersions.test(name)) return 'version';
  return forIds.test(name) ? 'id' : null;
}

interface Use {
  readonly value: string;
  readonly file: SeenFile;
}

/** True where a file's name or title holds a text: it then names this document, and not something it speaks of. */
function isNamedAfter({ file: { path, title }, value }: Use): boolean {
  const plain = plainWord(value);
  return plain !== '' && (plainWord(path).includes(plain) || plainWord(title ?? '').includes(plain));
}

const hasStatedId = ({ ids }: SeenFile): boolean => ids.key !== null || ids.metadata !== null;

/** Whether the values under a name are what it would stand for. */
function isBorneOut(meant: Meant, uses: readonly Use[]): boolean {
  switch (meant) {
    case 'owner':
      return true;
    case 'version':
      return uses.every(({ value }) => versionLike.test(value));
    case 'id': {
      const values = uses.map(({ value }) => value);
      const isOfDocument = uses.filter(isNamedAfter).length * 2 >= uses.length;
      return isOfDocument && new Set(values).size === values.length && values.every(isId);
    }
  }
}

/**
 * What labels that nobody knows are likely to stand for: one called after ids whose values are all different and stand in
 * the names of the files, one called after an owner, and one for versions whose values are such.
 */
export function likelyAliases(files: readonly SeenFile[]): LikelyAliases {
  const uses = new Map<string, Use[]>();
  for (const file of files)
    for (const { name, value } of file.strangers) {
      const meant = meantBy(name);
      if (value === '' || meant === null || (meant === 'id' && hasStatedId(file))) continue;
      uses.set(name, [...(uses.get(name) ?? []), { value, file }]);
    }
  return Object.fromEntries(
    [...uses].flatMap(([name, all]) => {
      const meant = meantBy(name)!;
      return isBorneOut(meant, all) ? [[name, meant] as const] : [];
    }),
  );
}

const strangerFor = (file: SeenFile, aliases: LikelyAliases, meant: Meant): Stranger | undefined =>
  file.strangers.find(({ name }) => Object.hasOwn(aliases, name) && aliases[name] === meant);

/** A file as it is read with some aliases. */
export function withAliases(file: SeenFile, aliases: LikelyAliases): SeenFile {
  const id = strangerFor(file, aliases, 'id');
  const more = (['owner', 'version'] as const).flatMap((key) => {
    const stranger = strangerFor(file, aliases, key);
    return stranger === undefined ? [] : [[key, stranger.value] as const];
  });
  return {
    ...file,
    data: { ...Object.fromEntries(more), ...file.data },
    ...(id === undefined || hasStatedId(file)
      ? {}
      : { ids: { ...file.ids, [id.isKey ? 'key' : 'metadata']: id.value } }),
  };
}

/** Those of some aliases that files need. */
export const aliasesNeeded = (files: readonly SeenFile[], aliases: LikelyAliases): Record<string, string> =>
  Object.fromEntries(
    Object.entries(aliases).filter(([alias]) =>
      files.some(({ strangers }) => strangers.some(({ name }) => name === alias)),
    ),
  );
