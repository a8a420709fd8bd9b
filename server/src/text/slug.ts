const LEFT_OUT = /[^\p{Alphabetic}\p{Mark}\p{Decimal_Number}\p{Connector_Punctuation}\- ]/gu;

/**
 * Gives the headings of one document their anchors as GitHub does: lower case, punctuation left out, spaces
 * as hyphens, repeats numbered `-1`, `-2`, ….
 */
export class Slugger {
  /** For each anchor given out, the number of the last repeat of its text. */
  readonly #given = new Map<string, number>();

  /** The anchor of the next heading with this text (markup removed). */
  slug(heading: string): string {
    const plain = heading.toLowerCase().replace(LEFT_OUT, '').replaceAll(' ', '-');
    let anchor = plain;
    let repeat = this.#given.get(plain) ?? 0;
    while (this.#given.has(anchor)) {
      repeat++;
      anchor = `${plain}-${repeat}`;
    }
    if (anchor !== plain) this.#given.set(plain, repeat);
    this.#given.set(anchor, 0);
    return anchor;
  }
}

/** The anchor that a heading names itself, as Pandoc and MkDocs read it: `## Recruiting {#recruiting}`. */
export const namedAnchors = (heading: string): readonly string[] => {
  const name = /\{#([\w.:-]{1,64})[^{}]{0,100}\}\s*$/.exec(heading)?.[1];
  return name === undefined ? [] : [name];
};
