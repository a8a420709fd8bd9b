/** A blank within a line. */
export const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\t';
/** A character that ends a line. */
export const isBreak = (char: string | undefined): boolean => char === '\n' || char === '\r';
