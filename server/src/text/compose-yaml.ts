import { Composer, type Document, isScalar, type Node, Parser, Scalar, type YAMLError } from 'yaml';
import type { Span } from '../model/text.ts';

const OPTIONS = {
  version: '1.2',
  schema: 'core',
  merge: false,
  uniqueKeys: false,
  resolveKnownTags: false,
  prettyErrors: false,
  strict: true,
  logLevel: 'silent',
} as const;

/** A line that begins with `%` and says how the document below is to be read. */
export interface Directive {
  readonly start: number;
  readonly source: string;
}

/** Where a directive stands in its file. */
export function directiveSpan(directive: Directive, base: number): Span {
  return { start: base + directive.start, end: base + directive.start + directive.source.length };
}

/** A text as the library reads it. */
export interface Composed {
  readonly documents: readonly Document.Parsed[];
  /** Offset of each document: its first directive, its `---` or its first token. */
  readonly starts: readonly number[];
  readonly directives: readonly (readonly Directive[])[];
  /** Directives at the end of the text, with no document behind them. */
  readonly left: readonly Directive[];
  /** Errors of a stream without any document. */
  readonly faults: readonly YAMLError[];
}

/** Reads a text whose lines end in `\n` or `\r\n`. */
export function compose(text: string): Composed {
  const composer = new Composer(OPTIONS);
  const documents: Document.Parsed[] = [];
  const starts: number[] = [];
  const directives: Directive[][] = [];
  let pending: Directive[] = [];
  for (const token of new Parser().parse(text)) {
    if (token.type === 'directive') {
      pending.push({ start: token.offset, source: token.source });
    } else if (token.type === 'document') {
      const marker = token.start.find((part) => part.type === 'doc-start');
      starts.push(pending[0]?.start ?? marker?.offset ?? token.offset);
      directives.push(pending);
      pending = [];
    }
    documents.push(...composer.next(token));
  }
  documents.push(...composer.end());
  const real = documents.map((document) => !isNothing(document));
  return {
    documents: documents.filter((_, index) => real[index]),
    starts: starts.filter((_, index) => real[index]),
    directives: directives.filter((_, index) => real[index]),
    left: pending,
    faults: documents.length === 0 ? composer.streamInfo().errors : [],
  };
}

/** True for what stands before a `...` without any content: no document (YAML 1.2.2, section 9.1.4). */
function isNothing(document: Document.Parsed): boolean {
  return (
    document.errors.length === 0 &&
    !document.directives.docStart &&
    (document.contents === null || isEmptyScalar(document.contents))
  );
}

/** True for a value of which nothing is written. */
export function isEmptyScalar(node: Node): boolean {
  return isScalar(node) && node.source === '' && node.type === Scalar.PLAIN && !node.tag && !node.anchor;
}
