import rehypeSanitize, { type Options } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { isCostlyToParse } from '../../text/parsing-cost.ts';
import { wikiLinkAt } from '../../text/wiki-link.ts';
import { cleanText } from './clean-text.ts';
import { html, Markup } from './html.ts';

/**
 * Markdown of records as HTML. Nothing of it can load, run or lead out of the document: no images, no
 * HTML of its own, no attributes, and links only to records the pack shows; other addresses stand there
 * as text.
 */

/** The anchor in the pack of a record with this id and version, or null where it has none. */
export type FindAnchor = (id: string, version: string | null) => string | null;

/** Longest Markdown shown; packs hold shorter texts unless made by someone else. */
const LIMIT = 30_000;

/** Text in which Markdown sees nothing but paragraphs. */
const PLAIN = /^(?![ \t]{4}|[ \t]*(?:[-+=]|\d{1,9}[.)]))[^*_`[\]<>#|~\\&@\t]*$/;

interface Node {
  type: string;
  value?: string;
  url?: string;
  alt?: string | null;
  depth?: number;
  checked?: boolean | null;
  identifier?: string;
  children?: Node[];
}

const schema: Options = {
  strip: ['script', 'style'],
  clobber: [],
  ancestors: { td: ['table'], th: ['table'], tr: ['table'], thead: ['table'], tbody: ['table'] },
  tagNames: [
    ...['p', 'em', 'strong', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'br', 'hr', 'a'],
    ...['h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: { a: [['href', /^#[A-Za-z0-9._-]+$/]], ol: [['start', /^\d+$/]] },
  protocols: { href: [] },
  required: {},
};

const text = (value: string): Node => ({ type: 'text', value });

/** Text of a node without its markup. */
function textOf(node: Node): string {
  return node.value ?? node.alt ?? (node.children ?? []).map(textOf).join('');
}

/** `[[ID]]` in a text as links where the pack shows the record, otherwise as the id or label. */
function withWikiLinks(value: string, anchorOf: FindAnchor): Node[] {
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
    const anchor = anchorOf(link.id, link.version);
    const label = text(link.label ?? link.id);
    found.push(anchor === null ? label : { type: 'link', url: `#${anchor}`, children: [label] });
    from = link.span.end;
  }
  if (from < value.length) found.push(text(value.slice(from)));
  return found;
}

/** The children of a node with everything that leads out of the document replaced by text. */
function tamed(children: readonly Node[], anchorOf: FindAnchor, lift: number): Node[] {
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
        return [{ type: 'blockquote', children: tamed(node.children ?? [], anchorOf, lift) }];
      case 'linkReference':
        return tamed(node.children ?? [], anchorOf, lift);
      case 'link': {
        const label = tamed(node.children ?? [], anchorOf, lift);
        const url = node.url ?? '';
        const shown = label.map(textOf).join('');
        // An address is worth reading on paper, unless it is its own label.
        return /^(?:https:\/\/|mailto:)/i.test(url) && !url.endsWith(shown)
          ? [...label, text(` (${url})`)]
          : label;
      }
      case 'text':
        return withWikiLinks(node.value ?? '', anchorOf);
      case 'heading':
        return [
          {
            ...node,
            depth: Math.min(6, (node.depth ?? 1) + lift),
            children: tamed(node.children ?? [], anchorOf, lift),
          },
        ];
      case 'listItem': {
        const { checked, ...item } = node;
        const inner = tamed(node.children ?? [], anchorOf, lift);
        const box = checked === true ? '[x] ' : checked === false ? '[ ] ' : null;
        return [
          {
            ...item,
            children: box === null ? inner : [{ type: 'paragraph', children: [text(box)] }, ...inner],
          },
        ];
      }
      default:
        return node.children === undefined
          ? [node]
          : [{ ...node, children: tamed(node.children, anchorOf, lift) }];
    }
  });
}

let pipeline: { toHtml(markdown: string, anchorOf: FindAnchor, lift: number): string } | null = null;

function makePipeline(): NonNullable<typeof pipeline> {
  const parser = unified().use(remarkParse).use(remarkGfm).freeze();
  const toTree = unified().use(remarkRehype).use(rehypeSanitize, schema).freeze();
  const writer = unified().use(rehypeStringify, { allowDangerousHtml: false }).freeze();
  return {
    toHtml(markdown, anchorOf, lift) {
      const tree = parser.parse(markdown) as unknown as Node;
      const safe = { ...tree, children: tamed(tree.children ?? [], anchorOf, lift) };
      const hast = toTree.runSync(safe as never);
      return writer.stringify(hast as never);
    },
  };
}

const paragraphs = (plain: string): Markup =>
  html`${plain
    .split(/\n[ \t]*\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => html`<p dir="auto">${each}</p>`)}`;

/**
 * Markdown as HTML blocks.
 * @param anchorOf where `[[ID]]` leads
 * @param lift how much deeper its headings stand: 2 makes a first heading an `h3`
 */
export function prose(markdown: string | null, anchorOf: FindAnchor, lift = 3): Markup {
  if (markdown === null) return new Markup('');
  const clean = cleanText(markdown, LIMIT).replace(/\r\n?/g, '\n');
  // Most texts are plain, and the full parser takes a thousand times as long.
  if (clean.split('\n').every((each) => PLAIN.test(each) && !each.includes('://') && !/www\./i.test(each)))
    return paragraphs(clean);
  if (isCostlyToParse(clean)) return paragraphs(clean);
  pipeline ??= makePipeline();
  return new Markup(`<div class="md" dir="auto">${pipeline.toHtml(clean, anchorOf, lift)}</div>`);
}
