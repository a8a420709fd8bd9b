import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { Path } from '../../model/text.ts';
import { fieldOf, fieldScope } from '../field-scope.ts';
import { keyOffer } from './keys.ts';
import type { DataRequest, Offer } from './request.ts';
import { entryItems } from './snippet-items.ts';
import { valueOffer } from './values.ts';

const say = defineMessages('completion.nearby', {
  entryAbove: 'in the entry above',
  inKey: 'in {key}',
});

/**
 * What a line may have been begun for that is not indented for it: keys of the mapping before it, or the next
 * entry of the list around it. What is accepted moves the line.
 */
export function nearbyOffers(request: DataRequest): readonly Offer[] {
  const { key, item, continues } = request.place;
  if (continues !== null && isFreeText(request, continues)) return [];
  if (key !== null) return [keyOffer(request, key, whereWords(key.path))];
  if (item === null) return [];
  const path = [...item, 0];
  const entries = entryItems(request, path, true);
  return entries.length > 0 ? [{ items: entries, incomplete: false }] : [valueOffer(request, path, true)];
}

/** The line may be meant as one more line of the text before it. */
function isFreeText({ context, root }: DataRequest, path: Path): boolean {
  const scope = fieldScope(context, root, path);
  const field = scope === null ? undefined : fieldOf(scope);
  if (field === undefined) return true;
  const { types, enumValues, refs, vocabulary, typeWords } = field;
  const isChosen = enumValues.length + refs.length > 0 || vocabulary !== undefined;
  return types.includes('string') && !isChosen && /^text\b/.test(typeWords);
}

/** `in the entry above`, `in period`: which mapping a key goes into. */
function whereWords(path: Path): Message | null {
  const last = path.at(-1);
  if (last === undefined) return null;
  return typeof last === 'number' ? say.entryAbove() : say.inKey({ key: last });
}
