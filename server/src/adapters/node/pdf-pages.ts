/** Deepest tree of pages that is followed; browsers write two or three levels. */
const DEEPEST = 20;

/**
 * On which page each anchor of a printed document stands, counted from 1. Reads the structure browsers
 * of the Chromium family write; anchors of a PDF built otherwise are simply not found.
 */
export function pagesOfAnchors(pdf: Uint8Array): ReadonlyMap<string, number> {
  const text = Buffer.from(pdf).toString('latin1');
  /** An object by its number. Text of the document cannot pass for one: line ends in it are escaped. */
  const object = (number: string | undefined): string => {
    const start = number === undefined ? -1 : text.lastIndexOf(`\n${number} 0 obj\n`);
    return start === -1 ? '' : text.slice(start, text.indexOf('\nendobj', start));
  };
  const catalog = /\ntrailer\n<<[^>]*\/Root (\d+) 0 R/.exec(text)?.[1];
  const entry = (of: string, name: string): string | undefined =>
    new RegExp(`\\n/${name} (\\d+) 0 R`).exec(of)?.[1];
  const pages = new Map<string, number>();
  const count = (number: string | undefined, depth: number): void => {
    const node = object(number);
    const kids = /\n\/Kids \[([\d R]*)\]/.exec(node)?.[1];
    if (number === undefined || node === '' || depth > DEEPEST) return;
    if (kids === undefined) pages.set(number, pages.size + 1);
    else for (const [, kid] of kids.matchAll(/(\d+) 0 R/g)) count(kid, depth + 1);
  };
  const root = object(catalog);
  count(entry(root, 'Pages'), 0);
  const found = new Map<string, number>();
  for (const [, name, page] of object(entry(root, 'Dests')).matchAll(/\/([\w.-]+) \[(\d+) 0 R /g)) {
    const number = pages.get(page!);
    if (number !== undefined) found.set(name!, number);
  }
  return found;
}
