import type { Parts } from './parts.ts';

/**
 * Gathers the text of an element with `t` in it, such as `si` and `is`: runs of one look are joined, the notes on how
 * to pronounce it (`rPh`) are not part of it.
 */
export class TextGatherer {
  #text = '';
  #inText = false;
  #inReading = 0;

  open(element: string): void {
    if (element === 'rPh') this.#inReading += 1;
    if (element === 't') this.#inText = true;
  }

  close(element: string): void {
    if (element === 'rPh') this.#inReading -= 1;
    if (element === 't') this.#inText = false;
  }

  text(piece: string): void {
    if (this.#inText && this.#inReading === 0) this.#text += piece;
  }

  /** What was gathered since this was asked last. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }
}

/** The texts that cells name by number. */
export function readStrings(parts: Parts, part: string | null): readonly string[] {
  const strings: string[] = [];
  if (part === null) return strings;
  const gatherer = new TextGatherer();
  parts.read(part, {
    open: (element) => gatherer.open(element),
    text: (piece) => gatherer.text(piece),
    close: (element) => {
      gatherer.close(element);
      if (element === 'si') strings.push(gatherer.take());
    },
  });
  return strings;
}
