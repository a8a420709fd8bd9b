/** A line that may divide the head of a table from its rows. */
export function isDelimiterRow(line: string): boolean {
  return line.includes('-') && /^[-:| \t]+$/.test(line);
}

/** Number of cells of a table row without escaped bars. */
export function cellCount(line: string): number {
  return line.replace(/^\|/, '').replace(/\|$/, '').split('|').length;
}
