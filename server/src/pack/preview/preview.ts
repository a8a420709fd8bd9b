import type { Finding } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Pack } from '../model.ts';
import { type RenderedPart, renderParts } from '../render/render-html.ts';
import { previewFindings } from './found.ts';
import { previewTools } from './tools.ts';
import { waysToStart } from './ways-to-start.ts';

/**
 * The pages of a pack as an editor shows them beside the minutes: its parts, with what can be done there.
 * Each part is one element with the part's id, so that those that changed can be put in the place of the
 * old ones.
 */
export function previewParts(
  pack: Pack,
  findings: readonly Finding[],
  reviews: ReadonlyMap<string, QmsRecord>,
): readonly RenderedPart[] {
  return [
    { id: 'preview-tools', title: '', html: previewTools(pack).text },
    ...renderParts(pack),
    { id: 'preview-findings', title: '', html: previewFindings(pack, findings, reviews).text },
    { id: 'preview-starts', title: '', html: waysToStart(pack).text },
  ];
}
