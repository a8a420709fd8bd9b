import { inflateSync } from 'node:zlib';

/** Operators of PDF that show letters: with the name of a font's size and place set before. */
const SHOWS = /\bT[jJ]\b/;

/** The numbered objects of a PDF as browsers of the Chromium family write it, as Latin-1. */
const objects = /\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g;

/** What is printed as letters in a PDF that a browser of the Chromium family wrote. */
export interface PdfText {
  /** Names of the fonts it carries, without the mark of a subset. */
  readonly fonts: ReadonlySet<string>;
  /** Whether its first page shows any letters. */
  readonly isOnFirstPage: boolean;
}

/** Looks for letters: a browser that found no fonts prints pages without any, and says nothing. */
export function textOfPdf(pdf: Uint8Array): PdfText {
  const text = Buffer.from(pdf).toString('latin1');
  const found = new Map([...text.matchAll(objects)].map(([, number, body]) => [number!, body!]));
  const fonts = new Set<string>();
  let first: string | undefined;
  for (const body of found.values()) {
    const carried = /\/FontName \/(?:[A-Z]{6}\+)?([^\s/]+)/.exec(body)?.[1];
    if (carried !== undefined) fonts.add(carried);
    if (/\/Type \/Page\b/.test(body)) first ??= body;
  }
  const contents = /\/Contents (?:\[)?(\d+) 0 R/.exec(first ?? '')?.[1];
  return { fonts, isOnFirstPage: SHOWS.test(streamOf(found.get(contents ?? '') ?? '')) };
}

function streamOf(body: string): string {
  const start = body.indexOf('stream\n');
  if (start === -1) return '';
  const bytes = Buffer.from(body.slice(start + 'stream\n'.length, body.lastIndexOf('\nendstream')), 'latin1');
  return /\/FlateDecode/.test(body.slice(0, start))
    ? inflateSync(bytes).toString('latin1')
    : bytes.toString('latin1');
}
