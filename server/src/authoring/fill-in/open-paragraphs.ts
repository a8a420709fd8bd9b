import { placesToWrite } from '../../language/places-to-write.ts';

/** A paragraph of a body that is still to be written. */
export interface OpenParagraph {
  readonly key: string;
  /** The heading it stands below. */
  readonly heading: string;
  /** What the text says belongs there; empty where it says nothing. */
  readonly hint: string;
  readonly start: number;
  readonly end: number;
}

/** The paragraphs of a Markdown text that stand for something else (`TBD`, `TBD: what belongs here`), in order. */
export const openParagraphs = (text: string): readonly OpenParagraph[] =>
  placesToWrite(text)
    .filter(({ isBody }) => isBody)
    .map(({ start, end }, index) => ({
      key: `body ${index}`,
      heading: headingBefore(text.slice(0, start)),
      hint: text.slice(start, end).replace(/^TBD[:.\s]*/, ''),
      ...{ start, end },
    }));

const headingBefore = (text: string): string =>
  [...text.matchAll(/^#{1,6} +(.+?)[ #]*$/gm)].at(-1)?.[1]?.replace(/\\(?=[^\w\s])/g, '') ?? '';
