/**
 * An upper bound of how deeply YAML text is nested, without parsing it: open brackets plus levels of
 * indentation and of `- ` or `? ` on one line. Brackets and indentation inside texts are counted too.
 */
export function nestingEstimate(text: string): number {
  const columns: number[] = [];
  let brackets = 0;
  let deepest = 0;
  let i = 0;
  while (i < text.length) {
    let column = 0;
    while (text[i] === ' ') {
      i++;
      column++;
    }
    if (i < text.length && text[i] !== '\n' && text[i] !== '\r') {
      while (columns.length > 0 && columns.at(-1)! >= column) columns.pop();
      columns.push(column);
      // `- - - a` opens a list with each dash.
      while (
        (text[i] === '-' || text[i] === '?' || text[i] === ':') &&
        (text[i + 1] === ' ' || text[i + 1] === '\t')
      ) {
        i += 2;
        column += 2;
        while (text[i] === ' ' || text[i] === '\t') {
          i++;
          column++;
        }
        columns.push(column);
      }
    }
    let highest = brackets;
    while (i < text.length && text[i] !== '\n' && text[i] !== '\r') {
      const character = text[i]!;
      if (character === '[' || character === '{') {
        brackets++;
        if (brackets > highest) highest = brackets;
      } else if ((character === ']' || character === '}') && brackets > 0) {
        brackets--;
      }
      i++;
    }
    deepest = Math.max(deepest, columns.length + highest);
    i++;
  }
  return deepest;
}
