import type { Mutant } from './instrument.ts';

interface Explanation {
  readonly file: string;
  /** The code that is changed, on one line, and what it is changed to; without the latter, whatever it is changed to. */
  readonly before: string;
  readonly after?: string;
  readonly why: string;
}

/** Changes that make no difference anybody could see, and why. */
const explained: readonly Explanation[] = [];

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

export const isExplained = ({ file, before, after }: Mutant): boolean =>
  explained.some(
    (each) =>
      file.endsWith(each.file) &&
      each.before === oneLine(before) &&
      (each.after === undefined || each.after === oneLine(after)),
  );
