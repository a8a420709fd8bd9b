import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import type { Position } from '../model/text.ts';
import { settingsFiles } from '../records/settings-files.ts';
import { bodyOffer } from './completion/body.ts';
import { hostedOffer } from './completion/hosted.ts';
import { ignoreOffer } from './completion/ignore-comment.ts';
import { entryKeyOffer, keyOffer } from './completion/keys.ts';
import { mappingItems } from './completion/mapping-items.ts';
import { nearbyOffers } from './completion/nearby.ts';
import { type CompletionClient, type DataRequest, nothing, type Offer } from './completion/request.ts';
import { entryItems, recordItems } from './completion/snippet-items.ts';
import { valueOffer } from './completion/values.ts';
import type { LanguageContext } from './context.ts';
import { typeOfDocument } from './field-scope.ts';
import { yamlLayout } from './yaml-layout.ts';
import { yamlRegion } from './yaml-region.ts';

export type { CompletionClient } from './completion/request.ts';

/** Characters behind which an editor should ask by itself. */
export const completionTriggers: readonly string[] = [':', ' ', '[', '-', '#'];

/**
 * What can be written at a position: keys, values, ids, days, whole records and entries in YAML, front
 * matter and qms.yaml; ids behind `[[` in bodies; rule ids in ignore comments. Works on the layout of the
 * text, so that it need not be well-formed. In documents of others, values of headers and of cells.
 */
export function completion(
  context: LanguageContext,
  position: Position,
  client: CompletionClient,
): CompletionList {
  const offset = context.file.lines.offsetAt(position);
  const ignored = ignoreOffer(context, client, offset);
  if (ignored !== null) return list([ignored]);
  const hosted = hostedOffer(context, client, offset);
  if (hosted !== null) return list([hosted]);
  const region = yamlRegion(context.file, offset);
  if (region === null) return list([outside(context, client, offset)]);
  const { place, nearby, ...texts } = yamlLayout(context.file.text, region, offset);
  const requestAt = (at: DataRequest['place']): DataRequest => ({
    context,
    client,
    place: at,
    offset,
    ...texts,
  });
  const near = nearby.map(requestAt).flatMap(nearbyOffers);
  return list([...near, ...(place === null ? [] : offersAt(requestAt(place)))]);
}

/** What can be written where the line is indented for it. */
function offersAt(request: DataRequest): readonly Offer[] {
  const { context, client, place, root } = request;
  const offers: Offer[] = [];
  if (place.key !== null) offers.push(keyOffer(request, place.key));
  if (place.scalar !== null) offers.push(valueOffer(request, place.scalar, false));
  if (place.scalar !== null && place.inline) offers.push(all(mappingItems(request, place.scalar)));
  if (place.item !== null) {
    const path = [...place.item, 0];
    offers.push(all(entryItems(request, path, true)));
    offers.push(valueOffer(request, path, true));
    offers.push(entryKeyOffer(request, path));
  } else if (place.scalar !== null && place.key !== null && place.key.present.size === 0) {
    offers.push(all(entryItems(request, place.scalar, false)));
  }
  if (isEmptyDocument(request)) {
    const isUnclosed = context.file.markdown !== null && context.file.markdown.frontMatter === null;
    const format = isUnclosed ? 'front-matter' : 'yaml';
    offers.push(all(recordItems(context, client, place.word, format, typeOfDocument(context, root))));
  }
  return offers;
}

const all = (items: readonly CompletionItem[]): Offer => ({ items, incomplete: false });

/** Nothing stands in the document but the word at the cursor. */
function isEmptyDocument({ context, place, root }: DataRequest): boolean {
  if (settingsFiles.includes(context.file.path) || place.key === null || place.key.path.length > 0)
    return false;
  return root.size === 0 && place.key.present.size === 0 && !place.key.hasColon;
}

/** Outside YAML: in a body, or at the start of a Markdown file that has nothing yet. */
function outside(context: LanguageContext, client: CompletionClient, offset: number): Offer {
  const { markdown, text } = context.file;
  if (markdown === null) return nothing;
  const isEmpty = text.length <= 80 && /^[\w-]*\s*$/.test(text);
  const word = /^[\w-]*/.exec(text)![0].length;
  if (!isEmpty || offset > word) return bodyOffer(context, client, offset);
  const type = typeOfDocument(context, new Map());
  return all(recordItems(context, client, { start: 0, end: word }, 'markdown', type));
}

const list = (offers: readonly Offer[]): CompletionList => ({
  isIncomplete: offers.some(({ incomplete }) => incomplete),
  items: offers.flatMap(({ items }) => items),
});
