/** A value in quotes, behind its key, its `-` or the bracket or comma before it. */
const quotedValue = /(?:[:[{,-] |[[{,])(["'])/;

/** The quotes a text uses for its values: those of the first one in quotes, double where there is none. */
export const usualQuotes = (text: string): 'single' | 'double' =>
  quotedValue.exec(text)?.[1] === "'" ? 'single' : 'double';
