import type { Source } from '../../document/inline.ts';
import type { Link, Pack } from '../model.ts';
import { type PackAnchors, packAnchors } from './anchors.ts';
import type { PackCopy } from './copies.ts';
import type { SectionMemory } from './section-memory.ts';

/** What every part of the pack's document is made from. */
export interface View {
  readonly pack: Pack;
  readonly copy: PackCopy;
  readonly anchors: PackAnchors;
  /** Where pages are made again and again. */
  readonly memory?: SectionMemory | undefined;
}

export function viewOf(pack: Pack, copy: PackCopy = 'archive', memory?: SectionMemory): View {
  const anchors = packAnchors(pack, copy);
  return { pack, copy, anchors: memory?.sameAnchors(anchors) ?? anchors, memory };
}

/** Where an item comes from, for those who jump there from a preview. */
export const sourceOf = (link: Link | null): Source | null =>
  link === null ? null : { record: link.id, path: link.path.join('.'), file: link.file };

/** A theme as what something can be filtered by. */
export const topicsOf = (theme: string | null): readonly string[] => (theme === null ? [] : [theme]);
