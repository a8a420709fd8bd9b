import type { Document, YAMLError } from 'yaml';
import { defineMessages } from '../messages/define-messages.ts';
import type { Span } from '../model/text.ts';
import { compose, type Directive, directiveSpan, isEmptyScalar } from './compose-yaml.ts';
import { Conversion } from './convert-yaml.ts';
import { faultMessage } from './fault.ts';
import { isBlank, isBreak } from './layout.ts';
import { exceedsBytes, MAXIMUM_BYTES, MAXIMUM_NODES } from './limits.ts';
import { oddity } from './oddity.ts';
import { explainSlips } from './slips/explain-slips.ts';
import { toData } from './tree-data.ts';
import type { TextFault, YamlDocument, YamlStream } from './yaml-stream.ts';

const say = defineMessages('yaml.stream', {
  version: 'A document can have one %YAML line only. Remove this one.',
  directive: 'A line --- must stand between this directive and the content. Add it, or remove the directive.',
  control: 'This control character may not stand in YAML. Delete it.',
});

/** Faults that are reported of one text: further ones are mostly consequences. */
const MAXIMUM_FAULTS = 100;

/**
 * Reads any YAML, with everything that readers disagree on described. Slow; the caller has made sure that
 * the text is neither very long nor very deeply nested.
 * @param base added to every offset
 */
export function readLossless(text: string, base: number): YamlStream {
  const read = readAsWritten(text, base);
  if (read.faults.length === 0) return read;
  // Offsets of slips are into the text, so the search runs without the base, which is added afterwards.
  const plain = base === 0 ? read.faults : read.faults.map((fault) => moved(fault, -base));
  const faults = explainSlips(text, plain, (mended) => readAsWritten(mended, 0).faults);
  return { ...read, faults: base === 0 ? faults : faults.map((fault) => moved(fault, base)) };
}

/** A fault of a part of a file as one of the file. */
function moved(fault: TextFault, base: number): TextFault {
  const shift = ({ start, end }: Span): Span => ({ start: start + base, end: end + base });
  const fixes = fault.fixes?.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, span: shift(edit.span) })),
  }));
  return { ...fault, span: shift(fault.span), ...(fixes === undefined ? {} : { fixes }) };
}

/** The text with the faults the parser finds, in order. */
function readAsWritten(text: string, base: number): YamlStream {
  // A lone carriage return ends a line in YAML but not for the parser; the replacement keeps all offsets.
  const parsed = compose(text.replace(/\r(?!\n)/g, '\n'));
  const faults: TextFault[] = parsed.faults.map((error) => fault(error, text, base, 0));
  const documents = parsed.documents.map((document, index) => {
    const span = {
      start: base + (index === 0 ? 0 : parsed.starts[index]!),
      end: base + (parsed.starts[index + 1] ?? text.length),
    };
    for (const error of document.errors)
      if (!isReplaced(error, text)) faults.push(fault(error, text, base, index));
    return convertDocument(document, parsed.directives[index] ?? [], text, base, span, index, faults);
  });
  parsed.directives.forEach((directives, document) => {
    for (const repeated of directives.filter((directive) => directive.source.startsWith('%YAML')).slice(1)) {
      faults.push({
        message: say.version(),
        span: directiveSpan(repeated, base),
        document,
      });
    }
  });
  for (const directive of parsed.left) {
    faults.push({
      message: say.directive(),
      span: directiveSpan(directive, base),
      document: documents.length,
    });
  }
  for (const place of forbiddenCharacters(text)) {
    const document = documents.findLastIndex((candidate) => candidate.span.start <= base + place.start);
    faults.push({
      message: say.control(),
      span: { start: base + place.start, end: base + place.end },
      document: Math.max(0, document),
    });
  }
  faults.length = Math.min(faults.length, MAXIMUM_FAULTS);
  faults.sort((a, b) => a.span.start - b.span.start);
  return { documents, faults };
}

/** Characters that YAML allows nowhere (YAML 1.2.2, section 5.1). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]+/g;

/** Where forbidden characters stand; the first few places are enough to say what is wrong. */
function forbiddenCharacters(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(FORBIDDEN)) {
    found.push({ start: match.index, end: match.index + match[0].length });
    if (found.length === 20) break;
  }
  return found;
}

/**
 * Errors of the parser that are not passed on: an unclosed quote, which is reported where it opens, and
 * comments at the start of a line in a flow collection, which YAML allows.
 */
function isReplaced(error: YAMLError, text: string): boolean {
  if (error.message.startsWith('Missing closing')) return true;
  if (!error.message.startsWith('Comments must be separated')) return false;
  const before = text.charCodeAt(error.pos[0] - 1);
  return text[error.pos[0]] === '#' && (isBlank(before) || isBreak(before));
}

function fault(error: YAMLError, text: string, base: number, document: number): TextFault {
  const start = Math.min(error.pos[0], text.length);
  const end = Math.max(start, Math.min(error.pos[1], text.length));
  return { message: faultMessage(error, text), span: { start: base + start, end: base + end }, document };
}

function convertDocument(
  document: Document.Parsed,
  directives: readonly Directive[],
  text: string,
  base: number,
  span: Span,
  index: number,
  faults: TextFault[],
): YamlDocument {
  const conversion = new Conversion(text, base);
  for (const directive of directives) {
    if (/^%YAML[ \t]+1\.2$/.test(directive.source.trimEnd())) continue;
    conversion.oddities.push(oddity('directive', directiveSpan(directive, base), directive.source));
  }
  const contents = document.contents;
  const empty = contents === null || isEmptyScalar(contents);
  const root = empty ? null : conversion.node(contents, 1);
  for (const found of conversion.faults) faults.push({ ...found, document: index });
  const nodes = root === null ? 0 : conversion.sizeOf(root);
  const tooLarge = nodes > MAXIMUM_NODES;
  if (tooLarge || exceedsBytes(text, MAXIMUM_BYTES)) conversion.oddities.push(oddity('too-large', span, ''));
  return {
    data: root === null || tooLarge ? undefined : toData(root),
    oddities: conversion.oddities,
    tree: () => root,
    span,
    nodes,
  };
}
