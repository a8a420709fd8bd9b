import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { isCostlyToParse } from '../text/parsing-cost.ts';
import { withoutCuts } from '../text/table-cuts.ts';
import { wikiLinkAt } from '../text/wiki-link.ts';
import { cleanText } from './characters.ts';

/**
 * Markdown of the user's own as a tree that is safe to write in any format. Nothing of it can load, run or lead out of
 * the document: no images, no HTML of its own, and links only to what the document shows; other addresses stand there
 * as text.
 */

/** Where an id, or `id@version`, is shown. */
export type Anchors = ReadonlyMap<string, string>;

/** The anchor of what has this id and version, or null where it has none. */
const anchorIn = (anchors: Anchors, id: string, version: string | null): string | null =>
  (version === null ? undefined : anchors.get(`${id}@${version}`)) ?? anchors.get(id) ?? null;

/** Longest Markdown shown; documents hold shorter texts unless made by someone else. */
export const LONGEST_PROSE = 30_000;

/** Text in which Markdown sees nothing but paragraphs. */
const PLAIN = /^(?![ \t]{4}|[ \t]*(?:[-+=]|\d{1,9}[.)]))[^*_`[\]<>#|~\\&@\t]*$/;

/** A node of a Markdown tree. */
export interface Node {
  type: string;
  value?: string;
  url?: string;
  alt?: string | null;
  depth?: number;
  checked?: boolean | null;
  identifier?: string;
  children?: Node[];
}

const text = (value: string): Node => ({ type: 'text', value });

/** Text of a node without its markup. */
function textOf(node: Node): string {
  return node.value ?? node.alt ?? (node.children ?? []).map(textOf).join('');
}

/** `[[ID]]` in a text as links where the document shows the record, otherwise as the id or label. */
function withWikiLinks(value: string, anchors: Anchors): Node[] {
  const found: Node[] = [];
  let from = 0;
  for (
    let start = value.indexOf('[[');
    start !== -1;
    start = value.indexOf('[[', Math.max(from, start + 1))
  ) {
    const link = wikiLinkAt(value, start, 0);
    if (link === null) continue;
    if (start > from) found.push(text(value.slice(from, start)));
    const anchor = anchorIn(anchors, link.id, link.version);
    const label = text(link.label ?? link.id);
    found.push(anchor === null ? label : { type: 'link', url: `#${anchor}`, children: [label] });
    from = link.span.end;
  }
  if (from < value.length) found.push(text(value.slice(from)));
  return found;
}

/** The children of a node with everything that leads out of the document replaced by text. */
function tamed(children: readonly Node[], anchors: Anchors, lift: number): Node[] {
  return children.flatMap((node): Node[] => {
    switch (node.type) {
      case 'html':
      case 'definition':
        return node.type === 'html' ? [text(node.value ?? '')] : [];
      case 'image':
      case 'imageReference':
        return [text(node.alt ?? '')];
      case 'footnoteReference':
        return [text(`[${node.identifier ?? ''}]`)];
      case 'footnoteDefinition':
        return [{ type: 'blockquote', children: tamed(node.children ?? [], anchors, lift) }];
      case 'linkReference':
        return tamed(node.children ?? [], anchors, lift);
      case 'link': {
        const label = tamed(node.children ?? [], anchors, lift);
        const url = node.url ?? '';
        const shown = label.map(textOf).join('');
        // An address is worth reading on paper, unless it is its own label.
        return /^(?:https:\/\/|mailto:)/i.test(url) && !url.endsWith(shown)
          ? [...label, text(` (${url})`)]
          : label;
      }
      case 'text':
        return withWikiLinks(node.value ?? '', anchors);
      case 'heading':
        return [
          {
            ...node,
            depth: Math.min(6, (node.depth ?? 1) + lift),
            children: tamed(node.children ?? [], anchors, lift),
          },
        ];
      case 'listItem': {
        const { checked, ...item } = node;
        const inner = tamed(node.children ?? [], anchors, lift);
        const box = checked === true ? '[x] ' : checked === false ? '[ ] ' : null;
        return [{ ...item, children: box === null ? inner : withBox(box, inner) }];
      }
      default:
        return node.children === undefined
          ? [node]
          : [{ ...node, children: tamed(node.children, anchors, lift) }];
    }
  });
}

/** An item with its box as text at its beginning. */
function withBox(box: string, [first, ...others]: readonly Node[]): Node[] {
  if (first?.type !== 'paragraph')
    return [{ type: 'paragraph', children: [text(box)] }, ...(first === undefined ? [] : [first]), ...others];
  return [{ ...first, children: [text(box), ...(first.children ?? [])] }, ...others];
}

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Markdown either as plain paragraphs, which most texts are, or as a tree: the full parser takes a thousand times as long. */
export type ReadProse = { readonly paragraphs: readonly string[] } | { readonly tree: Node };

/**
 * Reads Markdown of the user's own.
 * @param anchors where `[[ID]]` leads
 * @param lift how much deeper its headings stand: 2 makes a first heading one of the third level
 */
export function readProse(markdown: string, anchors: Anchors, lift: number): ReadProse {
  const clean = cleanText(markdown, LONGEST_PROSE).replace(/\r\n?/g, '\n');
  const isPlain = clean
    .split('\n')
    .every((each) => PLAIN.test(each) && !each.includes('://') && !/www\./i.test(each));
  if (isPlain || isCostlyToParse(clean)) return { paragraphs: paragraphsOf(clean) };
  // What a bar would cut off in a table is shown as it is meant.
  const tree = parser.parse(withoutCuts(clean)) as unknown as Node;
  return { tree: { ...tree, children: tamed(tree.children ?? [], anchors, lift) } };
}

const paragraphsOf = (plain: string): readonly string[] =>
  plain
    .split(/\n[ \t]*\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** Markdown of the user's own as a line of text, for places that hold no more. */
export function proseAsLine(markdown: string, anchors: Anchors): string {
  const read = readProse(markdown, anchors, 0);
  return 'paragraphs' in read
    ? read.paragraphs.join(' ')
    : (read.tree.children ?? []).map(blockAsLine).join(' ');
}

const blockAsLine = (node: Node): string =>
  /^(?:list|listItem|blockquote|table|tableRow)$/.test(node.type)
    ? (node.children ?? []).map(blockAsLine).join(' ')
    : textOf(node);
