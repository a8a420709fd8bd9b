import { Parser } from 'saxen';
import { decode } from '../decode.ts';

/** What is told of a part while it is read: elements by their names without prefix, in order. */
export interface XmlReader {
  readonly open: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close?: (name: string) => void;
  /** A stretch of text; one text may come in several. */
  readonly text?: (text: string) => void;
}

class IllFormed extends Error {}

/** `&` that begins none of the characters that XML writes so: what it means is anybody's guess. */
const strayAmpersand = /&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)/;

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads a part written in XML. Nothing outside of it is looked up, and document type definitions, which no spreadsheet
 * writes and whose entities can unfold to any length, are refused.
 * @returns false where the text is no well-formed XML; the reader may have been told of some of it
 */
export function readXml(bytes: Uint8Array, reader: XmlReader): boolean {
  const { text, problem } = decode(bytes);
  if (problem !== null && problem.kind !== 'utf-16') return false;
  const parser = new Parser();
  const refuse = (): never => {
    throw new IllFormed();
  };
  const strict = (raw: string, decoded: (raw: string) => string): string =>
    raw.includes('&') ? (strayAmpersand.test(raw) ? refuse() : decoded(raw)) : raw;
  parser.on('error', refuse);
  // What the parser only warns of, another would not read at all.
  parser.on('warn', refuse);
  parser.on('attention', refuse);
  parser.on('openTag', (name, attributes, decoded) => {
    const given = attributes();
    reader.open(bare(name), (wanted) => {
      const key = Object.hasOwn(given, wanted)
        ? wanted
        : Object.keys(given).find((each) => each.endsWith(`:${wanted}`));
      return key === undefined ? undefined : strict(given[key]!, decoded);
    });
  });
  parser.on('closeTag', (name) => reader.close?.(bare(name)));
  parser.on('text', (raw, decoded) => reader.text?.(strict(raw, decoded)));
  parser.on('cdata', (raw) => reader.text?.(raw));
  try {
    parser.parse(text);
    return true;
  } catch (error) {
    if (error instanceof IllFormed) return false;
    throw error;
  }
}
