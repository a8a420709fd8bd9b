import { defineMessages } from '../../messages/define-messages.ts';
import { english, type Language } from '../../messages/language.ts';
import { portableSha256 } from '../../records/sha256.ts';
import { type Document, opensChapter, type Part } from '../document.ts';
import { joined } from '../inline.ts';
import { wordsOf } from '../writer-context.ts';
import { blocksHtml } from './blocks.ts';
import { contentsHtml } from './contents.ts';
import type { HtmlContext, Written } from './context.ts';
import { inlineHtml } from './inline.ts';
import { pageMargins } from './margins.ts';
import { html, Markup, svg } from './markup.ts';
import { pageStyle } from './style.ts';

const say = defineMessages('document.page', {
  window: '{title} – {of}',
  skip: 'Skip to the contents',
  back: 'Back to the contents',
});

/** A part of the page that can be replaced on its own. */
export interface RenderedPart {
  /** Anchor of the part, `contents` for the contents. */
  readonly id: string;
  readonly html: string;
}

export interface HtmlOptions {
  readonly language?: Language;
  /** On which page each anchor is printed, for the contents. */
  readonly pages?: ReadonlyMap<string, number>;
  /** Where pages are written again and again. */
  readonly memory?: HtmlMemory | undefined;
}

/** Remembers how blocks and parts were written, for as long as the anchors are the same map. */
export class HtmlMemory {
  #anchors: Document['anchors'] | null = null;
  #written: Written = { blocks: new WeakMap(), parts: new WeakMap() };

  /** What was written with these anchors. */
  with(anchors: Document['anchors']): Written {
    if (anchors !== this.#anchors) this.#written = { blocks: new WeakMap(), parts: new WeakMap() };
    this.#anchors = anchors;
    return this.#written;
  }
}

const contextOf = (
  { anchors }: Pick<Document, 'anchors'>,
  { language = english, pages = new Map(), memory }: HtmlOptions,
): HtmlContext => ({ language, anchors, pages, written: memory?.with(anchors) });

/** The parts of a page in order: what stands before the contents, the contents, then the sections. */
export function htmlParts(document: Document, options: HtmlOptions = {}): readonly RenderedPart[] {
  const context = contextOf(document, options);
  const { parts } = document;
  return [
    ...parts
      .filter(({ kind }) => kind === 'front')
      .map((part) => ({ id: part.id, html: frontHtml(context, part).text })),
    { id: 'contents', html: contentsHtml(context, document).text },
    ...parts
      .filter(({ kind }) => kind === 'section')
      .map((part, i, all) => ({
        id: part.id,
        html: partText(context, part, opensChapter(part, all[i - 1])),
      })),
  ];
}

function partText(context: HtmlContext, part: Part, opens: boolean): string {
  const { id, blocks } = part;
  const parts = typeof blocks === 'object' && blocks !== null ? context.written?.parts : undefined;
  const before = parts?.get(blocks as object);
  if (before?.id === id && before.opens === opens) return before.html;
  const html = partHtml(context, part, opens).text;
  parts?.set(blocks as object, { id, opens, html });
  return html;
}

/** Blocks outside of a document, as HTML in an element of their own. */
export const htmlBox = (id: string, blocks: Part['blocks'], options: HtmlOptions = {}): RenderedPart => ({
  id,
  html: html`<div id="${id}" class="${id}">${blocksHtml(contextOf({ anchors: new Map() }, options), blocks)}</div>`
    .text,
});

const frontHtml = (context: HtmlContext, { id, blocks }: Part): Markup =>
  html`<div class="front" id="${id}">
${blocksHtml(context, blocks)}</div>`;

/** @param opens whether its chapter begins with it, which is then said above */
const partHtml = (context: HtmlContext, part: Part, opens: boolean): Markup =>
  html`<section id="${part.id}"${part.onPaper ? html` class="on-paper"` : null} aria-labelledby="${part.id}-title">
<h2 id="${part.id}-title">${opens ? html`<span class="part">${inlineHtml(context, part.chapter)} </span>` : null}${inlineHtml(context, part.title)}</h2>
${blocksHtml(context, part.blocks)}
<p class="back"><a href="#contents">${inlineHtml(context, say.back())}</a></p>
</section>`;

/**
 * A document as one HTML file: readable without scripts and without a network, on screens in light and
 * dark and on paper. Its policy forbids everything but its own style sheet, which is named by its hash.
 */
export function htmlPage(document: Document, options: HtmlOptions = {}): string {
  const context = contextOf(document, options);
  const style = `${pageStyle}${pageMargins(context, document)}`;
  const title = say.window({ title: document.title, of: document.of });
  const page = html`<!doctype html>
<html lang="${context.language.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${portableSha256(style)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${svg`${wordsOf(context, title)}`}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#contents">${inlineHtml(context, say.skip())}</a>
<main class="sheet">
${htmlParts(document, options).map((part) => new Markup(part.html))}
<footer class="colophon"><p>${inlineHtml(context, joined(document.colophon, ' '))}</p></footer>
</main>
</body>
</html>
`;
  return page.text;
}
