import { defineMessages } from '../../messages/define-messages.ts';
import type { Document, Part } from '../document.ts';
import type { HtmlContext } from './context.ts';
import { inlineHtml } from './inline.ts';
import { html, type Markup } from './markup.ts';

const say = defineMessages('document.contents', { title: 'Contents' });

/** The sections of a document by chapter, with the pages they are printed on where these are known. */
export function contentsHtml(context: HtmlContext, { parts, leftOut }: Document): Markup {
  const sections = parts.filter(({ kind }) => kind === 'section');
  const chapter = sections.find((part) => part.chapter !== null)?.chapter ?? null;
  return html`<nav class="contents" id="contents" aria-labelledby="contents-title">
<h2 id="contents-title">${inlineHtml(context, say.title())}</h2>
${listHtml(
  context,
  sections.filter((part) => part.chapter === null),
)}
${
  chapter === null
    ? null
    : html`<p class="label">${inlineHtml(context, chapter)}</p>${listHtml(
        context,
        sections.filter((part) => part.chapter !== null),
      )}`
}
${leftOut === null ? null : html`<p class="muted">${inlineHtml(context, leftOut)}</p>`}
</nav>`;
}

const listHtml = (context: HtmlContext, parts: readonly Part[]): Markup =>
  html`<ol>${parts.map(
    ({ id, title, onPaper }) =>
      html`<li${onPaper ? html` class="on-paper"` : null}><a href="#${id}"><span>${inlineHtml(context, title)}</span>${context.pages.has(id) ? html`<span class="page">${context.pages.get(id)}</span>` : null}</a></li>`,
  )}</ol>`;
