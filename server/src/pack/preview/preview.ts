import { HtmlMemory, htmlBox, htmlParts, type RenderedPart } from '../../document/html/page.ts';
import { english, type Language } from '../../messages/language.ts';
import type { Finding } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import { packDocument } from '../document/pack-document.ts';
import { SectionMemory } from '../document/section-memory.ts';
import type { Pack } from '../model.ts';
import { previewFindings } from './found.ts';
import { previewTools } from './tools.ts';
import { waysToStart } from './ways-to-start.ts';

/** What the pages of one review's pack were made from when they were last made, in one language. */
export class PreviewMemory {
  readonly sections = new SectionMemory();
  readonly html = new HtmlMemory();
}

/**
 * The pages of a pack as an editor shows them next to the minutes: its parts, with what can be done there.
 * Each part is one element with the part's id, so that those that changed can be put in the place of the
 * old ones.
 */
export function previewParts(
  pack: Pack,
  findings: readonly Finding[],
  reviews: ReadonlyMap<string, QmsRecord>,
  language: Language = english,
  memory?: PreviewMemory,
): readonly RenderedPart[] {
  return [
    htmlBox('preview-tools', previewTools(pack), { language }),
    ...htmlParts(packDocument(pack, { memory: memory?.sections }), { language, memory: memory?.html }),
    htmlBox('preview-findings', previewFindings(pack, findings, reviews), { language }),
    htmlBox('preview-starts', waysToStart(pack), { language }),
  ];
}
