import { idIn } from '../../records/adopted.ts';
import { fieldOfLabel } from '../../records/labels.ts';
import { plainWord } from '../../records/plain-word.ts';
import type { SchemaCatalogue } from '../../schemas/catalogue.ts';
import { plainWords } from './plain-words.ts';
import type { SeenFile } from './seen-file.ts';
import { saysHow, saysList, titlesOfType, wordsOfType } from './type-words.ts';

/** The type of one document: `document` unless its text is clearly something else. */
export interface DocumentGuess {
  readonly type: string;
  readonly isClear: boolean;
}

const document: DocumentGuess = { type: 'document', isClear: true };

/** Types of which each record may have a document of its own. */
const ofEvents = [
  'management-review',
  'audit',
  'nonconforming-output',
  'nonconformity',
  'complaint',
  'risk',
  'change',
  'quality-objective',
  'supplier',
  'equipment',
] as const;

const withoutId = (text: string): string => {
  const found = idIn(text, null);
  return found === null ? text : `${text.slice(0, found.start)} ${text.slice(found.end)}`;
};

const stemOf = (path: string): string =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.[A-Za-z0-9]+$/, '')
    .replaceAll('_', ' ');

/** How many labels of its header mean something only for a type. */
const ownLabels = (file: SeenFile, type: string): number =>
  (file.adoption?.unknownKeys ?? []).filter(({ text: key }) => {
    const field = fieldOfLabel(key, type);
    return field !== null && field !== fieldOfLabel(key, null);
  }).length;

/** What a document is a record of, by its title, its file's name, its folder and the labels of its header. */
export function documentTypeOf(file: SeenFile, catalogue: SchemaCatalogue): DocumentGuess {
  const said = typeOfWord(file.typeWord, catalogue);
  if (said !== null) return { type: said, isClear: true };
  const [title, stem] = [withoutId(file.title ?? ''), withoutId(stemOf(file.path))];
  for (const [type, isTitle] of Object.entries(titlesOfType))
    if (isTitle(plainWords(title)) || isTitle(plainWords(stem))) return { type, isClear: true };
  const own = plainWords(`${title} / ${stem}`);
  if (saysHow(own) || saysList(own)) return document;
  const folder = plainWords(file.path.split('/').slice(0, -1).join(' / '));
  const isDated = /(?:19|20)\d\d/.test(`${stem} ${title}`) || Object.hasOwn(file.data, 'date');
  for (const type of ofEvents) {
    const [isNamed, isFiled] = [wordsOfType[type]!(own), wordsOfType[type]!(folder)];
    if (!isNamed && !isFiled) continue;
    const labels = ownLabels(file, type);
    if (isNamed && (isFiled || labels > 0 || (isDated && isMeeting(type)))) return { type, isClear: true };
    if (isFiled && labels > 1) return { type, isClear: true };
    if (isFiled && (isDated || file.ids.name !== null)) return { type, isClear: false };
  }
  return document;
}

/** Types whose documents go by their day. */
const isMeeting = (type: string): boolean => type === 'management-review' || type === 'audit';

/** A company's own word for a type, where it only writes it differently. */
export function typeOfWord(word: string | null, catalogue: SchemaCatalogue): string | null {
  if (word === null) return null;
  const plain = plainWord(word);
  return catalogue.types().find((type) => plainWord(type) === plain && type !== 'register') ?? null;
}
