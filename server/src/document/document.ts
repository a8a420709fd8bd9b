import type { Blocks } from './blocks.ts';
import type { Inline, Text } from './inline.ts';
import type { Anchors } from './prose-tree.ts';

/** A part of a document that can be replaced on its own. */
export interface Part {
  /** Its anchor. */
  readonly id: string;
  readonly title: Text;
  /** The first page stands before the contents; the others are listed there. */
  readonly kind: 'front' | 'section';
  /** The chapter it belongs to besides the first, which has no name. */
  readonly chapter: Text | null;
  /** Shown on paper only, in place of what can only be opened on a screen. */
  readonly onPaper: boolean;
  readonly blocks: Blocks;
}

/** Whether a chapter begins with a part, given the one before it. */
export const opensChapter = ({ chapter }: Part, before: Part | undefined): boolean =>
  chapter !== null && (before?.chapter ?? null) === null;

/** A document as plain data: what every format writes. */
export interface Document {
  readonly title: Text;
  /** What it is part of, in the title of the window. */
  readonly of: Text;
  readonly parts: readonly Part[];
  /** What is said in the contents of what was left out. */
  readonly leftOut: Text | null;
  /** Sentences at the very end. */
  readonly colophon: readonly Inline[];
  /** What stands in the margins of printed pages. */
  readonly margins: { readonly left: Text; readonly right: Text; readonly foot: Text | null };
  /** Where an id, or `id@version`, is shown: what `[[id]]` in texts leads to. */
  readonly anchors: Anchors;
}
