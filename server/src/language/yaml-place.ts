import type { Path, Span } from '../model/text.ts';

/** A mapping that a key can be written into. */
export interface KeySlot {
  /** Path of the mapping, from the document's root. */
  readonly path: Path;
  /** Keys it has, without the one at the cursor. */
  readonly present: ReadonlySet<string>;
  /** True when the key at the cursor has its `:` already, so that only its name is replaced. */
  readonly hasColon: boolean;
}

/**
 * What can be written at a place of a YAML text, as its layout shows. Several may hold at once: below an
 * empty key stands a mapping, a list or a text.
 */
export interface YamlPlace {
  readonly key: KeySlot | null;
  /** Path of the field (or list entry) whose text or number stands here. */
  readonly scalar: Path | null;
  /** Path of the list a new `- ` entry can be added to here. */
  readonly item: Path | null;
  /** What accepted text replaces; quotes around a text are left out. */
  readonly word: Span;
  /** The quote around the word, if any. */
  readonly quote: '' | '"' | "'";
  /** Column at which the accepted text will stand. */
  readonly column: number;
  /** Texts of the other entries of the list that is added to or edited here. */
  readonly others: ReadonlySet<string>;
  /** Inside `{…}` or `[…]`: everything goes on one line. */
  readonly flow: boolean;
  /** Behind `key:` on its line, as opposed to a line of its own or a list entry. */
  readonly inline: boolean;
  /** A space is to be put before the accepted text. */
  readonly needsSpace: boolean;
  /** How the line has to be indented for what is accepted to belong where it should; null where it is already. */
  readonly indent: Indent | null;
  /** Field whose text the line would go on with if it stayed indented as it is; null when it would not. */
  readonly continues: Path | null;
}

/** Another indentation of a line. */
export interface Indent {
  /** What stands before the line's first character now. */
  readonly span: Span;
  readonly column: number;
}

/** The layout of one YAML document with a cursor in it. */
export interface YamlLayout {
  /** Null where nothing can be completed: in comments, block texts, the middle of a sentence. */
  readonly place: YamlPlace | null;
  /** What the line may have been begun for, were it indented otherwise. */
  readonly nearby: readonly YamlPlace[];
  /** Texts of the document's own keys (quotes removed); empty for values that are no text. */
  readonly root: ReadonlyMap<string, string>;
  /** The same of the entry of one of its lists that the cursor is in; empty outside of such an entry. */
  readonly entry: ReadonlyMap<string, string>;
  /** Keys of the mappings that stand under the document's own keys. */
  readonly sections: ReadonlyMap<string, ReadonlySet<string>>;
}
