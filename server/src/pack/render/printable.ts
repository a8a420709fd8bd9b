import type { Pack } from '../model.ts';
import { settingOf } from './page-one-fit.ts';
import { type HtmlOptions, renderHtml } from './render-html.ts';
import { pageOneParts } from './sections/page-one.ts';
import { viewOf } from './view.ts';

/**
 * A pack to be printed again and again until it stands as it should: given on which page each anchor came, page one is
 * set a step closer as long as it takes more sheets than it was to, and the contents name the pages.
 */
export function printable(pack: Pack, options: HtmlOptions): (pages: ReadonlyMap<string, number>) => string {
  const parts = pageOneParts(viewOf(pack));
  let tighter = 0;
  return (pages) => {
    const { sheets } = settingOf(parts, options.paper ?? null, tighter);
    if ((pages.get('contents') ?? 0) > sheets + 1) tighter++;
    return renderHtml(pack, { ...options, pages, tighter });
  };
}
