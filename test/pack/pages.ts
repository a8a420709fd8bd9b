import { htmlPage, htmlParts } from '../../server/src/document/html/page.ts';
import { documentMarkdown } from '../../server/src/document/markdown/document.ts';
import { type PackDocumentOptions, packDocument } from '../../server/src/pack/document/pack-document.ts';
import type { Pack } from '../../server/src/pack/model.ts';

/** The pages of a pack as one HTML file. */
export const packPage = (
  pack: Pack,
  options: PackDocumentOptions = {},
  pages?: ReadonlyMap<string, number>,
) => htmlPage(packDocument(pack, options), pages === undefined ? {} : { pages });

/** Its parts, as a preview shows them. */
export const packParts = (pack: Pack) => htmlParts(packDocument(pack));

/** The same pages in Markdown. */
export const packMarkdown = (pack: Pack, options: PackDocumentOptions = {}) =>
  documentMarkdown(packDocument(pack, options));
