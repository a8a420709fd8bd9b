/** A text without what makes no other text of it: case, punctuation and white space. Equal for two that say the same words. */
export const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ');
