/** True for the code of a space or a tab. */
export const isBlankCode = (code: number): boolean => code === 32 || code === 9;

/** The end of a stretch of text without spaces and tabs there. */
export function endWithoutBlanks(text: string, start: number, end: number): number {
  let i = end;
  while (i > start && isBlankCode(text.charCodeAt(i - 1))) i--;
  return i;
}
