/** What a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/;
const figure = /^[+-]?(?:\d+(?:[.,]\d+)*)(?:[eE][+-]?\d+)?\s?%?$/;

/** A cell of the clipboard that runs nowhere: figures stay figures. */
const harmless = (text: string): string => (formula.test(text) && !figure.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows of cells with tabs between them, as spreadsheets put them on the clipboard. */
export const tabbed = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map((cell) => quoted(harmless(cell))).join('\t')).join('\n');

/** The cells of a text with tabs between them; texts in quotes may hold line ends. */
export function untabbed(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (;;) {
    let cell = '';
    if (plain[at] === '"') {
      at += 1;
      for (; at < plain.length; at += 1) {
        if (plain[at] !== '"') cell += plain[at];
        else if (plain[at + 1] === '"') {
          cell += '"';
          at += 1;
        } else {
          at += 1;
          break;
        }
      }
    }
    while (at < plain.length && plain[at] !== '\t' && plain[at] !== '\n') {
      cell += plain[at];
      at += 1;
    }
    row.push(cell);
    if (at >= plain.length) return [...rows, row];
    if (plain[at] === '\n') {
      rows.push(row);
      row = [];
    }
    at += 1;
  }
}
