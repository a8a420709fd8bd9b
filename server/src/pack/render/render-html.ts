import { sha256Base64 } from '../../records/sha256.ts';
import type { Pack } from '../model.ts';
import { day } from './format.ts';
import { html, joined, Markup, svg } from './html.ts';
import { leftOut } from './left-out.ts';
import { pageMargins, reviewDigest } from './page-margins.ts';
import type { Paper } from './page-one-fit.ts';
import { pageOne } from './sections/page-one.ts';
import { type Section, sectionsOf } from './sections.ts';
import { packStyle } from './style.ts';
import { type View, viewOf } from './view.ts';

/** A part of the page that can be replaced on its own. */
export interface RenderedPart {
  /** Anchor of the part: `page-one`, `contents`, or a section's. */
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

export interface HtmlOptions {
  /** Digest of the whole pack, `sha256-…`, shown at the end. */
  readonly packDigest?: string;
  /** On which page each anchor is printed, for the contents. */
  readonly pages?: ReadonlyMap<string, number>;
  /** The paper it is made for. Without, page one fits on a sheet of A4 and of US Letter. */
  readonly paper?: Paper;
  /** Leaves out the appendix and says so: a copy for those who decide rather than check. */
  readonly withoutAppendix?: boolean;
  /** How page one is set in print, as an index of the settings; without, as reckoned. */
  readonly setting?: number;
  /** Only page one and the contents, to try how they print. */
  readonly frontOnly?: boolean;
}

/** The parts of the page in order: page one, the contents, then the sections. */
export function renderParts(
  pack: Pack,
  { pages = new Map(), paper, setting, withoutAppendix = false, frontOnly = false }: HtmlOptions = {},
): readonly RenderedPart[] {
  const view = viewOf(pack, withoutAppendix);
  const sections = sectionsOf(pack, withoutAppendix);
  return [
    { id: 'page-one', title: 'Page one', html: pageOne(view, paper ?? null, setting).text },
    {
      id: 'contents',
      title: 'Contents',
      html: contents(sections, pages, withoutAppendix ? pack : null).text,
    },
    ...(frontOnly ? [] : sections).map((section, i) => ({
      id: section.id,
      title: section.title,
      html: sectionHtml(view, section, section.part === 'appendix' && sections[i - 1]?.part !== 'appendix')
        .text,
    })),
  ];
}

/** @param opensAppendix whether the appendix begins with it, which is then said above */
const sectionHtml = (view: View, section: Section, opensAppendix: boolean): Markup =>
  html`<section id="${section.id}"${section.onPaper === true ? html` class="on-paper"` : null} aria-labelledby="${section.id}-title">
<h2 id="${section.id}-title">${opensAppendix ? html`<span class="part">Appendix </span>` : null}${section.title}</h2>
${section.render(view)}
<p class="back"><a href="#contents">Back to the contents</a></p>
</section>`;

/** @param shortened the pack, where its appendix is left out */
function contents(
  sections: readonly Section[],
  pages: ReadonlyMap<string, number>,
  shortened: Pack | null,
): Markup {
  const listed = (part: Section['part']) =>
    html`<ol>${sections
      .filter((section) => section.part === part)
      .map(
        ({ id, title, onPaper }) =>
          html`<li${onPaper === true ? html` class="on-paper"` : null}><a href="#${id}"><span>${title}</span>${pages.has(id) ? html`<span class="page">${pages.get(id)}</span>` : null}</a></li>`,
      )}</ol>`;
  return html`<nav class="contents" id="contents" aria-labelledby="contents-title">
<h2 id="contents-title">Contents</h2>
${listed('review')}
${shortened === null ? html`<p class="label">Appendix</p>${listed('appendix')}` : html`<p class="muted">${leftOut(shortened)}</p>`}
</nav>`;
}

/**
 * The pack as one HTML file: readable without scripts and without a network, on screens in light and
 * dark and on paper. Its policy forbids everything but its own style sheet, which is named by its hash.
 */
export function renderHtml(pack: Pack, options: HtmlOptions = {}): string {
  const style = `${packStyle}${pageMargins(pack)}`;
  const { review } = pack;
  const digest = reviewDigest(pack);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${sha256Base64(style)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${svg`${review.link.title ?? 'Management review'} – ${pack.organization ?? review.link.id}`}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#contents">Skip to the contents</a>
<main class="sheet">
${renderParts(pack, options).map((part) => new Markup(part.html))}
<footer class="colophon"><p>${joined(
    [
      html`Made from the records of ${pack.organization ?? 'this repository'} as of ${day(pack.asOf)}.`,
      html`Review <span class="id">${review.link.id}</span>${review.link.version === null ? null : html`, version ${review.link.version}`}${digest === null ? null : html`: <span class="digest">${digest}</span>`}.`,
      options.packDigest === undefined
        ? null
        : html`This pack: <span class="digest">${options.packDigest}</span>.`,
      options.withoutAppendix === true ? leftOut(pack) : null,
    ],
    ' ',
  )}</p></footer>
</main>
</body>
</html>
`;
  return page.text;
}
