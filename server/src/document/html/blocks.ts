import type {
  Block,
  Blocks,
  Entry,
  Facts,
  Group,
  List,
  Masthead,
  Notice,
  Paragraph,
  Section,
} from '../blocks.ts';
import { isGiven } from '../inline.ts';
import { wordsOf } from '../writer-context.ts';
import { chartHtml } from './chart.ts';
import type { HtmlContext } from './context.ts';
import { dataAttributes, inlineHtml, sourceAttributes, topicAttributes } from './inline.ts';
import { type Content, html, Markup } from './markup.ts';
import { prose } from './prose.ts';
import { tableHtml } from './table.ts';

/** Blocks as HTML. */
export function blocksHtml(context: HtmlContext, blocks: Blocks): Content {
  if (blocks === null || blocks === false) return null;
  if ('is' in blocks) return writtenOnce(context, blocks);
  return blocks.map((each) => [blocksHtml(context, each), newLine]);
}

const newLine = new Markup('\n');

function writtenOnce(context: HtmlContext, block: Block): Content {
  const { written } = context;
  if (written === undefined) return blockHtml(context, block);
  let content = written.blocks.get(block);
  if (content === undefined) {
    content = blockHtml(context, block);
    written.blocks.set(block, content);
  }
  return content;
}

function blockHtml(context: HtmlContext, block: Block): Content {
  switch (block.is) {
    case 'heading':
      return block.level === 3
        ? html`<h3>${inlineHtml(context, block.of)}</h3>`
        : html`<h4>${inlineHtml(context, block.of)}</h4>`;
    case 'paragraph':
      return paragraphHtml(context, block);
    case 'facts':
      return factsHtml(context, block);
    case 'table':
      return tableHtml(context, block);
    case 'list':
      return listHtml(context, block);
    case 'prose':
      return prose(block.of, context.anchors, block.lift);
    case 'note':
      return html`<div class="point"><p class="label">${inlineHtml(context, block.label)}</p>${blocksHtml(context, block.blocks)}</div>`;
    case 'group':
      return groupHtml(context, block);
    case 'fold':
      return html`<h3>${inlineHtml(context, block.title)}</h3>
${blocksHtml(context, block.blocks)}`;
    case 'entry':
      return entryHtml(context, block);
    case 'section':
      return sectionHtml(context, block);
    case 'masthead':
      return mastheadHtml(context, block);
    case 'chart':
      return chartHtml(context, block, blocksHtml(context, block.below));
    case 'notice':
      return noticeHtml(context, block);
    case 'toolbar':
      return html`<div class="toolbar" role="toolbar" aria-label="${wordsOf(context, block.name)}">${block.controls.map((each) => [inlineHtml(context, each), newLine])}</div>`;
  }
}

const looks = {
  label: 'label',
  lead: 'lead',
  quiet: 'muted',
  context: 'context',
  key: 'muted key',
  figures: 'figures',
  more: 'more',
  stages: 'stages',
  spark: 'course-line',
  bar: 'course-bar',
} as const;

function paragraphHtml(context: HtmlContext, { look, of }: Paragraph): Markup | null {
  if (!isGiven(of)) return null;
  const inner = inlineHtml(context, of);
  if (look === null) return html`<p>${inner}</p>`;
  return look === 'band'
    ? html`<p class="band" role="note">${inner}</p>`
    : html`<p class="${looks[look]}">${inner}</p>`;
}

function factsHtml(context: HtmlContext, { pairs, wide }: Facts): Markup | null {
  const given = pairs.filter(([, value]) => isGiven(value));
  if (given.length === 0) return null;
  return html`<dl class="${wide ? 'facts wide' : 'facts'}">${given.map(([name, value]) => html`<div><dt>${inlineHtml(context, name)}</dt><dd>${inlineHtml(context, value)}</dd></div>`)}</dl>`;
}

function listHtml(context: HtmlContext, { look, items }: List): Markup | null {
  if (items.length === 0) return null;
  return html`<ul class="${look ?? 'list'}">${items.map(({ cells, source, topics }) => {
    const [only] = cells;
    const inner =
      cells.length === 1
        ? inlineHtml(context, only)
        : cells.map((each) => [html`<div>${inlineHtml(context, each)}</div>`, newLine]);
    return html`<li${sourceAttributes(source)}${topicAttributes(topics)}>${inner}</li>`;
  })}</ul>`;
}

function groupHtml(context: HtmlContext, { look, blocks, name }: Group): Markup {
  const named = name === undefined ? null : html` role="group" aria-label="${wordsOf(context, name)}"`;
  return html`<div class="${look}"${named}>${blocksHtml(context, blocks)}</div>`;
}

function entryHtml(context: HtmlContext, { id, source, topics, look, blocks }: Entry): Markup {
  const classes = look === undefined ? 'entry' : `entry ${look}`;
  return html`<article class="${classes}"${id === null || id === undefined ? null : html` id="${id}"`}${sourceAttributes(source)}${topicAttributes(topics)}>
${blocksHtml(context, blocks)}</article>`;
}

const sectionHtml = (context: HtmlContext, { id, number, title, source, blocks }: Section): Markup =>
  html`<section aria-labelledby="${id}"${sourceAttributes(source)}>
<h2 id="${id}"><span class="no">${number}</span> ${inlineHtml(context, title)}</h2>
${blocksHtml(context, blocks)}</section>`;

const mastheadHtml = (context: HtmlContext, { title, owner, band, when, source }: Masthead): Markup =>
  html`<header class="masthead"${sourceAttributes(source)}>
<h1>${inlineHtml(context, title)}</h1>
<p class="org">${inlineHtml(context, owner)}</p>
${isGiven(band) ? html`<p class="band" role="note">${inlineHtml(context, band)}</p>` : null}
<p class="when">${inlineHtml(context, when)}</p>
</header>`;

const noticeHtml = (context: HtmlContext, { tone, of, ways, data }: Notice): Markup =>
  html`<div class="found ${tone}" role="note"${dataAttributes(data)}>
<p>${inlineHtml(context, of)}</p>
<p class="ways">${ways.map((each) => inlineHtml(context, each))}</p>
</div>`;
