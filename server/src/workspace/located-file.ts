import type { Place } from '../model/finding.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Range, Span } from '../model/text.ts';
import { readAdopted } from '../records/adopted.ts';
import { isTableFile } from '../records/file-selection.ts';
import { lookedAt } from '../records/kept-yaml.ts';
import { isMarkdown } from '../records/read-file.ts';
import type { ReadSetup } from '../records/read-setup.ts';
import { spanOfPath } from '../records/record-node.ts';
import { spanInTree } from '../records/tree-place.ts';
import { LineIndex } from '../text/lines.ts';
import { type MarkdownDocument, readMarkdown } from '../text/markdown.ts';
import type { YamlDocument, YamlStream } from '../text/yaml.ts';

/** A value in quotes, behind its key, its `-` or the bracket or comma before it. */
const quotedValue = /(?:[:[{,-] |[[{,])(["'])/;

/** The quotes a text uses for its values: those of the first one in quotes, double where there is none. */
const usualQuotes = (text: string): 'single' | 'double' =>
  quotedValue.exec(text)?.[1] === "'" ? 'single' : 'double';

const start: Span = { start: 0, end: 0 };
const noYaml: YamlStream = { documents: [], faults: [] };

/** A file's text with its trees, for turning symbolic places into ranges. Built only for files that have findings. */
export class LocatedFile {
  readonly text: string;
  readonly lines: LineIndex;
  readonly path: string;
  /** The version of the document an editor has open, which edits made from this text are for; null when none has. */
  readonly version: number | null;
  #documents: readonly YamlDocument[] | null = null;
  #markdown: MarkdownDocument | null = null;
  #usualQuotes: 'single' | 'double' | null = null;
  readonly #setup: ReadSetup | null;
  #other: LocatedFile | null = null;

  /** @param setup how the root reads its files; without it, a document of others is read as plain YAML */
  constructor(path: string, text: string, version: number | null = null, setup: ReadSetup | null = null) {
    this.path = path;
    this.version = version;
    this.text = text;
    this.lines = new LineIndex(text);
    this.#setup = setup;
  }

  /** The same text as the root reads it under a setup. */
  under(setup: ReadSetup): LocatedFile {
    if (this.#setup === setup || setup.selection.entryOf(this.path) === null) return this;
    if (this.#other === null || this.#other.#setup !== setup)
      this.#other = new LocatedFile(this.path, this.text, this.version, setup);
    return this.#other;
  }

  get documents(): readonly YamlDocument[] {
    this.#documents ??= this.#readDocuments();
    return this.#documents;
  }

  #readDocuments(): readonly YamlDocument[] {
    const { markdown, path, text } = this;
    const stream = isTableFile(path)
      ? noYaml
      : isMarkdown(path)
        ? (markdown?.frontMatter?.yaml ?? noYaml)
        : lookedAt(path, text);
    const adopted = this.#setup === null ? null : readAdopted(path, text, { stream, markdown }, this.#setup);
    return adopted === null ? stream.documents : [adopted.document];
  }

  /** The file as Markdown, or null for YAML. */
  get markdown(): MarkdownDocument | null {
    if (!isMarkdown(this.path)) return null;
    this.#markdown ??= readMarkdown(this.text);
    return this.#markdown;
  }

  /** The quotes in which values stand in this file. */
  get usualQuotes(): 'single' | 'double' {
    this.#usualQuotes ??= usualQuotes(this.text);
    return this.#usualQuotes;
  }

  /** The stretch of text a place means; the start of the file where the text no longer holds it. */
  spanOf(place: Place, record: QmsRecord | null, aliases: Readonly<Record<string, string>>): Span {
    if (place.span !== undefined) return place.span;
    if (record === null) {
      if (place.path.length === 0) return start;
      return spanInTree(this.documents[0]?.tree() ?? null, place.path, place.token) ?? start;
    }
    const document = this.documents[record.document] ?? null;
    return spanOfPath(document, record.item, place.path, aliases, place.token);
  }

  rangeOf(span: Span): Range {
    return { start: this.lines.positionAt(span.start), end: this.lines.positionAt(span.end) };
  }
}
