import type { Pack } from '../model.ts';
import { reckonedSetting, settings } from './page-one-fit.ts';
import { type HtmlOptions, renderHtml } from './render-html.ts';
import { pageOneParts } from './sections/page-one.ts';
import { viewOf } from './view.ts';

/** How many settings more ample and closer than the reckoned one are tried: what fonts run to shows only in print. */
const MORE_AMPLE = 3;
const CLOSER = 5;

/**
 * A pack to be printed again and again until it stands as it should, given on which page each anchor came. First the
 * front alone, page one set a step closer each time until it takes no more sheets than it is to; then all of it, until
 * the contents name the pages.
 */
export function printable(pack: Pack, options: HtmlOptions): (pages: ReadonlyMap<string, number>) => string {
  const reckoned = reckonedSetting(pageOneParts(viewOf(pack)), options.paper ?? null);
  const last = Math.min(reckoned + CLOSER, settings.length - 1);
  let setting = Math.max(0, reckoned - MORE_AMPLE);
  let isTried = false;
  let stands = false;
  return (pages) => {
    if (isTried && !stands) {
      stands = (pages.get('contents') ?? 0) <= settings[setting]!.sheets + 1;
      if (!stands && setting === last) stands = true;
      else if (!stands) setting += 1;
    }
    isTried = true;
    return renderHtml(pack, { ...options, setting, ...(stands ? { pages } : { frontOnly: true }) });
  };
}
