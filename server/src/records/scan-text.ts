import type { Json } from '../model/json.ts';
import type { Path, Span } from '../model/text.ts';

const placeholder = /(?<![\w?-])(?:TBD|XXX|\?\?\?)(?![\w?-])|(?<![\w-])TODO:/;

/** Whether a text holds nothing but a place: `TBD`, `XXX`, `???` or `TODO: …`. */
export const isPlaceholder = (text: string): boolean => /^\s*(?:TBD|XXX|\?\?\?|TODO:.*)[.\s]*$/.test(text);

/** Cheap first look: most files hold neither and need no walk. */
export const mayHoldPlaceholder = (text: string): boolean => placeholder.test(text);

/** Strings of a value that hold a placeholder (`TBD`, `TODO:`, `XXX`, `???` standing alone), with their paths. */
export function placeholdersIn(
  value: Json,
  path: Path = [],
): { readonly path: Path; readonly word: string }[] {
  if (typeof value === 'string') {
    const match = placeholder.exec(value);
    return match === null ? [] : [{ path, word: match[0] }];
  }
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, Json][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([key, inner]) => placeholdersIn(inner, [...path, key]));
}

/** Placeholders in running text, with their spans (`base` is the offset of the text's start). */
export function placeholdersInText(
  text: string,
  base: number,
): { readonly span: Span; readonly word: string }[] {
  return [...text.matchAll(new RegExp(placeholder, 'g'))].map((match) => ({
    word: match[0],
    span: { start: base + match.index, end: base + match.index + match[0].length },
  }));
}

const hidden = /[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/u;

export const mayHideText = (text: string): boolean => hidden.test(text);

const names: Readonly<Record<string, string>> = {
  '\u061C': 'Arabic letter mark',
  '\u200B': 'zero-width space',
  '\u200C': 'zero-width non-joiner',
  '\u200D': 'zero-width joiner',
  '\u200E': 'left-to-right mark',
  '\u200F': 'right-to-left mark',
  '\u202A': 'left-to-right embedding',
  '\u202B': 'right-to-left embedding',
  '\u202C': 'pop directional formatting',
  '\u202D': 'left-to-right override',
  '\u202E': 'right-to-left override',
  '\u2060': 'word joiner',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'first-strong isolate',
  '\u2069': 'pop directional isolate',
  '\uFEFF': 'zero-width no-break space',
};

/**
 * Joiners have work to do inside emoji and between letters of scripts that join; anywhere else, as all
 * other characters here, they make text look different from what it is.
 */
function isLegitimateJoiner(text: string, index: number): boolean {
  const char = text[index];
  if (char !== '\u200C' && char !== '\u200D') return false;
  const before = text.slice(Math.max(0, index - 2), index);
  const after = text.slice(index + 1, index + 3);
  const joins =
    /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Malayalam}\p{Script=Kannada}\p{Script=Sinhala}]/u;
  if (joins.test(before) && joins.test(after)) return true;
  return (
    char === '\u200D' &&
    /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u.test(before) &&
    /^\p{Extended_Pictographic}/u.test(after)
  );
}

/** Characters that cannot be seen and change how text reads, each with its span and name. */
export function hiddenCharacters(text: string): { readonly span: Span; readonly name: string }[] {
  const found: { span: Span; name: string }[] = [];
  for (const match of text.matchAll(new RegExp(hidden, 'gu'))) {
    if (isLegitimateJoiner(text, match.index)) continue;
    const code = match[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    const name = names[match[0]];
    found.push({
      span: { start: match.index, end: match.index + match[0].length },
      name: name === undefined ? `U+${code}` : `${name} (U+${code})`,
    });
  }
  return found;
}
