import type { Markup } from './html.ts';

/** An element of markup made by this product, read back. */
export interface Element {
  readonly name: string;
  readonly classes: readonly string[];
  readonly children: readonly (Element | string)[];
}

/** Elements without an end. */
const empty: ReadonlySet<string> = new Set(['br', 'hr', 'wbr']);

/** Markup of this product as a tree. Everything from records is escaped in it, so that tags are only its own. */
export function treeOf({ text }: Markup): Element {
  interface Open extends Element {
    readonly children: (Element | string)[];
  }
  const root: Open = { name: '', classes: [], children: [] };
  const open = [root];
  for (const [, end, name = '', attributes = '', closed, words] of text.matchAll(
    /<(\/?)([a-z][a-z0-9]*)([^>]*?)(\/?)>|([^<]+)/gi,
  )) {
    const parent = open.at(-1)!;
    if (words !== undefined) parent.children.push(words.replace(/&[a-z#0-9]+;/gi, '-'));
    else if (end === '/') {
      if (open.length > 1) open.pop();
    } else {
      const classes = (/ class="([^"]*)"/.exec(attributes)?.[1] ?? '').split(' ');
      const element: Open = { name, classes, children: [] };
      parent.children.push(element);
      if (closed !== '/' && !empty.has(name)) open.push(element);
    }
  }
  return root;
}

/** All elements below one that have a class, or a name, in their order. */
export function within(element: Element, wanted: string): readonly Element[] {
  return element.children.flatMap((child): readonly Element[] => {
    if (typeof child === 'string') return [];
    const isWanted = child.name === wanted || child.classes.includes(wanted);
    return isWanted ? [child, ...within(child, wanted)] : within(child, wanted);
  });
}

/** The text of an element as it is shown, with a line end where one is forced; without the elements of some classes. */
export function shownText(element: Element, without: readonly string[] = []): string {
  if (element.classes.some((each) => without.includes(each))) return '';
  if (element.name === 'br') return '\n';
  return element.children
    .map((child) => (typeof child === 'string' ? child : shownText(child, without)))
    .join('');
}
