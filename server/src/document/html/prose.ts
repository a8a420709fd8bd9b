import rehypeSanitize, { type Options } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { type Anchors, readProse } from '../prose-tree.ts';
import { html, Markup } from './markup.ts';

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

const toTree = unified().use(remarkRehype).use(rehypeSanitize, schema).freeze();
const writer = unified().use(rehypeStringify, { allowDangerousHtml: false }).freeze();

/**
 * Markdown as HTML blocks.
 * @param anchors where `[[ID]]` leads
 * @param lift how much deeper its headings stand: 2 makes a first heading an `h3`
 */
export function prose(markdown: string, anchors: Anchors, lift = 3): Markup {
  const read = readProse(markdown, anchors, lift);
  if ('paragraphs' in read) return html`${read.paragraphs.map((each) => html`<p dir="auto">${each}</p>`)}`;
  return new Markup(
    `<div class="md" dir="auto">${writer.stringify(toTree.runSync(read.tree as never) as never)}</div>`,
  );
}
