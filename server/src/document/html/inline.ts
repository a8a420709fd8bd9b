import { defineMessages } from '../../messages/define-messages.ts';
import type { Message, MessageValue } from '../../model/message.ts';
import { capitalised, hasDirection } from '../characters.ts';
import {
  type Data,
  type Element,
  type Emphasis,
  type Inline,
  isGiven,
  isMessage,
  isSeveral,
  placeOf,
  type Source,
  splitAtParts,
  type Text,
} from '../inline.ts';
import { wordsOf } from '../writer-context.ts';
import { countBar, progressBar } from './charts/bars.ts';
import { sparkline } from './charts/sparkline.ts';
import type { HtmlContext } from './context.ts';
import { icon, lamp } from './icons.ts';
import { type Content, html, joinedContent, type Markup } from './markup.ts';
import { prose } from './prose.ts';

const say = defineMessages('document.inline', { page: 'page {number}' });

/** Attributes that name the source of an item. */
export const sourceAttributes = (source: Source | null | undefined): Markup | null =>
  source === null || source === undefined
    ? null
    : html` data-record="${source.record}" data-path="${source.path}" data-file="${source.file}"`;

/** What an item can be filtered by. */
export const topicAttributes = (topics: readonly string[] | undefined): Markup | null =>
  topics === undefined ? null : html` data-theme="${topics.join(' ')}"`;

/** Names and values that a script of the page reads. */
export const dataAttributes = (data: Data | undefined): readonly Markup[] =>
  Object.entries(data ?? {}).map(([name, value]) => html` data-${name}="${value}"`);

/** What stands in a line, as HTML. */
export function inlineHtml(context: HtmlContext, value: Inline): Content {
  if (value === null || value === undefined || value === false || typeof value === 'string') return value;
  if (isSeveral(value)) return value.map((each) => inlineHtml(context, each));
  if (isMessage(value)) return sentenceHtml(context, value, {});
  return elementHtml(context, value);
}

const emphasis: Readonly<Record<Emphasis, (of: Content) => Markup>> = {
  strong: (of) => html`<b>${of}</b>`,
  big: (of) => html`<b class="big">${of}</b>`,
  worth: (of) => html`<b class="worth">${of}</b>`,
  quiet: (of) => html`<span class="muted">${of}</span>`,
  label: (of) => html`<span class="label">${of}</span>`,
  topic: (of) => html`<span class="theme">${of}</span>`,
  figures: (of) => html`<span class="figures">${of}</span>`,
  unit: (of) => html`<span class="unit">${of}</span>`,
  spoken: (of) => html`<span class="spoken">${of}</span>`,
};

const literals = { digest: 'digest', address: 'url', name: 'id' } as const;
const toneIcon = { good: 'check', warn: 'clock', bad: 'alert', plain: null } as const;

function elementHtml(context: HtmlContext, element: Element): Content {
  const inner = (of: Inline): Content => inlineHtml(context, of);
  switch (element.is) {
    case 'code':
      return element.look === 'command'
        ? html`<code>${element.of}</code>`
        : html`<span class="${literals[element.look]}">${element.of}</span>`;
    case 'id':
      return element.anchor === null
        ? html`<span class="id">${element.of}</span>`
        : html`<a class="id" href="#${element.anchor}">${element.of}</a>`;
    case 'link':
      return html`<a href="#${element.anchor}">${inner(element.of)}</a>`;
    case 'tag': {
      const mark = element.arrow ?? toneIcon[element.tone];
      return html`<span class="tag ${element.tone}">${mark === null ? null : icon(mark)}${inner(element.of)}</span>`;
    }
    case 'light':
      return html`<span class="light ${element.tone}">${lamp(element.tone)}${inner(element.of)}</span>`;
    case 'lines':
      return joinedContent(element.of.filter(isGiven).map(inner), html`<br>`);
    case 'item':
      return html`<span${sourceAttributes(element.source)}${dataAttributes(element.data)}>${inner(element.of)}</span>`;
    case 'capital':
      return capitalised(wordsOf(context, element.of), context.language.tag);
    case 'sentence':
      return sentenceHtml(context, element.of, element.parts);
    case 'prose':
      return prose(element.of, context.anchors);
    case 'page': {
      const page = context.pages.get(element.anchor);
      return page === undefined
        ? null
        : html` <span class="page">${wordsOf(context, say.page({ number: page }))}</span>`;
    }
    case 'progress':
      return progressBar(element.share, wordsOf(context, element.of), wordsOf(context, element.spoken));
    case 'bar':
      return countBar(element.value, element.highest);
    case 'spark':
      return sparkline(element.values, element.target);
    case 'button':
      return html`<button type="button"${dataAttributes(element.data)}>${inner(element.of)}${
        element.spoken === undefined ? null : html` <span class="spoken">${inner(element.spoken)}</span>`
      }</button>`;
    case 'choice':
      return html`<label>${inner(element.of)} <select${dataAttributes(element.data)}>${element.options.map(
        ({ value, title }) =>
          html`<option value="${value}"${value === element.chosen ? html` selected` : null}>${inner(title)}</option>`,
      )}</select></label>`;
    case 'status':
      return html`<span class="muted" role="status"${dataAttributes(element.data)}></span>`;
    default:
      return emphasis[element.is](inner(element.of));
  }
}

/** A sentence with its parts in their places. Text with a direction of its own is a part too, so that it turns nothing. */
function sentenceHtml(
  context: HtmlContext,
  message: Message,
  parts: Readonly<Record<string, Inline>>,
): Content {
  const directed = directedParts(context, message);
  const values: Record<string, MessageValue> = { ...message.values };
  for (const name of Object.keys(directed)) values[name] = placeOf(name);
  const all: Readonly<Record<string, Inline>> = { ...directed, ...parts };
  return splitAtParts(wordsOf(context, { ...message, values })).map((piece, i) =>
    i % 2 === 0 ? piece : inlineHtml(context, all[piece] ?? null),
  );
}

function directedParts(context: HtmlContext, { values }: Message): Record<string, Text> {
  const found: Record<string, Text> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'number' || (typeof value === 'object' && 'items' in value)) continue;
    if (hasDirection(wordsOf(context, value))) found[name] = value;
  }
  return found;
}
