/** Characters the full parser pairs up, in time that can grow with the square of their number in a block. */
const MARKS: ReadonlySet<string> = new Set(['*', '_', '[', ']', '~', '`', '<', '!']);

/** A line that begins a block of its own wherever it stands. */
const OWN_BLOCK = /^ {0,3}(?:[-+*] +[^ ]|#{1,6} )/;
const UNDERLINE = /^ {0,3}(?:=+|-+) *\r?$/;
const QUOTE_MARKS = /^[ >]*/;

/** Each setext heading costs the parser a pass over what was read before. */
const UNDERLINE_WEIGHT = 10;
/** Deeper quotes take the parser's recursion and time beyond reason. */
const DEEPEST_QUOTE = 40;
/** About 0.3 s of parsing. */
const BEARABLE_COST = 3e7;

/** True when building a full syntax tree of a Markdown text could take much longer than its length suggests. */
export function isCostlyToParse(text: string): boolean {
  let cost = 0;
  let marks = 0;
  let underlines = 0;
  for (let at = 0; at < text.length; ) {
    let end = text.indexOf('\n', at);
    if (end === -1) end = text.length;
    const line = text.slice(at, end);
    if (OWN_BLOCK.test(line) || line === '' || line === '\r') {
      cost += marks * marks;
      marks = 0;
    }
    if (UNDERLINE.test(line)) underlines++;
    if (QUOTE_MARKS.exec(line)![0].replaceAll(' ', '').length > DEEPEST_QUOTE) return true;
    for (let i = 0; i < line.length; i++) if (MARKS.has(line[i]!)) marks++;
    at = end + 1;
  }
  return cost + marks * marks + UNDERLINE_WEIGHT * underlines * underlines > BEARABLE_COST;
}
