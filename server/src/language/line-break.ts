/** The line break a text uses: that of its first line, `\n` where there is only one. */
export const lineBreakOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
